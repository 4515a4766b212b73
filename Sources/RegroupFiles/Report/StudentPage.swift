import GroupingModel
import Mustache

/// The page for learners: groups and names in large type, and nothing about rules, costs or
/// reasons.
package enum StudentReport {
  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  package static func html(_ placed: PlacedPlan) throws -> String { try html(Page(placed)) }

  static func html(_ page: Page) throws -> String {
    try MustacheTemplate(string: template).render(page)
  }

  /// What the template takes.
  struct Page {
    let title: String
    let style: String
    let isEmpty: Bool
    /// Where everybody is in each round; nil for a page of one round.
    let overview: Overview?
    let parts: [Part]

    init(title: String, style: String, parts: [Part], overview: Overview? = nil) {
      self.title = title
      self.style = PageStyle.shared + PageStyle.student + style
      isEmpty = parts.allSatisfy(\.cards.isEmpty)
      self.overview = overview
      self.parts = parts
    }

    init(_ placed: PlacedPlan) {
      self.init(
        title: placed.plan.request.title ?? "Groups",
        style: placed.plan.sections == nil ? "" : PageStyle.sections, parts: Self.parts(placed))
    }

    private static func parts(_ placed: PlacedPlan) -> [Part] {
      let cards = StudentReport.cards(placed)
      guard let sections = placed.plan.sections else { return [Part(section: nil, cards: cards)] }
      return sections.groups.map { section in
        let own = cards.indices.filter { placed.plan.groups[$0].section == section.name }
        return Part(section: section.name, cards: own.map { cards[$0] })
      }
    }
  }

  /// The groups of a section or round, or all.
  struct Part {
    let section: String?
    let cards: [Card]
  }

  struct Card {
    let name: String
    let members: [String]
  }

  /// A table of learners and rounds.
  struct Overview {
    let rounds: [String]
    let rows: [Row]

    struct Row {
      let name: String
      /// Per round, the group's name.
      let places: [String]
    }
  }

  /// A card for each group.
  static func cards(_ placed: PlacedPlan) -> [Card] {
    let learners = placed.scenario.roster.learners
    return zip(placed.plan.groups, placed.groups).map { named, group in
      Card(name: named.name, members: group.members.map { learners[$0].name })
    }
  }

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      {{#isEmpty}}
      <p>There are no groups yet.</p>
      {{/isEmpty}}
      {{#overview}}
      <table class="overview">
      <thead><tr><th></th>{{#rounds}}<th scope="col">{{.}}</th>{{/rounds}}</tr></thead>
      <tbody>
      {{#rows}}
      <tr><th scope="row">{{name}}</th>{{#places}}<td>{{.}}</td>{{/places}}</tr>
      {{/rows}}
      </tbody>
      </table>
      {{/overview}}
      {{#parts}}
      {{#section}}
      <h2 class="section">{{.}}</h2>
      {{/section}}
      <main>
      {{#cards}}
      <section class="card">
      <h2>{{name}}</h2>
      <ul>
      {{#members}}
      <li>{{.}}</li>
      {{/members}}
      </ul>
      </section>
      {{/cards}}
      </main>
      {{/parts}}
      </body>
      </html>

      """
}
