/// Visits spread over rotations so that no group is at two stations at once and no station is overfull:
/// a bipartite edge colouring, which always exists where no row has more visits than rotations and no
/// column more than rotations times capacity (Koenig 1916). Visits are coloured one by one along
/// alternating paths.
///
/// - Complexity: O(visits x (groups + places)).
struct EdgeColouring {
  /// Places of stations: one for each group that can be there at once.
  private let placeStation: [Int]
  private let rotations: Int
  /// The place a group is at, `groups x rotations`; -1 for none.
  private var placeOf: [[Int]]
  /// The group at a place, `places x rotations`; -1 for none.
  private var groupAt: [[Int]]

  /// The station of each group in each rotation, `groups x rotations`; nil where it has no visit left.
  ///
  /// - Parameters:
  ///   - visits: `groups x stations`.
  ///   - capacities: groups at once, by station.
  init(visits: [[Int]], capacities: [Int], rotations: Int) {
    placeStation = capacities.enumerated().flatMap {
      Array(repeating: $0.offset, count: $0.element)
    }
    self.rotations = rotations
    placeOf = Array(repeating: Array(repeating: -1, count: rotations), count: visits.count)
    groupAt = Array(
      repeating: Array(repeating: -1, count: rotations), count: placeStation.count)
    var load = [Int](repeating: 0, count: placeStation.count)
    for (group, row) in visits.enumerated() {
      for (station, count) in row.enumerated() {
        for _ in 0..<count {
          let places = placeStation.indices.filter { placeStation[$0] == station }
          guard let place = places.min(by: { load[$0] < load[$1] }) else { continue }
          load[place] += 1
          colour(group, place)
        }
      }
    }
  }

  var stations: [[Int?]] {
    placeOf.map { row in row.map { $0 < 0 ? nil : placeStation[$0] } }
  }

  /// Gives one visit a rotation. A rotation free for both is taken; otherwise one that is free for
  /// the group is made free for the place, by exchanging two rotations along a path.
  private mutating func colour(_ group: Int, _ place: Int) {
    guard let first = (0..<rotations).first(where: { placeOf[group][$0] < 0 }),
      let second = (0..<rotations).first(where: { groupAt[place][$0] < 0 })
    else { return }
    let both = (0..<rotations).first { placeOf[group][$0] < 0 && groupAt[place][$0] < 0 }
    if both == nil { exchange(from: place, first, second) }
    let rotation = both ?? first
    placeOf[group][rotation] = place
    groupAt[place][rotation] = group
  }

  /// Frees rotation `first` of a place that is free in `second`: visits on the path that begins there
  /// and alternates between the two exchange them.
  private mutating func exchange(from place: Int, _ first: Int, _ second: Int) {
    var path: [(group: Int, place: Int, rotation: Int)] = []
    var place = place
    while case let group = groupAt[place][first], group >= 0 {
      path.append((group, place, first))
      let next = placeOf[group][second]
      guard next >= 0 else { break }
      path.append((group, next, second))
      place = next
    }
    for visit in path {
      placeOf[visit.group][visit.rotation] = -1
      groupAt[visit.place][visit.rotation] = -1
    }
    for visit in path {
      let other = visit.rotation == first ? second : first
      placeOf[visit.group][other] = visit.place
      groupAt[visit.place][other] = visit.group
    }
  }
}
