import Choosing
import Testing

@testable import RegroupFiles

/// Scenarios of a jigsaw, from files to the model.
@Suite struct LoadedJigsawTests {
  private static let files = [
    "scenario.yaml": "choose: jigsaw\ntopics: [Rivers, Deserts]\n",
    "learners.csv": "id,name,reading\na,Ada,1.5\nb,Ben,2\nc,Cleo,-0.25\nd,Dario,3\n",
  ]

  private func load(_ more: [String: String] = [:]) throws -> LoadedJigsaw {
    let folder = try TestFolder(Self.files.merging(more) { $1 })
    return try LoadedJigsaw(try ChoiceScenario.load(folder.path))
  }

  @Test func topicsAndLearnersAreEnough() throws {
    let loaded = try load()
    #expect(loaded.topics == ["Rivers", "Deserts"] && loaded.model.homeSizes == [2, 2])
    #expect(loaded.model.learners.allSatisfy { $0.ranks == nil && $0.score == 0 })
    #expect(loaded.model.largestExpertGroup == 6 && loaded.seed == 1)
    #expect(loaded.score == nil && loaded.scale == 1)
    #expect(Set(loaded.inputs.keys) == ["scenario.yaml", "learners.csv"])
  }

  @Test func everyKeyAndTable() throws {
    let loaded = try load([
      "scenario.yaml": """
      choose: jigsaw
      title: May
      topics: [Rivers, Deserts]
      score: Reading
      largest-expert-group: 3
      home-groups: 2
      seed: 9

      """,
      "choices.csv": "learner,1,2\na,deserts,Rivers\nBen,any,\nc,Rivers,\n",
      "apart.csv": "learner,with\na,d\n",
    ])
    #expect(loaded.model.learners.map(\.ranks) == [[2, 1], nil, [1, nil], nil])
    #expect(loaded.model.learners.map(\.score) == [150, 200, -25, 300])
    #expect(loaded.score == "reading" && loaded.scale == 100)
    #expect(loaded.title == "May" && loaded.seed == 9 && loaded.model.largestExpertGroup == 3)
    #expect(loaded.model.apart == [.init(0, 3)])
  }

  @Test(arguments: [
    ("scenario.yaml", "choose: jigsaw\n", "the scenario does not name two topics or more"),
    ("scenario.yaml", "choose: jigsaw\ntopics: Rivers\n", "line 2: the scenario does not name two"),
    ("scenario.yaml", "choose: jigsaw\ntopics: [a, A]\n", "two topics are called 'A'"),
    (
      "scenario.yaml", "choose: jigsaw\ntopics: [a, b]\nscore: age\n",
      "unknown column of 'score' 'age'"
    ),
    (
      "scenario.yaml", "choose: jigsaw\ntopics: [a, b]\nscore: name\n",
      "learners.csv, row 2, column 'name': not a number"
    ),
    (
      "scenario.yaml", "choose: jigsaw\ntopics: [a, b]\nlargest-expert-group: 1\n",
      "'largest-expert-group' is not between 2 and 1000"
    ),
    (
      "scenario.yaml", "choose: jigsaw\ntopics: [a, b]\nhome-groups: 3\n",
      "4 learners cannot make 3 home groups"
    ),
    ("scenario.yaml", "choose: jigsaw\ntopics: [a, b]\nsize: 3\n", "unknown key of the scenario"),
    ("choices.csv", "learner,1\na,Coasts\n", "there is no topic 'Coasts' in scenario.yaml"),
    ("choices.csv", "learner,1,2\na,Rivers,rivers\n", "row 2, column '2': a topic is ranked twice"),
    ("choices.csv", "learner,1\nzed,Rivers\n", "row 2, column 'learner': names nobody"),
    ("apart.csv", "learner,with\na,zed\n", "column 'with': names nobody of learners.csv"),
  ])
  func whatCannotBeMeant(file: String, text: String, message: String) {
    let said = problem { _ = try load([file: text]) }
    #expect(said.contains(message) && said.contains("Remedy: "), "\(said)")
    #expect(!said.contains("zed") && !said.contains("Ada"))
  }

  @Test(arguments: [
    ("id,score\na,1\nb,\nc,1\nd,2\n", "learners.csv, row 3, column 'score': the cell is empty"),
    (
      "id,score\na,1\nb,1234567\nc,1\nd,2\n",
      "learners.csv, row 3, column 'score': the number is too large"
    ),
  ])
  func scoresThatCannotBeUsed(learners: String, message: String) {
    let said = problem {
      _ = try load([
        "scenario.yaml": "choose: jigsaw\ntopics: [x, y]\nscore: score\n", "learners.csv": learners,
      ])
    }
    #expect(said.contains(message) && !said.contains("1234567"), "\(said)")
  }

  @Test func groupsOfExpertsAreNumberedWhereATopicHasSeveral() {
    let names = JigsawWording.experts([0, 0, 1], ["Rivers", "Deserts"])
    #expect(names == ["Rivers 1", "Rivers 2", "Deserts"])
  }

  /// Six learners in two home groups.
  @Test func whatIsPlainlyImpossible() throws {
    func conflict(_ pairs: [(Int, Int)]) throws -> JigsawConflict? {
      JigsawConflict(
        try JigsawModel(
          learners: (0..<6).map { _ in JigsawModel.Learner() }, topicCount: 3,
          apart: pairs.map { JigsawModel.Pair($0.0, $0.1) }))
    }
    #expect(try conflict([]) == nil)
    #expect(try conflict([(0, 1), (1, 2), (2, 3)]) == nil)
    #expect(try conflict([(4, 1), (1, 2), (2, 4), (0, 5)]) == .mutual([1, 2, 4]))
    #expect(
      try conflict([(0, 1), (0, 2), (0, 3), (0, 4)]) == .lonely(0, others: 1))
    #expect(try conflict([(0, 1), (0, 2), (0, 3)]) == nil)
  }
}
