import GLPK
import GroupingModel

/// The last step: the best plan among the groups that the bound leaves, or the proof that the plan
/// known is best.
///
/// Works outwards from a core of the groups with least excess. A core is a proof when the next
/// group lies beyond the budget.
struct IntegerProof {
  let oracle: Oracle
  let point: DualPoint
  let classPrices: [SizeClass: Double]
  let granularity: Int64
  let shouldStop: @Sendable () -> Bool

  /// Groups kept at most after fixing.
  private static let mostColumns = 200_000
  private static let cores = [300, 1_500, 10_000, mostColumns]
  private static let work = 30_000_000

  struct Answer {
    /// A plan cheaper than the incumbent.
    var groups: [Group]?
    var cost: Int64?
    var isComplete: Bool
    var note: String?
  }

  func run(incumbent: Int64?, evaluator: SingleGroup) throws -> Answer {
    var answer = Answer(groups: nil, cost: nil, isComplete: false, note: nil)
    var known = incumbent
    let (finds, isCut) = list(below: known)
    var remainder = remainder(finds, evaluator)
    for core in Self.cores {
      var cover = ExactCover(
        remainder, incumbent: known, granularity: granularity, work: Self.work,
        shouldStop: shouldStop)
      cover.run(first: core)
      if let best = cover.best {
        known = best.cost
        answer.cost = best.cost
        answer.groups = groups(best.columns, remainder)
        remainder.cut(to: remainder.budget(upTo: best.cost - granularity))
      }
      if !cover.isComplete {
        answer.note = "the last step was left unfinished"
        break
      }
      if core >= remainder.columns.count {
        answer.isComplete = !isCut
        if isCut { answer.note = "too many groups are left to try" }
        break
      }
    }
    return answer
  }

  /// Groups that a plan cheaper than `incumbent` could contain.
  private func list(below incumbent: Int64?) -> (finds: [Oracle.Find], isCut: Bool) {
    let sum = point.prices.reduce(0, +)
    var limits: [SizeClass: Int64] = [:]
    for key in oracle.program.classes {
      guard let incumbent else {
        limits[key] = Int64(Pricer.unusable)
        continue
      }
      let shift = oracle.table.shift
      let target = ColumnTable.scaled(incumbent - granularity, shift: shift) + (shift < 0 ? 1 : 0)
      guard let rest = oracle.cheapestFilling(point.least, with: key),
        let least = point.least[key]
      else { continue }
      limits[key] = target - sum - rest + least + 1
    }
    let (_, found, isCut) = oracle.evaluate(
      point.prices, limits: limits, keep: Self.mostColumns)
    return (found, isCut)
  }

  private func remainder(_ finds: [Oracle.Find], _ evaluator: SingleGroup) -> Remainder {
    let flavours = oracle.program.flavours
    let columns = finds.map { find in
      let members = oracle.table.members(at: find.place)
      let cost = evaluator.cost(of: members, kind: flavours[find.flavour].kinds[0])
      return (Column(members: members, flavour: find.flavour, cost: cost), find.reduced)
    }
    return Remainder(
      oracle.program, columns: columns, point: point,
      classPrices: classPrices.mapValues { Int64($0.rounded(.down)) }, shift: oracle.table.shift)
  }

  private func groups(_ columns: [Int], _ remainder: Remainder) -> [Group]? {
    let classes = columns.map {
      SizeClass(flavour: remainder.columns[$0].flavour, size: remainder.columns[$0].size)
    }
    return KindAssignment(oracle.program).kinds(of: classes).map { kinds in
      zip(columns, kinds).map { Group(kind: $1, members: remainder.columns[$0].members) }
    }
  }
}
