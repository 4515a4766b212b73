import Mustache

/// How good a placement is, for the teacher. Not for learners.
struct ChoiceTeacherPage {
  let title: String
  let verdict: String
  let isProven: Bool
  /// How many got which choice.
  let bars: [Bar]
  /// Counted another way, such as from the teams' side.
  var second: Profile?
  let sentences: [String]
  let tables: [Grid]
  let generator: String

  struct Profile {
    let title: String
    let bars: [Bar]
  }

  struct Bar {
    let label: String
    let count: Int
    /// Percent of the longest.
    let width: Int

    /// - Parameter counts: what is told of, and how many.
    static func all(_ counts: [(label: String, count: Int)]) -> [Bar] {
      let most = max(1, counts.map(\.count).max() ?? 1)
      return counts.map { Bar(label: $0.label, count: $0.count, width: 100 * $0.count / most) }
    }
  }

  /// A table with its title; without rows, the title alone.
  struct Grid {
    let title: String
    /// Beside the title, smaller.
    let note: String?
    let legend: String?
    let facts: [String]
    let head: [String]
    /// Whether cells are numbers.
    let isNumeric: Bool
    /// Whether it is one of the parts of what the last one that is none began.
    let isPart: Bool
    let rows: [Row]

    init(
      _ title: String, legend: String? = nil, head: [String] = [], isNumeric: Bool = false,
      rows: [Row]
    ) {
      self.init(
        title, note: nil, legend: legend, facts: [], head: head, isNumeric: isNumeric,
        isPart: false, rows: rows)
    }

    /// Where parts begin.
    init(over title: String, legend: String?) {
      self.init(title, legend: legend, rows: [])
    }

    /// - Parameters:
    ///   - part: what it is about, such as a mentor.
    ///   - facts: what there is to say, before the table.
    init(part: String, note: String?, facts: [String], head: [String], rows: [Row]) {
      self.init(
        part, note: note, legend: nil, facts: facts, head: head, isNumeric: false, isPart: true,
        rows: rows)
    }

    private init(
      _ title: String, note: String?, legend: String?, facts: [String], head: [String],
      isNumeric: Bool, isPart: Bool, rows: [Row]
    ) {
      self.title = title
      self.note = note
      self.legend = legend
      self.facts = facts
      self.head = head
      self.isNumeric = isNumeric
      self.isPart = isPart
      self.rows = rows
    }
  }

  struct Row {
    let label: String
    /// Whether it is about the placement that the page is of.
    let isOurs: Bool
    let cells: [String]

    init(_ label: String, isOurs: Bool = false, _ cells: [String]) {
      self.label = label
      self.isOurs = isOurs
      self.cells = cells
    }
  }

  var html: String {
    get throws { try MustacheTemplate(string: Self.template).render(Page(self)) }
  }

  private struct Page {
    let style = PageStyle.shared + PageStyle.teacher + ChoiceTeacherPage.style
    let title: String
    let verdict: String
    let isProven: Bool
    let bars: [Bar]
    let second: Profile?
    let sentences: [String]
    let tables: [Grid]
    let generator: String

    init(_ page: ChoiceTeacherPage) {
      title = page.title
      verdict = page.verdict
      isProven = page.isProven
      bars = page.bars
      second = page.second
      sentences = page.sentences
      tables = page.tables
      generator = page.generator
    }
  }

  private static let style = """
    table { border-collapse: collapse; margin: 0 0 1rem; }
    th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left;
      vertical-align: top; }
    thead th { font-size: .85rem; color: var(--soft); }
    .numbers td, .numbers thead th + th { text-align: right; font-variant-numeric: tabular-nums; }
    .ours { background: #eef2f6; font-weight: 650; }
    .bars { display: grid; grid-template-columns: max-content max-content minmax(4rem, 24rem);
      gap: .25rem .8rem; align-items: center; margin: 0 0 1.2rem; width: auto; }
    .bars i { display: block; height: 1.1rem; background: var(--blue); border-radius: .15rem; }
    .scroll { overflow-x: auto; }
    .told { columns: auto; max-width: 62rem; }
    .part { margin: 0 0 1.6rem; break-inside: avoid; }
    .part h3 { font-size: 1.1rem; }
    .part table { table-layout: fixed; margin: .4rem 0 0; }
    .part th { width: 24%; }
    .part th + th { width: auto; }
    .part th:nth-child(2) { width: 11%; }
    .numbers th { white-space: nowrap; }
    .numbers thead th { white-space: normal; }
    tbody th { min-width: 6rem; }
    @media print { th, td { padding: .16rem .4rem; } .part { margin-bottom: 1rem; }
      .scroll { overflow: visible; } }

    """

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      <p class="verdict {{#isProven}}good{{/isProven}}{{^isProven}}near{{/isProven}}"><span>{{verdict}}</span></p>
      <div class="bars">
      {{#bars}}
      <span>{{label}}</span><b>{{count}}</b><i style="width:{{width}}%"></i>
      {{/bars}}
      </div>
      {{#second}}
      <p class="legend">{{title}}</p>
      <div class="bars">
      {{#bars}}
      <span>{{label}}</span><b>{{count}}</b><i style="width:{{width}}%"></i>
      {{/bars}}
      </div>
      {{/second}}
      <ul class="list told">
      {{#sentences}}
      <li>{{.}}</li>
      {{/sentences}}
      </ul>
      {{#tables}}
      {{#isPart}}
      <section class="part">
      <h3>{{title}} <span class="points">{{note}}</span></h3>
      {{/isPart}}
      {{^isPart}}
      <h2>{{title}}</h2>
      {{/isPart}}
      {{#legend}}
      <p class="legend">{{.}}</p>
      {{/legend}}
      {{^empty(facts)}}
      <ul class="list told">
      {{#facts}}
      <li>{{.}}</li>
      {{/facts}}
      </ul>
      {{/empty(facts)}}
      {{^empty(rows)}}
      <div class="scroll"><table{{#isNumeric}} class="numbers"{{/isNumeric}}>
      <thead><tr>{{#head}}<th>{{.}}</th>{{/head}}</tr></thead>
      {{#rows}}
      <tr{{#isOurs}} class="ours"{{/isOurs}}><th>{{label}}</th>{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
      {{/rows}}
      </table></div>
      {{/empty(rows)}}
      {{#isPart}}
      </section>
      {{/isPart}}
      {{/tables}}
      <footer>{{generator}}</footer>
      </body>
      </html>

      """
}
