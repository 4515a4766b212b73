import Synchronization

/// Groups that are too many to list: those below a reduced cost, found by branch and bound over
/// partial groups.
///
/// Pairs of learners and learners alone bound what the rest of a group can bring; other terms must
/// not bring anything, and are added where a group is complete.
final class PartialGroups: GroupSource {
  private let arena = Arena()
  private let program: PartitionProgram
  let shift: Int
  let listed = 0
  let isDear = true
  private let shouldStop: @Sendable () -> Bool
  /// Price of each pair in price units, `learners x learners`; `PartialWalk.forbidden` where
  /// required rules part them.
  private let pairs: Flat<Int64>
  /// Whether pairs and learners alone are all that costs, or is forbidden.
  private let isPlain: Bool
  /// Groups found so far, by their place.
  private let found = Mutex<[[UInt16]]>([])

  /// Partial groups looked at in one scan.
  private static let mostNodes = 40_000_000
  /// Learners up to whom the walk may come to an end.
  private static let mostLearners = 64

  /// - Parameter shift: price units per cost unit as a power of two.
  init(_ program: PartitionProgram, shift: Int, shouldStop: @escaping @Sendable () -> Bool) {
    self.program = program
    self.shift = shift
    self.shouldStop = shouldStop
    let (soft, hard) = (program.problem.soft, program.problem.hard)
    let learners = program.problem.learners
    let pairs = arena.array(of: Int64(0), count: learners * learners)
    soft.pairs?.eachPrice { one, other, price in
      pairs[one * learners + other] = ColumnTable.scaled(price, shift: shift)
    }
    if let clashes = hard.clashes {
      for cell in 0..<clashes.count where clashes[cell] != 0 { pairs[cell] = PartialWalk.forbidden }
    }
    self.pairs = pairs
    isPlain = hard.isEmpty && soft.hasPairsOnly
  }

  /// Whether pairs say so much about what groups cost that a walk may come to an end.
  static func isOfUse(for program: PartitionProgram) -> Bool {
    let problem = program.problem
    guard problem.learners <= mostLearners, problem.measure == .cost(limit: nil),
      problem.soft.pairsAreDense, program.isSmallEnoughToFill
    else { return false }
    return problem.soft.othersAreNeverNegative
  }

  func members(of find: Oracle.Find) -> [Int] {
    found.withLock { $0[Int(find.place.offset)].map(Int.init) }
  }

  func size(of find: Oracle.Find) -> Int {
    found.withLock { $0[Int(find.place.offset)].count }
  }

  func scan(
    _ flavour: Int, prices: [Int32], parts: [[Int: Int32]], keep: Int, threads: Int,
    classPrice: (_ size: Int, _ tally: Int) -> Int64
  ) -> [Pricer.Result]? {
    var results: [Pricer.Result] = []
    for part in parts {
      var result = Pricer.Result()
      for (size, limit) in part.sorted(by: { $0.key < $1.key }) where limit > .min {
        let look = PartialWalk.Look(
          size: size, units: units(flavour, prices), limit: Int64(limit) + classPrice(size, 0),
          keep: keep)
        guard let answer = walk(look, flavour, threads) else { return nil }
        let base = classPrice(size, 0)
        result.least[size] = Int32(clamping: answer.least - base)
        result.candidates += store(answer.groups, base)
        result.isCut = result.isCut || answer.isCut
      }
      result.keepBest(keep)
      results.append(result)
    }
    return results
  }

  /// What learners add alone; nil for those who are left out.
  private func units(_ flavour: Int, _ prices: [Int32]) -> [Int64?] {
    let listed = program.flavours[flavour].listed
    return prices.indices.map { learner in
      prices[learner] == Pricer.excluded
        ? nil : ColumnTable.scaled(listed[learner], shift: shift) - Int64(prices[learner])
    }
  }

  private func store(_ groups: [PartialWalk.Found], _ base: Int64) -> [Pricer.Candidate] {
    found.withLock { found in
      groups.map { group in
        found.append(group.members)
        return Pricer.Candidate(
          excess: Int32(clamping: group.excess - base),
          place: ColumnPlace(chunk: 0, block: 0, offset: Int32(found.count - 1)))
      }
    }
  }

  private struct Answer {
    /// No group costs less; the limit where there is none below it.
    var least: Int64
    var groups: [PartialWalk.Found] = []
    var isCut = false
  }

  /// All groups of one size below a limit; nil if there are too many partial ones.
  private func walk(_ look: PartialWalk.Look, _ flavour: Int, _ threads: Int) -> Answer? {
    let patience = Patience(most: Self.mostNodes, shouldStop: shouldStop)
    @Sendable func walker() -> PartialWalk {
      PartialWalk(
        pairs, learners: program.problem.learners, look,
        judge: isPlain ? nil : judge(flavour), patience: patience)
    }
    var answer = Answer(least: look.limit)
    guard let root = walker().root() else { return answer }
    let parts = Mutex([Answer](repeating: answer, count: root.candidates.count))
    Parallel.forEach(root.candidates.count, threads: threads) { first in
      let own = walker()
      own.begin(at: root)
      own.walk(first: first)
      let part = Answer(least: own.least, groups: own.found, isCut: own.isCut)
      parts.withLock { $0[first] = part }
    }
    if patience.isOver { return nil }
    for part in parts.withLock({ $0 }) {
      answer.least = min(answer.least, part.least)
      answer.groups += part.groups
      answer.isCut = answer.isCut || part.isCut
    }
    if answer.groups.count > look.keep {
      answer.groups.sort(by: PartialWalk.precedes)
      answer.groups.removeLast(answer.groups.count - look.keep)
      answer.isCut = true
    }
    return answer
  }

  /// What a complete group costs beside pairs and learners; nil where it is not allowed.
  private func judge(_ flavour: Int) -> PartialWalk.Judge {
    let judge = GroupJudge(program.problem)
    let kind = program.flavours[flavour].kinds[0]
    let shift = shift
    return { members in
      judge.rest(of: members, kind: kind).map { ColumnTable.scaled($0, shift: shift) }
    }
  }
}

/// How long a walk may go on, shared by its threads.
final class Patience: Sendable {
  private let left: Atomic<Int>
  private let shouldStop: @Sendable () -> Bool

  init(most nodes: Int, shouldStop: @escaping @Sendable () -> Bool) {
    left = Atomic(nodes)
    self.shouldStop = shouldStop
  }

  var isOver: Bool { left.load(ordering: .relaxed) < 0 }

  /// Counts nodes.
  ///
  /// - Returns: false if that was too many, or somebody asked to stop.
  func spend(_ nodes: Int) -> Bool {
    if shouldStop() { left.store(-1, ordering: .relaxed) }
    return left.wrappingSubtract(nodes, ordering: .relaxed).newValue >= 0
  }
}
