import GroupingModel

/// Gives each group of a partition a kind, so that every kind has as many groups as it may have.
///
/// Bipartite matching: kinds that must have groups look for one first, then groups look for any
/// kind; augmenting paths keep what is matched matched (Mendelsohn and Dulmage).
struct KindAssignment {
  private let program: PartitionProgram

  init(_ program: PartitionProgram) {
    self.program = program
  }

  /// - Parameter groups: flavour and size of each group.
  /// - Returns: a kind per group, or nil if there is no such assignment.
  func kinds(of groups: [SizeClass]) -> [Int]? {
    guard program.problem.groupCount.contains(groups.count) else { return nil }
    var seats: [(kind: Int, isMandatory: Bool)] = []
    for (kind, group) in program.problem.kinds.enumerated() {
      for seat in 0..<min(group.count.upperBound, groups.count) {
        seats.append((kind, seat < group.count.lowerBound))
      }
    }
    let mandatory = program.problem.kinds.reduce(0) { $0 + $1.count.lowerBound }
    guard mandatory <= groups.count else { return nil }
    var matching = Matching(groups: groups.count, seats: seats.count) { group, seat in
      let kind = seats[seat].kind
      return program.flavourOfKind[kind] == groups[group].flavour
        && program.problem.kinds[kind].sizes.contains(groups[group].size)
    }
    for seat in seats.indices where seats[seat].isMandatory {
      guard matching.augment(seat: seat) else { return nil }
    }
    for group in groups.indices where matching.seatOf[group] == nil {
      guard matching.augment(group: group) else { return nil }
    }
    return matching.seatOf.map { seat in seats[seat ?? 0].kind }
  }
}

/// A matching of groups to seats under growth.
private struct Matching {
  private let fits: [[Bool]]
  private(set) var seatOf: [Int?]
  private var groupOf: [Int?]

  init(groups: Int, seats: Int, fits: (Int, Int) -> Bool) {
    self.fits = (0..<groups).map { group in (0..<seats).map { fits(group, $0) } }
    seatOf = [Int?](repeating: nil, count: groups)
    groupOf = [Int?](repeating: nil, count: seats)
  }

  mutating func augment(group: Int) -> Bool {
    var visited = [Bool](repeating: false, count: groupOf.count)
    return place(group, &visited)
  }

  private mutating func place(_ group: Int, _ visited: inout [Bool]) -> Bool {
    for seat in groupOf.indices where fits[group][seat] && !visited[seat] {
      visited[seat] = true
      let other = groupOf[seat]
      if let other, !place(other, &visited) { continue }
      groupOf[seat] = group
      seatOf[group] = seat
      return true
    }
    return false
  }

  mutating func augment(seat: Int) -> Bool {
    if groupOf[seat] != nil { return true }
    var visited = [Bool](repeating: false, count: seatOf.count)
    return fill(seat, &visited)
  }

  private mutating func fill(_ seat: Int, _ visited: inout [Bool]) -> Bool {
    for group in seatOf.indices where fits[group][seat] && !visited[group] {
      visited[group] = true
      let other = seatOf[group]
      if let other, !fill(other, &visited) { continue }
      seatOf[group] = seat
      groupOf[seat] = group
      return true
    }
    return false
  }
}
