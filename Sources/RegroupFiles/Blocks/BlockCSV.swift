import SchedulingModel

/// The plan as tables, for staff: `attendance.csv`, a row for each learner and slot, which later weeks
/// read as their past, and `sessions.csv`, a row for each session that opens.
enum BlockCSV {
  static func attendance(_ outcome: BlockOutcome) -> String {
    let (loaded, openings) = (outcome.loaded, outcome.openings)
    var rows = [
      [
        "learner", "name", "date", "slot", "start", "end", "session", "title", "kind", "tier",
        "room", "facilitator",
      ]
    ]
    for (learner, attended) in outcome.attended.enumerated() {
      for opening in attended.map({ openings[$0] }) {
        let offer = loaded.problem.offers[opening.offer]
        rows.append(
          [loaded.learners[learner].id, loaded.learners[learner].name]
            + when(opening.slot, loaded)
            + [offer.identifier, loaded.titles[opening.offer], kind(offer.kind), offer.tier ?? ""]
            + place(opening, loaded))
      }
    }
    return text(rows)
  }

  static func sessions(_ outcome: BlockOutcome) -> String {
    let loaded = outcome.loaded
    var rows = [
      [
        "date", "slot", "start", "end", "session", "title", "room", "facilitator", "count",
        "learners",
      ]
    ]
    for opening in outcome.openings {
      rows.append(
        when(opening.slot, loaded)
          + [loaded.problem.offers[opening.offer].identifier, loaded.titles[opening.offer]]
          + place(opening, loaded)
          + [
            "\(opening.learners.count)",
            opening.learners.map { loaded.learners[$0].id }.joined(separator: ";"),
          ])
    }
    return text(rows)
  }

  private static func when(_ slot: Int, _ loaded: LoadedBlocks) -> [String] {
    let value = loaded.problem.slots[slot]
    return [
      loaded.days[slot].text(), value.identifier, ClockTime.text(value.start),
      ClockTime.text(value.end),
    ]
  }

  private static func place(_ opening: Opening, _ loaded: LoadedBlocks) -> [String] {
    [
      opening.room.map { loaded.problem.rooms[$0].identifier } ?? "",
      opening.leader.map { loaded.problem.facilitators[$0].identifier } ?? "",
    ]
  }

  private static func kind(_ kind: Offer.Kind) -> String {
    BlockSessions.kinds.first { $0.value == kind }?.key ?? ""
  }

  private static func text(_ rows: [[String]]) -> String {
    rows.map { $0.map(SpreadsheetCell.written).joined(separator: ",") + "\n" }.joined()
  }
}
