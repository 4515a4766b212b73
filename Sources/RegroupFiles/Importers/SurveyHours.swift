/// A grid question about the week: a column per day, titled "When ... [Monday]", each cell a list of
/// hours.
enum SurveyHours {
  static let title = "Free hours"

  /// Replaces the columns of the days by one of free hours, "Monday 8AM; Monday 9AM". Where the
  /// question asks when people are not free, their free hours are all others that somebody listed,
  /// on any day.
  static func join(in result: inout Import) {
    let days = result.table.header.indices.compactMap { position in
      day(result.table.header[position]).map { (position: position, day: $0) }
    }
    guard days.count > 1, !result.table.header.contains(title) else { return }
    let question = result.table.header[days[0].position]
    let isBusy = busy.contains(where: question.lowercased().contains)
    let hours = hours(of: days.map(\.position), in: result.table)
    let cells = result.table.rows.map { row in
      days.flatMap { position, day -> [String] in
        let listed = items(row[position])
        let free = isBusy ? hours.filter { !listed.contains($0) } : listed
        return free.map { "\(day) \($0)" }
      }.joined(separator: "; ")
    }
    result.remove(days.map(\.position))
    result.append(title, cells)
    result.kinds[title] = "set"
    result.remarks.append(
      "the \(days.count) columns of weekdays list "
        + (isBusy ? "hours that are NOT free" : "free hours")
        + "; column '\(title)' holds the free ones of the \(hours.count * days.count) hours of the "
        + "week")
  }

  private static let busy = [
    "unavailable", "not available", "not be available", "busy", "not free", "cannot", "can't",
  ]

  /// The weekday in brackets at the end of a title.
  private static func day(_ title: String) -> String? {
    guard title.hasSuffix("]"), let open = title.lastIndex(of: "[") else { return nil }
    let day = trimmed(String(title[title.index(after: open)...].dropLast()))
    return weekdays.contains { day.lowercased().hasPrefix($0) } ? day : nil
  }

  /// How their names begin, in lower case.
  static let weekdays = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

  /// Every hour that somebody listed, in order of appearance.
  private static func hours(of positions: [Int], in table: Table) -> [String] {
    var (seen, order): (Set<String>, [String]) = ([], [])
    for row in table.rows {
      for position in positions {
        for hour in items(row[position]) where seen.insert(hour).inserted { order.append(hour) }
      }
    }
    return order
  }

  private static func items(_ cell: String) -> [String] {
    let separator: Character = cell.contains(";") ? ";" : ","
    return cell.split(separator: separator).map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }
}
