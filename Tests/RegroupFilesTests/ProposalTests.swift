import Foundation
import GroupingModel
import PlanCheck
import Testing

@testable import Grouping
@testable import RegroupFiles

/// Proposals for a made-up class of twelve, as a run makes them.
struct ProposalFixture {
  let folder: TestFolder
  let loaded: LoadedScenario

  init(rules: [RuleDocument] = Self.rules) throws {
    let scores = [40, 95, 55, 80, 62, 77, 91, 48, 66, 70, 85, 59]
    let wishes = ["2", "1;3", "4", "", "6", "5", "1", "12", "", "11", "10", "7"]
    let rows = scores.indices.map { index in
      "\(index + 1),<Canary> \(index + 1),\(scores[index]),\(index % 3 == 0 ? "F" : "M"),"
        + "\(wishes[index])\n"
    }
    let rounds = ["A,1\nA,2\nA,5\nB,6\nB,10\nB,11\n", "A,3\nA,4\nA,7\nB,12\nB,7\n"]
    folder = try TestFolder([
      "in/class.csv": "ID,Name,Score,Gender,Pals\n" + rows.joined(),
      "in/rounds/1.csv": "group,id\n" + rounds[0], "in/rounds/2.csv": "group,id\n" + rounds[1],
    ])
    var document = ScenarioDocument(roster: "class.csv", rules: rules)
    document.title = "Class & <Co>"
    document.sizes = SizesDocument(near: 4)
    document.history = "rounds"
    loaded = try ScenarioLoader.load(document, folder: folder.path + "/in", confined: true)
  }

  static let rules = [
    RuleDocument(rule: "balance", subject: "Score", weight: 2),
    // Brings a rule of its own, which proposals must write down.
    RuleDocument(rule: "spread", subject: "Gender"),
    RuleDocument(rule: "wishes", subject: "Pals", weight: 4),
    RuleDocument(rule: "apart", lists: [["1", "4"]], required: true),
  ]

  func comparison(_ count: Int) throws -> Comparison {
    let options = SolverOptions(iterations: 2000)
    let search = ProposalSearch(
      try Objective(loaded.scenario), first: try solve(loaded.scenario, options: options),
      count: count, solve: { scenario, _ in try solve(scenario, options: options) },
      isStopped: { false })
    var found = try #require(search)
    return try Comparison(
      try found.run(), asked: count, isCutShort: false, of: loaded, generator: "regroup test",
      solver: "none")
  }

  var output: String { folder.path + "/out" }

  func write(_ count: Int) throws -> Comparison {
    let comparison = try comparison(count)
    try PlanFiles.write(comparison, output: output, inputFolder: folder.path + "/in")
    return comparison
  }

  var names: [String] {
    get throws { try FileManager.default.contentsOfDirectory(atPath: output).sorted() }
  }
}

@Suite struct ProposalTests {
  /// The second class can have all it asks for, so that its others are other groups.
  @Test(arguments: [ProposalFixture.rules, [RuleDocument(rule: "wishes", subject: "Pals")]])
  func eachPlanIsReadAgainAndPassesTheCheck(rules: [RuleDocument]) async throws {
    let fixture = try ProposalFixture(rules: rules)
    let comparison = try fixture.write(3)
    #expect(comparison.plans.count == 3)
    for index in comparison.plans.indices {
      let file = index == 0 ? "plan.json" : "plan-\(index + 1).json"
      let (plan, loaded) = try PlanFiles.read("\(fixture.output)/\(file)")
      #expect(loaded.scenario.rules == comparison.plans[index].placed.scenario.rules)
      let report = try await PlanChecker.check(plan: plan, scenario: loaded.scenario)
      #expect(report.isValid, "\(file): \(report)")
      _ = try PlacedPlan(plan, in: loaded.scenario)
    }
    let isPriced = comparison.plans.contains { $0.change.price != nil }
    #expect(isPriced == (rules.count == 1))
  }

  /// A run with fewer proposals leaves no plan of an earlier one that would pass for its own, and
  /// nothing else is touched.
  @Test func oldProposalsGo() throws {
    let fixture = try ProposalFixture()
    _ = try fixture.write(4)
    let all = ["groups", "plan", "report", "students"]
    #expect(try fixture.names.filter { $0.contains("-4") }.count == 4)
    try fixture.folder.write("out/groups-5.csv", Array("mine".utf8))
    try fixture.folder.write("out/plan-6.json", Array("{\"format\": \"other\"}".utf8))
    try fixture.folder.write("out/report-6.html", Array("mine".utf8))
    _ = try fixture.write(2)
    let kept = ["groups-5.csv", "plan-6.json", "report-6.html"]
    #expect(
      try fixture.names.filter { !kept.contains($0) }.map { $0.prefix { $0 != "." } }
        == all.flatMap { [$0 + "-2", $0] }.map { $0.prefix { $0 != "." } })
    #expect(try fixture.names.filter(kept.contains) == kept)
    let first = try fixture.comparison(1).plans[0]
    try PlanFiles.write(
      first.plan, scenario: fixture.loaded.scenario, output: fixture.output,
      inputFolder: fixture.folder.path + "/in")
    #expect(try !fixture.names.contains { $0.contains("-2") })
  }

  @Test func pageShowsAllSideBySide() throws {
    let fixture = try ProposalFixture()
    let comparison = try fixture.write(3)
    let page = try fixture.folder.read("out/report.html")
    for text in [
      "The proposals side by side", "★", "From best, by your weights", "href=\"report-2.html\"",
      "href=\"report-3.html\"", "Proposal 1 of 3: best by your weights", "Pairs who meet again",
      "Leans to ", "Proven best: no other plan costs less.", "Mean Score off by at most",
    ] {
      #expect(page.contains(text), "\(text)")
    }
    #expect(page.contains("&lt;Canary&gt; 12") && !page.contains("<Canary>"))
    #expect(!page.contains("{{") && !page.contains("<script"))
    let second = try fixture.folder.read("out/report-2.html")
    #expect(second.contains("Proposal 2 of 3: more "))
    #expect(second.contains("href=\"report.html\"") && second.contains("students-2.html is for"))
    #expect(second.contains("no other plan costs less, by the weights of this proposal."))
    #expect(!second.contains("side by side"))
    #expect(try fixture.comparison(3).text() == comparison.text())
  }

  /// The class may not see that there were other proposals, or what they lean to.
  @Test func studentPagesTellNothingElse() throws {
    let fixture = try ProposalFixture()
    _ = try fixture.write(3)
    let page = try fixture.folder.read("out/students-2.html")
    let body = try #require(page.split(separator: "<body>").last).lowercased()
    for word in ["propos", "lean", "point", "cost", "rule", "score", "wish", "best", "again"] {
      #expect(!body.contains(word), "\(word)")
    }
  }

  @Test func terminalKeepsToEightyColumns() throws {
    let comparison = try ProposalFixture().comparison(9)
    let lines = try comparison.text().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(
      lines.contains {
        $0.hasPrefix("Proposals") && $0.hasSuffix("1          2          3          4 ")
      })
    #expect(lines.contains { $0.hasPrefix("2  Leans to ") })
  }

  @Test func sentencesSayWhatIsGainedAndGivenUp() throws {
    let comparison = try ProposalFixture().comparison(4)
    let text = try comparison.text()
    #expect(text.contains("1  The best by your weights: no other plan costs less."))
    for plan in comparison.plans.dropFirst() {
      guard case .family(let family) = plan.change.leaning else { continue }
      #expect(text.replacing("\n   ", with: " ").contains("Leans to \(family.words) ("))
    }
  }

  @Test func fewerThanAskedForIsSaid() throws {
    let all = (1...12).map { "\($0)" }
    let blocks = [0, 4, 8].map { Array(all[$0..<($0 + 4)]) }
    let comparison = try ProposalFixture(rules: [
      RuleDocument(rule: "together", lists: blocks, required: true)
    ]).comparison(3)
    #expect(comparison.plans.count == 1)
    #expect(
      try comparison.text().replacing("\n", with: " ").contains(
        "There is no other proposal: no further plan was found in which 25 % of the pairs of"))
  }

  /// Of Ana, Ben, Cid | Dan, Eva, Fay: both pairs of the earlier round meet again; three of five are with someone they
  /// asked for; Score 60 / 6 = 10 in both groups; Ana and Dan alone of their Gender.
  @Test func figuresOfAPlan() throws {
    let fixture = try ReportFixture()
    let groups = [[0, 1, 2], [3, 4, 5]].map { Group(kind: 0, members: $0) }
    let rules = fixture.objective.scenario.rules
    let figures = try rules.indices.filter { rules[$0].weight != nil }.map { rule in
      let cost = groups.reduce(0) { $0 + fixture.objective.price(ofRule: rule, for: $1) }
      let measure = try RuleMeasure(ofRule: rule, in: fixture.objective)
      return "\(measure.words): \(measure(groups, cost: cost).text)"
    }
    #expect(
      figures == [
        "mean Score off by at most: 0", "learners off their share of Gender: 0",
        "alone of their Gender: 2", "with someone they asked for: 3 of 5",
        "pairs who meet again: 2",
      ])
  }
}
