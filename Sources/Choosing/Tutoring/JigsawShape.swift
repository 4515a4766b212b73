import GLPK

/// Seats of a jigsaw: each with its home group, its topic and its group of experts, such that no
/// two of one home group are ever in one group of experts, whoever takes the seats.
struct JigsawShape: Sendable {
  struct Seat: Sendable, Hashable {
    var home: Int
    var topic: Int
    /// Counted over all topics.
    var expert: Int
  }

  private(set) var seats: [Seat] = []
  /// One a group of experts.
  private(set) var topicOfExpert: [Int] = []

  /// - Parameter counts: experts a topic, within what the home groups allow.
  init(_ model: JigsawModel, counts: [Int]) {
    let homes = model.homeSizes.indices
    var topics = homes.map { home in
      [Int](repeating: model.experts(inHome: home).lowerBound, count: model.topicCount)
    }
    // The most wanted topics first, where most is open: that fills all whenever it can be done, and
    // with sizes that differ by one it always can (Gale 1957, Ryser 1957).
    var open = homes.map { model.homeSizes[$0] - topics[$0].reduce(0, +) }
    let more = counts.indices.map { topic in counts[topic] - topics.reduce(0) { $0 + $1[topic] } }
    for topic in more.indices.sorted(by: { (-more[$0], $0) < (-more[$1], $1) }) {
      for home in homes.sorted(by: { (-open[$0], $0) < (-open[$1], $1) }).prefix(more[topic]) {
        topics[home][topic] += 1
        open[home] -= 1
      }
    }
    for topic in counts.indices {
      let own = homes.flatMap { [Int](repeating: $0, count: topics[$0][topic]) }
      let most = homes.map { topics[$0][topic] }.max() ?? 0
      let largest = model.largestExpertGroup
      let groups = max((own.count + largest - 1) / largest, most)
      // Seats of a home group follow each other, so they go to groups of their own.
      for (place, home) in own.enumerated() {
        let expert = topicOfExpert.count + place % groups
        seats.append(Seat(home: home, topic: topic, expert: expert))
      }
      topicOfExpert += [Int](repeating: topic, count: groups)
    }
  }
}

/// Who takes which topic, by wishes alone.
struct JigsawTopics: Sendable {
  /// One a learner.
  let topics: [Int]
  /// No jigsaw has a lesser sum of ranks.
  let bound: Int

  /// A flow from learners to topics, each with as many as the home groups allow; nil where the time
  /// was not enough.
  init?(_ model: JigsawModel, timeLimit: Int?) throws(GLPKError) {
    var program = IntegerProgram()
    let count = model.topicCount
    let columns = model.learners.map { _ in (0..<count).map { _ in program.addColumn() } }
    for own in columns {
      program.addRow(own.map { IntegerProgram.Term($0) }, atLeast: 1, atMost: 1)
    }
    let ranges = model.homeSizes.indices.map(model.experts)
    for topic in 0..<count {
      program.addRow(
        columns.map { IntegerProgram.Term($0[topic]) },
        atLeast: ranges.reduce(0) { $0 + $1.lowerBound },
        atMost: ranges.reduce(0) { $0 + $1.upperBound })
    }
    let terms = columns.enumerated().flatMap { learner, own in
      own.enumerated().map { IntegerProgram.Term($1, model.rank(learner, $0)) }
    }
    let goal = Level(terms.filter { $0.factor != 0 })
    let answer = try program.solve([goal], timeLimit: timeLimit)
    guard case .solved(let solution) = answer else { return nil }
    bound = solution.levels[0].bound
    topics = columns.map { own in own.firstIndex { solution.values[$0] == 1 } ?? 0 }
  }
}
