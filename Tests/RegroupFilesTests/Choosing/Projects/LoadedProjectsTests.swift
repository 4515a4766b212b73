import Choosing
import Testing

@testable import RegroupFiles

/// Scenarios of projects, from files to the model.
@Suite struct LoadedProjectsTests {
  private static let files = [
    "scenario.yaml": "choose: projects\n",
    "learners.csv": "id,name,gender\na,Ada,f\nb,Ben,m\nc,Cleo,f\nd,Dario,m\n",
    "projects.csv": "project,min,max\nrobots,2,2\nbees,1,3\n",
    "choices.csv": "learner,1,2\na,robots,bees\nb,bees,\nc,any,\n",
  ]

  private func load(_ more: [String: String] = [:]) throws -> LoadedProjects {
    let folder = try TestFolder(Self.files.merging(more) { $1 })
    return try LoadedProjects(try ChoiceScenario.load(folder.path))
  }

  @Test func tablesOfTheFolderAreFound() throws {
    let loaded = try load()
    #expect(
      loaded.model.learners.map(\.answer)
        == [.ranked([1, 2]), .ranked([nil, 1]), .noWish, .notAnswered])
    #expect(loaded.model.projects.map(\.seats) == [2...2, 1...3])
    #expect(loaded.names == ["Ada", "Ben", "Cleo", "Dario"])
    #expect(loaded.aim == .fairest && loaded.model.rules.unranked == .last)
    #expect(
      Set(loaded.inputs.keys) == ["scenario.yaml", "learners.csv", "projects.csv", "choices.csv"])
  }

  @Test func everyKeyAndTable() throws {
    let loaded = try load([
      "scenario.yaml": """
      choose: projects
      title: Spring
      aim: rank-maximal
      unranked: never
      order: [friends, ranks, balance]
      balance: [gender, score]
      new-teammates: groups.csv
      not-alone: [gender=f]
      earlier: [one.csv, two.csv]
      choices: wishes.csv

      """,
      "wishes.csv": Self.files["choices.csv"] ?? "",
      "learners.csv":
        "id,name,gender,score\na,Ada,f,1.5\nb,Ben,m,2\nc,Cleo,f,0\nd,Dario,,3\n",
      "groups.csv": "project,id\nrobots,a\nrobots,b\nrobots,c\nbees,d\n",
      "projects.csv":
        "project,name,min,max,optional,copies,supervisor\n"
        + "robots,Robots that draw,2,2,yes,2,Ms Okafor\nbees,,,3,,,\n",
      "supervisors.csv": "supervisor,min,max,projects\nMs Okafor,1,3,1\n",
      "together.csv": "learner,with\na,b\nb,c\n", "friends.csv": "source,target\na,d\nBen,Cleo\n",
      "apart.csv": "from,to\na,d\n", "barred.csv": "learner,project\nd,bees\n",
      "pins.csv": "learner,project\nd,Robots that draw\n",
      "one.csv": "id,name,project,rank\na,,,3\nz,,,9\nb,,,\n", "two.csv": "id,rank\na,2\n",
    ])
    let (model, rules) = (loaded.model, loaded.model.rules)
    #expect(loaded.title == "Spring" && loaded.aim == .rankMaximal)
    #expect(loaded.sides.before == [.friends] && loaded.sides.after == [.balance])
    #expect(rules.met == [.init(0, 1), .init(0, 2), .init(1, 2)])
    #expect(rules.balance == [[[1, 0, 1, 0], [0, 1, 0, 0]], [[15, 20, 0, 30]]])
    #expect(loaded.balanced.map(\.unit) == [4, 40])
    #expect(rules.unranked == .never)
    #expect(rules.units == [[0, 1, 2]] && rules.notAlone == [[0, 2]])
    #expect(rules.friends == [.init(0, 3), .init(1, 2)] && rules.apart == [.init(0, 3)])
    #expect(rules.barriers == [.init(3, 1): 0] && loaded.reasons == ["not ready"])
    #expect(rules.pins == [.init(3, 0)])
    #expect(model.projects[0].isOptional && model.projects[0].copies == 2)
    #expect(model.projects[0].supervisor == 0 && model.projects[1].supervisor == nil)
    #expect(model.projects[1].seats == 0...3)
    #expect(model.supervisors.map(\.learners) == [1...3] && model.supervisors[0].copies == 1)
    // Who got nothing has one rank more than anybody of that round.
    #expect(loaded.earlier.ranks == [[3, 2], [10], [], []])
    #expect(model.learners.map(\.turn) == [3, 9, 0, 0])
    #expect(loaded.projects.names == ["Robots that draw", "bees"])
  }

  @Test(arguments: [
    ("scenario.yaml", "title: x\n", "the scenario does not say what is chosen"),
    (
      "scenario.yaml", "choose: project\n",
      "unknown thing to choose 'project'. Remedy: did you mean"
    ),
    ("scenario.yaml", "choose: projects\naims: x\n", "unknown key of the scenario 'aims'"),
    ("scenario.yaml", "choose: projects\naim: fair\n", "unknown 'aim' 'fair'"),
    ("scenario.yaml", "choose: projects\nnot-alone: sex\n", "unknown column 'sex'"),
    ("scenario.yaml", "choose: projects\nnot-alone: gender=x\n", "nobody has the value after '='"),
    ("scenario.yaml", "choose: projects\nchoices: no.csv\n", "no.csv: this file does not exist"),
    ("projects.csv", "project\nrobots\n", "there is no column 'max'"),
    ("projects.csv", "project,max\nrobots,\n", "row 2, column 'max': the cell is empty"),
    ("projects.csv", "project,max\nrobots,0\n", "row 2, column 'max': not a whole number from 1"),
    ("projects.csv", "project,min,max\nrobots,4,3\n", "row 2, column 'min': more than the maximum"),
    ("projects.csv", "project,max\nrobots,3\nrobots,3\n", "row 3, column 'project': the same as"),
    ("projects.csv", "project,max,copies\nrobots,3,0\n", "column 'copies': not a whole number"),
    ("projects.csv", "project,max,size\nrobots,3,0\n", "unknown column 'size'"),
    (
      "apart.csv", "learner,with\na,a\n",
      "row 2, column 'with': a learner is paired with themselves"
    ),
    ("apart.csv", "one,two\na,b\n", "a table of pairs needs two columns"),
    ("apart.csv", "learner,with\na,zed\n", "row 2, column 'with': names nobody of learners.csv"),
    (
      "pins.csv", "learner,project\na,bees\na,bees\n",
      "row 3, column 'learner': a learner is pinned"
    ),
    ("barred.csv", "learner,project\na,wasps\n", "there is no project 'wasps' in projects.csv"),
    ("supervisors.csv", "supervisor,projects\nMs A,x\n", "column 'projects': not a whole number"),
  ])
  func whatCannotBeMeant(file: String, text: String, message: String) {
    let said = problem { _ = try load([file: text]) }
    #expect(said.contains(message) && said.contains("Remedy: "), "\(said)")
  }

  @Test(arguments: ["learners", "projects", "choices"])
  func tablesThatHaveToBeThere(key: String) throws {
    let folder = try TestFolder(Self.files.filter { $0.key != "\(key).csv" })
    let said = problem { _ = try LoadedProjects(try ChoiceScenario.load(folder.path)) }
    #expect(said.hasPrefix("scenario.yaml: there is no table of \(key). Remedy: put \(key).csv"))
  }

  @Test func linkedPairsAreOneUnit() {
    #expect(
      LoadedProjects.units([(5, 2), (0, 1), (2, 7), (1, 0)]) == [[0, 1], [2, 5, 7]])
  }
}
