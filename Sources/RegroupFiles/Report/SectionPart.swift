import GroupingModel

/// What the teacher's page tells of sections that groups lie in: the same as of groups.
struct SectionPart {
  let cards: [GroupCard]
  let panels: [Panel]
  let wishes: [WishList]
  let hasAlone: Bool
  let lonely: [TeacherPage.Place]
  let costs: [TeacherPage.CostRow]
  let total: String

  /// - Parameter sections: as a plan by themselves.
  /// - Throws: `ModelError` if a rule cannot be used in this scenario.
  init(_ sections: PlacedPlan) throws(ModelError) {
    cards = try GroupCard.cards(sections)
    panels = try Panel.panels(sections)
    wishes = try WishList.lists(sections)
    hasAlone = !sections.plan.alone.isEmpty
    lonely = PageLists(sections).lonely
    costs = TeacherPage.CostRow.rows(sections.plan)
    total = Wording.points(sections.plan.cost ?? 0)
  }

  static let template = """
    {{#sections}}
    <h2>Sections, the worst first</h2>
    \(PagePart.cards)
    \(PagePart.pictures)
    \(PagePart.alone)
    <h2>What the rules of sections cost</h2>
    \(PagePart.costs)
    {{/sections}}
    """
}
