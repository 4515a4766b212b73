import Choosing
import GroupingModel

/// A scenario of a jigsaw, with all that was read for it.
package struct LoadedJigsaw: ScenarioChoice {
  package let source: ChoiceSource
  package let model: JigsawModel
  let topics: [String]
  /// Title of the column that groups are balanced by; nil for none.
  let score: String?
  /// A score of the model is so many times that of the table.
  let scale: Int
  let seed: UInt64

  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  init(_ scenario: ChoiceScenario) throws(InputError) {
    var scenario = scenario
    let everybody = try scenario.learners()
    let places = try NamedPlaces(
      "topic", ids: try Self.topics(scenario), file: scenario.file)
    let (choices, said) = try Self.choices(&scenario, everybody, places)
    let scores = try Self.scores(scenario, everybody)
    let apart = try scenario.pairs("apart", of: everybody)
    let largest = try Self.whole("largest-expert-group", scenario, in: 2...1000)
    let homes = try Self.whole("home-groups", scenario, in: 2...1000)
    do throws(ModelError) {
      model = try JigsawModel(
        learners: choices.indices.map {
          JigsawModel.Learner(score: scores.values[$0], ranks: choices[$0])
        }, topicCount: places.count, largestExpertGroup: largest ?? 6, homes: homes,
        apart: apart.map { JigsawModel.Pair($0.from, $0.to) })
    } catch {
      throw InputError(error, file: scenario.file)
    }
    topics = places.names
    score = scores.title
    scale = scores.scale
    seed = try scenario.seed()
    source = ChoiceSource(scenario, everybody, remarks: said)
  }

  package func solved(milliseconds: Int?, generator: String) throws -> JigsawOutcome {
    try JigsawOutcome(self, milliseconds: milliseconds, generator: generator)
  }

  private static func whole(
    _ key: String, _ scenario: ChoiceScenario, in range: ClosedRange<Int>
  ) throws(InputError) -> Int? {
    try scenario.node(key).map { node throws(InputError) in
      try scenario.reader.whole(node, key, in: range)
    }
  }

  private static func topics(_ scenario: ChoiceScenario) throws(InputError) -> [String] {
    let topics = try scenario.texts("topics").filter { !$0.isEmpty }
    guard topics.count >= 2 else {
      throw scenario.reader.failure(
        scenario.node("topics"), "the scenario does not name two topics or more",
        remedy: "write topics: [Rivers, Deserts, Coasts]")
    }
    return topics
  }

  /// Ranks of topics; none for who takes anything, or said nothing.
  private static func choices(
    _ scenario: inout ChoiceScenario, _ everybody: BlockClass, _ topics: NamedPlaces
  ) throws(InputError) -> (ranks: [[Int?]?], remarks: [String]) {
    guard let (answers, remarks) = try scenario.choices(of: everybody, among: topics) else {
      return ([[Int?]?](repeating: nil, count: everybody.count), [])
    }
    let ranks = answers.map { answer in
      if case .ranked(let ranks) = answer { ranks } else { nil as [Int?]? }
    }
    return (ranks, remarks)
  }

  /// What groups are balanced by, in whole numbers.
  private static func scores(
    _ scenario: ChoiceScenario, _ everybody: BlockClass
  ) throws(InputError) -> (values: [Int], scale: Int, title: String?) {
    guard let title = try scenario.text("score") else {
      return ([Int](repeating: 0, count: everybody.count), 1, nil)
    }
    let column = try scenario.column(title, key: "score", of: everybody)
    let (values, scale) = try everybody.wholeNumbers(of: column)
    return (values, scale, column.name)
  }
}
