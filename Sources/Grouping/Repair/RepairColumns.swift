import GroupingModel

/// The groups that a plan with few moves can contain: what an earlier group becomes when some of its
/// members leave, some of others come, and some newcomers join.
struct RepairColumns {
  /// What a group may become.
  struct Candidate {
    let kind: Int
    /// Ascending.
    let members: [Int]
    let cost: Int64
  }

  enum Listing {
    /// There is no plan with less than so many moves.
    case none(below: Int)
    case tooMany
    /// Per group that goes on, what it may become; whether that is all it may.
    case groups([[Candidate]], isAll: Bool)
  }

  private let problem: SearchProblem
  private let members: [[Int]]
  private let judge: GroupJudge

  /// Groups that are looked at in one listing.
  private static let most = 600_000
  /// Of these, with more coming than a group needs.
  private static let mostSpare = 40_000

  init(_ problem: SearchProblem, members: [[Int]]) {
    self.problem = problem
    self.members = members
    judge = GroupJudge(problem)
  }

  /// - Parameters:
  ///   - ended: kinds whose groups end.
  ///   - newcomers: learners who need a place and count no move, ascending.
  ///   - budget: moves of others.
  func list(
    besides ended: [Int], newcomers: [Int], budget: Int, shouldStop: () -> Bool
  ) -> Listing {
    let kinds = members.indices.filter { !ended.contains($0) }
    var work = Self.most
    var lists = [[Candidate]](repeating: [], count: kinds.count)
    var needs = [Int](repeating: 0, count: kinds.count)
    func grow(_ index: Int, coming: Int) -> Bool {
      let found = candidates(
        kinds[index], among: kinds, newcomers: newcomers, coming: coming, leaving: budget, &work)
      lists[index] += found ?? []
      return found != nil
    }
    let short = kinds.map { max(0, problem.kinds[$0].sizes.lowerBound - members[$0].count) }
    let lacking = short.reduce(0, +) - newcomers.count
    if lacking > budget { return .none(below: lacking) }
    for index in kinds.indices {
      var coming = max(0, short[index] - newcomers.count)
      while true {
        guard grow(index, coming: coming), !shouldStop() else { return .tooMany }
        if !lists[index].isEmpty { break }
        coming += 1
        if coming > budget { return .none(below: coming) }
      }
      needs[index] = coming
    }
    let spare = budget - needs.reduce(0, +)
    guard spare >= 0 else { return .none(below: budget - spare) }
    work = min(work, Self.mostSpare)
    var isAll = true
    // Those that need few first, which have few candidates more.
    for index in kinds.indices.sorted(by: { (needs[$0], $0) < (needs[$1], $1) }) where spare > 0 {
      for coming in (needs[index] + 1)...(needs[index] + spare) {
        isAll = isAll && !shouldStop() && grow(index, coming: coming)
      }
    }
    return .groups(lists, isAll: isAll)
  }

  /// What a group may become with exactly so many members of others; nil if that is too much work.
  private func candidates(
    _ kind: Int, among kinds: [Int], newcomers: [Int], coming: Int, leaving: Int, _ work: inout Int
  ) -> [Candidate]? {
    let sizes = problem.kinds[kind].sizes
    let own = members[kind]
    let others = kinds.filter { $0 != kind }.flatMap { members[$0] }
    var found: [Candidate] = []
    for out in 0...min(leaving, own.count) {
      let left = own.count - out
      for new in 0...newcomers.count where sizes.contains(left + coming + new) {
        let count =
          Self.choose(own.count, out) * Self.choose(others.count, coming)
          * Self.choose(newcomers.count, new)
        guard count <= Double(work) else { return nil }
        work -= Int(count)
        for stay in Self.subsets(of: own, left) {
          for guests in Self.subsets(of: others, coming) {
            for joining in Self.subsets(of: newcomers, new) {
              let group = (stay + guests + joining).sorted()
              guard let cost = judge.cost(of: group, kind: kind) else { continue }
              found.append(Candidate(kind: kind, members: group, cost: cost))
            }
          }
        }
      }
    }
    return found
  }

  private static func choose(_ all: Int, _ some: Int) -> Double {
    guard some <= all else { return 0 }
    return (0..<some).reduce(1.0) { $0 * Double(all - $1) / Double($1 + 1) }
  }

  /// Subsets of a size in lexicographic order.
  private static func subsets(of all: [Int], _ count: Int) -> [[Int]] {
    guard count > 0 else { return [[]] }
    guard count <= all.count else { return [] }
    if count == all.count { return [all] }
    return subsets(of: Array(all.dropFirst()), count - 1).map { [all[0]] + $0 }
      + subsets(of: Array(all.dropFirst()), count)
  }
}
