import GroupingModel
import Testing

@testable import Grouping

struct ExposureBalanceTests {
  // Scores 1 to 4: deviations from the mean -1.5, -0.5, 0.5, 1.5, variance 1.25. Two groups of two.
  let pairs = SmallClass(
    columns: [("score", ["1", "2", "3", "4"])], kinds: [GroupKind(sizes: 2...2, count: 2...2)],
    groups: 2...2, rounds: [[[0, 1], [2, 3]]])
  let spec = RuleSpec(kind: "exposure-balance", subject: "score", strength: .weighted(1))

  /// 0 met 1, 2 met 3. Pair 0-2: (-0.5 x 0.5 + 1.5 x -1.5) / 1.25 = -2; the last part is 0 for
  /// groups of two.
  @Test func whoMetTheStrongMeetsTheWeak() throws {
    #expect(try pairs.price(spec, of: [0, 2]) == -2000)
    #expect(try pairs.price(spec, of: [1, 3]) == -2000)
    // (-0.5 x 1.5 + 0.5 x -1.5) / 1.25 and (-0.5 x -0.5 + -1.5 x -1.5) / 1.25.
    #expect(try pairs.price(spec, of: [0, 3]) == -1200)
    #expect(try pairs.price(spec, of: [0, 1]) == 2000)
  }

  /// Twice what plans of equal sizes cost, times the number of team-mates, is what they add to the
  /// squares of all running company, less the same for all.
  @Test func costsAreChangesOfSquares() throws {
    let scores = [3.0, 9, 4, 4, 7, 1, 8, 2, 6]
    let past = [[[0, 1, 2], [3, 4, 5], [6, 7, 8]], [[0, 1, 4], [2, 3, 7], [5, 6, 8]]]
    let group = SmallClass(
      columns: [("score", scores.map { "\($0)" })], kinds: [GroupKind(sizes: 3...3, count: 3...3)],
      groups: 3...3, rounds: past)
    func squares(_ rounds: [[[Int]]]) -> Double {
      let mean = scores.reduce(0, +) / 9
      let variance = scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 9
      return scores.indices.reduce(0) { sum, learner in
        let met = rounds.joined().filter { $0.contains(learner) }.joined().filter { $0 != learner }
        let company = met.reduce(0) { $0 + scores[$1] - mean }
        return sum + company * company / variance
      }
    }
    func cost(_ plan: [[Int]]) throws -> Double {
      Double(try plan.reduce(0) { $0 + (try group.price(spec, of: $1)) }) / 1000
    }
    let first = [[0, 1, 2], [3, 4, 5], [6, 7, 8]]
    for plan in [[[0, 3, 6], [1, 4, 7], [2, 5, 8]], [[0, 5, 7], [1, 3, 8], [2, 4, 6]]] {
      let change = squares(past + [plan]) - squares(past + [first])
      #expect(abs(4 * (try cost(plan) - cost(first)) - change) < 0.05)
    }
  }

  /// The mean size counts where sizes are open: 4 learners in 1 to 3 groups are 2 a group.
  @Test func openSizes() throws {
    var open = pairs
    open.kinds = [GroupKind(sizes: 1...4, count: 1...3)]
    open.groups = 1...3
    #expect(try open.price(spec, of: [0, 2]) == -2000)
    var single = pairs
    single.kinds = [GroupKind(sizes: 1...1, count: 4...4)]
    single.groups = 4...4
    #expect(try single.price(spec, of: [0, 2]) == 0)
  }

  /// As for a learner at the mean; equal scores ask for nothing.
  @Test func unknownAndEqualScores() throws {
    var holes = pairs
    holes.columns = [("score", ["1", "", "3", "2"])]
    // Known 1, 3, 2, variance 2/3: 0 met only the unknown one, and 2 only the mean; 1 met 0.
    #expect(try holes.price(spec, of: [0, 2]) == 0)
    #expect(try holes.price(spec, of: [0, 1]) == 1500)
    holes.columns = [("score", ["5", "5", "", "5"])]
    #expect(try holes.price(spec, of: [0, 3]) == 0)
  }

  @Test func refusals() throws {
    var required = spec
    required.strength = .required
    #expect(
      try pairs.problem(required) == "rule 'exposure-balance' cannot be required")
    var huge = pairs
    huge.columns = [("score", ["-1e12", "1e12", "0.000001", "3"])]
    huge.rounds = Array(repeating: [[0, 1], [2, 3]], count: 50)
    #expect(try huge.problem(spec) == nil)
    huge.ledger = Ledger(rounds: [[[0, 7]]])
    #expect(
      try huge.problem(spec) == "the history names a learner who is not in the roster")
  }
}
