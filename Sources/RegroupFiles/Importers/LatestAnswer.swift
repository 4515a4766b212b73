/// One answer per person, where some answered several times.
enum LatestAnswer {
  /// Keeps the latest answer of each person.
  ///
  /// - Parameters:
  ///   - time: column of time stamps; where they cannot be told, later rows are later answers.
  ///   - people: titles of columns that tell who answers; the first counts that is filled in.
  static func keep(
    in result: inout Import, time: Int, of people: [String] = [SurveyRole.email.rawValue, "Name"]
  ) {
    let table = result.table
    let times = FormTimes(table.rows.map { $0[time] })
    var (latest, order): ([String: Int], [String]) = ([:], [])
    var dropped: [(row: Int, key: String)] = []
    for position in table.rows.indices {
      let key = person(position, people, in: result) ?? "row \(position)"
      guard let other = latest[key] else {
        latest[key] = position
        order.append(key)
        continue
      }
      let isLater = !times.precedes(position, other)
      dropped.append((isLater ? other : position, key))
      if isLater { latest[key] = position }
    }
    guard !dropped.isEmpty else { return }
    let pairs = dropped.sorted { $0.row < $1.row }.map { entry in
      "row \(table.rowNumbers[entry.row]) by "
        + "row \(table.rowNumbers[latest[entry.key] ?? entry.row])"
    }
    result.remarks.append(
      "of several answers by one person the latest is kept; replaced: "
        + pairs.joined(separator: ", "))
    result.keepRows(order.compactMap { latest[$0] }.sorted())
  }

  /// Who answered; nil where nothing tells.
  private static func person(_ position: Int, _ people: [String], in result: Import) -> String? {
    let row = result.table.rows[position]
    for title in people {
      guard let column = result.column(title), !row[column].isEmpty else { continue }
      return title + NameKey.sorted(row[column])
    }
    return nil
  }
}
