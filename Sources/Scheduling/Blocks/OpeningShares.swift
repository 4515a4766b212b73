/// Sessions that take of rooms, leaders and openings, and the places in them that count: whoever has such a
/// place needs the whole session, and not the share of it that they are of its seats.
struct OpeningShares {
  struct Opening {
    let slot: Int
    let offer: Int
    /// Members that it must have.
    let least: Int
  }

  /// Arcs of one column, of which at most one is used, and only if one of the openings takes place.
  struct Place {
    let column: Int
    let arcs: [Int]
    let openings: [Int]
  }

  /// By slot and offer.
  private(set) var openings: [Opening] = []
  private(set) var places: [Place] = []

  /// Beyond so many places, the program would be slow.
  private static let most = 4_000

  /// None where it is decided which sessions take place.
  init(_ relaxation: WeekRelaxation, _ pools: ArcPools) {
    guard !relaxation.isDecided else { return }
    var openingAt: [[Int]: Int] = [:]
    let parts = relaxation.shared.flatMap(\.parts).sorted {
      ($0.slot, $0.offer) < ($1.slot, $1.offer)
    }
    for part in parts
    where openingAt[[part.slot, part.offer]] == nil && relaxation.seats[part.slot][part.offer] > 0 {
      openingAt[[part.slot, part.offer]] = openings.count
      openings.append(
        Opening(
          slot: part.slot, offer: part.offer,
          least: min(
            relaxation.week.problem.offers[part.offer].sizes.lowerBound,
            relaxation.seats[part.slot][part.offer])))
    }
    guard !openings.isEmpty else { return }
    var arcsOf = [[Int]](repeating: [], count: pools.columns.count)
    for (arc, column) in pools.columnOf.enumerated() { arcsOf[column].append(arc) }
    for column in Self.columns(relaxation, pools) {
      let slot = relaxation.arcs.arcs[pools.columns[column].arc].slot
      let offers = Set(arcsOf[column].map { relaxation.arcs.arcs[$0].offer })
      let there = offers.sorted().filter { relaxation.seats[slot][$0] > 0 }
        .map { openingAt[[slot, $0]] }
      if there.contains(nil) { continue }
      places.append(Place(column: column, arcs: arcsOf[column], openings: there.compactMap(\.self)))
    }
    leaveOutCrowds(relaxation.seats)
  }

  /// A session that many times its seats ask for takes place anyhow.
  private mutating func leaveOutCrowds(_ seats: [[Int]]) {
    var asking = [Int](repeating: 0, count: openings.count)
    for opening in places.flatMap(\.openings) { asking[opening] += 1 }
    let isCrowded = zip(openings, asking).map { opening, count in
      count > Self.crowd * seats[opening.slot][opening.offer]
    }
    places.removeAll { $0.openings.contains { isCrowded[$0] } }
  }

  private static let crowd = 4

  /// Columns that count in the stage or in one before, the earlier first, as far as they are not too many.
  private static func columns(_ relaxation: WeekRelaxation, _ pools: ArcPools) -> [Int] {
    let weights = relaxation.weightsOfArcs
    var isKept = [Bool](repeating: false, count: pools.columns.count)
    var kept: [Int] = []
    for stage in relaxation.arcs.budgets.map(\.stage) + [relaxation.stage] {
      let found = pools.columns.indices.filter { column in
        !isKept[column] && relaxation.counts(pools.columns[column].arc, weights, in: stage)
      }
      if kept.count + found.count > most { break }
      for column in found { isKept[column] = true }
      kept += found
    }
    return kept.sorted()
  }
}

extension WeekRelaxation {
  /// Whether using the arc makes a plan better or worse in the stage, by itself or by its rows.
  fileprivate func counts(
    _ index: Int, _ weights: [[(row: Int, weight: Int)]], in stage: Stage
  ) -> Bool {
    let arc = arcs.arcs[index]
    let costs = week.options[week.index(arc.learner, arc.slot)][arc.option].costs
    return stage.value(costs) != 0
      || weights[index].contains { row, weight in
        weight > 0 && week.rows[row].low > .min / 8 && stage.value(week.rows[row].costs) > 0
      }
  }
}
