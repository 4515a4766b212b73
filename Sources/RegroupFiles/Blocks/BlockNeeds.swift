import SchedulingModel

/// A score so near to a cut that it may lie on the other side by chance.
package struct NearCut: Sendable, Hashable {
  package let learner: Int
  package let label: String
  /// Whether it counts as below, so that there is a need.
  package let isBelow: Bool
}

/// What learners need: the tables of needs and of scores.
struct BlockNeeds {
  private(set) var needs: [BlockNeed] = []
  private(set) var nearCuts: [NearCut] = []

  init(_ tables: inout BlockTables) throws(InputError) {
    if let table = try tables.table(
      "needs", required: ["learner", "label"],
      optional: ["visits", "minutes", "by", "must", "level", "cost"])
    {
      let level = try tables.level(of: "needs")
      for row in table.rows { try addNeed(table, row, level, tables) }
      try checkSeats(table, tables)
    }
    if tables.document.mastery != nil || tables.document.tables["mastery"] != nil {
      try addScores(&tables)
    }
  }

  private mutating func addNeed(
    _ table: TitledTable, _ row: Int, _ usual: Int, _ tables: BlockTables
  ) throws(InputError) {
    let label = table.cell(row, "label")
    try Self.checkLabel(label, table, row, tables)
    needs.append(
      BlockNeed(
        learner: try tables.learners.position(table, row, "learner"), label: label,
        visits: try table.whole(row, "visits", in: 0...1000) ?? 1,
        minutes: try table.whole(row, "minutes", in: 0...100_000) ?? 0,
        deadline: try tables.slots.last(table, row, "by"),
        strength: try Self.strength(table, row, usual, tables)))
  }

  private static func checkLabel(
    _ label: String, _ table: TitledTable, _ row: Int, _ tables: BlockTables
  ) throws(InputError) {
    guard label.isEmpty || !tables.sessions.offers.contains(where: { $0.label == label }) else {
      return
    }
    throw table.bad(
      row, "label", label.isEmpty ? "the cell is empty" : "no session has this label",
      remedy: "write what stands in the column 'label' of \(tables.sessions.file)")
  }

  private static func strength(
    _ table: TitledTable, _ row: Int, _ usual: Int, _ tables: BlockTables
  ) throws(InputError) -> BlockStrength {
    if try table.flag(row, "must") == true { return .required }
    let name = table.cell(row, "level")
    guard let level = name.isEmpty ? usual : tables.level(named: name) else {
      throw table.bad(
        row, "level", "not a level of the ladder",
        remedy: "write one of " + tables.ladder.map { "'\($0)'" }.joined(separator: ", "))
    }
    return .weighted(level: level, cost: try table.whole(row, "cost", in: 1...10_000) ?? 1)
  }

  /// More visits that must be than seats there could ever be: no search is needed to say so.
  private func checkSeats(_ table: TitledTable, _ tables: BlockTables) throws(InputError) {
    var (asked, known): ([String: Int], [String: Int]) = ([:], [:])
    for (row, need) in needs.enumerated() where need.strength == .required {
      asked[need.label, default: 0] += need.visits
      let seats = known[need.label] ?? tables.seats(label: need.label)
      known[need.label] = seats
      guard asked[need.label, default: 0] > seats else { continue }
      let all = needs.reduce(0) {
        $0 + ($1.label == need.label && $1.strength == .required ? $1.visits : 0)
      }
      throw table.bad(
        row, "label",
        "\(Wording.count(all, "visit")) of this label must be, and its sessions have "
          + "\(Wording.count(seats, "seat")) at most",
        remedy: "add a session, a slot or a larger room, raise 'max', or leave 'must' empty")
    }
  }

  // MARK: - Scores

  private mutating func addScores(_ tables: inout BlockTables) throws(InputError) {
    guard let mastery = tables.document.mastery else {
      throw InputError(
        file: tables.document.file, "there is a table of scores and no cut",
        remedy: "write, say, cuts: {at: {fractions: 12}, band: 1}")
    }
    let cuts = mastery.cuts.sorted { $0.key < $1.key }
    guard
      let table = try tables.table(
        "mastery", required: ["learner"] + cuts.map { $0.key.lowercased() }, optional: nil)
    else {
      throw InputError(
        file: "mastery.csv", "there are cuts and no table of scores",
        remedy: "add mastery.csv with a column for each cut, or name its file: mastery: ...")
    }
    let level = try tables.level(of: "mastery")
    let deadline = try tables.deadline(mastery)
    let band = max(0, mastery.band)
    for (label, _) in cuts where !tables.sessions.offers.contains(where: { $0.label == label }) {
      throw InputError(
        .unknown("label", label, among: Set(tables.sessions.offers.map(\.label)).sorted()),
        file: tables.document.file)
    }
    for row in table.rows {
      let learner = try tables.learners.position(table, row, "learner")
      for (label, cut) in cuts {
        try addScore(table, row, learner, label, cut - band...cut + band) {
          BlockNeed(
            learner: learner, label: label, deadline: deadline,
            strength: .weighted(level: level, cost: $0))
        }
      }
    }
  }

  /// Who is below the cut by more than the band needs it twice as much as who may be below by chance.
  private mutating func addScore(
    _ table: TitledTable, _ row: Int, _ learner: Int, _ label: String, _ band: ClosedRange<Double>,
    need: (_ cost: Int) -> BlockNeed
  ) throws(InputError) {
    let title = label.lowercased()
    let cell = table.cell(row, title)
    if cell.isEmpty { return }
    guard let score = ColumnKind.number(ColumnKind.withDecimalPoint(cell)) else {
      throw table.bad(
        row, title, "not a number", remedy: "write a score, or leave the cell empty")
    }
    let isBelow = score < (band.lowerBound + band.upperBound) / 2
    if band.contains(score), band.lowerBound < band.upperBound {
      nearCuts.append(NearCut(learner: learner, label: label, isBelow: isBelow))
    }
    if isBelow { needs.append(need(score < band.lowerBound ? 2 : 1)) }
  }
}

extension BlockTables {
  /// Seats that sessions of the label could have at most, in all slots together.
  fileprivate func seats(label: String) -> Int {
    sessions.offers.filter { $0.label == label }.reduce(0) { sum, offer in
      let seats = offer.slots.map { slot in
        let rooms = rooms.rooms.filter {
          offer.features.isSubset(of: $0.features) && !$0.closed.contains(slot)
        }
        let room = offer.needsRoom ? rooms.map(\.capacity).max() ?? 0 : .max
        let visits = offer.minutesPerVisit.map { slots.slots[slot].minutes / $0 } ?? .max
        return min(offer.sizes.upperBound, room, visits)
      }.sorted(by: >)
      return sum + seats.prefix(offer.mostOpenings ?? seats.count).reduce(0, +)
    }
  }

  fileprivate func deadline(_ mastery: BlockMastery) throws(InputError) -> Int? {
    guard let name = mastery.by else { return nil }
    guard let slot = slots.positions(named: name)?.last else {
      throw InputError(
        file: document.file, "'by' names neither a slot nor a day that has one",
        remedy: "write a slot, a date or a day of the week")
    }
    return slot
  }
}

extension BlockSlots {
  /// The last slot of those that a cell names; nil for an empty cell.
  fileprivate func last(_ table: TitledTable, _ row: Int, _ title: String) throws(InputError)
    -> Int?
  {
    try positions(table, row, title)?.last
  }
}
