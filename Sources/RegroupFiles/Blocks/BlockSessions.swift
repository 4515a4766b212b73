import SchedulingModel

/// `sessions.csv`: what may be offered.
struct BlockSessions {
  let offers: [Offer]
  let titles: [String]
  /// Whom each is for; empty for everybody.
  let audiences: [Set<String>]
  let file: String
  private let positions: [String: Int]

  private static let optional = [
    "title", "kind", "label", "tier", "min", "access", "features", "room", "leaders", "slots",
    "times", "minutes", "after", "for",
  ]
  /// Kinds as people write them.
  static let kinds: [String: Offer.Kind] = [
    "lesson": .lesson, "workshop": .workshop, "work": .work, "club": .club,
    "assessment": .assessment, "check-in": .checkIn, "quiet": .quiet, "catch-all": .catchAll,
  ]

  init(
    _ table: Table, _ slots: BlockSlots, _ rooms: BlockRooms, _ adults: BlockAdults
  ) throws(InputError) {
    let table = try TitledTable(table, required: ["session", "max"], optional: Self.optional)
    let names = try table.identifiers("session")
    let reader = RowReader(table: table, slots: slots, rooms: rooms, adults: adults)
    var offers: [Offer] = []
    for row in table.rows { offers.append(try reader.offer(row, named: names[row])) }
    self.offers = offers
    positions = Dictionary(zip(names, names.indices)) { first, _ in first }
    titles = table.rows.map { row in
      let title = table.cell(row, "title")
      return title.isEmpty ? names[row] : title
    }
    audiences = table.rows.map { Set(table.list($0, "for")) }
    file = table.table.file
    try Self.checkOrder(table, offers)
    try checkSlots(slots)
  }

  /// The session of that name.
  func position(named name: String) -> Int? { positions[name] }

  /// The sessions that a cell lists, at least one.
  func positions(_ table: TitledTable, _ row: Int, _ title: String) throws(InputError) -> [Int] {
    var positions: [Int] = []
    for name in table.list(row, title) {
      guard let position = position(named: name) else {
        throw table.bad(
          row, title, "a session that is not in \(file)",
          remedy: "correct the name, or add a row for it; separate several with semicolons")
      }
      if !positions.contains(position) { positions.append(position) }
    }
    guard !positions.isEmpty else {
      throw table.bad(row, title, "the cell is empty", remedy: "name a session of \(file)")
    }
    return positions
  }

  /// A label that sessions come after is one that some have.
  private static func checkOrder(_ table: TitledTable, _ offers: [Offer]) throws(InputError) {
    for (row, offer) in offers.enumerated() {
      guard let label = offer.after, !offers.contains(where: { $0.label == label }) else {
        continue
      }
      throw table.bad(
        row, "after", "no session has this label",
        remedy: "write a label that stands in the column 'label'")
    }
  }

  /// A slot in which nothing can open is an empty block.
  private func checkSlots(_ slots: BlockSlots) throws(InputError) {
    for slot in slots.slots.indices where !offers.contains(where: { $0.slots.contains(slot) }) {
      throw slots.bad(
        slot, "slot", "no session of \(file) may open in this slot",
        remedy: "name it in the column 'slots' of a session, or delete the row")
    }
  }
}

/// Reads the rows of the table of sessions.
private struct RowReader {
  let table: TitledTable
  let slots: BlockSlots
  let rooms: BlockRooms
  let adults: BlockAdults

  func offer(_ row: Int, named name: String) throws(InputError) -> Offer {
    let kind = try word(row, "kind", among: BlockSessions.kinds) ?? .work
    let sizes = try sizes(row)
    let open = try slots.positions(table, row, "slots") ?? Array(slots.slots.indices)
    let after = table.cell(row, "after")
    let tier = table.cell(row, "tier")
    let features = Set(table.list(row, "features"))
    let needsRoom = try table.flag(row, "room") ?? !rooms.rooms.isEmpty
    if needsRoom { try checkRoom(row, features, least: sizes.lowerBound) }
    return Offer(
      name, kind: kind, label: table.cell(row, "label"), tier: tier.isEmpty ? nil : tier,
      sizes: sizes,
      access: try word(
        row, "access", among: ["anyone": .anyone, "asked": .asked, "opt-in": .optedIn]) ?? .anyone,
      features: features, needsRoom: needsRoom, leaders: try leaders(row), slots: Set(open),
      mostOpenings: try table.whole(row, "times", in: 1...1000),
      minutesPerVisit: try minutes(row, open), after: after.isEmpty ? nil : after)
  }

  private func sizes(_ row: Int) throws(InputError) -> ClosedRange<Int> {
    guard let most = try table.whole(row, "max", in: 1...100_000) else {
      throw table.bad(row, "max", "the cell is empty", remedy: "say how many learners it holds")
    }
    let least = try table.whole(row, "min", in: 0...100_000) ?? 0
    guard least <= most else {
      throw table.bad(
        row, "min", "more than 'max' in the same row", remedy: "exchange them, or correct one")
    }
    return least...most
  }

  private func word<Value>(
    _ row: Int, _ title: String, among words: [String: Value]
  ) throws(InputError) -> Value? {
    let text = table.cell(row, title).lowercased()
    if text.isEmpty { return nil }
    guard let value = words[text] else {
      let list = words.keys.sorted().map { "'\($0)'" }.joined(separator: ", ")
      throw table.bad(row, title, "a word that is not known here", remedy: "write one of \(list)")
    }
    return value
  }

  private func leaders(_ row: Int) throws(InputError) -> [Int] {
    var leaders: [Int] = []
    for name in table.list(row, "leaders") {
      guard let leader = adults.position(named: name) else {
        throw table.bad(
          row, "leaders", "somebody who is not among the facilitators, or whose name two have",
          remedy: "write identifiers of the facilitators' table, separated by semicolons")
      }
      if !leaders.contains(leader) { leaders.append(leader) }
    }
    return leaders
  }

  private func checkRoom(_ row: Int, _ features: Set<String>, least: Int) throws(InputError) {
    let fitting = rooms.rooms.filter { features.isSubset(of: $0.features) }
    guard !fitting.isEmpty else {
      throw table.bad(
        row, rooms.rooms.isEmpty ? "room" : "features",
        rooms.rooms.isEmpty
          ? "a room is needed, and no room is listed" : "no room has all of these",
        remedy: "add a room that has them, or write 'no' in the column 'room'")
    }
    guard fitting.contains(where: { $0.capacity >= least }) else {
      throw table.bad(
        row, "min", "more than any room seats that has the features asked for",
        remedy: "lower it, or add a larger room")
    }
  }

  private func minutes(_ row: Int, _ open: [Int]) throws(InputError) -> Int? {
    guard let minutes = try table.whole(row, "minutes", in: 1...1440) else { return nil }
    guard open.contains(where: { slots.slots[$0].minutes >= minutes }) else {
      throw table.bad(
        row, "minutes", "a visit takes longer than any slot of the session",
        remedy: "leave the cell empty where learners stay for the whole slot")
    }
    return minutes
  }
}
