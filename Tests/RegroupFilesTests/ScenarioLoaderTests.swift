import Foundation
import Grouping
import GroupingModel
import RegroupFiles
import Testing

@Suite struct ScenarioLoaderTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder([
      "class.csv": canaryClass,
      "pairs.csv": "source,target,kind\na1,a2,1\nCanary Cole,a1,3\n",
      "bare.csv": "a1,a2\na3,a4\n",
      "unknown.csv": "from,to\na1,a2\na1,Canary Nobody\n",
      "rounds/10.csv": "group,id,name\nx,a1,\nx,a4,\n",
      "rounds/9/groups.csv": "group,id,name\n1,a1,q\n1,a2,q\n2,a3,q\n2,gone,Canary Gone\n",
      "rounds/readme.txt": "not a round",
    ])
  }

  private func load(
    _ rules: [RuleDocument], confined: Bool = true,
    _ change: (inout ScenarioDocument) -> Void = { _ in }
  ) throws(InputError) -> LoadedScenario {
    var document = ScenarioDocument(roster: "class.csv", rules: rules)
    document.sizes = SizesDocument(near: 2)
    change(&document)
    return try ScenarioLoader.load(document, folder: folder.path, confined: confined)
  }

  private func data(_ rule: RuleDocument) throws(InputError) -> RuleData {
    try load([rule]).scenario.rules[0].data
  }

  private func links(_ pairs: [(Int, Int)]) -> RuleData {
    .links(pairs.map { Link(from: $0.0, to: $0.1) })
  }

  /// Rules complained of a row without saying of which file.
  @Test func numbersThatRulesCannotReadAreNamedByFile() throws {
    try folder.write("marks.csv", Array("id,mark\na,1\n\nb,n/a\n".utf8))
    let loaded = try load([RuleDocument(rule: "balance", subject: "mark")]) {
      $0.roster = "marks.csv"
      $0.sizes = SizesDocument(near: 1)
    }
    let error = try inputError { _ = try loaded.objective() }
    #expect(error.description.hasPrefix("marks.csv, row 4, column 'mark': not a number"))
    #expect(error.description.contains("Remedy:"))
    #expect(!error.description.contains("n/a"))
  }

  @Test func newTeammatesWithoutHistoryAreRemarked() throws {
    let loaded = try load([RuleDocument(rule: "new-teammates")])
    #expect(loaded.remarks.count == 1 && loaded.remarks[0].contains("--history"))
    #expect(try loaded.objective().sentences[0].contains("no earlier round yet"))
    let history = try load([RuleDocument(rule: "new-teammates")]) { $0.history = "rounds" }
    #expect(!history.remarks.contains { $0.contains("--history") })
  }

  /// Sizes of a doctored plan once overflowed.
  @Test(arguments: [0, -1, Int.min, Int.max, 1_000_001])
  func sizesOutOfRangeAreErrors(figure: Int) throws {
    let sizes = [
      SizesDocument(near: figure), SizesDocument(groups: figure),
      SizesDocument(min: 1, max: figure), SizesDocument(exactly: [figure, figure]),
    ]
    for size in sizes { #expect(throws: InputError.self) { try load([]) { $0.sizes = size } } }
    #expect(throws: InputError.self) {
      try load([]) { $0.labels = [LabelDocument(name: "x", min: 1, max: figure, groups: figure)] }
    }
  }

  /// With equal weights three boys in five groups were left two and one: spreading all alone costs
  /// 3 (not alone), two and one 2 + 1, all together 4. To leave nobody alone must win.
  @Test(arguments: [(3, 25, 5), (5, 25, 5), (4, 24, 4), (3, 20, 5)])
  func nobodyIsAloneWhereAColumnOfTwoIsSpread(boys: Int, learners: Int, size: Int) throws {
    let rows = (0..<learners).map { "\($0),\($0 < boys ? "M" : "F")\n" }
    try folder.write("boys.csv", Array(("ID,Gender\n" + rows.joined()).utf8))
    let loaded = try load([RuleDocument(rule: "spread", subject: "Gender")]) {
      $0.roster = "boys.csv"
      $0.sizes = SizesDocument(near: size)
    }
    let solution = try solve(loaded.scenario, options: SolverOptions(iterations: 20_000))
    let groups = try #require(solution.partition).groups
    #expect(!groups.contains { group in group.members.count { $0 < boys } == 1 })
  }

  @Test func manyValuesAreSpreadRatherThanGathered() throws {
    let rules = [RuleDocument(rule: "spread", subject: "Gender", weight: 2)]
    #expect(try load(rules).scenario.rules[1].weight == 10)
    let names = [RuleDocument(rule: "spread", subject: "Name", weight: 2)]
    #expect(try load(names).scenario.rules[1].weight == 1)
  }

  /// Levels did nothing under another aim, and nobody was told.
  @Test func levelsWithoutAStrictOrderAreRemarked() throws {
    var rule = RuleDocument(rule: "spread", subject: "Gender")
    func remarks(_ aim: Aim?) throws -> Int {
      try load([rule]) { $0.aim = aim?.rawValue }.remarks.count
    }
    #expect(try [nil, .weights, .worstFirst, .strictOrder].map(remarks) == [0, 0, 0, 1])
    rule.level = 2
    #expect(try [nil, .weights, .worstFirst, .strictOrder].map(remarks) == [1, 1, 1, 0])
  }

  /// Costs are kept in thousandths of a point: a smaller weight silently switched the rule off.
  @Test(arguments: [(0.0, true), (0.0004, false), (0.001, true)])
  func weightsThatWouldCountNothing(weight: Double, isFine: Bool) throws {
    let rule = RuleDocument(rule: "spread", subject: "Gender", weight: weight)
    if isFine {
      _ = try load([rule])
    } else {
      #expect(throws: InputError.self) { try load([rule]) }
    }
  }

  /// The remedy once read "there are: ", and nothing after it.
  @Test func labelsWhereThereAreNone() {
    let error = #expect(throws: InputError.self) {
      try load([RuleDocument(rule: "pin", lists: [["a1", "Robots"]])])
    }
    #expect(error?.remedy == "there is none to choose from")
  }

  @Test func linksFromColumnsAndFiles() throws {
    // a1 -> a2; a2 -> a1, a3; a3 -> "Dora Canary" = a4.
    #expect(
      try data(RuleDocument(rule: "wishes", subject: "Friends"))
        == links([(0, 1), (1, 0), (1, 2), (2, 3)]))
    #expect(
      try data(RuleDocument(rule: "wishes", subject: "pairs.csv")) == links([(0, 1), (2, 0)]))
    #expect(
      try data(RuleDocument(rule: "wishes", subject: "pairs.csv", filter: "kind=3"))
        == links([(2, 0)]))
    #expect(
      try data(RuleDocument(rule: "apart", subject: "bare.csv")) == links([(0, 1), (2, 3)]))
  }

  @Test func listsAreRequestsOrBlocks() throws {
    let lists = [["a1", "Canary Baker", "a3"]]
    #expect(try data(RuleDocument(rule: "wishes", lists: lists)) == links([(0, 1), (0, 2)]))
    #expect(try data(RuleDocument(rule: "together", lists: lists)) == .blocks([[0, 1, 2]]))
  }

  @Test func blocksOfAColumnOrAnEarlierPlan() throws {
    #expect(
      try data(RuleDocument(rule: "keep", subject: "Gender")) == .blocks([[0, 2], [1, 3]]))
    #expect(
      try data(RuleDocument(rule: "keep", subject: "rounds/9/groups.csv"))
        == .blocks([[0, 1], [2]]))
  }

  @Test func strengths() throws {
    let rules = try load([
      RuleDocument(rule: "apart", subject: "bare.csv"),
      RuleDocument(rule: "apart", subject: "bare.csv", required: false),
      RuleDocument(rule: "apart", subject: "bare.csv", weight: 3),
      RuleDocument(rule: "wishes", subject: "Friends"),
    ]).scenario.rules
    #expect(rules.map(\.strength) == [.required, .weighted(1), .weighted(3), .weighted(1)])
    #expect(throws: InputError.self) {
      try load([RuleDocument(rule: "apart", subject: "bare.csv", required: true, weight: 3)])
    }
  }

  @Test func spreadBringsNotAloneUnlessSaidOtherwise() throws {
    let spread = RuleDocument(rule: "spread", subject: "Gender")
    #expect(try load([spread]).scenario.rules.map(\.kind) == ["spread", "not-alone"])
    #expect(try load([spread]) { $0.aloneOK = true }.scenario.rules.count == 1)
    let own = RuleDocument(rule: "not-alone", subject: "Gender=F", weight: 5)
    #expect(try load([spread, own]).scenario.rules.count == 2)
  }

  @Test func historyInNaturalOrder() throws {
    let loaded = try load([]) { $0.history = "rounds/" }
    #expect(loaded.scenario.ledger.rounds == [[[0, 1], [2]], [[0, 3]]])
    #expect(loaded.scenario.rules.map(\.kind) == ["new-teammates"])
    #expect(
      loaded.remarks == [
        "rounds/9/groups.csv: 1 entries of people not in the roster were left out"
      ])
    #expect(
      loaded.inputs.keys.sorted() == ["class.csv", "rounds/10.csv", "rounds/9/groups.csv"])
  }

  @Test func emptyOrForeignHistory() throws {
    try folder.write("empty/readme.txt", [])
    try folder.write("foreign/1.csv", Array("group,id\n1,nobody\n".utf8))
    #expect(try inputError { _ = try load([]) { $0.history = "empty" } }.file == "empty")
    let foreign = try inputError { _ = try load([]) { $0.history = "foreign" } }
    #expect(foreign.problem == "none of its learners is in the roster")
  }

  @Test func unknownLearnersAreNamedByRowOnly() throws {
    let error = try inputError {
      _ = try load([RuleDocument(rule: "apart", subject: "unknown.csv")])
    }
    #expect((error.file, error.row, error.column) == ("unknown.csv", 3, "to"))
    #expect(!error.description.contains("Canary"))
  }

  @Test func rulesThatCannotBeUsed() throws {
    let suggestions: [(RuleDocument, String)] = [
      (RuleDocument(rule: "balance", subject: "Scor"), "'Score'"),
      (RuleDocument(rule: "wishes", subject: "Freinds"), "'Friends'"),
      (RuleDocument(rule: "balanse", subject: "Score"), "'balance'"),
      (RuleDocument(rule: "wishes", subject: "pairs.csv", filter: "knid=3"), "'kind'"),
      (RuleDocument(rule: "at-least", subject: "Gender"), "column=value"),
      (RuleDocument(rule: "mix", columns: ["Score", "Gendre"]), "'Gender'"),
      (RuleDocument(rule: "wishes"), "learners"),
      (RuleDocument(rule: "balance", lists: [["a1"]]), "column"),
    ]
    for (rule, remedy) in suggestions {
      let error = try inputError { _ = try load([rule]) }
      #expect(error.remedy.contains(remedy), "\(error)")
    }
    let missing = try inputError { _ = try load([RuleDocument(rule: "apart", subject: "no.csv")]) }
    #expect(missing.problem.contains("does not exist"))
    let outside = try inputError {
      _ = try load([RuleDocument(rule: "apart", subject: "../pairs.csv")])
    }
    #expect(outside.problem.contains("out of the scenario's folder"))
  }

  @Test func filesOutsideTheFolder() throws {
    for change: (inout ScenarioDocument) -> Void in [
      { $0.roster = "../class.csv" }, { $0.history = "../rounds" }, { $0.roster = "/etc/hosts" },
    ] {
      let error = try inputError { _ = try load([], change) }
      #expect(error.problem.contains("out of the scenario's folder"))
    }
  }

  @Test func labelsBecomeKinds() throws {
    let labels = [
      LabelDocument(name: "Robots", min: 1, max: 2),
      LabelDocument(name: "Bridges", optional: true, groups: 2),
      LabelDocument(name: "Boats"),
    ]
    let scenario = try load([]) { $0.labels = labels }.scenario
    #expect(
      scenario.kinds == [
        GroupKind(label: "Robots", sizes: 1...2, count: 1...1),
        GroupKind(label: "Bridges", sizes: 2...2, count: 0...2),
        GroupKind(label: "Boats", sizes: 2...2, count: 1...1),
      ])
  }

  @Test func labelsThatCannotHoldTheClass() throws {
    let few = [LabelDocument(name: "Robots", min: 1, max: 3)]
    let error = try inputError { _ = try load([]) { ($0.labels, $0.sizes) = (few, nil) } }
    #expect(error.problem == "the labels have places for 1 to 3 learners, the class has 4")
    let open = [LabelDocument(name: "Robots", min: 1)]
    #expect(throws: InputError.self) { try load([]) { ($0.labels, $0.sizes) = (open, nil) } }
    let twice = [LabelDocument(name: "A"), LabelDocument(name: "a")]
    #expect(throws: InputError.self) { try load([]) { $0.labels = twice } }
    #expect(throws: InputError.self) { try load([]) { $0.sizes = nil } }
    #expect(throws: InputError.self) { try load([]) { $0.sizes = SizesDocument(near: 2, min: 1) } }
    #expect(throws: InputError.self) { try load([]) { $0.aim = "strict" } }
    #expect(throws: InputError.self) { try load([]) { $0.format = "xls" } }
  }

  @Test func namesTurnUpInNoError() throws {
    let rules: [RuleDocument] = [
      RuleDocument(rule: "balance", subject: "Name"),
      RuleDocument(rule: "wishes", subject: "Gender"),
      RuleDocument(rule: "apart", lists: [["a1", "Canary Unknown"]]),
      RuleDocument(rule: "not-alone", subject: "Name=Nobody"),
      RuleDocument(rule: "at-least", subject: "Name=Canary", options: ["count": .number(1)]),
      RuleDocument(rule: "preference", subject: "Name"),
      RuleDocument(rule: "pin", lists: [["Canary Able", "Robots"]]),
      RuleDocument(rule: "skills", subject: "Name", options: ["needed": .list(["x"])]),
    ]
    for rule in rules {
      var message = ""
      do { _ = try Objective(try load([rule]).scenario) } catch { message = "\(error)" }
      #expect(!message.isEmpty, "\(rule.rule)")
      #expect(!message.contains("Able") && !message.contains("Baker"), "\(message)")
    }
  }
}

@Suite struct ChoiceTests {
  private func load(_ rule: RuleDocument, roster: String) throws -> RuleData {
    let folder = try TestFolder([
      "class.csv": roster, "ranks.csv": "id,label,rank\n1,B,1\n1,A,2\n1,C,2\n2,c,1\n",
      "pins.csv": "learner,label\n2,A\n",
    ])
    var document = ScenarioDocument(roster: "class.csv", rules: [rule])
    document.labels = ["A", "B", "C"].map {
      LabelDocument(name: $0, min: 1, max: 3, optional: true)
    }
    return try ScenarioLoader.load(document, folder: folder.path, confined: true)
      .scenario.rules[0].data
  }

  private let columns = "id,Choice 1,Choice 2,All\n1,B,A,b; a\n2,C,,\n"

  @Test func ranksFromColumnsCellsAndFiles() throws {
    #expect(
      try load(
        RuleDocument(rule: "preference", columns: ["Choice 1", "Choice 2"]), roster: columns)
        == .ranks([[[1], [0]], [[2]]]))
    #expect(
      try load(RuleDocument(rule: "preference", subject: "All"), roster: columns)
        == .ranks([[[1], [0]], []]))
    #expect(
      try load(RuleDocument(rule: "preference", subject: "ranks.csv"), roster: columns)
        == .ranks([[[1], [0, 2]], [[2]]]))
  }

  @Test func pins() throws {
    let expected = RuleData.pins([Pin(learner: 1, kind: 0)])
    #expect(try load(RuleDocument(rule: "pin", subject: "pins.csv"), roster: columns) == expected)
    #expect(
      try load(RuleDocument(rule: "pin", lists: [["2", "A"]]), roster: columns) == expected)
    #expect(
      try load(RuleDocument(rule: "eligible", subject: "All"), roster: columns)
        == .pins([Pin(learner: 0, kind: 1), Pin(learner: 0, kind: 0)]))
  }

  @Test func unknownLabelsAreNamedByRow() throws {
    let error = try inputError {
      _ = try load(
        RuleDocument(rule: "preference", subject: "Choice 1"),
        roster: "id,Choice 1\n1,A\n2,Canary\n")
    }
    #expect((error.row, error.column) == (3, "Choice 1"))
    #expect(error.remedy == "the labels are: A, B, C")
  }
}
