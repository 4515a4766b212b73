import GroupingModel

/// Items that learners have, numbered in the order of their names.
package struct ItemSets {
  package let items: [String]
  /// Per learner, positions in `items`.
  package let sets: [Set<Int>]

  /// - Parameters:
  ///   - owned: per learner, the names of its items.
  ///   - items: the items to number; others are left out. Nil for all that occur.
  init(_ owned: [Set<String>], among items: [String]? = nil) {
    let names = items ?? owned.reduce(into: Set<String>()) { $0.formUnion($1) }.sorted()
    let positions = Dictionary(
      zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    self.items = names
    sets = owned.map { Set($0.compactMap { positions[$0] }) }
  }
}

extension ItemSets {
  /// The skills that a rule asks for, and who has them.
  ///
  /// - Throws: `ModelError` if a column is unknown, or nobody has a skill.
  package static func skills(
    of spec: RuleSpec, in setting: Setting
  ) throws(ModelError) -> ItemSets {
    let asked = try RuleOptions(spec, of: Skills.self).distinctList("needed")
    let columns = try setting.attributes(spec.subject)
    let owned =
      columns.count == 1 ? columns[0].sets : yes(in: columns, learners: setting.roster.count)
    for skill in asked
    where !owned.contains(where: { $0.contains(skill) }) && !isAway(skill, in: columns) {
      throw ModelError(
        "no learner has the skill '\(skill)'",
        remedy: "write skills as they stand in the column, or as the titles of yes/no columns")
    }
    return ItemSets(owned, among: asked.isEmpty ? nil : asked)
  }

  /// Whether only learners who are left out today have the skill.
  private static func isAway(_ skill: String, in columns: [Attribute]) -> Bool {
    guard columns.count > 1 else { return columns.first?.isAway(skill) ?? false }
    return columns.contains { $0.name == skill && $0.away.contains(where: isYes) }
  }

  private static func isYes(_ cell: String) -> Bool {
    ["y", "yes", "true", "1", "x"].contains(cell.lowercased())
  }

  /// Per learner, the titles of the columns that say yes.
  private static func yes(in columns: [Attribute], learners: Int) -> [Set<String>] {
    (0..<learners).map { learner in
      Set(columns.filter { isYes($0.cells[learner]) }.map(\.name))
    }
  }
}
