import GroupingModel

/// A term for the class: where everybody is in each round, then the groups of each round, and nothing
/// about rules, costs or reasons.
enum TermStudentPage {
  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  static func html(_ rounds: [PlacedPlan]) throws -> String {
    let parts = rounds.enumerated().map { index, placed in
      StudentReport.Part(section: name(ofRound: index), cards: StudentReport.cards(placed))
    }
    return try StudentReport.html(
      StudentReport.Page(
        title: rounds.first?.plan.request.title ?? "Groups",
        style: PageStyle.sections + PageStyle.overview, parts: parts, overview: overview(rounds)))
  }

  private static func name(ofRound index: Int) -> String { "Round \(index + 1)" }

  /// A row for each learner, by name, with the group of each round.
  private static func overview(_ rounds: [PlacedPlan]) -> StudentReport.Overview? {
    guard let first = rounds.first else { return nil }
    let rows = first.names.indices.map { learner in
      StudentReport.Overview.Row(
        name: first.names[learner],
        places: rounds.map { round in
          round.home[learner].map { round.plan.groups[$0].name } ?? ""
        })
    }
    return StudentReport.Overview(
      rounds: rounds.indices.map(name), rows: rows.sorted { naturallyPrecedes($0.name, $1.name) })
  }
}
