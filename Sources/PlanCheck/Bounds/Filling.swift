import GroupingModel

/// The cheapest way to make up the roster from groups of which only kind, size, mark and least cost
/// count: an exact dynamic program over numbers of groups, learners and marks.
struct Filling {
  private let kinds: [GroupKind]
  private let groupCount: ClosedRange<Int>
  private let learners: Int
  /// Largest number of groups looked at.
  private let most: Int
  private let costs: LeastCosts
  private let marks: Int

  private static let never = Int128.max

  init(_ scenario: Scenario, _ costs: LeastCosts) {
    kinds = scenario.kinds
    groupCount = scenario.groupCount
    learners = scenario.roster.count
    most = min(groupCount.upperBound, learners)
    self.costs = costs
    marks = costs.marks.total + 1
  }

  /// Least sums over groups of what a plan holds beside one group, or of all of a plan.
  struct Sums {
    fileprivate let filling: Filling
    fileprivate let values: [Int128]

    /// nil if no groups make up that many learners and that mark.
    func least(learners: Int, mark: Int) -> Int128? {
      let counts = filling.groupCount
      guard learners >= 0, mark >= 0, counts.lowerBound <= filling.most else { return nil }
      let least = (counts.lowerBound...filling.most).lazy
        .map { values[filling.index($0, learners, mark)] }.min()
      return least == Filling.never ? nil : least
    }
  }

  /// Least sum of all groups' costs; nil if the roster cannot be made up.
  var least: Int128? { sums().least(learners: learners, mark: marks - 1) }

  /// What the rest of a plan costs at least, beside one group of that kind.
  func rest(beside kind: Int) -> (_ size: Int, _ mark: Int) -> Int128? {
    let sums = sums(forced: kind)
    return { sums.least(learners: learners - $0, mark: marks - 1 - $1) }
  }

  /// - Parameter forced: a kind of which one group is taken, of no size and for nothing.
  /// - Complexity: O(kinds x count x groups x learners x marks x groups' sizes and marks).
  private func sums(forced: Int? = nil) -> Sums {
    var sums = [Int128](repeating: Self.never, count: (most + 1) * (learners + 1) * marks)
    sums[0] = 0
    for kind in kinds.indices { sums = add(kind, to: sums, isForced: kind == forced) }
    return Sums(filling: self, values: sums)
  }

  private struct Offer {
    let size: Int
    let mark: Int
    let cost: Int128
  }

  /// Extends sums over some kinds by one more kind, with any number of groups that it allows.
  private func add(_ kind: Int, to sums: [Int128], isForced: Bool) -> [Int128] {
    var result = [Int128](repeating: Self.never, count: sums.count)
    var layer = isForced ? shifted(sums, by: [Offer(size: 0, mark: 0, cost: 0)]) : sums
    let offers = kinds[kind].sizes.clamped(to: 1...max(1, learners)).flatMap { size in
      (0..<marks).compactMap { mark in
        costs[kind, size, mark].map { Offer(size: size, mark: mark, cost: $0) }
      }
    }
    var taken = isForced ? 1 : 0
    while taken <= min(kinds[kind].count.upperBound, most) {
      if kinds[kind].count.contains(taken) {
        for i in result.indices { result[i] = min(result[i], layer[i]) }
      }
      layer = shifted(layer, by: offers)
      taken += 1
    }
    return result
  }

  /// Sums after one more of the groups offered.
  private func shifted(_ sums: [Int128], by offers: [Offer]) -> [Int128] {
    var result = [Int128](repeating: Self.never, count: sums.count)
    for groups in 0..<most {
      for covered in 0...learners {
        for mark in 0..<marks {
          let before = sums[index(groups, covered, mark)]
          if before == Self.never { continue }
          for offer in offers where covered + offer.size <= learners {
            guard let both = costs.marks.sum(mark, offer.mark) else { continue }
            let target = index(groups + 1, covered + offer.size, both)
            result[target] = min(result[target], before + offer.cost)
          }
        }
      }
    }
    return result
  }

  private func index(_ groups: Int, _ covered: Int, _ mark: Int) -> Int {
    (groups * (learners + 1) + covered) * marks + mark
  }
}
