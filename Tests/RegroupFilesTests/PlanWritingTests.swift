import Foundation
import GroupingModel
import PlanCheck
import RegroupFiles
import Testing

@Suite struct PlanWritingTests {
  @Test func costsAreThoseOfTheGroups() throws {
    let plan = try PlanFixture().plan()
    #expect(plan.groups.map(\.members) == [["1", "2"], ["3", "-4"]])
    #expect(plan.groups.map(\.name) == ["Group 1", "Group 2"])
    #expect(plan.groups.map(\.cost) == [2, 0])
    #expect(plan.groups[0].costs == [0, 2])
    #expect(plan.rules.map(\.cost) == [0, 2])
    #expect(plan.rules.map(\.rule) == ["spread", "not-alone"])
    #expect(plan.cost == 2)
    #expect(plan.bound == 1.9)
    // (2 - 1.9) / 2.
    #expect(abs((plan.gap ?? 0) - 0.05) < 1e-12)
    #expect(
      plan.alone == [
        PlanAlone(column: "Gender", value: "F", learners: 1),
        PlanAlone(column: "Gender", value: "M", learners: 1),
      ])
  }

  @Test func infeasiblePlansNameTheRequiredRules() throws {
    let rules = [RuleDocument(rule: "apart", lists: [["1", "2"]])]
    let plan = try PlanFixture(rules: rules).plan(status: .infeasible)
    #expect(plan.cost == nil)
    #expect(plan.groups.isEmpty)
    #expect(plan.conflicts.first?.demands == [PlanDemand(rule: 0, parts: [["1", "2"]])])
    #expect(
      plan.conflicts.first?.reason
        == PlanReason(kind: .tooMany, learners: ["1", "2"], number: 1))
  }

  @Test func writesAndReadsAgain() throws {
    let fixture = try PlanFixture()
    let (root, scenario) = (fixture.folder.path, fixture.loaded.scenario)
    let plan = try fixture.plan()
    for _ in 0..<2 {
      try PlanFiles.write(
        plan, scenario: scenario, output: root + "/a/out", inputFolder: root + "/in")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: root + "/a/out").sorted()
    #expect(names == ["groups.csv", "plan.json", "report.html", "students.html"])
    let (again, loaded) = try PlanFiles.read(root + "/a/out/plan.json")
    #expect(again.request.folder == "../../in")
    var expected = plan
    expected.request.folder = "../../in"
    #expect(again == expected)
    #expect(loaded.scenario.roster.learners == scenario.roster.learners)
    #expect(loaded.scenario.rules == fixture.loaded.scenario.rules)
    #expect(loaded.scenario.kinds == fixture.loaded.scenario.kinds)
    #expect(try PlanFiles.json(again) == fixture.folder.read("a/out/plan.json"))
  }

  @Test func changedInputsAreRefused() throws {
    let fixture = try PlanFixture()
    let root = fixture.folder.path
    try PlanFiles.write(
      try fixture.plan(), scenario: fixture.loaded.scenario, output: root + "/out",
      inputFolder: root + "/in")
    try fixture.folder.write("in/class.csv", Array(PlanFixture.roster.dropLast(2).utf8))
    let error = try inputError { _ = try PlanFiles.read(root + "/out/plan.json") }
    #expect(error.problem == "the file has changed since the plan was made")
    try FileManager.default.removeItem(atPath: root + "/in/class.csv")
    #expect(try inputError { _ = try PlanFiles.read(root + "/out/plan.json") }.file == "class.csv")
  }

  /// The pages look rules up by these positions.
  @Test(arguments: [-1, 1, Int.max])
  func conflictsAreAboutListedRules(rule: Int) throws {
    let rules = [RuleDocument(rule: "apart", lists: [["1", "2"]])]
    let fixture = try PlanFixture(rules: rules)
    var plan = try fixture.plan(status: .infeasible)
    plan.conflicts[0].demands[0].rule = rule
    try fixture.folder.write("in/plan.json", Array(try PlanFiles.json(plan).utf8))
    let error = try inputError { _ = try PlanFiles.read(fixture.folder.path + "/in/plan.json") }
    #expect(error.problem.contains("that the plan does not list"))
  }

  /// A plan without its inputs' hashes was taken for one of any files.
  @Test func plansSayWhatTheirInputsWere() throws {
    let fixture = try PlanFixture()
    let root = fixture.folder.path
    var plan = try fixture.plan()
    plan.inputs = [:]
    try PlanFiles.write(
      plan, scenario: fixture.loaded.scenario, output: root + "/out", inputFolder: root + "/in")
    let error = try inputError { _ = try PlanFiles.read(root + "/out/plan.json") }
    #expect(error.file == "class.csv")
  }

  @Test(arguments: ["", "{}", "[1]", "{\"format\": \"regroup-plan\", \"version\": \"Canary\"}"])
  func otherFilesAreNoPlans(text: String) throws {
    let folder = try TestFolder(["plan.json": text])
    let error = try inputError { _ = try PlanFiles.read(folder.path + "/plan.json") }
    #expect(error.problem.hasPrefix("this is not a plan"))
    #expect(!error.description.contains("Canary"))
  }

  @Test func outputsThatCannotBeMade() throws {
    let folder = try TestFolder(["file": "x"])
    let error = try #require(throws: OutputError.self) {
      try OutputFolder(folder.path + "/file").write([("a", "b")])
    }
    #expect(error.isCreation)
    #expect(try folder.read("file") == "x")
  }

  @Test func nothingIsReplacedUnlessAllIsWritten() throws {
    let folder = try TestFolder(["out/a": "old"])
    #expect(throws: OutputError.self) {
      try OutputFolder(folder.path + "/out").write([("a", "new"), ("no/such/folder", "x")])
    }
    #expect(try folder.read("out/a") == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out") == ["a"])
  }

  /// Of a run that was killed; process 1 always runs, the other cannot.
  @Test func leftoversAreRemoved() throws {
    let folder = try TestFolder([
      "out/.a.999999999.part": "x", "out/.a.1.part": "y", "out/.b.part": "z",
    ])
    try OutputFolder(folder.path + "/out").write([("a", "new")])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted()
    #expect(names == [".a.1.part", ".b.part", "a"])
  }

  @Test func waysBetweenFolders() {
    #expect(relativePath(from: "/a/b/c", to: "/a/d") == "../../d")
    #expect(relativePath(from: "/a", to: "/a") == ".")
    #expect(relativePath(from: "/a", to: "/a/b") == "b")
  }

  /// The schema is strict, so a key it does not list would be a mistake of one of the two.
  @Test func planFollowsItsSchema() throws {
    let json = try JSONSerialization.jsonObject(
      with: Data(PlanFiles.json(try PlanFixture().plan()).utf8))
    let plan = try #require(json as? [String: Any])
    let parsed = try JSONSerialization.jsonObject(with: Data(PlanSchema.json().utf8))
    let schema = try #require(parsed as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    let required = try #require(schema["required"] as? [String])
    #expect(Set(plan.keys).isSubset(of: properties.keys))
    #expect(Set(required).isSubset(of: plan.keys))
  }
}

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

@Suite struct ScenarioTemplateTests {
  @Test func loadsAgain() throws {
    let folder = try TestFolder([
      "class.csv": canaryClass, "odd.csv": "id,\"a: b, \"\"c\"\"\",yes\n1,2,x\n2,3,y\n3,5,x\n",
    ])
    for roster in ["class.csv", "odd.csv"] {
      let text = try ScenarioTemplate.yaml(
        roster: "\(folder.path)/\(roster)", output: "\(folder.path)/scenario.yaml")
      try folder.write("scenario.yaml", Array(text.utf8))
      #expect(!text.contains("Canary"))
      let source = try ScenarioSource(scenario: folder.path)
      let loaded = try source.load()
      #expect(loaded.scenario.rules.map(\.kind).contains("balance"))
      #expect(try ScenarioSource(scenario: "\(folder.path)/scenario.yaml").load().inputs.count == 1)
    }
  }

  /// Every line that is commented out must be right as well.
  @Test func loadsWithEveryRuleActive() throws {
    let folder = try TestFolder(["class.csv": canaryClass])
    let text = try ScenarioTemplate.yaml(
      roster: "\(folder.path)/class.csv", output: "\(folder.path)/scenario.yaml")
    let active = text.replacingOccurrences(of: "  # - ", with: "  - ")
      .replacingOccurrences(of: "[[id1, id2]]", with: "[[a1, a2]]")
    try folder.write("scenario.yaml", Array(active.utf8))
    let rules = try ScenarioSource(scenario: folder.path).load().scenario.rules.map(\.kind)
    #expect(Set(rules).isSuperset(of: ["similar", "gather", "avoid", "apart", "wishes"]))
  }

  /// A survey once became a scenario that asked for the first number to be balanced, and left out
  /// what its own questions were for.
  @Test func surveysBringTheirOwnRules() throws {
    let survey = """
      Timestamp,What is your name?,What is your gender?,How much?,Whom do you wish to work with?
      1/2/26 8:00,Canary Able,F,3,Canary Bakr
      1/2/26 8:01,Canary Baker,M,4,
      1/2/26 8:02,Canary Cole,F,5,Canary Dora
      1/2/26 8:03,Canary Dora,M,6,
      """
    let folder = try TestFolder(["class.csv": survey])
    let path = "\(folder.path)/teams.yaml"
    let text = try ScenarioTemplate.yaml(roster: "\(folder.path)/class.csv", output: path)
    #expect(text.contains("regroup teams \(path) --output out/"))
    #expect(text.contains("\n  - wishes: Wishes\n    weight: 1\n"), "\(text)")
    #expect(text.contains("\n  # - balance: ") && !text.contains("avoid: Wishes"))
    try folder.write("teams.yaml", Array(text.utf8))
    let rules = try ScenarioSource(scenario: path).load().scenario.rules
    #expect(Set(rules.map(\.kind)) == ["wishes", "not-alone"])
  }

  /// A survey with misspelt wishes once became a scenario that did not load.
  @Test func wishesThatNameNobodyAreOnlySuggested() throws {
    let folder = try TestFolder([
      "class.csv": canaryClass.replacingOccurrences(of: "Dora Canary", with: "a2;Nobody Else")
    ])
    let text = try ScenarioTemplate.yaml(
      roster: "\(folder.path)/class.csv", output: "\(folder.path)/scenario.yaml")
    #expect(text.contains("# - wishes: Friends"))
    try folder.write("scenario.yaml", Array(text.utf8))
    #expect(try !ScenarioSource(scenario: folder.path).load().scenario.rules.isEmpty)
  }

  @Test func refusesAClassListElsewhere() throws {
    let folder = try TestFolder(["class.csv": canaryClass])
    #expect(throws: InputError.self) {
      try ScenarioTemplate.yaml(
        roster: "\(folder.path)/class.csv", output: "\(folder.path)/sub/scenario.yaml")
    }
  }

  @Test func replacesOnlyWhenTold() throws {
    let folder = try TestFolder(["scenario.yaml": "old"])
    let path = "\(folder.path)/scenario.yaml"
    #expect(throws: OutputError.self) {
      try ScenarioTemplate.write("new", to: path, replacing: false)
    }
    #expect(try folder.read("scenario.yaml") == "old")
    try ScenarioTemplate.write("new", to: path, replacing: true)
    #expect(try folder.read("scenario.yaml") == "new")
  }
}
