import GroupingModel

/// Some groups of a plan as a problem of their own, everything else staying as it is.
///
/// Rules are prices of groups, so what the window's groups gain, the plan gains; the numbers of
/// groups and the limit on the whole plan leave it what the other groups do not take.
package struct Window: Sendable {
  /// Learners of the groups, ascending: learner 0 of the problem is the first of them.
  package let learners: [Int]
  package let problem: SearchProblem
  /// The groups as a plan of the problem.
  package let plan: Partition
  /// Kinds of the whole problem by kind of this one.
  private let kinds: [Int]

  /// Kinds up to whose number groups may become of a kind that none of the window's groups is of.
  private static let mostOpenKinds = 8

  /// - Parameters:
  ///   - all: groups of a plan, which cover the roster.
  ///   - chosen: positions of the window's groups among them, each once.
  package init(_ whole: SearchProblem, groups all: [Group], chosen: [Int]) {
    let groups = chosen.map { all[$0] }
    let learners = groups.flatMap(\.members).sorted()
    var used = [Int](repeating: 0, count: whole.kinds.count)
    for group in all { used[group.kind] += 1 }
    var own = [Int](repeating: 0, count: whole.kinds.count)
    for group in groups { own[group.kind] += 1 }
    let isOpen = whole.kinds.count <= Self.mostOpenKinds
    let room = whole.kinds.indices.filter { own[$0] > 0 || isOpen }.map { kind in
      let group = whole.kinds[kind]
      let count = Self.left(group, beside: used[kind] - own[kind], learners: learners.count)
      return (kind: kind, group: group.with(count: count))
    }
    .filter { $0.group.count.upperBound > 0 }
    self.learners = learners
    kinds = room.map(\.kind)
    let others = all.count - groups.count
    let most = max(1, whole.groupCount.upperBound - others)
    let least = min(most, max(0, whole.groupCount.lowerBound - others))
    problem = SearchProblem(
      whole, learners: learners, kinds: room, groupCount: least...most,
      ration: whole.ration.map { ration in
        let left = ration.most - ration.charge(of: all) + ration.charge(of: groups)
        return ration.part(of: learners, kinds: room.map(\.kind), most: left)
      })
    self.plan = Self.plan(groups, learners: learners, kinds: room.map(\.kind))
  }

  /// How many groups of a kind others leave.
  private static func left(
    _ kind: GroupKind, beside others: Int, learners: Int
  ) -> ClosedRange<Int> {
    let most = min(
      max(0, kind.count.upperBound - others), learners / max(1, kind.sizes.lowerBound))
    return min(most, max(0, kind.count.lowerBound - others))...most
  }

  private static func plan(_ groups: [Group], learners: [Int], kinds: [Int]) -> Partition {
    var places: [Int: Int] = [:]
    for (place, learner) in learners.enumerated() { places[learner] = place }
    return Partition(
      groups.map { group in
        Group(
          kind: kinds.firstIndex(of: group.kind) ?? 0,
          members: group.members.compactMap { places[$0] })
      })
  }

  /// Groups of the problem as groups of the whole.
  package func groups(of plan: Partition) -> [Group] {
    plan.groups.map { group in
      Group(kind: kinds[group.kind], members: group.members.map { learners[$0] })
    }
  }
}

extension Window {
  /// What solving a window came to.
  struct Answer: Sendable {
    /// Better groups of the whole; nil where none were found.
    var groups: [Group]?
    /// What it took, in changes of annealing that take as long.
    var work: Int

    static let nothing = Answer(groups: nil, work: 0)
  }

  /// Groups of least excess in the last step of a proof: a good plan soon is worth more than a proof.
  private static let mostCore = 1_500

  /// Work of a window with so many possible groups, as measured: far below a change of annealing for
  /// each, and some for a window of few.
  static func work(listing groups: Int) -> Int { 20_000 + groups / 4 }

  /// The best groups of the window, or those found before the search ended.
  func solved(shouldStop: @escaping @Sendable () -> Bool) -> Answer {
    var answer = Answer(groups: nil, work: Self.work(listing: 0))
    do {
      let program = PartitionProgram(problem, tallies: try Tallies.useful(problem))
      let engine = ExactEngine(
        program: program, threads: 1, mostCore: Self.mostCore, shouldStop: shouldStop,
        onProgress: { _, _ in })
      let outcome = try engine.run(plans: [plan])
      answer.work = Self.work(listing: outcome.listed * program.flavours.count)
      answer.groups = outcome.partition.map(groups)
    } catch {
      // Trouble inside GLPK: the window stays as it is.
    }
    return answer
  }
}

extension Window {
  /// Temperatures at which groups change and stay good.
  private static let schedule = Annealing.Schedule(start: 0.1, end: 0.003)

  /// Groups of the window that cost no more, found by annealing: where groups are too many to list.
  func annealed(
    changes: Int, seed: UInt64, shouldStop: @escaping @Sendable () -> Bool
  ) -> Answer {
    let search = Search(problem, seed: seed)
    guard let slots = search.slots(of: plan) else { return .nothing }
    let chain = Annealing(problem, from: slots, random: RandomSource(seed: seed))
    let done = chain.cool(Self.schedule, iterations: changes, shouldStop: shouldStop)
    return Answer(groups: groups(of: search.partition(of: chain.best)), work: done)
  }
}

extension Ration {
  /// The charges of some learners in groups of some kinds, with a limit of their own.
  fileprivate func part(of learners: [Int], kinds: [Int], most: Int64) -> Ration {
    Ration(
      charges: LinearTerm(
        prices: kinds.map { kind in learners.map { charges.prices[kind][$0] } }),
      most: most)
  }
}

extension GroupKind {
  fileprivate func with(count: ClosedRange<Int>) -> GroupKind {
    GroupKind(label: label, name: name, sizes: sizes, count: count)
  }
}
