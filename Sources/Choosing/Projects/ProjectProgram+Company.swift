/// Columns that count who is with whom.
extension ProjectProgram {
  struct Friendly: Sendable {
    let learner: Int
    let slot: Int
    let column: Int
  }

  /// Two units, or one whose members were together before.
  struct Meeting: Sendable {
    let units: [Int]
    let slot: Int
    let column: Int
    /// How many pairs of theirs were together, each as often as it was.
    let times: Int
  }

  struct Deviation: Sendable {
    /// In the rules.
    let index: Int
    let slot: Int
    let column: Int
    /// What the slot has, less its share, in the class's size times the unit.
    let surplus: [Term]
  }

  /// Adds what it takes to count, for places that are not ruled out by now.
  mutating func addCompany() {
    guard friendly.isEmpty, meetings.isEmpty, deviations.isEmpty else { return }
    addFriends()
    addMeetings()
    for (index, things) in model.rules.balance.enumerated() {
      for series in things { addDeviations(index, series) }
    }
  }

  private mutating func addFriends() {
    let unitOf = unitOf
    for (learner, wishes) in model.friendsOf.enumerated() where !wishes.isEmpty {
      let friends = Set(wishes.map { unitOf[$0] }).sorted()
      for slot in slots.indices {
        guard let own = openColumn(unitOf[learner], slot) else { continue }
        let theirs = friends.compactMap { openColumn($0, slot) }
        if theirs.isEmpty { continue }
        let met = program.addColumn()
        friendly.append(Friendly(learner: learner, slot: slot, column: met))
        program.addRow([Term(met), Term(own, -1)], atMost: 0)
        if theirs.contains(own) { continue }
        program.addRow([Term(met)] + theirs.map { Term($0, -1) }, atMost: 0)
      }
    }
  }

  private mutating func addMeetings() {
    let unitOf = unitOf
    let pairs = model.rules.met.map { Set([unitOf[$0.from], unitOf[$0.to]]).sorted() }
    let times = Dictionary(pairs.map { ($0, 1) }, uniquingKeysWith: +)
    for (units, times) in times.sorted(by: { $0.key.lexicographicallyPrecedes($1.key) }) {
      for slot in slots.indices {
        let own = units.compactMap { openColumn($0, slot) }
        guard own.count == units.count else { continue }
        let column = program.addColumn(isRare: true)
        meetings.append(Meeting(units: units, slot: slot, column: column, times: times))
        program.addRow(own.map { Term($0) } + [Term(column, -1)], atMost: own.count - 1)
      }
    }
  }

  private mutating func addDeviations(_ index: Int, _ series: [Int]) {
    let total = series.reduce(0, +)
    for slot in slots.indices {
      let surplus = units.indices.compactMap { unit -> Term? in
        let worth = units[unit].members.reduce(0) { $0 + series.count * series[$1] - total }
        return worth == 0 ? nil : openColumn(unit, slot).map { Term($0, worth) }
      }
      if surplus.isEmpty { continue }
      let most = surplus.reduce(0) { $0 + abs($1.factor) }
      let column = program.addColumn(0...most)
      deviations.append(Deviation(index: index, slot: slot, column: column, surplus: surplus))
      program.addRow(surplus + [Term(column, -1)], atMost: 0)
      program.addRow(surplus + [Term(column)], atLeast: 0)
    }
  }

  private func openColumn(_ unit: Int, _ slot: Int) -> Int? {
    column(unit, slot).flatMap { program.columns[$0].upperBound == 1 ? $0 : nil }
  }

  /// The values before company was added, with its columns.
  func withCompany(_ values: [Int]) -> [Int] {
    let added = program.columns.count - values.count
    var values = values + [Int](repeating: 0, count: max(0, added))
    setCompany(&values)
    return values
  }

  /// Sets the columns about company by those of places.
  func setCompany(_ values: inout [Int]) {
    let (friends, unitOf) = (model.friendsOf, unitOf)
    func isThere(_ unit: Int, _ slot: Int) -> Bool {
      column(unit, slot).map { values[$0] == 1 } ?? false
    }
    for met in friendly {
      let isMet =
        isThere(unitOf[met.learner], met.slot)
        && friends[met.learner].contains { isThere(unitOf[$0], met.slot) }
      values[met.column] = isMet ? 1 : 0
    }
    for meeting in meetings {
      values[meeting.column] = meeting.units.allSatisfy { isThere($0, meeting.slot) } ? 1 : 0
    }
    for deviation in deviations { values[deviation.column] = abs(deviation.surplus.sum(values)) }
  }
}

extension ProjectModel {
  /// Per learner, those they wish to be with.
  var friendsOf: [[Int]] {
    var wishes = [[Int]](repeating: [], count: learners.count)
    for pair in rules.friends where !wishes[pair.from].contains(pair.to) {
      wishes[pair.from].append(pair.to)
    }
    return wishes
  }
}
