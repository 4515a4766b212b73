/// The popular plans of a program, told by prices instead of opponents.
///
/// By linear duality, no plan y outvotes x by more than m where prices of y's rows and bounds prove
/// it. Votes are linear in x, so prices and x are columns of one program (as Huang and Kavitha 2013
/// do for matchings). Whole prices always prove what they say; there are such prices for any x
/// where the program of the opponents is a flow, and only there is the least m this finds the least
/// there is.
struct PopularProgram: Sendable {
  private(set) var program: IntegerProgram
  /// The column of m.
  let margin: Int
  private let opponents: IntegerProgram
  /// What the prices prove: the sum of these is m at most.
  private var proof: [Int: Int] = [:]
  private let longestPath: Int

  typealias Term = IntegerProgram.Term

  /// - Parameters:
  ///   - opponents: with the same columns as the program of the plans, but for later ones.
  ///   - least: what m is known to be at least.
  init(_ projects: ProjectProgram, _ opponents: IntegerProgram, atLeast least: Int) {
    self.opponents = opponents
    program = projects.program
    margin = program.addColumn(least...projects.units.reduce(0) { $0 + $1.counted })
    // A price adds up votes along a path that visits each row of seats once.
    longestPath = 2 * (projects.slots.count + projects.model.supervisors.count) + 2
    let votes = addVotes(projects)
    addPrices(votes, open: projects.running.compactMap { $0 })
    program.addRow(
      proof.sorted { $0.key < $1.key }.map { Term($0.key, $0.value) } + [Term(margin, -1)],
      atMost: 0)
  }

  /// Per column of the opponents, the votes that x gives to who is there; none for most.
  private mutating func addVotes(_ projects: ProjectProgram) -> [[Term]] {
    var votes = [[Term]](repeating: [], count: opponents.columns.count)
    for (unit, columns) in projects.rankedColumns.enumerated() {
      let classes = Dictionary(grouping: columns, by: \.rank).sorted { $0.key < $1.key }
      var members: [(rank: Int, column: Int)] = []
      for (rank, columns) in classes {
        let own = program.addColumn()
        members.append((rank, own))
        program.addRow(columns.map { Term($0.column) } + [Term(own, -1)], atLeast: 0, atMost: 0)
      }
      let weight = projects.units[unit].counted
      for column in columns {
        votes[column.column] = members.compactMap { rank, own in
          rank == column.rank ? nil : Term(own, rank > column.rank ? weight : -weight)
        }
      }
    }
    return votes
  }

  /// - Parameter open: columns whose upper bounds no row implies.
  private mutating func addPrices(_ votes: [[Term]], open: [Int]) {
    var worth = votes
    for row in opponents.rows {
      var prices: [Term] = []
      if let most = row.atMost {
        prices.append(Term(program.addColumn(0...longestPath), 1))
        proof[prices[0].column, default: 0] += most
      }
      if let least = row.atLeast {
        let price = program.addColumn(0...longestPath)
        prices.append(Term(price, -1))
        proof[price, default: 0] -= least
      }
      for term in row.terms {
        worth[term.column] += prices.map { Term($0.column, -term.factor * $0.factor) }
      }
    }
    for (column, bounds) in opponents.columns.enumerated() {
      if bounds.lowerBound != 0 {
        for term in worth[column] {
          proof[term.column, default: 0] += bounds.lowerBound * term.factor
        }
      }
      guard bounds.count > 1 else { continue }
      var terms = worth[column]
      if open.contains(column) {
        let price = program.addColumn(0...longestPath)
        terms.append(Term(price, -1))
        proof[price, default: 0] += bounds.count - 1
      }
      program.addRow(terms, atMost: 0)
    }
  }
}

extension ProjectProgram {
  /// Per unit, the columns of where it may be, and their ranks; none where it has no vote. To be
  /// left out is worse than any rank.
  var rankedColumns: [[(column: Int, rank: Int)]] {
    units.indices.map { unit in
      guard units[unit].counted > 0 else { return [] }
      let placed = places[unit].compactMap { place in place.rank.map { (place.column, $0) } }
      return placed + [leftOut[unit]].compactMap { $0 }.map { ($0, model.lastRank + 1) }
    }
  }

  /// Whether all rows but those of learners are seats within supervisors' limits: a flow.
  var isFlow: Bool {
    units.allSatisfy { $0.members.count == 1 } && running.allSatisfy { $0 == nil }
      && model.rules.apart.isEmpty && companies.isEmpty && slots.allSatisfy { $0.copy == 0 }
  }
}
