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
    for skill in asked where !owned.contains(where: { $0.contains(skill) }) {
      throw ModelError(
        "no learner has the skill '\(skill)'",
        remedy: "write skills as they stand in the column, or as the titles of yes/no columns")
    }
    return ItemSets(owned, among: asked.isEmpty ? nil : asked)
  }

  /// Per learner, the titles of the columns that say yes.
  private static func yes(in columns: [Attribute], learners: Int) -> [Set<String>] {
    let words: Set = ["y", "yes", "true", "1", "x"]
    return (0..<learners).map { learner in
      Set(columns.filter { words.contains($0.cells[learner].lowercased()) }.map(\.name))
    }
  }
}
