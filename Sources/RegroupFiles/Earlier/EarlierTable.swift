import GroupingModel

extension EarlierGroup {
  /// The groups of `groups.csv`, or of a table like it, in its order.
  ///
  /// - Parameter file: path, from the working folder.
  /// - Throws: `InputError` if it has no groups and identifiers, or a learner twice.
  static func groups(inTable file: String) throws(InputError) -> [EarlierGroup] {
    var folder = InputFolder(path: ".", confined: false)
    let table = try Table(try folder.text(file), file: file)
    let group = try GroupsFile.column(GroupsFile.groupColumns, of: table)
    let id = try GroupsFile.column(["id"], of: table)
    let label = GroupsFile.labelColumn(of: table)
    var groups: [EarlierGroup] = []
    var positions: [String: Int] = [:]
    var rows: [String: Int] = [:]
    for (row, number) in zip(table.rows, table.rowNumbers)
    where !row[group].isEmpty && !row[id].isEmpty {
      let (name, member) = (
        SpreadsheetCell.unescaped(row[group]), SpreadsheetCell.unescaped(row[id])
      )
      if let first = rows.updateValue(number, forKey: member) {
        throw InputError(
          file: file, row: number, column: table.header[id],
          "it names the same learner as row \(first)", remedy: "leave one of the rows out")
      }
      let text = label.map { SpreadsheetCell.unescaped(row[$0]) } ?? ""
      let position = positions[name] ?? groups.count
      if position == groups.count {
        positions[name] = position
        groups.append(EarlierGroup(name: name, label: text.isEmpty ? nil : text, members: []))
      }
      groups[position].members.append(member)
    }
    return groups
  }
}
