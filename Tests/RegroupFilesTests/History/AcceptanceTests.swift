import Foundation
import GroupingModel
import Testing

@testable import RegroupFiles

@Suite struct AcceptanceTests {
  private let fixture: HistoryFixture

  init() throws { fixture = try HistoryFixture() }

  @Test func aPlanBecomesARound() throws {
    let plan = try fixture.plan("out")
    let said = try fixture.accept(plan) {
      ($0.title, $0.term) = ("Bridges", "Autumn")
      $0.absent = ["a2"]
      $0.led = ["Canary Nr1"]
    }
    #expect(said == "Accepted round 1: 7 learners in 4 groups; 1 absent.")
    let round = try #require(try fixture.rounds().first)
    #expect((round.number, round.isUndone) == (1, false))
    #expect((round.record.title, round.record.date) == ("Bridges", "2026-09-30"))
    #expect((round.record.term, round.record.isEdited) == ("Autumn", false))
    #expect(round.record.absent == ["a2"])
    #expect(round.record.placements.filter(\.turn.led).map(\.learner) == ["a1"])
    let groups = try PlanFiles.decoded(plan).groups
    for placement in round.record.placements {
      let group = try #require(groups.first { $0.name == placement.group })
      #expect(group.members.contains(placement.learner))
    }
  }

  /// Three rank Robots first, five Rockets, four fit each: one of the five gets the second choice.
  /// With both girls pinned apart, each is alone of her kind.
  @Test func choicesPinsAndWhoWasAlone() throws {
    let rules = [
      RuleDocument(rule: "preference", columns: ["First", "Second"]),
      RuleDocument(rule: "pin", lists: [["a7", "Robots"], ["a8", "Rockets"]]),
      RuleDocument(rule: "not-alone", subject: "Gender=F"),
    ]
    let plan = try fixture.plan("out", rules) {
      $0.sizes = nil
      $0.labels = [
        LabelDocument(name: "Robots", min: 4, max: 4),
        LabelDocument(name: "Rockets", min: 4, max: 4),
      ]
    }
    try fixture.accept(plan)
    let turns = try fixture.turns()
    let expected = (1...8).map { number in
      Turn(choice: number == 7 ? 2 : 1, pinned: number > 6, alone: number > 6)
    }
    #expect((1...8).map { turns["a\($0)"] } == expected)
    #expect(try fixture.rounds()[0].record.placements.allSatisfy { $0.label == $0.group })
  }

  @Test func groupsEditedByHand() throws {
    let plan = try fixture.plan("out", [RuleDocument(rule: "not-alone", subject: "Gender=F")])
    try fixture.write(
      "mine.csv",
      "group,id,name,led\nRed,a1,x,yes\nRed,a7,x,\nBlue,a2,x,\nBlue,a3,x,\nBlue,a4,x,\n"
        + "Blue,a5,x,\n,a6,x,\nRed,Canary Nr8,x,\n")
    let said = try fixture.accept(plan) { $0.groups = fixture.path("mine.csv") }
    #expect(said == "Accepted round 1: 7 learners in 2 groups; 1 absent, edited by hand.")
    let record = try fixture.rounds()[0].record
    #expect(record.isEdited && record.absent == ["a6"] && record.groups == ["Red", "Blue"])
    #expect(record.placements.map(\.learner) == ["a1", "a7", "a8", "a2", "a3", "a4", "a5"])
    #expect(record.placements.filter(\.turn.led).map(\.learner) == ["a1"])
  }

  @Test(arguments: [
    ("Red,a1\nRed,a1\n", "rows 2 and 3"), ("Red,Canary Nobody\nRed,a1\n", "row 2"),
    ("Red,a1\n,a1\n", "the same learner as row 2"),
    ("Red,a1\nBlue,a2\n", "rows 4, 5, 6, 7, 8, 9 of the class list"),
  ])
  func editedTablesThatDoNotHoldTheClass(rows: String, problem: String) throws {
    let plan = try fixture.plan("out")
    try fixture.write("mine.csv", "group,id\n" + rows)
    let error = try inputError {
      try fixture.accept(plan) { $0.groups = fixture.path("mine.csv") }
    }
    #expect(error.problem.contains(problem) && !error.description.contains("Canary"))
    #expect(!FileManager.default.fileExists(atPath: fixture.database))
  }

  /// A learner who is in no row is one who was absent, if the command says so.
  @Test func absentInATableByTheCommand() throws {
    let plan = try fixture.plan("out")
    try fixture.write("mine.csv", "group,id\n" + (1...7).map { "R\($0 % 2),a\($0)\n" }.joined())
    try fixture.accept(plan) {
      $0.groups = fixture.path("mine.csv")
      $0.absent = ["a8"]
    }
    #expect(try fixture.rounds()[0].record.absent == ["a8"])
  }

  @Test func theSamePlanTwiceInARow() throws {
    let (first, second) = (try fixture.plan("a"), try fixture.plan("b") { $0.sizes?.near = 4 })
    try fixture.accept(first)
    let error = try inputError { try fixture.accept(first) }
    #expect(error.problem.contains("round 1") && error.remedy.contains("--again"))
    try fixture.accept(first) { $0.isAgain = true }
    try fixture.accept(second)
    try fixture.accept(first)
    #expect(try fixture.rounds().map(\.number) == [1, 2, 3, 4])
    // Undone, it may be accepted anew, under a new number.
    _ = try HistoryChange.undo(in: fixture.database)
    try fixture.accept(first)
    #expect(try fixture.rounds().map(\.isUndone) == [false, false, false, true, false])
  }

  /// The class list was edited after the plan was made: what took place can still be recorded.
  @Test func plansWhoseInputsHaveChanged() throws {
    let plan = try fixture.plan("out")
    try fixture.write("class.csv", HistoryFixture.roster + "a9,Canary New,1,F,Robots,,\n")
    let acceptance = try Acceptance(plan: plan, options: .init(date: "2026-09-30"))
    #expect(acceptance.remarks.count == 1)
    #expect(acceptance.remarks[0].contains("class.csv: the file has changed"))
    #expect(
      try acceptance.commit(to: fixture.database) == "Accepted round 1: 8 learners in 4 groups.")
  }

  /// What became of earlier rounds does not matter to a round that took place.
  @Test func plansWhoseHistoryHasChanged() throws {
    try fixture.accept(try fixture.plan("p1"))
    let plan = try fixture.plan("p2", [RuleDocument(rule: "not-alone", subject: "Gender=F")]) {
      $0.history = "regroup.db"
    }
    _ = try HistoryChange.undo(in: fixture.database)
    let acceptance = try Acceptance(plan: plan, options: .init(date: "2026-09-30"))
    #expect(acceptance.remarks.isEmpty)
    #expect(try acceptance.commit(to: fixture.database).hasPrefix("Accepted round 2: "))
  }

  @Test func plansWithoutGroupsOrOfNobody() throws {
    let plan = try fixture.plan(
      "out", [RuleDocument(rule: "apart", lists: [(1...8).map { "a\($0)" }])])
    #expect(
      try inputError { try fixture.accept(plan) }.problem == "there are no groups in the plan")
    let other = try fixture.plan("other")
    for names in [["a9"], ["a1", "Canary Nobody"]] {
      let error = try inputError { try fixture.accept(other) { $0.absent = names } }
      #expect(error.problem.hasPrefix("--absent, entry \(names.count)"))
      #expect(try inputError { try fixture.accept(other) { $0.led = names } }.file == nil)
    }
    let all = (1...8).map { "a\($0)" }
    #expect(throws: InputError.self) { try fixture.accept(other) { $0.absent = all } }
    #expect(throws: InputError.self) {
      try fixture.accept(other) { ($0.absent, $0.led) = (["a1"], ["a1"]) }
    }
  }

  @Test func anotherClassesPlan() throws {
    try fixture.accept(try fixture.plan("out"))
    try fixture.write("class.csv", HistoryFixture.roster.replacing("a", with: "b"))
    let error = try inputError { try fixture.accept(try fixture.plan("other")) }
    #expect(error.problem.contains("8 of its 8 learners") && error.remedy.contains("--force"))
  }

  @Test(arguments: ["2026-02-29", "2026-13-01", "2026-00-10", "26-09-30", "today", "2026-9-30", ""])
  func daysThatAreNone(text: String) {
    #expect(throws: InputError.self) { try HistoryDate.checked(text) }
  }

  @Test func leapDays() throws { #expect(try HistoryDate.checked("2028-02-29") == "2028-02-29") }
}
