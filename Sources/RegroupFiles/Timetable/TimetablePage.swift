import GroupingModel
import Mustache
import SchedulingModel

/// The timetable as a page to print and to hang up: a week for each group, each facilitator and each
/// room, all rooms slot by slot, and what has changed since an earlier plan. Says when and where, and
/// nothing about costs or rules.
package enum TimetablePage {
  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  package static func html(_ plan: TimetablePlan) throws -> String {
    try MustacheTemplate(string: template).render(Page(plan))
  }

  private struct Page {
    let style = PageStyle.shared + TimetablePage.style
    let title: String
    let views: [View]
    let days: [DayTable]
    let changes: ChangeTable?
    let generator: String

    init(_ plan: TimetablePlan) {
      let weeks = WeekGrids(plan)
      title = plan.title
      views = [
        View(id: "groups", title: "Groups", grids: weeks.ofGroups),
        View(id: "facilitators", title: "Who leads when", grids: weeks.ofFacilitators),
        View(id: "rooms", title: "Rooms", grids: weeks.ofRooms),
      ].filter { !$0.grids.isEmpty }
      days = weeks.byDay
      changes = ChangeTable(plan)
      generator = plan.document.generator
    }
  }

  private struct View {
    let id: String
    let title: String
    let grids: [WeekGrid]
  }

  private static let style = """
    @page { size: landscape; }
    nav { display: flex; flex-wrap: wrap; gap: .3rem 1.2rem; margin: 0 0 1.2rem; }
    a { color: var(--blue); }
    h2 { margin: 2.2rem 0 .8rem; padding-bottom: .3rem; border-bottom: 2px solid var(--ink); }
    h3 { margin: 0 0 .4rem; font-size: 1.15rem; }
    section.week { margin: 0 0 1.6rem; break-inside: avoid; overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; table-layout: fixed; }
    th, td { padding: .3rem .5rem; border: 1px solid var(--line); text-align: left;
      vertical-align: top; }
    thead th { background: #e3f0f9; border-bottom: 2px solid var(--ink); }
    tbody th { background: #f6f8fa; font-variant-numeric: tabular-nums; }
    th.time { width: 8.4rem; white-space: nowrap; }
    tr { break-inside: avoid; }
    td b { display: block; }
    td span { display: block; color: var(--soft); font-size: .85rem; }
    footer { margin-top: 1.6rem; color: var(--soft); font-size: .85rem; }
    @media print { nav { display: none; } body { font-size: 9.5pt; }
      section.week { overflow: visible; } h2 { break-before: page; }
      nav + h2 { break-before: auto; } }

    """

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      <nav>
      {{#views}}
      <a href="#{{id}}">{{title}}</a>
      {{/views}}
      <a href="#slots">Slot by slot</a>
      {{#changes}}
      <a href="#changes">What has changed</a>
      {{/changes}}
      </nav>
      {{#views}}
      <h2 id="{{id}}">{{title}}</h2>
      {{#grids}}
      <section class="week">
      <h3>{{title}}</h3>
      <table>
      <thead>
      <tr><th scope="col" class="time">Time</th>
      {{#columns}}
      <th scope="col">{{.}}</th>
      {{/columns}}
      </tr>
      </thead>
      <tbody>
      {{#rows}}
      <tr><th scope="row">{{label}}</th>
      {{#cells}}
      <td>
      {{#entries}}
      <b>{{course}}</b><span>{{detail}}</span>
      {{/entries}}
      </td>
      {{/cells}}
      </tr>
      {{/rows}}
      </tbody>
      </table>
      </section>
      {{/grids}}
      {{/views}}
      <h2 id="slots">Slot by slot</h2>
      {{#days}}
      <section class="week">
      <h3>{{title}}</h3>
      <table>
      <thead>
      <tr><th scope="col" class="time">Time</th><th scope="col">Course</th>
      <th scope="col">Room</th><th scope="col">Led by</th></tr>
      </thead>
      <tbody>
      {{#rows}}
      <tr><th scope="row">{{time}}</th><td>{{course}}</td><td>{{room}}</td><td>{{leaders}}</td></tr>
      {{/rows}}
      </tbody>
      </table>
      </section>
      {{/days}}
      {{#changes}}
      <h2 id="changes">What has changed</h2>
      <section class="week">
      <p>{{summary}}</p>
      {{#hasRows}}
      <table>
      <thead>
      <tr><th scope="col">Course</th><th scope="col">Before</th><th scope="col">Now</th>
      <th scope="col">Led by</th></tr>
      </thead>
      <tbody>
      {{#rows}}
      <tr><th scope="row">{{course}}</th><td>{{before}}</td><td>{{now}}</td><td>{{leaders}}</td></tr>
      {{/rows}}
      </tbody>
      </table>
      {{/hasRows}}
      </section>
      {{/changes}}
      <footer>{{generator}}.</footer>
      </body>
      </html>

      """
}
