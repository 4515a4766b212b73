import GroupingModel

/// Whoever needs help with something has someone in the group who is strong in it.
struct MutualHelp: Rule {
  static let name = "mutual-help"
  static let summary =
    "whatever a learner needs help with, another member of the group is strong in (two columns: "
    + "strong in, needs)"
  static let unit = "per need that nobody else in the group can help with"
  static let subject = SubjectKind.attributes

  let sentence: String
  private let reaches: [ReachTerm]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    let help = try HelpBook(spec, in: setting)
    let rows = help.needs.map { $0.count }.max() ?? 0
    let pairs = help.needs.joined().reduce(0) { $0 + help.strong[$1].count }
    guard pairs <= HelpBook.mostPairs else {
      throw ModelError(
        "rule 'mutual-help' finds \(pairs) pairs of learners who could help, too many to list",
        remedy: "use items that fewer learners have, or group class by class")
    }
    // A term for everybody's first need, one for the second, and so on: they need not be the same.
    reaches = (0..<rows).map { row in
      let partners = help.needs.enumerated().map { learner, needs -> [Int] in
        guard row < needs.count else { return [] }
        return help.strong[needs[row]].filter { $0 != learner }
      }
      return ReachTerm(
        partners: partners, weights: help.needs.map { row < $0.count ? spec.price : 0 })
    }
    let (needs, learners) = (help.needs.joined().count, help.needs.count { !$0.isEmpty })
    sentence =
      "For each of the \(counted(needs, "need")) of \(counted(learners, "learner")), another member "
      + "of the group is strong in it"
  }

  func terms() -> [Term.Shape] { reaches.map { .reach($0) } }
}

/// What learners need, and who is strong in it.
package struct HelpBook {
  static let mostPairs = 4_000_000

  package let items: [String]
  /// Per item, the learners who are strong in it, ascending.
  package let strong: [[Int]]
  /// Per learner, the items needed, ascending.
  package let needs: [[Int]]

  /// - Throws: `ModelError` unless the rule names two columns that are there.
  package init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let columns = try setting.attributes(spec.subject)
    guard columns.count == 2 else {
      throw ModelError(
        "rule 'mutual-help' needs two columns",
        remedy: "name the column of strengths, then the column of needs: 'Strong in, Needs'")
    }
    let needed = ItemSets(columns[1].sets)
    items = needed.items
    needs = needed.sets.map { $0.sorted() }
    var strong = [[Int]](repeating: [], count: items.count)
    for (learner, own) in ItemSets(columns[0].sets, among: items).sets.enumerated() {
      for item in own { strong[item].append(learner) }
    }
    self.strong = strong
  }
}
