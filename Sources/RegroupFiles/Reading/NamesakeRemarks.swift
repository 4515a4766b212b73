import GroupingModel

/// Learners of one name: several people, or one who is listed twice. Only the user knows.
enum NamesakeRemarks {
  /// A remark that names the rows; none where every name stands once.
  static func remarks(_ learners: [Learner], in table: Table) -> [String] {
    var rows: [String: [Int]] = [:]
    for (learner, row) in zip(learners, table.rowNumbers) {
      rows[NameKey.sorted(learner.name), default: []].append(row)
    }
    let several = rows.values.filter { $0.count > 1 }.sorted { $0[0] < $1[0] }
    guard !several.isEmpty else { return [] }
    let shown = several.prefix(12).map { rows in
      "rows " + rows.map(String.init).joined(separator: ", ")
    }
    let more = several.count > shown.count ? "; and \(several.count - shown.count) more" : ""
    return [
      "\(table.file): several learners have the same name and are taken for different people: "
        + shown.joined(separator: "; ") + more + " (if one is listed twice, delete a row)"
    ]
  }
}
