import GroupingModel

/// Canvas' gradebook: students with their points.
enum CanvasImporter: Importer {
  static let format = "a Canvas gradebook"

  static func recognises(_ header: [String]) -> Bool {
    guard header.contains("Student"), header.contains("ID") else { return false }
    return header.contains("SIS User ID") || header.contains("SIS Login ID")
  }

  static func read(_ table: Table) throws(InputError) -> Import {
    var result = Import(table)
    guard let student = table.header.firstIndex(of: "Student"),
      let id = table.header.firstIndex(of: "ID")
    else { return result }
    let kept = table.rows.indices.filter { index in
      let (name, number) = (table.rows[index][student], table.rows[index][id])
      return !number.isEmpty && !["points possible", "student, test"].contains(name.lowercased())
    }
    result.keepRows(kept)
    result.remarks.append(
      "\(Wording.count(table.rows.count - kept.count, "row")) left out: points possible, test "
        + "student and rows without ID")
    result.rename(student, to: "Name")
    result.setCells(student, straightened)
    result.id = identifier(result)
    if result.isUsed("Section") { result.kinds["Section"] = "category" }
    return result
  }

  /// What group imports want, if everybody has one.
  private static func identifier(_ result: Import) -> String {
    for title in ["SIS User ID", "SIS Login ID"] {
      guard let position = result.table.header.firstIndex(of: title) else { continue }
      let cells = result.table.column(position)
      if !cells.contains(""), Set(cells).count == cells.count { return title }
    }
    return "ID"
  }

  /// "Last, First" as "First Last".
  private static func straightened(_ name: String) -> String {
    let halves = name.split(separator: ",", maxSplits: 1).map { trimmed(String($0)) }
    return halves.count == 2 ? "\(halves[1]) \(halves[0])" : name
  }
}
