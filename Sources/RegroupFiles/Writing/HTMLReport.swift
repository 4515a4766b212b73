import GroupingModel
import Mustache

/// The plan as one self-contained page that prints well. Every text is escaped by the template
/// engine.
package enum HTMLReport {
  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  package static func html(_ plan: PlanDocument, roster: Roster) throws -> String {
    try MustacheTemplate(string: template).render(Page(plan, roster: roster))
  }

  /// What the template shows.
  private struct Page {
    let title: String
    let proof: String
    let cost: String?
    let alone: String?
    let conflict: String?
    let conflicting: [String]
    /// Without a plan there are no costs and no places to show.
    let hasPlan: Bool
    let groups: [GroupCard]
    let rules: [Row]
    let learners: [Row]
    let generator: String
    let seed: String

    init(_ plan: PlanDocument, roster: Roster) {
      let names = Dictionary(roster.learners.map { ($0.id, $0.name) }) { first, _ in first }
      title = plan.request.title ?? "Groups"
      proof = Wording.proof(plan)
      cost = plan.cost.map(Wording.points)
      alone = Wording.alone(plan)
      conflict = Wording.conflict(plan)
      conflicting = plan.conflict
      hasPlan = !plan.groups.isEmpty
      groups = plan.groups.map { group in
        GroupCard(
          name: group.name, cost: Wording.points(group.cost),
          members: group.members.map { names[$0] ?? $0 })
      }
      rules = plan.rules.map { Row(left: $0.sentence, right: Wording.cost($0)) }
      learners = plan.groups
        .flatMap { group in group.members.map { Row(left: names[$0] ?? $0, right: group.name) } }
        .sorted { ($0.left, $0.right) < ($1.left, $1.right) }
      generator = plan.generator
      seed = String(plan.seed)
    }
  }

  private struct GroupCard {
    let name: String
    let cost: String
    let members: [String]
  }

  private struct Row {
    let left: String
    let right: String
  }

  private static let template = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>{{title}}</title>
    <style>
    body { font: 16px/1.45 system-ui, sans-serif; margin: 2rem auto; max-width: 60rem;
      padding: 0 1rem; color: #1b1f24; }
    h1 { margin-bottom: .2rem; }
    h2 { margin-top: 2rem; font-size: 1.15rem; }
    .proof { font-size: 1.1rem; }
    .groups { display: grid; grid-template-columns: repeat(auto-fill, minmax(13rem, 1fr));
      gap: 1rem; }
    .group { border: 1px solid #c8ced6; border-radius: .5rem; padding: .6rem .9rem;
      break-inside: avoid; }
    .group h3 { margin: 0 0 .3rem; font-size: 1rem; display: flex;
      justify-content: space-between; gap: .5rem; }
    .group ul { margin: 0; padding-left: 1.1rem; }
    .cost, footer { color: #57606a; font-weight: normal; }
    table { border-collapse: collapse; width: 100%; }
    th, td { text-align: left; padding: .25rem .5rem; border-bottom: 1px solid #e2e6ea;
      vertical-align: top; }
    .number { text-align: right; font-variant-numeric: tabular-nums; }
    footer { margin-top: 2rem; font-size: .85rem; }
    @media print { body { margin: 0; max-width: none; font-size: 11pt; } h2 { break-after: avoid; }
      tr { break-inside: avoid; } }
    </style>
    </head>
    <body>
    <h1>{{title}}</h1>
    <p class="proof">{{proof}}{{#alone}} {{.}}{{/alone}}</p>
    {{#conflict}}
    <p>{{.}}</p>
    {{/conflict}}
    <ul>
    {{#conflicting}}
    <li>{{.}}</li>
    {{/conflicting}}
    </ul>
    {{#hasPlan}}
    <h2>Groups</h2>
    <div class="groups">
    {{#groups}}
    <section class="group">
    <h3><span>{{name}}</span> <span class="cost" title="points">{{cost}}</span></h3>
    <ul>
    {{#members}}
    <li>{{.}}</li>
    {{/members}}
    </ul>
    </section>
    {{/groups}}
    </div>
    <h2>What the rules cost</h2>
    <table>
    <thead><tr><th>Rule</th><th class="number">Points</th></tr></thead>
    <tbody>
    {{#rules}}
    <tr><td>{{left}}</td><td class="number">{{right}}</td></tr>
    {{/rules}}
    {{#cost}}
    <tr><th>Total</th><th class="number">{{.}}</th></tr>
    {{/cost}}
    </tbody>
    </table>
    <h2>Who is where</h2>
    <table>
    <thead><tr><th>Learner</th><th>Group</th></tr></thead>
    <tbody>
    {{#learners}}
    <tr><td>{{left}}</td><td>{{right}}</td></tr>
    {{/learners}}
    </tbody>
    </table>
    {{/hasPlan}}
    <footer>{{generator}}, seed {{seed}}. A point is what a rule counts, times its weight; less is
    better.</footer>
    </body>
    </html>

    """
}
