import GroupingModel
import Testing

@testable import RegroupFiles

@Suite struct PrefLibFileTests {
  private let text = """
    # FILE NAME: x.toi
    # ALTERNATIVE NAME 1: Robots
    # ALTERNATIVE NAME 2: Bridges
    # ALTERNATIVE NAME 3: Rockets
    2: 3,1
    1: 2,{1,3}
    """

  @Test func readsChoicesAndTies() throws {
    let file = try PrefLibFile(text, file: "x.toi")
    #expect(file.alternatives == ["Robots", "Bridges", "Rockets"])
    #expect(file.ballots == [[[2], [0]], [[2], [0]], [[1], [0, 2]]])
  }

  @Test(arguments: [
    "x: 1", "1 2", "0: 1", "-1: 1", "1: 4", "1: 1,1", "1: {1,2", "1: 1}", "1: {1,{2}}", "1: a",
    "99999999999999999999: 1", "999999999: 1",
  ])
  func badLinesAreNamed(line: String) throws {
    let error = try inputError { _ = try PrefLibFile(text + "\n" + line, file: "x.toi") }
    #expect((error.file, error.line) == ("x.toi", 7))
  }

  @Test func emptyFile() throws {
    #expect(try inputError { _ = try PrefLibFile("", file: "x.soc") }.problem.contains("no ranked"))
  }

  @Test func asClassListAndAsChoicesOfAClassList() throws {
    let folder = try TestFolder(["x.toi": text, "c.csv": "id\na\nb\nc\n", "d.csv": "id\na\n"])
    var document = ScenarioDocument(roster: "x.toi")
    document.sizes = SizesDocument(min: 1, max: 2)
    let voters = try ScenarioLoader.load(
      document, folder: folder.path, confined: true, usesSuggestedRules: true)
    document.roster = "c.csv"
    document.rules = [RuleDocument(rule: "preference", subject: "x.toi")]
    let learners = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    let ranks = RuleData.ranks([[[2], [0]], [[2], [0]], [[1], [0, 2]]])
    for loaded in [voters, learners] {
      #expect(loaded.scenario.rules[0].data == ranks)
      #expect(loaded.scenario.kinds.map(\.label) == ["Robots", "Bridges", "Rockets"])
    }
    document.roster = "d.csv"
    let error = try inputError {
      _ = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    }
    #expect(error.problem == "it has 3 voters, the class list 1 learners")
  }
}
