import GLPK
import GroupingModel

/// Subset-row cuts over the groups that are left: of the groups that hold two or more of three
/// learners, a plan has at most one (Jepsen and others 2008). They lift the bound, and so rule out
/// more groups.
///
/// Prices and cuts' prices are rounded to integers, and each group's excess is computed from them in
/// integers: nothing depends on floating point.
struct Tightening {
  let remainder: Remainder
  /// Prices of classes to start from.
  let classPrices: [ColumnClass: Double]
  /// Largest total excess of a plan that is still of use.
  let budget: Int64
  let shouldStop: @Sendable () -> Bool

  private static let mostRounds = 60
  private static let mostCutsPerRound = 40
  private static let first = 1_500
  private static let batch = 300

  private var learners: Int { remainder.program.problem.learners }
  private var scale: Double {
    let shift = remainder.shift
    return shift >= 0 ? Double(Int64(1) << shift) : 1 / Double(Int64(1) << -shift)
  }

  /// The groups that the cuts leave, with their excesses over the lifted bound.
  ///
  /// - Throws: `GLPKError` for trouble inside GLPK.
  func run() throws(GLPKError) -> Remainder {
    let largest = remainder.columns.map { Double($0.cost.magnitude) }.max() ?? 1
    var master = try Master(
      remainder.program, scale: scale, artificial: 4 * scale * largest + 1)
    var inside = [Bool](repeating: false, count: remainder.columns.count)
    try add(Array(remainder.columns.indices.prefix(Self.first)), to: &master, &inside)
    _ = try addFilling(classPrices, to: &master)
    var best = remainder
    var stale = 0
    for _ in 0..<Self.mostRounds where !shouldStop() {
      let relaxation = try relax(&master, &inside, over: best)
      let lifted = lift(relaxation, master.cuts)
      let left = lifted.trimmed(to: budget + remainder.base - lifted.base)
      stale = left.base > best.base ? 0 : stale + 1
      if left.base > best.base { best = left }
      let cuts = SubsetRows.violated(
        by: try master.support(), learners: learners, most: Self.mostCutsPerRound)
      if best.columns.count < 200 || cuts.isEmpty || stale > 4 { break }
      for cut in cuts { try master.addCut(cut) }
    }
    return best
  }

  private func add(
    _ columns: [Int], to master: inout Master, _ inside: inout [Bool]
  ) throws(GLPKError) {
    try master.add(columns.map { remainder.columns[$0] })
    for column in columns { inside[column] = true }
  }

  /// Adds the numbers of groups that are cheapest at these prices; true if they are new.
  private func addFilling(
    _ classPrices: [ColumnClass: Double], to master: inout Master
  ) throws(GLPKError) -> Bool {
    let prices = classPrices.mapValues { Int64(max(-1e12, min(1e12, $0.rounded()))) }
    guard let filling = remainder.program.cheapestFilling(prices) else { return false }
    return try master.add(filling: filling.groups.map(Deal.init))
  }

  /// Solves the relaxation with the cuts so far, pricing all groups that are left.
  private func relax(
    _ master: inout Master, _ inside: inout [Bool], over left: Remainder
  ) throws(GLPKError) -> Master.Relaxation {
    var relaxation = try master.solve()
    for _ in 0..<40 where !shouldStop() {
      let prices = CutPrices(master.cuts, relaxation.cutPrices, learners: learners)
      var helpful: [(reduced: Double, column: Int)] = []
      for (index, column) in remainder.columns.enumerated() where !inside[index] {
        var reduced =
          Double(column.cost) * scale - (relaxation.classPrices[column.columnClass] ?? 0)
        for member in column.members { reduced -= relaxation.prices[member] }
        // Cuts only add to it.
        if reduced < -1 { reduced -= prices.total(of: column.members) }
        if reduced < -1 { helpful.append((reduced, index)) }
      }
      let isNew = try addFilling(relaxation.classPrices, to: &master)
      if helpful.isEmpty, !isNew { break }
      helpful.sort { ($0.reduced, $0.column) < ($1.reduced, $1.column) }
      try add(helpful.prefix(Self.batch).map(\.column), to: &master, &inside)
      relaxation = try master.solve()
    }
    return relaxation
  }

  /// The groups measured against integer prices near the relaxation's.
  private func lift(_ relaxation: Master.Relaxation, _ cuts: [[Int]]) -> Remainder {
    let prices = relaxation.prices.map { Int64($0.rounded()) }
    // A cut's price is never positive: the row is an upper limit of a minimisation.
    let cutPrices = relaxation.cutPrices.map { min(0, Int64($0.rounded())) }
    let charged = CutPrices(cuts, cutPrices, learners: learners)
    let reduced = remainder.columns.map { column in
      ColumnTable.scaled(column.cost, shift: remainder.shift)
        - column.members.reduce(0) { $0 + prices[$1] } - charged.total(of: column.members)
    }
    return Remainder(
      remainder, reduced: reduced, fixed: prices.reduce(0, +) + cutPrices.reduce(0, +),
      classPrices: relaxation.classPrices)
  }
}

/// What cuts charge a group: the prices of all triples of which it holds two or more.
private struct CutPrices<Price: SignedNumeric> {
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
