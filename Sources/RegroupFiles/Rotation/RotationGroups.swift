import GroupingModel
import SchedulingModel
import Yams

/// The groups of a rotation: names in the scenario, or a table of groups and their members, such as
/// `groups.csv` of a plan.
struct RotationGroups {
  private(set) var names: [String] = []
  private(set) var members: [[RotationMember]] = []

  private static let mostGroups = 100

  /// - Throws: `InputError` naming line or row.
  init(_ node: Node, _ reader: YAMLReader, _ folder: inout InputFolder) throws(InputError) {
    if node.sequence != nil {
      names = try reader.texts(node, "groups")
      members = names.map { _ in [] }
    } else {
      let file = try reader.text(node, "groups")
      try read(Table(try folder.text(file), file: file))
    }
    guard !names.isEmpty, names.count <= Self.mostGroups, Set(names).count == names.count else {
      throw reader.failure(
        node, "there are 0 or more than \(Self.mostGroups) groups, or two of the same name",
        remedy: "list 1 to \(Self.mostGroups) groups, each with a name of its own")
    }
  }

  private mutating func read(_ table: Table) throws(InputError) {
    let group = try GroupsFile.column(GroupsFile.groupColumns, of: table)
    let id = try GroupsFile.column(GroupsFile.learnerColumns, of: table)
    let name = table.header.firstIndex { $0.lowercased() == "name" } ?? id
    var seen: Set<String> = []
    for (row, number) in zip(table.rows, table.rowNumbers)
    where !row[group].isEmpty && names.count <= Self.mostGroups {
      guard !row[id].isEmpty, seen.insert(row[id]).inserted else {
        throw InputError(
          file: table.file, row: number, column: table.header[id],
          "the learner is missing, or stands in an earlier row, too",
          remedy: "name each learner once")
      }
      let title = SpreadsheetCell.unescaped(row[group])
      if !names.contains(title) {
        names.append(title)
        members.append([])
      }
      let place = names.firstIndex(of: title) ?? 0
      members[place].append(
        RotationMember(
          identifier: SpreadsheetCell.unescaped(row[id]),
          name: SpreadsheetCell.unescaped(row[name])))
    }
  }

  /// Takes over which room learners would like to work in.
  ///
  /// - Throws: `InputError` for a learner without a group or a room that no station has.
  mutating func addWishes(
    _ table: Table, column title: String, rooms: Set<String>
  ) throws(InputError) {
    // First: a table without a header has a learner's row there, which is not to be quoted.
    let id = try GroupsFile.column(GroupsFile.learnerColumns, of: table)
    guard let column = table.header.firstIndex(of: title) else {
      throw InputError(.unknown("column", title, among: table.header), file: table.file)
    }
    let places = self.places
    for (row, number) in zip(table.rows, table.rowNumbers) where !row[column].isEmpty {
      guard rooms.contains(row[column]) else {
        throw InputError(
          file: table.file, row: number, column: title, "no station has such a room",
          remedy: "write one of the rooms that stations list, or leave the cell empty")
      }
      if let (group, member) = places[SpreadsheetCell.unescaped(row[id])] {
        members[group][member].wish = row[column]
      }
    }
  }

  /// Group of each member, and position in it, by identifier.
  private var places: [String: (group: Int, member: Int)] {
    var places: [String: (group: Int, member: Int)] = [:]
    for (group, members) in members.enumerated() {
      for (member, learner) in members.enumerated() { places[learner.identifier] = (group, member) }
    }
    return places
  }
}
