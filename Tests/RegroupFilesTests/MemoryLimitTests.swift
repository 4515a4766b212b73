import GroupingModel
import Testing

@testable import RegroupFiles

/// Small files that once filled the memory.
@Suite struct MemoryLimitTests {
  private func load(
    _ files: [String: String], _ change: (inout ScenarioDocument) -> Void = { _ in }
  ) throws -> LoadedScenario {
    let folder = try TestFolder(files)
    var document = ScenarioDocument(roster: "c.csv")
    document.sizes = SizesDocument(groups: 1)
    change(&document)
    return try ScenarioLoader.load(document, folder: folder.path, confined: true)
  }

  private func roster(_ count: Int) -> String {
    "id,table\n" + (0..<count).map { "\($0),one\n" }.joined()
  }

  /// 15,000 labels in a scenario of 900 KB took 19 GB.
  @Test func tooManyLabels() throws {
    let labels = (0..<301).map { LabelDocument(name: "L\($0)", min: 1, max: 2, optional: true) }
    let error = try inputError {
      _ = try load(["c.csv": roster(4)]) {
        $0.sizes = nil
        $0.labels = labels
      }
    }
    #expect(error.problem == "there are 301 labels")
  }

  /// A hundred labels of a thousand groups each took 2 GB for a class of 30; now no more groups are
  /// thought of than there are learners.
  @Test func manyGroupsOfManyLabels() throws {
    let labels = (0..<100).map {
      LabelDocument(name: "L\($0)", min: 1, max: 4, optional: true, groups: 1000)
    }
    func loaded(_ learners: Int) throws -> LoadedScenario {
      try load(["c.csv": roster(learners)]) {
        $0.sizes = nil
        $0.labels = labels
      }
    }
    #expect(try loaded(30).scenario.groupCount == 0...30)
    #expect(throws: InputError.self) { try loaded(300) }
  }

  /// One learner 240,000 times in a list stood for 28 thousand million pairs.
  @Test func oneLearnerManyTimesInAList() throws {
    let list = Array(repeating: ["0", "1", "2"], count: 10_000).flatMap { $0 }
    let loaded = try load(["c.csv": roster(4)]) {
      $0.rules = [RuleDocument(rule: "apart", lists: [list])]
    }
    #expect(loaded.scenario.rules[0].data == .blocks([[0, 1, 2]]))
  }

  /// 4,000 learners in one list or group are 7,998,000 pairs.
  @Test func listsAndGroupsOfThousands() throws {
    let files = [
      "c.csv": roster(4000), "h/1.csv": "group,id\n" + (0..<4000).map { "A,\($0)\n" }.joined(),
    ]
    let rules = [
      RuleDocument(rule: "apart", lists: [(0..<4000).map(String.init)]),
      RuleDocument(rule: "keep", subject: "table"), RuleDocument(rule: "keep", subject: "h/1.csv"),
    ]
    for rule in rules {
      let error = try inputError { _ = try load(files) { $0.rules = [rule] } }
      #expect(error.problem.contains("is about 7998000 pairs"))
    }
    let error = try inputError { _ = try load(files) { $0.history = "h" } }
    #expect(error.problem.hasPrefix("the history is about 7998000 pairs"))
  }

  /// 200,000 voters with 100 choices each.
  @Test func tooManyChoices() throws {
    let names = (1...100).map { "# ALTERNATIVE NAME \($0): \($0)\n" }.joined()
    let ranks = (1...100).map(String.init).joined(separator: ",")
    for ballot in ["200000: \(ranks)", "200000: {\(ranks)}"] {
      let error = try inputError { _ = try PrefLibFile(names + ballot, file: "x.toi") }
      #expect(error.line == 101)
    }
    #expect(try PrefLibFile(names + "20000: \(ranks)\n", file: "x.toi").ballots.count == 20_000)
  }

  /// Ten thousand titles are not all listed.
  @Test func manyColumnsAreCutShort() throws {
    let titles = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
    let cells = (0..<10_000).map { "\($0)" }.joined(separator: ",")
    let loaded = try load(["c.csv": "id,\(titles)\na,\(cells)\nb,\(cells)\n"])
    let line = try #require(Recognition.lines(loaded).first { $0.hasPrefix("  numbers: 'c0'") })
    #expect(line.hasSuffix("'c39', and 9960 more"))
  }
}
