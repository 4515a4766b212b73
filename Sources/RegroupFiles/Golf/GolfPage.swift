import GroupingModel
import Mustache

/// The rounds as a page to print: a row for each round, a column for each group.
package enum GolfPage {
  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  package static func html(_ plan: GolfPlan) throws -> String {
    try MustacheTemplate(string: template).render(Page(plan))
  }

  private struct Page {
    let style = PageStyle.shared + GolfPage.style
    let title: String
    let isNamed: Bool
    let sentences: [String]
    let columns: [String]
    let rounds: [Row]
    let generator: String
    let seed: UInt64

    init(_ plan: GolfPlan) {
      title = plan.title
      isNamed = plan.learners.contains { $0.name != nil }
      sentences = plan.sentences
      columns = (1...plan.size.groups).map { "Group \($0)" }
      rounds = plan.rounds.enumerated().map { index, groups in
        Row(number: index + 1, cells: groups.map { Cell(members: plan.labels(of: $0)) })
      }
      generator = plan.generator
      seed = plan.seed
    }
  }

  private struct Row {
    let number: Int
    let cells: [Cell]
  }

  private struct Cell {
    let members: [String]
  }

  private static let style = """
    @page { size: landscape; }
    .told { margin: 0 0 1.2rem; max-width: 60rem; }
    .told li { margin: .15rem 0; }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
    th, td { padding: .35rem .55rem; border: 1px solid var(--line); text-align: left;
      vertical-align: top; }
    thead th { background: #e3f0f9; border-bottom: 2px solid var(--ink); }
    tbody th { background: #f6f8fa; white-space: nowrap; }
    tr { break-inside: avoid; }
    td span { display: inline-block; margin-right: .45rem; }
    .named td span { display: block; margin: 0; }
    footer { margin-top: 1.6rem; color: var(--soft); font-size: .85rem; }
    @media print { body { font-size: 9.5pt; } .wide { overflow: visible; } }

    """

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      <ul class="told">
      {{#sentences}}
      <li>{{.}}</li>
      {{/sentences}}
      </ul>
      <div class="wide">
      <table{{#isNamed}} class="named"{{/isNamed}}>
      <thead>
      <tr><th scope="col">Round</th>
      {{#columns}}
      <th scope="col">{{.}}</th>
      {{/columns}}
      </tr>
      </thead>
      <tbody>
      {{#rounds}}
      <tr><th scope="row">{{number}}</th>
      {{#cells}}
      <td>
      {{#members}}
      <span>{{.}}</span>
      {{/members}}
      </td>
      {{/cells}}
      </tr>
      {{/rounds}}
      </tbody>
      </table>
      </div>
      <footer>{{generator}}, seed {{seed}}.</footer>
      </body>
      </html>

      """
}

extension GolfPlan {
  /// Names of members, or their numbers.
  fileprivate func labels(of group: [Int]) -> [String] {
    group.map { learners[$0].name ?? learners[$0].id }
  }

  /// What the terminal shows: the sentences and, where no folder is written, the rounds.
  package func text(withRounds: Bool) -> String {
    var lines = sentences
    if withRounds {
      for (index, groups) in rounds.enumerated() {
        let shown = groups.map { labels(of: $0).map(printable).joined(separator: ", ") }
        lines.append("Round \(index + 1): " + shown.joined(separator: " | "))
      }
    }
    return TerminalLines.text(lines)
  }
}
