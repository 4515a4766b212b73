/// Places that a stage cannot tell apart, put together to keep its linear program small: of a learner in
/// a slot, all places that nothing asks for or that cost nothing in the stage, where they cost the same and
/// count alike in the rows that matter. Who has companions is left as is.
///
/// A pool may leave out limits from above on places that nothing asks for, which only weakens the program.
struct ArcPools {
  struct Pool: Hashable {
    let slot: Int
    let kind: Int
  }

  /// Per arc, its column.
  private(set) var columnOf: [Int] = []
  /// Per column, an arc of it, and its pool unless it is that arc alone.
  private(set) var columns: [(arc: Int, pool: Int?)] = []
  private(set) var pools: [Pool] = []
  /// Per kind, the offers.
  private(set) var offers: [[Int]] = []
  /// Kinds from here on are of places that nothing asks for.
  let firstUnasked: Int

  init(_ relaxation: WeekRelaxation) {
    let week = relaxation.week
    let all = Self.kinds(relaxation) { _ in true }
    let low = Self.kinds(relaxation) { $0.low > .min / 8 }
    firstUnasked = all.count
    offers = all + low
    var kindOf = [[Int]](repeating: [Int](repeating: 0, count: week.problem.offers.count), count: 2)
    for (kind, members) in offers.enumerated() {
      for offer in members { kindOf[kind < all.count ? 0 : 1][offer] = kind }
    }
    let last = week.component(.unmet(level: week.problem.ladder.count - 1))
    var hasCompanions = [Bool](repeating: false, count: week.learnerCount)
    for learner in week.problem.together.joined() { hasCompanions[learner] = true }
    var poolAt: [Pool: Int] = [:]
    var columnAt: [[Int]: Int] = [:]
    for (index, arc) in relaxation.arcs.arcs.enumerated() {
      let costs = week.options[week.index(arc.learner, arc.slot)][arc.option].costs
      let values =
        [relaxation.stage.value(costs)]
        + relaxation.arcs.budgets.map { $0.stage.value(costs) }
      let isAsked = !costs.contains { $0.component == last }
      let isPooled = !isAsked || values.allSatisfy { $0 == 0 }
      guard isPooled, relaxation.isPooled, !hasCompanions[arc.learner] else {
        columnOf.append(columns.count)
        columns.append((index, nil))
        continue
      }
      let pool = Pool(slot: arc.slot, kind: kindOf[isAsked ? 0 : 1][arc.offer])
      let key = [arc.learner, arc.slot, pool.kind] + values
      if let column = columnAt[key] {
        columnOf.append(column)
        continue
      }
      if poolAt[pool] == nil {
        poolAt[pool] = pools.count
        pools.append(pool)
      }
      columnAt[key] = columns.count
      columnOf.append(columns.count)
      columns.append((index, poolAt[pool]))
    }
  }

  /// Whether the column enters the row where its arcs do.
  func counts(_ column: Int, in row: LearnerRow) -> Bool {
    guard let pool = columns[column].pool, pools[pool].kind >= firstUnasked else { return true }
    return row.low > .min / 8
  }

  /// Offers that belong to the same sets of all rows that matter.
  private static func kinds(
    _ relaxation: WeekRelaxation, _ counts: (LearnerRow) -> Bool
  ) -> [[Int]] {
    let week = relaxation.week
    var isUsed = [Bool](repeating: false, count: week.sets.count)
    for (index, row) in week.rows.enumerated() where counts(row) && relaxation.matters(row, index) {
      for part in row.parts { isUsed[part.set] = true }
    }
    let used = isUsed.indices.filter { isUsed[$0] }
    var kindAt: [[Int]: Int] = [:]
    var kinds: [[Int]] = []
    for offer in week.problem.offers.indices {
      let key = used.filter { week.sets[$0][offer] }
      if let kind = kindAt[key] {
        kinds[kind].append(offer)
      } else {
        kindAt[key] = kinds.count
        kinds.append([offer])
      }
    }
    return kinds
  }
}
