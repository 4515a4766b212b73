import Testing

@testable import RegroupFiles

/// What a check has seen to be the best there is, of plans that are, and of plans that only say so.
@Suite struct ChoiceClaimTests {
  /// The check of a plan after its text was changed.
  private func check(
    _ files: [String: String], _ changes: [(String, String)] = []
  ) throws -> any ChoiceCheck {
    let folder = try TestFolder(
      files.merging(["learners.csv": "id,name\na,Canary Able\nb,Canary Baker\n"]) { $1 })
    let outcome = try ChoiceFiles.load(folder.path).solved(milliseconds: nil, generator: "test")
    _ = try outcome.write(to: "\(folder.path)/out")
    var plan = try folder.read("out/plan.json")
    for (old, new) in changes {
      #expect(plan.contains(old), "\(old) in \(plan)")
      plan = plan.replacing(old, with: new)
    }
    try folder.write("out/plan.json", Array(plan.utf8))
    return try #require(try ChoiceFiles.check("\(folder.path)/out/plan.json"))
  }

  /// Both have their first choice; somebody exchanges them, and says that nothing is better.
  private static let exchange = [
    (": \"m\"", ": \"x\""), (": \"n\"", ": \"m\""), (": \"x\"", ": \"n\""),
    ("\"value\" : 2", "\"value\" : 4"), ("\"bound\" : 2", "\"bound\" : 4"),
  ]
  private static let choices = "learner,1,2\na,m,n\nb,n,m\n"

  @Test func `mentors that only say to be best`() throws {
    let files = [
      "scenario.yaml": "choose: mentors\norder: wishes\n", "choices.csv": Self.choices,
      "mentors.csv": "mentor,max\nm,1\nn,1\n",
    ]
    let best = try check(files)
    #expect(best.isValid && best.isVerified, "\(best.text)")
    let worse = try check(files, Self.exchange + [("\"rank\" : 1", "\"rank\" : 2")])
    #expect(worse.text.contains("Another plan is better"), "\(worse.text)")
  }

  @Test func `projects that only say to be best`() throws {
    let files = [
      "scenario.yaml": "choose: projects\naim: rank-maximal\n", "choices.csv": Self.choices,
      "projects.csv": "project,min,max\nm,1,1\nn,1,1\n",
    ]
    let best = try check(files)
    #expect(best.isValid && best.isVerified, "\(best.text)")
    // Somebody without a first choice: 0, and 2 after the exchange.
    let first = "\"value\" : 0,\n      \"what\" : \"learners without choice 1\""
    let worse = try check(
      files,
      Self.exchange.prefix(3) + [
        ("\"choice\" : 1", "\"choice\" : 2"), (first, first.replacing(": 0", with: ": 2")),
        (
          "\"bound\" : 0,\n      \"proven\" : true,\n      \"value\" : 2",
          "\"bound\" : 2,\n      \"proven\" : true,\n      \"value\" : 2"
        ),
      ])
    #expect(worse.isValid && !worse.isVerified, "\(worse.text)")
    #expect(worse.text.contains("word of the program"), "\(worse.text)")
  }

  /// Learners and teams like each other crosswise: both ends are stable, and differ.
  @Test(arguments: [("learner-best", true), ("team-best", true), ("fairest", false)])
  func `both ends of stable assignments are verified`(solution: String, isVerified: Bool) throws {
    let files = [
      "scenario.yaml": "choose: interviews\nsolution: \(solution)\n", "choices.csv": Self.choices,
      "teams.csv": "team,max\nm,1\nn,1\n", "rankings.csv": "team,1,2\nm,b,a\nn,a,b\n",
    ]
    let check = try check(files)
    #expect(check.isValid && check.isVerified == isVerified, "\(check.text)")
    guard !isVerified else { return }
    let text = check.text.replacing("\n  ", with: " ")
    #expect(text.contains("verified, too: blocking pairs; learners without a team; worst rank of"))
    #expect(text.contains("program that made it: sum of both sides' ranks."))
  }

  @Test func `the other end is not taken for this one`() throws {
    let files = [
      "scenario.yaml": "choose: interviews\nsolution: learner-best\n", "choices.csv": Self.choices,
      "teams.csv": "team,max\nm,1\nn,1\n", "rankings.csv": "team,1,2\nm,b,a\nn,a,b\n",
    ]
    let other = try check(files, Self.exchange)
    #expect(other.isValid && !other.isVerified, "\(other.text)")
  }
}
