import Testing

@testable import RegroupFiles

/// What cannot be used is refused with its place and a remedy, and without anybody's name.
@Suite struct BuddyInputErrorTests {
  struct Case: CustomTestStringConvertible {
    let scenario: String
    let files: [String: String]
    let place: String
    let problem: String
    var testDescription: String { "\(place): \(problem)" }

    init(_ scenario: String, _ files: [String: String], _ place: String, _ problem: String) {
      (self.scenario, self.files) = (scenario, files)
      (self.place, self.problem) = (place, problem)
    }

    init(_ scenario: String, _ place: String, _ problem: String) {
      self.init(scenario, [:], place, problem)
    }
  }

  private static let line = "scenario.yaml, line 2"

  static let keys = [
    Case("levels: {}", line, "unknown key of the scenario 'levels'"),
    Case("odd: alone", line, "unknown 'odd' 'alone'"),
    Case("rounds: 0", line, "'rounds' is not between 1 and 200"),
    Case("stable: perhaps", line, "neither true nor false"),
    Case("level: level", line, "not a list of 'key: value'"),
    Case("level: {column: level}", line, "how far apart"),
    Case("level: {within: 0-10}", line, "'level' names no column"),
    Case("level: {column: lvel, within: 0-10}", line, "unknown column 'lvel'"),
    Case("level: {column: level, within: 10-0}", line, "not a range"),
    Case("level: {column: level, within: 1-2-3}", line, "not a range"),
    Case("level: {column: level, within: -5}", line, "not a range"),
    Case("level: {column: level, within: near}", line, "not a range"),
    Case("level: {column: level, within: 0-1, weight: -1}", line, "'weight' is not between"),
    Case("level: {column: level, within: 0-1, weight: 0.25}", line, "more than one decimal"),
    Case("level: {column: level, within: 0-1, wight: 2}", line, "unknown key of 'level'"),
    Case("help: {can: can}", line, "'help' names no column"),
    Case("help: {can: can, wants: wants, both: 0.5}", line, "'both' is not a whole number"),
    Case("new-partners: {weight: 2}", line, "names no earlier round"),
    Case("new-partners: {earlier: no.csv}", "no.csv", "does not exist"),
    Case("new-partners: {earlier: no.csv, half-life: 0}", line, "'half-life' is not between"),
    Case("wishes: {weight: 2}", "scenario.yaml", "there is no table of wishes"),
    Case("wishes: no.csv", "no.csv", "does not exist"),
    Case("stable: true", "scenario.yaml", "there is no table of wishes"),
    Case("rounds: 2\nstable: true", line, "'rounds' and 'stable' do not go together"),
    Case(
      "stable: true", ["learners.csv": BuddyFixture.many(61), "wishes.csv": "learner,1\nk1,k2\n"],
      "scenario.yaml", "stable pairs of 61 learners are too many"),
  ]

  private static func wishes(_ text: String, _ place: String, _ problem: String) -> Case {
    Case("wishes: w.csv", ["w.csv": text], place, problem)
  }

  private static func earlier(_ text: String, _ place: String, _ problem: String) -> Case {
    Case("new-partners: {earlier: e.csv}", ["e.csv": text], place, problem)
  }

  static let tables = [
    Case(
      "level: {column: level, within: 0-1}",
      ["learners.csv": "id,name,level\na,Canary,1\nb,Canary B,\n"],
      "learners.csv, row 3, column 'level'", "the cell is empty"),
    Case(
      "level: {column: name2, within: 0-1}",
      ["learners.csv": "id,name,name2\na,Canary A,1\nb,Canary B,Canary\n"],
      "learners.csv, row 3, column 'name2'", "not a number"),
    Case(
      "help: {can: can, wants: wants}",
      [
        "learners.csv": "id,can,wants\na,\((0...64).map { "t\($0)" }.joined(separator: ";")),t1\n"
          + "b,t1,\((0...64).map { "T\($0)" }.joined(separator: ";"))\n"
      ], "learners.csv, column 'wants'", "65 topics are offered and wanted"),
    Case("", ["apart.csv": "learner,with\na1,Canary\n"], "apart.csv, row 2", "names nobody"),
    Case("", ["apart.csv": "learner,with\na1,a1\n"], "apart.csv, row 2", "with themselves"),
    wishes("learner,1\na1,Canary\n", "w.csv, row 2, column '1'", "names nobody of learners.csv"),
    wishes("learner,1\nCanary,a1\n", "w.csv, row 2, column 'learner'", "names nobody"),
    wishes("learner,1\na2,a1\na1,Canary Able\n", "w.csv, row 3", "a learner ranks themselves"),
    wishes("learner,1,2\na2,a1,a1\n", "w.csv, row 2, column '2'", "a partner is ranked twice"),
    wishes("learner,1\na2,a1\na2,a3\n", "w.csv, row 3, column 'learner'", "the same as in row 2"),
    wishes("learner,whom\na2,a1\n", "w.csv, row 1", "no column holds choices"),
    wishes(
      "learner,partner,rank\na2,a1,0\n", "w.csv, row 2, column 'rank'", "not a number from 1"),
    wishes("learner,with\na1,a1\n", "w.csv, row 2, column 'with'", "with themselves"),
    wishes("kid,1\na1,a2\n", "w.csv, row 1", "there is no column 'learner'"),
    Case(
      "wishes: {file: w.csv, unranked: often}", ["w.csv": "learner,1\n"], line,
      "neither last nor never"),
    earlier("a1,Canary Able\na2,a3\n", "e.csv, row 1", "has no header"),
    earlier("x,y\n1,2\n", "e.csv, row 1", "this does not tell who was with whom"),
    earlier("group,id\n1,gone\n1,lost\n", "e.csv", "nobody of learners.csv was with anybody"),
    earlier("group,id\n", "e.csv", "nobody of learners.csv was with anybody"),
    earlier("learner,with\na1,Canary Able\n", "e.csv, row 2, column 'with'", "with themselves"),
    earlier("pair,id\n1,a1\n1,a1\n", "e.csv, row 3, column 'id'", "with themselves"),
  ]

  @Test(arguments: keys + tables)
  func `errors name the place and no learner`(example: Case) throws {
    let error = try inputError { _ = try BuddyFixture.loaded(example.scenario, example.files) }
    let text = error.description
    #expect(text.hasPrefix(example.place), "\(text)")
    #expect(text.contains(example.problem), "\(text)")
    #expect(text.contains("Remedy: ") && !text.contains("Canary"), "\(text)")
  }

  @Test func `a name of two learners is none`() throws {
    let learners = "id,name\na,Canary\nb,Canary\nc,Cole\n"
    for (scenario, file) in [
      ("wishes: t.csv", "learner,1\na,Canary\n"),
      ("new-partners: {earlier: t.csv}", "group,name\n1,Canary\n"),
    ] {
      let error = try inputError {
        _ = try BuddyFixture.loaded(scenario, ["learners.csv": learners, "t.csv": file])
      }
      #expect(error.description.hasPrefix("t.csv, row 2, column"))
      #expect(error.description.contains("have this name"))
      #expect(!error.description.contains("Canary"))
    }
  }
}
