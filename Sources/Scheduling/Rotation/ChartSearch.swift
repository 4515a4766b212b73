import Grouping
import SchedulingModel

/// Simulated annealing over charts. What two rotations have a group do is exchanged, and with it that
/// of whoever is then in the way (a chain of Kempe), so that visits and places stay as they are; or two
/// groups change places in one rotation; or one goes to another station.
struct ChartSearch {
  private(set) var best: ChartState
  private var state: ChartState
  private var random: RandomSource

  /// What a violation weighs against cost, in mean weights of rules.
  private let penaltyFactor: Int64

  init(_ start: ChartState, seed: UInt64, penaltyFactor: Int64 = 20) {
    self.penaltyFactor = penaltyFactor
    best = start
    state = start
    random = RandomSource(seed: seed)
  }

  private var dearest: Int64 {
    let weights = state.problem.rules.compactMap(\.weight).map { Int64(($0 * 1000).rounded()) }
    return max(1, weights.max() ?? 1000)
  }

  /// One cooling; ends at once where nothing is left to better.
  ///
  /// - Parameter least: what no chart costs less than.
  mutating func cool(steps: Int, least: Int64, shouldStop: () -> Bool) {
    let penalty = dearest * penaltyFactor
    var temperature = Double(dearest) * 1.5
    let cooling = Metropolis.power(0.01, 1 / Double(max(1, steps)))
    var (violations, cost) = (state.violations, state.cost)
    for step in 0..<steps {
      if best.violations == 0, best.cost <= least { return }
      if step & 255 == 0, shouldStop() { return }
      temperature *= cooling
      guard let changes = proposal(), !changes.isEmpty else { continue }
      let undo = state.apply(changes)
      let (nowViolations, nowCost) = (state.violations, state.cost)
      let worse = Int64(nowViolations - violations) * penalty + nowCost - cost
      let threshold = temperature * Metropolis.table[Int(random.next() >> 52)]
      guard worse <= 0 || Double(worse) < threshold else {
        state.apply(undo)
        continue
      }
      (violations, cost) = (nowViolations, nowCost)
      if (violations, cost) < (best.violations, best.cost) { best = state }
    }
  }

  private mutating func proposal() -> [ChartState.Change]? {
    let problem = state.problem
    guard problem.rotations.count > 0, problem.groups.count > 0 else { return nil }
    let group = random.below(problem.groups.count)
    let rotation = random.below(problem.rotations.count)
    guard let station = state.routes[group][rotation] else { return nil }
    switch random.below(8) {
    case 0:
      let other = random.below(problem.stations.count)
      return other == station ? nil : [.init(group: group, rotation: rotation, station: other)]
    case 1:
      let other = random.below(problem.groups.count)
      guard let place = state.routes[other][rotation], place != station else { return nil }
      return [
        .init(group: group, rotation: rotation, station: place),
        .init(group: other, rotation: rotation, station: station),
      ]
    default:
      let other = random.below(problem.rotations.count)
      return chain(from: group, rotation, other)
    }
  }

  /// What two rotations have groups do is exchanged, from one group on, until no station has more
  /// groups than before.
  private func chain(from group: Int, _ one: Int, _ other: Int) -> [ChartState.Change]? {
    guard one != other else { return nil }
    let problem = state.problem
    var balance = [Int](repeating: 0, count: problem.stations.count)
    var inChain = [Bool](repeating: false, count: problem.groups.count)
    var changes: [ChartState.Change] = []
    var next: Int? = group
    while let group = next {
      guard let here = state.routes[group][one], let there = state.routes[group][other] else {
        return nil
      }
      inChain[group] = true
      if here == there, changes.isEmpty { return nil }
      changes.append(.init(group: group, rotation: one, station: there))
      changes.append(.init(group: group, rotation: other, station: here))
      // One more where it comes to in rotation `one`, one less where it left.
      balance[there] += 1
      balance[here] -= 1
      next = follower(balance, inChain, one, other)
    }
    return changes
  }

  /// A group that makes room where the chain has brought too many.
  private func follower(
    _ balance: [Int], _ inChain: [Bool], _ one: Int, _ other: Int
  ) -> Int? {
    for (station, change) in balance.enumerated() where change != 0 {
      let rotation = change > 0 ? one : other
      guard
        state.count(at: station, rotation) + abs(change) > state.problem.stations[station].capacity
      else { continue }
      return state.routes.indices.first { group in
        !inChain[group] && state.routes[group][rotation] == station
          && state.routes[group][one] != state.routes[group][other]
      }
    }
    return nil
  }
}
