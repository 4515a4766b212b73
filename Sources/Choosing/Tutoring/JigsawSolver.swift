import GLPK

/// Who is in which group of which layer.
package struct JigsawPlan: Sendable, Hashable {
  /// By learner.
  package let homes: [Int]
  package let topics: [Int]
  /// Groups of experts, counted over all topics.
  package let experts: [Int]
}

/// What a step of the solution makes small, in this order.
package enum JigsawStep: Sendable, Hashable {
  /// Pairs to be apart who are together in a group of either layer. The bound is 0.
  case together
  /// Sum of ranks of topics; who has no wish counts 0.
  case rankTotal
  /// Over the groups of both layers: how far the sum of scores is from the group's share of all, by
  /// its size, times the number of learners. The bound is that of groups of these sizes.
  case balance
}

package struct JigsawSolution: Sendable {
  package let plan: JigsawPlan
  package let steps: [Step]

  /// Whether no plan with groups of these sizes is better, step by step.
  package var isProven: Bool { steps.allSatisfy(\.result.isProven) }

  package struct Step: Sendable, Hashable {
    package let step: JigsawStep
    package let result: LevelResult
  }
}

package struct JigsawOptions: Sendable {
  package var seed: UInt64 = 1
  /// How often the search starts anew.
  package var starts = 4
  /// Exchanges tried after each start.
  package var tries = 400_000
  /// Milliseconds for all; nil for any. Where it stops the search, answers may differ.
  package var timeLimit: Int?

  package init() {}
}

extension JigsawModel {
  /// A good jigsaw by search, proven best where it meets its bounds; nil where there was no time to
  /// begin. Topics are chosen by a flow first; then learners exchange seats, homes or groups of
  /// experts by late acceptance (Burke and Bykov 2017).
  ///
  /// - Complexity: O(starts x tries).
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func solve(
    _ options: JigsawOptions = JigsawOptions()
  ) throws(GLPKError) -> JigsawSolution? {
    let deadline = Deadline(milliseconds: options.timeLimit)
    guard let topics = try JigsawTopics(self, timeLimit: deadline.left) else { return nil }
    let counts = (0..<topicCount).map { topic in topics.topics.count { $0 == topic } }
    let shape = JigsawShape(self, counts: counts)
    let goal = JigsawState.Cost(
      together: 0, ranks: topics.bound, balance: balanceBound(shape))
    var random = SeededNumbers(seed: options.seed)
    var best: JigsawState?
    for _ in 0..<max(1, options.starts) {
      var search = JigsawSearch(
        state: start(shape, topics.topics, &random), goal: goal, random: random)
      let found = search.run(tries: options.tries, deadline)
      random = search.random
      if best.map({ found.cost < $0.cost }) ?? true { best = found }
      if best?.cost == goal || deadline.isOver { break }
    }
    return best.map { solution($0, goal) }
  }

  /// Each learner on a seat of their topic, at random.
  private func start(
    _ shape: JigsawShape, _ topics: [Int], _ random: inout SeededNumbers
  ) -> JigsawState {
    var seats = [JigsawShape.Seat](repeating: shape.seats[0], count: learners.count)
    for topic in 0..<topicCount {
      let own = learners.indices.filter { topics[$0] == topic }.shuffled(using: &random)
      for (learner, seat) in zip(own, shape.seats.filter { $0.topic == topic }) {
        seats[learner] = seat
      }
    }
    return JigsawState(self, seats, expertCount: shape.topicOfExpert.count)
  }

  private func solution(_ state: JigsawState, _ goal: JigsawState.Cost) -> JigsawSolution {
    let values: [(JigsawStep, Int, Int)] = [
      (.together, state.cost.together, goal.together), (.rankTotal, state.cost.ranks, goal.ranks),
      (.balance, state.cost.balance, goal.balance),
    ]
    var isProven = true
    let steps = values.map { step, value, bound in
      isProven = isProven && value == bound
      return JigsawSolution.Step(
        step: step, result: LevelResult(value: value, bound: bound, isProven: isProven))
    }
    let plan = JigsawPlan(
      homes: state.seats.map(\.home), topics: state.seats.map(\.topic),
      experts: state.seats.map(\.expert))
    return JigsawSolution(plan: plan, steps: steps)
  }
}

// MARK: - The bound

extension JigsawModel {
  /// How even groups of these sizes can be at best, both layers together, as scores are whole
  /// numbers with a common step.
  func balanceBound(_ shape: JigsawShape) -> Int {
    let scores = learners.map(\.score)
    let least = scores.min() ?? 0
    let step = scores.reduce(0) { Self.commonDivisor($0, $1 - least) }
    if step == 0 { return 0 }
    let total = scores.reduce(0) { $0 + ($1 - least) / step }
    let experts = shape.topicOfExpert.indices.map { group in
      shape.seats.count { $0.expert == group }
    }
    return step * [homeSizes, experts].reduce(0) { $0 + leastSpread($1, total) }
  }

  /// Sums of a layer's groups are off their shares by a rest below, or by what it lacks to the
  /// number of learners above; and what is above is as much as what is below. So it is known how
  /// many are above, at best those that lack least.
  private func leastSpread(_ sizes: [Int], _ total: Int) -> Int {
    let count = learners.count
    let rests = sizes.map { $0 * total % count }.sorted(by: >)
    let above = rests.reduce(0, +) / count
    return rests.enumerated().reduce(0) { $0 + ($1.0 < above ? count - $1.1 : $1.1) }
  }

  private static func commonDivisor(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : commonDivisor(other, one % other)
  }
}
