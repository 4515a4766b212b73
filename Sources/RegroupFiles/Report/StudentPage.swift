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
    let style = PageStyle.shared + PageStyle.student
    let title: String
    let isEmpty: Bool
    let cards: [Card]

    init(_ placed: PlacedPlan) {
      title = placed.plan.request.title ?? "Groups"
      isEmpty = placed.groups.isEmpty
      let learners = placed.scenario.roster.learners
      cards = zip(placed.plan.groups, placed.groups).map { named, group in
        Card(name: named.name, members: group.members.map { learners[$0].name })
      }
    }
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
      </body>
      </html>

      """
}
