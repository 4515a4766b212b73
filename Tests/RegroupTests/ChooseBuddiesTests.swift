import Foundation
import Testing

/// `regroup choose` for buddies, end to end.
@Suite struct ChooseBuddiesTests {
  private let folder: ClassFolder

  init() throws {
    folder = try ClassFolder()
    let learners = (1...7).map { "k\($0),Canary \($0),\($0 * $0)\n" }.joined()
    try folder.write("pairs/learners.csv", "id,name,score\n" + learners)
    try folder.write(
      "pairs/scenario.yaml", "choose: buddies\nlevel: {column: score, within: 0-10}\n")
  }

  /// 1, 4 and 9 are at most 8 apart; so are 16 and 25; 36 and 49 are 13 apart.
  @Test func `pairs are told and written`() throws {
    let run = try folder.run("choose", "pairs", "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("7 learners: 2 pairs and a trio.\nProven best: "))
    #expect(run.output.contains("Canary 1, Canary 2, Canary 3"))
    #expect(
      run.errors.contains(
        "Written: plan.json, buddies.csv, teacher.html, lists.html and cards.html"))
    #expect(run.output.split(separator: "\n").allSatisfy { $0.count <= 80 })
    #expect(
      try folder.read("out/buddies.csv").hasPrefix("round,pair,id,name\n1,1,k4,Canary 4\n"))
    let plan = try folder.read("out/plan.json")
    #expect(plan.contains("\"status\" : \"optimal\"") && plan.contains("\"cost\" : 3"))
    #expect(try folder.read("out/lists.html").contains("<li>Canary 7</li>"))
    #expect(try folder.read("out/teacher.html").contains("score 36 and 49"))
  }

  /// Pairs by hand are no worse than what the program says of them.
  @Test(arguments: [
    ("\"k1\"", "\"k7\"", "has not every learner once"),
    ("\"cost\" : 3", "\"cost\" : 2", "Round 1 costs 3, not 2"),
    ("\"repeats\" : 0", "\"repeats\" : 1", "has 0 who met before, not 1"),
    ("\"repeatCost\" : 0", "\"repeatCost\" : 1", "do not prove that no pairs cost less"),
  ])
  func `changed plans are found`(old: String, new: String, message: String) throws {
    #expect(try folder.run("choose", "pairs", "-q", "-o", "out").status == 0)
    let check = try folder.run("check", "--strict", "out/plan.json")
    #expect(check.status == 0 && check.output.contains("keep all rules"), "\(check.output)")
    let plan = try folder.read("out/plan.json")
    let range = try #require(plan.range(of: old))
    try folder.write("out/plan.json", plan.replacingCharacters(in: range, with: new))
    let changed = try folder.run("check", "out/plan.json")
    #expect(changed.status == 1 && changed.output.contains(message), "\(changed.output)")
  }

  @Test func `the same scenario gives the same bytes`() throws {
    for out in ["a", "b"] {
      #expect(try folder.run("choose", "pairs", "-q", "-o", out).status == 0)
    }
    for file in ["plan.json", "buddies.csv", "teacher.html", "lists.html"] {
      #expect(try folder.read("a/\(file)") == folder.read("b/\(file)"))
    }
  }

  @Test func `the next round has other pairs`() throws {
    #expect(try folder.run("choose", "pairs", "-q", "-o", "pairs/one").status == 0)
    try folder.write(
      "pairs/scenario.yaml",
      "choose: buddies\nrounds: 1\nlevel: {column: score, within: 0-10}\n"
        + "new-partners: {earlier: one/buddies.csv}\n")
    let next = try folder.run("choose", "pairs", "-o", "two")
    #expect(next.status == 0 && next.output.contains("Nobody meets anybody again."))
  }

  /// An earlier run's lists go with its pairs.
  @Test func `what cannot be is status two`() throws {
    #expect(try folder.run("choose", "pairs", "-q", "-o", "out").status == 0)
    try folder.write("pairs/apart.csv", "learner,with\nk1,k2;k3;k4;k5;k6;k7\n")
    let run = try folder.run("choose", "pairs", "-q", "-o", "out")
    #expect(run.status == 2, "\(run.errors)")
    #expect(run.output.hasPrefix("Not everybody can have a partner.\n"))
    #expect(try folder.read("out/plan.json").contains("\"status\" : \"infeasible\""))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out/lists.html"))
  }

  @Test func `bad input is status 65 and writes nothing`() throws {
    try folder.write("pairs/wishes.csv", "learner,1\nk1,Canary\n")
    let run = try folder.run("choose", "pairs", "-o", "out")
    #expect(run.status == 65 && run.output.isEmpty)
    #expect(run.errors.contains("wishes.csv, row 2, column '1'"))
    #expect(run.errors.contains("Remedy: ") && !run.errors.contains("Canary"))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/out"))
  }

  @Test func `the scenario of the manual`() throws {
    let scenario = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .appendingPathComponent("../../Scenarios/buddy-pairs").standardizedFileURL.path
    let run = try folder.run("choose", scenario, "-o", "out")
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.hasPrefix("23 learners: 10 pairs and a trio.\nProven best: "))
    #expect(try folder.read("out/buddies.csv").split(separator: "\n").count == 24)
  }
}
