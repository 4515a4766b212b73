import GroupingModel

/// Every rule there is, in the order of the README's table.
package enum RuleBook {
  package static let rules: [any Rule.Type] = [
    Balance.self,
    NotAlone.self,
    Wishes.self,
  ]

  /// The rule of that name.
  ///
  /// - Throws: `ModelError` with the nearest name if there is none.
  package static func rule(named name: String) throws(ModelError) -> any Rule.Type {
    if let found = rules.first(where: { $0.name == name }) { return found }
    throw ModelError.unknown("rule", name, among: rules.map { $0.name })
  }
}
