/// What cuts charge a group: the prices of all triples of which it holds two or more.
struct CutPrices<Price: SignedNumeric> {
  private let cutsOf: [[Int]]
  private let prices: [Price]

  init(_ cuts: [[Int]], _ prices: [Price], learners: Int) {
    self.prices = prices
    var cutsOf = [[Int]](repeating: [], count: learners)
    for (index, cut) in cuts.enumerated() where prices[index] != 0 {
      for learner in cut { cutsOf[learner].append(index) }
    }
    self.cutsOf = cutsOf
  }

  func total(of members: [Int]) -> Price {
    var total: Price = 0
    var seen: [Int] = []
    for member in members {
      for cut in cutsOf[member] {
        // The second member of a triple makes the group pay, the third changes nothing.
        if seen.count(where: { $0 == cut }) == 1 { total += prices[cut] }
        seen.append(cut)
      }
    }
    return total
  }
}

/// Finds violated subset rows.
enum SubsetRows {
  private static let least = 1.02

  /// Triples of learners of which the groups holding two or more add up to more than one, the most
  /// violated first, no learner in many of them.
  static func violated(
    by support: [(members: [Int], value: Double)], learners: Int, most: Int
  ) -> [[Int]] {
    var together = [Double](repeating: 0, count: learners * learners)
    var groupsOf = [[Int]](repeating: [], count: learners)
    for (index, group) in support.enumerated() {
      for member in group.members {
        groupsOf[member].append(index)
        for other in group.members { together[member * learners + other] += group.value }
      }
    }
    var found: [(violation: Double, triple: [Int])] = []
    for first in 0..<learners {
      let near = (0..<learners).filter { $0 != first && together[first * learners + $0] > 1e-6 }
      for (index, second) in near.enumerated() {
        for third in near[(index + 1)...] {
          let all = groupsOf[first].reduce(0.0) { sum, group in
            let members = support[group].members
            return members.contains(second) && members.contains(third)
              ? sum + support[group].value : sum
          }
          let value =
            together[first * learners + second] + together[first * learners + third]
            + together[second * learners + third] - 2 * all
          if value > least { found.append((value, [first, second, third].sorted())) }
        }
      }
    }
    found.sort {
      $0.violation != $1.violation
        ? $0.violation > $1.violation : $0.triple.lexicographicallyPrecedes($1.triple)
    }
    return choose(found, learners: learners, most: most)
  }

  private static func choose(
    _ found: [(violation: Double, triple: [Int])], learners: Int, most: Int
  ) -> [[Int]] {
    var uses = [Int](repeating: 0, count: learners)
    var chosen: [[Int]] = []
    var seen: Set<[Int]> = []
    for (_, triple) in found where chosen.count < most {
      guard seen.insert(triple).inserted, triple.allSatisfy({ uses[$0] < 5 }) else { continue }
      for learner in triple { uses[learner] += 1 }
      chosen.append(triple)
    }
    return chosen
  }
}
