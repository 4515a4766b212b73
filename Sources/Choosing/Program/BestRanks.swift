import GLPK

extension IntegerProgram {
  /// Sets of columns of which one can be 1, each set in some solution of its own.
  ///
  /// Each program looks for a solution with as many of those as possible for which none is known
  /// yet, so few are needed.
  ///
  /// - Parameters:
  ///   - sets: in no solution two columns of one set are 1.
  ///   - known: positions of sets that can be.
  ///   - start: a solution to begin with.
  /// - Returns: their positions; nil where time ran out.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  func possible(
    _ sets: [[Int]], known: Set<Int> = [], start: [Int]? = nil, _ deadline: Deadline
  ) throws(GLPKError) -> Set<Int>? {
    var known = known
    while true {
      let open = sets.indices.filter { !known.contains($0) }
      let worth = Dictionary(open.flatMap { sets[$0] }.map { ($0, -1) }, uniquingKeysWith: +)
      if worth.isEmpty { return known }
      let terms = worth.sorted { $0.key < $1.key }.map { Term($0.key, $0.value) }
      let answer = try solve([Level(terms)], start: start, timeLimit: deadline.left)
      if case .infeasible = answer { return [] }
      guard case .solved(let solution) = answer else { return nil }
      let found = open.filter { sets[$0].contains { solution.values[$0] == 1 } }
      known.formUnion(found)
      if found.isEmpty { return solution.levels.allSatisfy(\.isProven) ? known : nil }
    }
  }

  /// The best rank that each of some units can have, no matter what the others get.
  ///
  /// - Parameter units: columns of each, and the rank that the unit has where one of them is 1.
  /// - Returns: one a unit, nil for who can have none; nil in all where time ran out.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  func bestRanks(
    _ units: [[(rank: Int, column: Int)]], _ deadline: Deadline
  ) throws(GLPKError) -> [Int?]? {
    var best = [Int?](repeating: nil, count: units.count)
    for rank in Set(units.joined().map(\.rank)).sorted() {
      let open = units.indices.filter { best[$0] == nil }
      let sets = open.map { units[$0].filter { $0.rank == rank }.map(\.column) }
      guard let found = try possible(sets, deadline) else { return nil }
      for index in found { best[open[index]] = rank }
    }
    return best
  }
}
