import SchedulingModel

/// The plan as iCalendar files (RFC 5545): one for each learner, room and adult, and one of all
/// sessions.
///
/// Times are those of the clock on the wall ("floating"): no time zone, and no change of the clocks,
/// moves them. Nothing but what, where, when and with whom is told.
struct BlockCalendars {
  static let folder = "calendars"

  private let outcome: BlockOutcome
  private var loaded: LoadedBlocks { outcome.loaded }

  init(_ outcome: BlockOutcome) { self.outcome = outcome }

  /// Name in the output's folder, and text.
  var files: [(name: String, text: String)] {
    let openings = outcome.openings
    var names = FileNames()
    var files = [
      (
        names.file("all", nil),
        calendar(loaded.document.title ?? "All sessions", "all", openings.map { ($0, session($0)) })
      )
    ]
    for (learner, attended) in outcome.attended.enumerated() where !attended.isEmpty {
      let own = attended.map { openings[$0] }
      files.append(
        (
          names.file("learner", loaded.learners[learner].id),
          calendar(
            loaded.learners[learner].name, "learner \(loaded.learners[learner].id)",
            own.map { ($0, with($0)) })
        ))
    }
    for (position, room) in loaded.problem.rooms.enumerated() {
      let own = openings.filter { $0.room == position }
      if own.isEmpty { continue }
      files.append(
        (
          names.file("room", room.identifier),
          calendar(room.identifier, "room \(room.identifier)", own.map { ($0, session($0)) })
        ))
    }
    for (position, adult) in loaded.problem.facilitators.enumerated() {
      let own = openings.filter { $0.leader == position }
      if own.isEmpty { continue }
      files.append(
        (
          names.file("adult", adult.identifier),
          calendar(
            loaded.adults[position], "adult \(adult.identifier)", own.map { ($0, count($0)) })
        ))
    }
    return files
  }

  /// Whether a file of the folder has a name that this gives.
  static func isOurs(_ name: String) -> Bool {
    name.hasSuffix(".ics")
      && (name == "all.ics" || ["learner-", "room-", "adult-"].contains { name.hasPrefix($0) })
  }

  private func with(_ opening: Opening) -> String {
    opening.leader.map { "With \(loaded.adults[$0])" } ?? ""
  }

  private func count(_ opening: Opening) -> String {
    Wording.count(opening.learners.count, "learner")
  }

  private func session(_ opening: Opening) -> String {
    [with(opening), count(opening)].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  // MARK: - Calendars

  private func calendar(
    _ name: String, _ owner: String, _ events: [(opening: Opening, description: String)]
  ) -> String {
    let lines =
      [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//regroup//flex blocks//EN",
        "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:" + Self.escaped(name),
      ] + events.flatMap { event($0.opening, owner, $0.description) } + ["END:VCALENDAR"]
    return lines.map { Self.folded($0) + "\r\n" }.joined()
  }

  private func event(_ opening: Opening, _ owner: String, _ description: String) -> [String] {
    let (slot, day) = (loaded.problem.slots[opening.slot], loaded.days[opening.slot])
    var lines = [
      "BEGIN:VEVENT", "UID:" + identifier(opening, owner),
      // There is no clock here: the same plan is to be the same file.
      "DTSTAMP:" + (loaded.days.first ?? day).text(separator: "") + "T000000Z",
      "DTSTART:" + Self.time(slot.start, on: day), "DTEND:" + Self.time(slot.end, on: day),
      "SUMMARY:" + Self.escaped(loaded.titles[opening.offer]),
    ]
    if let room = opening.room {
      lines.append("LOCATION:" + Self.escaped(loaded.problem.rooms[room].identifier))
    }
    if !description.isEmpty { lines.append("DESCRIPTION:" + Self.escaped(description)) }
    return lines + ["END:VEVENT"]
  }

  /// The same person's same slot has the same identifier in every plan, so that a calendar that
  /// imports a later plan replaces the session; a hash, so that it tells nobody's number.
  private func identifier(_ opening: Opening, _ owner: String) -> String {
    let slot = loaded.problem.slots[opening.slot].identifier
    let shared = owner.hasPrefix("learner ") ? "" : loaded.problem.offers[opening.offer].identifier
    let parts = [
      loaded.document.title ?? "", owner, slot, loaded.days[opening.slot].text(), shared,
    ]
    let hash = SHA256.hex(Array(parts.joined(separator: "\n").utf8))
    return "\(hash.prefix(32))@regroup"
  }

  private static func time(_ minutes: Int, on day: CalendarDay) -> String {
    let day = CalendarDay(number: day.number + minutes / (24 * 60))
    let minutes = minutes % (24 * 60)
    return day.text(separator: "") + "T" + Wording.padded(minutes / 60, to: 2)
      + Wording.padded(minutes % 60, to: 2) + "00"
  }

  /// A text as a value: marks that mean something are masked.
  private static func escaped(_ text: String) -> String {
    printable(text).reduce(into: "") { result, character in
      switch character {
      case "\\", ";", ",": result += "\\\(character)"
      default: result.append(character)
      }
    }
  }

  /// At most 75 bytes in a line, no character torn.
  private static func folded(_ line: String) -> String {
    var (result, length) = ("", 0)
    for scalar in line.unicodeScalars {
      let bytes = String(scalar).utf8.count
      if length + bytes > 75 {
        result += "\r\n "
        length = 1
      }
      result.unicodeScalars.append(scalar)
      length += bytes
    }
    return result
  }
}

/// Names of files that differ from each other wherever capitals do not count.
private struct FileNames {
  private var taken: Set<String> = []

  mutating func file(_ kind: String, _ identifier: String?) -> String {
    let plain = (identifier ?? "").unicodeScalars.map { scalar -> Character in
      let isPlain = scalar.isASCII && scalar.properties.isAlphabetic || ("0"..."9").contains(scalar)
      return isPlain || "-_".unicodeScalars.contains(scalar) ? Character(scalar) : "_"
    }
    let stem = identifier == nil ? kind : "\(kind)-\(String(plain).prefix(60))"
    var (name, number) = (stem, 2)
    while !taken.insert(name.lowercased()).inserted {
      name = "\(stem)-\(number)"
      number += 1
    }
    return "\(BlockCalendars.folder)/\(name).ics"
  }
}
