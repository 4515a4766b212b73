import Foundation
import Testing

/// What classes and rule sets do to a whole study.
@Suite struct StudyClassTests {
  let folder: ClassFolder

  init() throws { folder = try ClassFolder() }

  /// A study of `classes.csv`.
  private func write(
    _ rows: [String], source: String = "", policies: String = "[random, sorted]"
  ) throws {
    try folder.write("classes.csv", "class,score,sex\n" + rows.joined(separator: "\n") + "\n")
    try folder.write(
      "study.yaml",
      """
      classes:
        - file: classes.csv
          class: class
          score: score
          categories: sex
          \(source)
      group-size: 2
      rounds: 2
      seeds: 1
      policies: \(policies)
      models: [star]
      resamples: 100
      permutations: 99

      """)
  }

  private static let even = ["a", "b"].flatMap { name in
    (1...6).map { "\(name),\($0 * $0),\($0 % 2 == 0 ? "F" : "M")" }
  }

  private func refusal(output: String = "out") throws -> String {
    let run = try folder.run("study", "study.yaml", "-o", output)
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("Remedy: "))
    return run.errors
  }

  @Test func classesOfOneAreLeftOutWithARemark() throws {
    try write(Self.even + ["c,5,F", "d,7,M", "d,8,M"])
    let run = try folder.run("study", "study.yaml", "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(
      run.errors.contains("Note: classes: 2 classes of fewer than 4 learners left out"))
    #expect(try folder.read("out/classes.csv").split(separator: "\n").count == 3)
    try write(["a,1,F", "b,2,M"])
    #expect(try refusal().contains("Error: no class is large enough for two groups of 2"))
  }

  @Test func columnsThatAreNotThere() throws {
    try write(Self.even)
    let yaml = try folder.read("study.yaml")
    for (old, new, column) in [
      ("class: class", "class: clas", "clas"), ("score: score", "score: scroe", "scroe"),
      ("categories: sex", "categories: sxe", "sxe"),
    ] {
      try folder.write("study.yaml", yaml.replacing(old, with: new))
      #expect(try refusal().contains("Error: classes.csv: unknown column '\(column)'"))
    }
    try folder.write("study.yaml", yaml + "not-alone: gender\n")
    #expect(try refusal().contains("unknown column of categories 'gender'"))
    try folder.write("study.yaml", yaml + "subgroups: [gender=F]\n")
    #expect(try refusal().contains("unknown column of categories 'gender'"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
  }

  @Test func scoresThatAreMissingOrNoNumbers() throws {
    try write(Self.even + ["b,,F"])
    #expect(
      try refusal().contains(
        "classes.csv, row 14, column 'score': 1 learner without a score. Remedy: write missing:"))
    try write(Self.even + ["b,x,F"])
    #expect(try refusal().contains("classes.csv, row 14, column 'score': a score is not a number"))
    try write(Self.even + ["b,,F"], source: "missing: drop")
    let run = try folder.run("study", "study.yaml", "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.errors.contains("Note: classes: 1 learner without a score left out"))
  }

  /// Six learners in pairs: everybody can be with somebody new five times at most. A class of four
  /// three times, so that its term ends after round 3.
  @Test func termsThatEndEarlyAreCountedAndMissing() throws {
    try write(
      Self.even + (1...4).map { "c,\($0),F" },
      policies: "[random, {name: new, iterations: 300, rules: [{new-teammates: true, "
        + "required: true}]}]")
    let yaml = try folder.read("study.yaml")
    try folder.write("study.yaml", yaml.replacing("rounds: 2", with: "rounds: 4"))
    let run = try folder.run("study", "study.yaml", "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("new: 1 term ended early, for no groups keep its rules.\n"))
    let rows = try folder.read("out/results.csv").split(separator: "\n")
    let ended = try #require(rows.first { $0.hasPrefix("classes/c,real,new,star,1,1,4,") })
    #expect(ended.hasSuffix(String(repeating: ",", count: 23)))
    #expect(rows.count == 1 + 3 * 2 * 4)
    let summary = try folder.read("out/summary.csv")
    #expect(summary.contains("\nrandom,star,1,gain,3,") && summary.contains("\nnew,star,1,gain,2,"))
  }

  /// Learners of the second class are all of one sex: the rule says nothing there, and no word is lost.
  @Test func rulesAboutNobodyInAClassAreLeftOutThere() throws {
    try write(
      ["M", "F", "M", "F"].enumerated().map { "a,\($0),\($1)" } + (1...4).map { "b,\($0),M" },
      policies: "[random, {name: mine, rules: [{not-alone: sex=F}]}]")
    let run = try folder.run("study", "study.yaml", "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(try folder.read("out/summary.csv").contains("\nmine,star,1,gain,2,"))
  }

  @Test func ruleSetsThatCannotBeUsed() throws {
    let cases: [(String, String)] = [
      ("[{balance: scroe}]", "policy 'mine' in class 'classes/a': unknown column 'scroe'"),
      ("[{balanced: score}]", "study.yaml, line 10: unknown rule 'balanced'"),
      ("[{not-alone: sex=X}]", "a rule of policy 'mine' is about a value that no learner has"),
      (
        "[{apart: nowhere.csv}]",
        "rule 'apart' of a study names a file or a column that is not there"
      ),
      ("[{balance: score}, {balance: score, weight: 2}]", "the rule 'balance' is there twice"),
    ]
    for (number, (rules, problem)) in cases.enumerated() {
      try write(Self.even, policies: "[random, {name: mine, rules: \(rules)}]")
      #expect(try refusal(output: "out\(number)").contains(problem), "\(rules)")
    }
  }
}
