import Foundation
import GroupingModel
import PlanCheck
import RegroupFiles
import Testing

@Suite struct ReportTests {
  @Test func groupsTableProtectsSpreadsheets() throws {
    let fixture = try PlanFixture()
    let csv = GroupsTable.csv(try fixture.plan(), roster: fixture.loaded.scenario.roster)
    #expect(
      csv == """
        group,id,name
        Group 1,1,'=Ana <b>&
        Group 1,2,"Ben, \u{1B}[31m"
        Group 2,3,Cid
        Group 2,'-4,Dan

        """)
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@a", "'@a"), ("\tx", "\"'\tx\""),
    ("\rx", "\"'\rx\""), ("a\"b", "\"a\"\"b\""), ("a\r\nb", "\"a\r\nb\""), ("a=b", "a=b"), ("", ""),
    ("＝1", "'＝1"), ("＠a", "'＠a"),
  ])
  func cells(text: String, cell: String) {
    #expect(SpreadsheetCell.written(text) == cell)
    #expect(SpreadsheetCell.unescaped(SpreadsheetCell.written("-4")) == "-4")
  }

  @Test func pageEscapesEveryText() throws {
    let fixture = try PlanFixture()
    let html = try fixture.page(try fixture.plan())
    #expect(html.contains("<h1>&lt;Teams&gt;</h1>"))
    #expect(html.contains("<li>=Ana &lt;b&gt;&amp;</li>"))
    #expect(!html.contains("<b>&"))
    #expect(html.contains("At most 5 % from best: no plan costs less than 1.9."))
    #expect(!html.contains("{{"))
  }

  @Test func terminalShowsNoControlCharacters() throws {
    let fixture = try PlanFixture()
    let text = TerminalReport(try fixture.plan(), roster: fixture.loaded.scenario.roster).text
    #expect(!text.contains("\u{1B}"))
    #expect(text.contains("Group 1"))
    #expect(text.contains("Alone of their kind in a group: 1 with Gender=F, 1 with Gender=M."))
    #expect(text.contains("At most 5 % from best"))
  }

  /// "No other plan costs less" was said of every aim, though a plan that is worse at the first
  /// level, or in its worst group, may well cost less in all.
  @Test(arguments: [
    (nil, "no other plan costs less."),
    ("weights", "no other plan costs less."),
    ("strict-order", "no other plan costs less, compared level by level."),
    ("worst-first", "no plan has a cheaper worst group, and none with as cheap a one costs less."),
  ])
  func bestIsSaidOfTheAim(aim: String?, words: String) throws {
    var plan = try PlanFixture().plan(status: .optimal, bound: 2000)
    plan.request.aim = aim
    #expect(Wording.proof(plan) == "Proven best: \(words)")
    plan.status = .feasible
    #expect(Wording.proof(plan) == "Proven best: \(words)")
    plan.gap = 0.05
    #expect(Wording.proof(plan).contains("no plan costs") == (words == "no other plan costs less."))
  }

  /// `check` once ended with 0 for a plan whose claim to be best it could not verify.
  @Test func claimThatCannotBeVerifiedIsNotVerified() async throws {
    let fixture = try PlanFixture()
    func report(_ plan: PlanDocument) async throws -> CheckReport {
      let scenario = fixture.loaded.scenario
      let options = CheckOptions(groupLimit: 1)
      return CheckReport(
        try await PlanChecker.check(plan: plan, scenario: scenario, options: options), of: plan)
    }
    let claimed = try await report(fixture.plan(status: .optimal, bound: 2000))
    #expect(!claimed.isVerified)
    #expect(claimed.text.contains("That the plan is best was not verified."))
    let modest = try await report(fixture.plan(bound: nil))
    #expect(modest.isVerified)
    #expect(modest.text == "Verified: groups, rules and costs.\n")
  }

  /// The report once said "kept" of every required rule of a scenario that has no plan.
  @Test func reportWithoutAPlanShowsNoCosts() throws {
    let fixture = try PlanFixture(rules: [RuleDocument(rule: "apart", lists: [["1", "2"]])])
    let roster = fixture.loaded.scenario.roster
    let (without, with) = (try fixture.plan(status: .infeasible), try fixture.plan())
    let html = try fixture.page(without)
    #expect(html.contains("this cannot be kept"))
    #expect(html.contains("here rows 2 and 3"))
    #expect(html.contains("room for at most 1 of these 2 learners: rows 2 and 3"))
    #expect(html.contains("give way by 1, counted per pair together"))
    #expect(!html.contains("kept</td>"))
    #expect(!html.contains("Who is where"))
    #expect(try fixture.page(with).contains("kept</td>"))
    #expect(TerminalReport(without, roster: roster).text.contains("this cannot be kept"))
  }

  /// Of seven, five were told, as if there were no more.
  @Test(arguments: [
    (5, "5 ways", nil), (7, "7 ways", "and 2 more"), (20, "at least 20 ways", "at least 15 more"),
  ])
  func conflictsBeyondFiveAreCounted(number: Int, ways: String, more: String?) throws {
    let rules = [RuleDocument(rule: "apart", lists: [["1", "2"]])]
    let fixture = try PlanFixture(rules: rules)
    var plan = try fixture.plan(status: .infeasible)
    plan.conflicts = Array(repeating: plan.conflicts[0], count: number)
    let roster = fixture.loaded.scenario.roster
    for text in [TerminalReport(plan, roster: roster).text, try fixture.page(plan)] {
      #expect(text.contains("They clash in \(ways)"))
      #expect(text.contains("5. With these sizes") && !text.contains("6. With these sizes"))
      #expect(more.map(text.contains) ?? !text.contains(" more: mend"))
    }
  }

  /// Without a rule to blame, nothing said why there is no plan.
  @Test func sizesAreNamedWhereNoRuleIsToBlame() throws {
    let fixture = try PlanFixture()
    var plan = try fixture.plan(status: .infeasible)
    plan.conflicts = [
      PlanConflict(
        demands: [], irreducible: true,
        reason: PlanReason(kind: .sizes, learners: [], number: 0),
        remedies: [
          PlanRemedy(rule: nil, sizes: [2, 3], breach: 0, cost: 0, proven: true)
        ])
    ]
    let text = TerminalReport(plan, roster: fixture.loaded.scenario.roster).text
    #expect(text.contains("The sizes alone rule it out"))
    #expect(text.contains("Groups of 2 to 3"))
  }

  @Test func oneGroupIsNotGroups() throws {
    let fixture = try PlanFixture(rules: [])
    var plan = try fixture.plan()
    plan.groups.removeLast()
    let text = TerminalReport(plan, roster: fixture.loaded.scenario.roster).text
    #expect(text.contains(" in 1 group."))
    #expect(text.contains("No rule was given"))
    #expect(!text.contains("\n\n\n"))
  }

  @Test func learnersOfOneNameAreToldApart() throws {
    var plan = try PlanFixture().plan()
    plan.groups[0].members = ["1", "2", "3"]
    plan.groups.removeLast()
    plan.request.from = EarlierDocument(
      groups: [EarlierGroup(name: "Old", members: ["1", "2"])])
    let names = ["Kim", "Kim", "Lee"]
    let learners = names.enumerated().map { Learner(id: "\($0 + 1)", name: $1) }
    let roster = try Roster(learners: learners, attributes: [])
    let text = TerminalReport(plan, roster: roster).text
    #expect(text.contains("Group 1  Kim (1), Kim (2), Lee "))
    #expect(text.contains("  Kim (2): Old -> Group 1\n"))
    #expect(text.contains("  Lee: new, in Group 1\n"))
  }

  @Test func terminalKeepsToEightyColumns() throws {
    var plan = try PlanFixture().plan(status: .optimal, bound: 2000)
    let names = (0..<40).map { "Learner with a long name \($0)" }
    plan.groups = [
      PlanGroup(
        name: "A topic with a very long label indeed, longer than most", label: nil,
        members: names, cost: 1.5, costs: [])
    ]
    let roster = try Roster(
      learners: names.map { Learner(id: $0, name: $0) }, attributes: [])
    let text = TerminalReport(plan, roster: roster).text
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 }, "\(text)")
    #expect(
      names.allSatisfy { name in text.split(separator: ",").joined().contains(name.suffix(4)) })
    #expect(text.contains("Proven best"))
  }

  @Test(arguments: [
    (0, "0"), (1.5, "1.5"), (-0.25, "-0.25"), (12.345, "12.345"), (1_000_000, "1000000"),
  ])
  func points(value: Double, text: String) {
    #expect(Wording.points(value) == text)
  }

  @Test(arguments: [(1, "1 point"), (-1, "-1 points"), (0, "0 points"), (1.5, "1.5 points")])
  func pointCount(value: Double, text: String) {
    #expect(Wording.pointCount(value) == text)
  }

  /// A line that fills its room was one column longer than the others.
  @Test(arguments: 60...90)
  func costsStandBelowEachOther(length: Int) throws {
    var plan = try PlanFixture().plan()
    plan.rules[0].sentence = String(repeating: "x ", count: length / 2) + "y"
    plan.rules[0].cost = 0.534
    let text = TerminalReport(plan, roster: try PlanFixture().loaded.scenario.roster).text
    let lines = text.split(separator: "\n").filter { $0.hasSuffix("  0.534") }
    #expect(lines.map(\.count) == [80])
  }

  /// Rounded up: the sentence says "at most".
  @Test(arguments: [(0.05, "5 %"), (0.0131, "1.4 %"), (0.00001, "0.1 %"), (1.0, "100 %")])
  func percent(share: Double, text: String) {
    #expect(Wording.percent(share) == text)
  }

  /// Cut short, a question could not be copied into a rule.
  @Test func recognitionTellsWholeTitles() throws {
    let title = String(repeating: "How long is it? ", count: 8) + "Really?"
    let folder = try TestFolder(["class.csv": "ID,\(title)\n1,3\n2,4\n"])
    var document = ScenarioDocument(roster: "class.csv")
    document.sizes = SizesDocument(groups: 1)
    let loaded = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    #expect(Recognition.lines(loaded).contains("  numbers: '\(title)'"))
  }

  @Test func recognitionTellsColumnsNotCells() throws {
    let lines = Recognition.lines(try PlanFixture().loaded).joined(separator: "\n")
    #expect(lines.contains("Read 4 learners from class.csv."))
    #expect(lines.contains("identifier: 'ID'"))
    #expect(!lines.contains("Ana"))
  }
}
