import GroupingModel

/// The constraints of harvard-hbs' team formation: a table with the columns attribute, type and
/// weight.
enum HBSConstraints {
  private static let types = ["cluster", "cluster_numeric", "different", "diversify"]

  /// The rules that ask for the same.
  ///
  /// - Parameter roster: takes the kinds of columns that the rules need.
  /// - Throws: `InputError` naming row and column of what cannot be used.
  static func rules(
    _ table: Table, for roster: inout Import
  ) throws(InputError) -> [RuleDocument] {
    let attribute = try column("attribute", of: table)
    let (type, weight) = (try column("type", of: table), try column("weight", of: table))
    var rules: [RuleDocument] = []
    for (row, number) in zip(table.rows, table.rowNumbers) {
      do throws(ModelError) {
        rules.append(
          try rule(on: row[attribute], type: row[type], weight: row[weight], in: &roster))
      } catch {
        throw InputError(
          file: table.file, row: number, error.problem, remedy: error.remedy)
      }
    }
    roster.remarks.append(
      "\(Wording.count(rules.count, "rule")) read from \(table.file), constraints of harvard-hbs' "
        + "team formation")
    return rules
  }

  private static func rule(
    on attribute: String, type: String, weight: String, in roster: inout Import
  ) throws(ModelError) -> RuleDocument {
    guard let position = roster.table.header.firstIndex(of: attribute) else {
      throw .unknown("column", attribute, among: roster.table.header)
    }
    guard let weight = ColumnKind.number(weight), (0...1_000_000).contains(weight) else {
      throw ModelError(
        "the weight is not a number from 0 to a million", remedy: "write, say, 1 or 0.25")
    }
    let isList = roster.table.column(position).contains { $0.contains(";") }
    func rule(_ name: String) -> RuleDocument {
      RuleDocument(rule: name, subject: attribute, weight: weight)
    }
    switch type {
    case "cluster" where isList: return rule("common-hours")
    case "cluster": return rule("gather")
    case "cluster_numeric":
      var similar = rule("similar")
      // In the column's own unit, as there.
      similar.options = ["unit": .text("points")]
      return similar
    case "different":
      roster.kinds[attribute] = isList ? "set" : "category"
      return rule("mix")
    case "diversify": return rule("spread")
    default: throw .unknown("type of constraint", type, among: types)
    }
  }

  private static func column(_ title: String, of table: Table) throws(InputError) -> Int {
    if let position = table.header.firstIndex(of: title) { return position }
    throw InputError(
      file: table.file, row: 1, "there is no column '\(title)'",
      remedy: "give the constraints the columns attribute, type and weight")
  }
}
