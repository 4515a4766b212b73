import GroupingModel
import Synchronization

/// Improves a plan by solving some of its groups at a time, everything else staying as it is.
///
/// Windows without common groups are solved at once, and what they gain is put back in their order,
/// so the plan does not depend on the number of threads (Taillard and Voss 2002 call it POPMUSIC).
struct WindowSearch {
  private let problem: SearchProblem
  private let least: Int64
  private let threads: Int
  private let shouldStop: @Sendable () -> Bool
  private let evaluator: SingleGroup
  private var random: RandomSource
  private var choice: WindowChoice
  /// The plan's groups, in no order.
  private var groups: [Group]
  private var costs: [Int64]

  /// Windows solved at once, fixed so that the plan does not depend on the number of threads.
  private static let batch = 8
  /// Batches in a row without gain after which there is nothing to be had.
  private static let mostDry = 40
  /// The same for annealed windows, which take longer.
  private static let mostDryAnnealed = 10

  /// - Parameters:
  ///   - plan: keeps all required rules.
  ///   - least: what no plan costs less than.
  init(
    _ problem: SearchProblem, plan: Partition, least: Int64 = .min, random: RandomSource,
    threads: Int, shouldStop: @escaping @Sendable () -> Bool
  ) {
    self.problem = problem
    self.least = least
    self.threads = threads
    self.shouldStop = shouldStop
    self.random = random
    evaluator = SingleGroup(problem)
    choice = WindowChoice(problem)
    groups = plan.groups
    costs = []
    costs = groups.map(cost)
  }

  var plan: Partition { Partition(groups) }

  /// Solves windows until nothing more is gained.
  ///
  /// - Parameter iterations: what may be used, in changes of annealing that take as long.
  /// - Returns: what was used.
  mutating func run(iterations: Int) -> Int {
    var used = 0
    var dry = 0
    let mostDry = choice.isAnnealed ? Self.mostDryAnnealed : Self.mostDry
    while dry < mostDry, costs.reduce(0, +) > least, !shouldStop() {
      let limit = iterations - used
      guard let way = choice.way(most: Self.batch, workUpTo: limit, &random) else { break }
      let chosen = choice.windows(way, most: Self.batch, groups: groups, costs: costs, &random)
      guard !chosen.isEmpty else { break }
      let answers = solve(chosen, changes: choice.changes(way))
      let gain = putBack(answers, in: chosen)
      let work = answers.reduce(0) { $0 + $1.work }
      choice.learn(way, gain: gain, work: work)
      used += work
      dry = gain > 0 ? 0 : dry + 1
    }
    return used
  }

  private mutating func solve(_ chosen: [[Int]], changes: Int?) -> [Window.Answer] {
    let answers = Mutex([Window.Answer](repeating: .nothing, count: chosen.count))
    let (problem, groups, shouldStop) = (problem, groups, shouldStop)
    let seeds = changes == nil ? [] : chosen.map { _ in random.next() }
    Parallel.forEach(chosen.count, threads: threads) { index in
      let window = Window(problem, groups: groups, chosen: chosen[index])
      let answer =
        changes.map {
          window.annealed(changes: $0, seed: seeds[index], shouldStop: shouldStop)
        } ?? window.solved(shouldStop: shouldStop)
      answers.withLock { $0[index] = answer }
    }
    return answers.withLock { $0 }
  }

  /// Replaces the windows' groups by better ones.
  ///
  /// - Returns: how much cheaper the plan has become.
  private mutating func putBack(_ answers: [Window.Answer], in chosen: [[Int]]) -> Int64 {
    var gain: Int64 = 0
    var removed: Set<Int> = []
    for (answer, window) in zip(answers, chosen) {
      guard let new = answer.groups, keepsLimits(new, insteadOf: window, removed) else { continue }
      gain += window.reduce(0) { $0 + costs[$1] } - new.reduce(0) { $0 + cost(of: $1) }
      for (place, group) in new.enumerated() where place < window.count {
        groups[window[place]] = group
        costs[window[place]] = cost(of: group)
      }
      removed.formUnion(window.dropFirst(new.count))
      groups += new.dropFirst(window.count)
      costs += new.dropFirst(window.count).map(cost)
    }
    for position in removed.sorted(by: >) {
      groups.remove(at: position)
      costs.remove(at: position)
    }
    return gain
  }

  /// Whether the numbers of groups and the limit on the whole plan hold after an exchange of groups:
  /// windows of one batch do not know of each other.
  private func keepsLimits(
    _ new: [Group], insteadOf window: [Int], _ removed: Set<Int>
  ) -> Bool {
    guard problem.hasOpenSizes || problem.kinds.count > 1 || problem.ration != nil else {
      return true
    }
    let out = removed.union(window)
    let all = groups.indices.filter { !out.contains($0) }.map { groups[$0] } + new
    var numbers = [Int](repeating: 0, count: problem.kinds.count)
    for group in all { numbers[group.kind] += 1 }
    return problem.groupCount.contains(all.count)
      && zip(problem.kinds, numbers).allSatisfy { $0.count.contains($1) }
      && (problem.ration.map { $0.charge(of: all) <= $0.most } ?? true)
  }

  private func cost(of group: Group) -> Int64 {
    evaluator.cost(of: group.members, kind: group.kind)
  }
}
