import GroupingModel

/// The cheapest way to make up the roster from groups of which only kind, size and least cost
/// count: an exact dynamic program over numbers of groups and learners.
struct Filling {
  private let kinds: [GroupKind]
  private let groupCount: ClosedRange<Int>
  private let learners: Int
  /// Largest number of groups looked at.
  private let most: Int

  init(_ scenario: Scenario) {
    kinds = scenario.kinds
    groupCount = scenario.groupCount
    learners = scenario.roster.count
    most = min(groupCount.upperBound, learners)
  }

  /// Least sum of the groups' costs; nil if the roster cannot be made up.
  ///
  /// - Parameter forced: a kind and size of which one group is taken for nothing.
  /// - Complexity: O(kinds x count x groups x learners x sizes).
  func least(_ costs: LeastCosts, forced: (kind: Int, size: Int)? = nil) -> Int128? {
    var sums = [Int128?](repeating: nil, count: (most + 1) * (learners + 1))
    sums[0] = 0
    for kind in kinds.indices {
      let size = forced?.kind == kind ? forced?.size : nil
      sums = add(kind, to: sums, costs: costs, forced: size)
    }
    guard groupCount.lowerBound <= most else { return nil }
    return (groupCount.lowerBound...most).compactMap { sums[index($0, learners)] }.min()
  }

  /// Extends sums over some kinds by one more kind, with any number of groups that it allows.
  private func add(
    _ kind: Int, to sums: [Int128?], costs: LeastCosts, forced: Int?
  ) -> [Int128?] {
    var result = [Int128?](repeating: nil, count: sums.count)
    var layer = sums
    var taken = 0
    if let forced {
      layer = shifted(sums, by: [(forced, 0)])
      taken = 1
    }
    let offers = kinds[kind].sizes.clamped(to: 1...max(1, learners)).compactMap { size in
      costs[kind, size].map { (size, $0) }
    }
    while taken <= min(kinds[kind].count.upperBound, most) {
      if kinds[kind].count.contains(taken) {
        for i in result.indices { result[i] = Self.lower(result[i], layer[i]) }
      }
      layer = shifted(layer, by: offers)
      taken += 1
    }
    return result
  }

  /// Sums after one more group of one of the sizes offered.
  private func shifted(_ sums: [Int128?], by offers: [(size: Int, cost: Int128)]) -> [Int128?] {
    var result = [Int128?](repeating: nil, count: sums.count)
    for (size, cost) in offers where most > 0 && size <= learners {
      for groups in 1...most {
        for covered in size...learners {
          guard let before = sums[index(groups - 1, covered - size)] else { continue }
          let target = index(groups, covered)
          result[target] = Self.lower(result[target], before + cost)
        }
      }
    }
    return result
  }

  private func index(_ groups: Int, _ covered: Int) -> Int { groups * (learners + 1) + covered }

  private static func lower(_ one: Int128?, _ other: Int128?) -> Int128? {
    guard let one, let other else { return one ?? other }
    return min(one, other)
  }
}
