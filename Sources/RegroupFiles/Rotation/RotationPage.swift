import Mustache
import SchedulingModel

/// The chart as schools hang it up: a matrix for all, a card for each group, a sheet for each station,
/// door and adult. Nothing about rules or costs.
enum RotationPage {
  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  static func html(_ plan: RotationPlan) throws -> String {
    try MustacheTemplate(string: template).render(Page(plan))
  }

  private struct Page {
    let style = PageStyle.shared + RotationPage.style
    let title: String
    let matrices: [Matrix]
    let parts: [Part]
    let changes: ChangedPlaces?

    init(_ plan: RotationPlan) {
      title = plan.loaded.title
      changes = ChangedPlaces(plan)
      guard let chart = plan.solution.chart, let places = plan.places else {
        (matrices, parts) = ([], [])
        return
      }
      let problem = plan.loaded.problem
      matrices = ChartDay.all(plan.loaded).map { Matrix($0, chart, problem) }
      let sheets = RotationSheets(plan.loaded, chart, places)
      parts = [
        Part(title: "Groups", sheets: sheets.ofGroups),
        Part(title: "Stations", sheets: sheets.ofStations),
        Part(title: "Doors", sheets: sheets.ofRooms),
        Part(title: "Adults", sheets: sheets.ofAdults),
      ].filter { !$0.sheets.isEmpty }
    }
  }

  private struct Matrix {
    let day: String?
    let columns: [ChartDay.Column]
    let rows: [Row]

    init(_ day: ChartDay, _ chart: RotationChart, _ problem: RotationProblem) {
      self.day = day.title
      columns = day.columns
      rows = problem.groups.enumerated().map { group, name in
        Row(
          group: name,
          cells: day.columns.map { column in
            guard let station = chart.stations[group][column.rotation] else {
              return Cell(letter: nil, tint: "#fff", name: "away")
            }
            return Cell(
              letter: StationMark.letter(station), tint: StationMark.tint(station),
              name: problem.stations[station].name)
          })
      }
    }
  }

  private struct Row {
    let group: String
    let cells: [Cell]
  }

  private struct Cell {
    let letter: String?
    let tint: String
    let name: String
  }

  private struct Part {
    let title: String
    let sheets: [RotationSheet]
  }

  private static let style = """
    @page { size: landscape; }
    h2 { margin: 2rem 0 .7rem; font-size: 1.5rem; border-bottom: 2px solid var(--ink); }
    .wide { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 1.15rem; }
    th, td { padding: .5rem .6rem; border: 2px solid var(--ink); text-align: left; }
    thead th { background: #eef2f6; } thead small { display: block; font-weight: normal; }
    .mark { display: inline-block; min-width: 1.7em; margin-right: .45rem; padding: 0 .3em;
      border: 2px solid var(--ink); border-radius: .3em; text-align: center; font-weight: 700;
      background: #fff; }
    .sheets { display: grid; gap: 1rem;
      grid-template-columns: repeat(auto-fill, minmax(min(24rem, 100%), 1fr)); }
    .sheet { border: 2px solid var(--ink); border-radius: .7rem; overflow: hidden;
      break-inside: avoid; }
    .sheet h3 { margin: 0; padding: .45rem .9rem; font-size: 1.45rem;
      border-bottom: 2px solid var(--ink); background: #f4f6f8; }
    .members { padding: .45rem .9rem; font-size: 1.1rem; border-bottom: 1px solid var(--line); }
    .members li { display: inline; } .members li + li::before { content: ", "; }
    .lines { padding: .3rem .9rem .6rem; font-size: 1.2rem; }
    .lines li { display: grid; grid-template-columns: 7.2em auto 1fr; align-items: baseline;
      padding: .22rem 0; border-bottom: 1px dotted var(--line); }
    .lines .day { grid-column: 1 / -1; font-weight: 700; }
    .lines small { display: block; color: var(--soft); }
    .time { font-variant-numeric: tabular-nums; white-space: nowrap; }
    @media print { h2 { break-before: page; } h2.first { break-before: auto; }
      .wide { overflow: visible; } .sheets { grid-template-columns: 1fr 1fr; } }

    """

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      {{#matrices}}
      <h2 class="first">{{#day}}{{.}}{{/day}}{{^day}}Who is where when{{/day}}</h2>
      <div class="wide"><table>
      <thead><tr><th scope="col">Group</th>
      {{#columns}}
      <th scope="col">{{name}}<small>{{time}}</small></th>
      {{/columns}}
      </tr></thead>
      <tbody>
      {{#rows}}
      <tr><th scope="row">{{group}}</th>
      {{#cells}}
      <td style="background: {{tint}}">{{#letter}}<span class="mark">{{.}}</span>{{/letter}}{{name}}</td>
      {{/cells}}
      </tr>
      {{/rows}}
      </tbody></table></div>
      {{/matrices}}
      {{#parts}}
      <h2>{{title}}</h2>
      <div class="sheets">
      {{#sheets}}
      <section class="sheet">
      <h3 style="background: {{tint}}">{{#letter}}<span class="mark">{{.}}</span>{{/letter}}{{title}}</h3>
      {{#hasMembers}}
      <ul class="members">{{#members}}<li>{{.}}</li>{{/members}}</ul>
      {{/hasMembers}}
      <ul class="lines">
      {{#lines}}
      <li>{{#day}}<span class="day">{{.}}</span>{{/day}}<span class="time">{{time}}</span><span>{{#mark}}<span class="mark" style="background: {{colour}}">{{.}}</span>{{/mark}}</span><span>{{what}}<small>{{detail}}</small></span></li>
      {{/lines}}
      </ul>
      </section>
      {{/sheets}}
      </div>
      {{/parts}}
      {{#changes}}
      <h2>What has changed</h2>
      <p>{{summary}}</p>
      {{#hasRows}}
      <div class="wide"><table>
      <thead><tr><th scope="col">Group</th><th scope="col">Rotation</th><th scope="col">Before</th>
      <th scope="col">Now</th></tr></thead>
      <tbody>
      {{#rows}}
      <tr><th scope="row">{{group}}</th><td>{{rotation}}</td><td>{{before}}</td><td>{{now}}</td></tr>
      {{/rows}}
      </tbody></table></div>
      {{/hasRows}}
      {{/changes}}
      </body>
      </html>

      """
}
