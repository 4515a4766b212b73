import GroupingModel
import Mustache

/// The page for learners: groups and names in large type, and nothing about rules, costs or
/// reasons.
package enum StudentReport {
  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  package static func html(_ placed: PlacedPlan) throws -> String {
    try MustacheTemplate(string: template).render(Page(placed))
  }

  private struct Page {
    let style: String
    let title: String
    let isEmpty: Bool
    let parts: [Part]

    init(_ placed: PlacedPlan) {
      style =
        PageStyle.shared + PageStyle.student
        + (placed.plan.sections == nil ? "" : PageStyle.sections)
      title = placed.plan.request.title ?? "Groups"
      isEmpty = placed.groups.isEmpty
      let learners = placed.scenario.roster.learners
      let cards = zip(placed.plan.groups, placed.groups).map { named, group in
        Card(name: named.name, members: group.members.map { learners[$0].name })
      }
      guard let sections = placed.plan.sections else {
        parts = [Part(section: nil, cards: cards)]
        return
      }
      parts = sections.groups.map { section in
        let own = cards.indices.filter { placed.plan.groups[$0].section == section.name }
        return Part(section: section.name, cards: own.map { cards[$0] })
      }
    }
  }

  /// The groups of a section, or all.
  private struct Part {
    let section: String?
    let cards: [Card]
  }

  private struct Card {
    let name: String
    let members: [String]
  }

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      {{#isEmpty}}
      <p>There are no groups yet.</p>
      {{/isEmpty}}
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
