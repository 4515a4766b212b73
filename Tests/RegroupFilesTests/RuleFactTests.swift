import GroupingModel
import Testing

@testable import Grouping
@testable import RegroupFiles

/// What the cards say about rules on pairs, hours and labels.
@Suite struct RuleFactTests {
  private func facts(
    _ rules: [RuleDocument], labels: [LabelDocument]? = nil
  ) throws -> [[Fact]] {
    let book = try FactBook(try ReportFixture(rules: rules, labels: labels).placed())
    // Without the rule that a history brings.
    return (0..<2).map { book.facts(ofGroup: $0).filter { $0.rule < rules.count } }
  }

  /// Score runs from 8 to 12. Ana and Ben: (2 / 4 + 1) / 2 = 75 %, as Ana and Cid; Ben and Cid:
  /// (4 / 4 + 0) / 2 = 50 %. Their mean is 66.7 %, and what is left to 100 % adds up to 1 point.
  @Test func howMuchMembersDiffer() throws {
    let facts = try facts([RuleDocument(rule: "mix", columns: ["Score", "Gender"])])
    #expect(
      facts[0][0].text
        == "Score, Gender: members differ by 67 % on average, Ben and Cid by 50 %")
    #expect(facts[0][0].points == 1)
  }

  @Test func valuesThatDoNotGoTogether() throws {
    let facts = try facts([
      RuleDocument(
        rule: "incompatible", subject: "Gender", options: ["values": .list(["F", "M"])]),
      RuleDocument(
        rule: "incompatible", subject: "Gender", options: ["values": .list(["F", "F"])]),
    ])
    #expect(
      facts[0].map(\.text) == [
        "Gender: F together with M: Ana <i> and Ben, Ana <i> and Cid", "Gender: 1 with F",
      ])
    #expect(facts[0].map(\.points) == [2, 0])
    #expect(facts[1][1].text == "Gender: F together with F: Eva and Fay")
    let apart = try self.facts([
      RuleDocument(
        rule: "incompatible", subject: "Pals", options: ["values": .list(["2", "6"])])
    ])
    #expect(apart.map { $0[0].text } == ["Pals: 1 with 2, 0 with 6", "Pals: 0 with 2, 1 with 6"])
    #expect(apart.allSatisfy { $0[0].isKept })
  }

  /// Hours are 1, 2, 4, 5, 6. Ana is not free at 2, Ben at 5; Dan at 5 and 6, Eva at 1, Fay at 4.
  @Test func hoursInCommon() throws {
    let facts = try facts([
      RuleDocument(
        rule: "common-hours", subject: "Pals", options: ["busy": .flag(true), "hours": .number(2)]),
      RuleDocument(rule: "common-hours", subject: "Pals"),
    ])
    #expect(
      facts[0].map(\.text) == [
        "3 hours free for all (1, 4, 6), 2 asked", "No hour free for all, 1 asked",
      ])
    #expect(facts[0].map(\.isKept) == [true, false])
    #expect(facts[1][0].text == "1 hour free for all (2), 2 asked")
    #expect(facts[1][0].points == 1)
  }

  /// 11AM once stood behind 2PM, and Friday before Monday.
  @Test func hoursStandInTheOrderOfTheWeek() {
    let week = [
      "Monday 9 AM", "Monday 11AM", "Monday noon", "Monday 1:30pm", "Monday 2PM", "Friday 8AM",
      "Sunday 14:00",
    ]
    #expect(WeekHour.sorted(week.reversed()) == week)
    #expect(WeekHour.sorted(["12PM", "12AM", "1AM", "13"]) == ["12AM", "1AM", "12PM", "13"])
    #expect(
      WeekHour.sorted(["Period 10", "noon", "Period 9"]) == ["Period 9", "Period 10", "noon"])
  }

  @Test func hoursOfSeveralColumnsNameThem() throws {
    let facts = try facts([RuleDocument(rule: "common-hours", columns: ["Gender", "Pals"])])
    #expect(facts[0][0].text == "No hour free for all, 1 asked")
    let busy = try self.facts([
      RuleDocument(
        rule: "common-hours", columns: ["Gender", "Pals"], options: ["busy": .flag(true)])
    ])
    #expect(busy[0][0].text == "3 hours free for all (Pals 1, Pals 4, Pals 6), 1 asked")
  }

  private let labels = [
    LabelDocument(name: "Robots", min: 3, max: 3), LabelDocument(name: "Bridges", min: 3, max: 3),
  ]

  @Test func pinsAndOpenLabels() throws {
    let facts = try facts(
      [
        RuleDocument(rule: "pin", lists: [["1", "Robots"], ["4", "Robots"]], weight: 1),
        RuleDocument(rule: "eligible", lists: [["2", "Bridges"], ["5", "Bridges"]], weight: 1),
        RuleDocument(rule: "pin", lists: [["1", "Robots"]], weight: 1),
        RuleDocument(rule: "eligible", lists: [["1", "Robots"]], weight: 1),
      ], labels: labels)
    #expect(
      facts[0].map(\.text) == [
        "Pinned here: Ana <i>", "Not open to Ben (Bridges)", "Pinned here: Ana <i>",
        "Open to all who may not have every label: Ana <i>",
      ])
    #expect(
      facts[1].map(\.text) == [
        "Pinned elsewhere: Dan (Robots)", "Open to all who may not have every label: Eva",
      ])
    #expect(facts[1].map(\.points) == [1, 0])
  }

  /// Robots are Ana, Ben, Cid with 10, 12, 8; Bridges Dan, Eva, Fay with 11, 9, 10.
  @Test func whoIsReady() throws {
    let facts = try facts(
      [
        RuleDocument(
          rule: "ready", subject: "Score", weight: 1,
          options: ["label": .text("Robots"), "from": .number(8)]),
        RuleDocument(
          rule: "ready", subject: "Score", weight: 1,
          options: ["label": .text("Bridges"), "from": .number(9.5), "to": .number(10)]),
      ], labels: labels)
    #expect(facts[0].map(\.text) == ["Score: from 8 to 12, at least 8 asked"])
    #expect(
      facts[1].map(\.text)
        == ["Not ready: Dan (Score 11), Eva (Score 9); at least 9.5 and at most 10 asked"])
    #expect(facts[1][0].points == 2)
  }

  /// 1 + 2 + 4.5 over three pairs.
  @Test func distancesAddUp() throws {
    let folder = try TestFolder(["x.txt": "6 2 ss 3 3 3 3\n0 1 1\n0 2 2\n1 2 4.5\n"])
    var document = ScenarioDocument(roster: "x.txt", rules: [RuleDocument(rule: "distances")])
    document.format = "mdgplib"
    let loaded = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    let solution = Solution(
      status: .optimal,
      partition: Partition([
        Group(kind: 0, members: [0, 1, 2]), Group(kind: 0, members: [3, 4, 5]),
      ]), levels: [], certificates: [], iterations: 0, groupsListed: nil, conflicts: [], note: nil)
    let plan = PlanDocument(
      solution, objective: try loaded.objective(), loaded: loaded, generator: "", solver: "")
    let book = try FactBook(try PlacedPlan(plan, in: loaded.scenario))
    #expect(
      (0..<2).map { book.facts(ofGroup: $0)[0].text } == [
        "Distances within: 7.5 in all, 2.5 on average",
        "Distances within: 0 in all, 0 on average",
      ])
  }
}
