import Mustache

/// The lists that learners see: who is where, and with whom. Nothing tells ranks, rules or reasons.
struct WallLists {
  let title: String
  let sheets: [Sheet]
  /// Everybody, and where they are.
  let people: [Line]
  /// Whether each sheet prints on a page of its own, to hang where they meet.
  let hasPages: Bool

  /// What learners chose, with those who got it.
  struct Sheet {
    let name: String
    /// Who leads it; nil for nobody.
    let adult: String?
    let members: [String]
  }

  struct Line {
    let name: String
    let place: String
  }

  /// - Parameters:
  ///   - sheets: in the order in which they are printed; their members in natural order.
  ///   - people: in any order.
  init(title: String, sheets: [Sheet], people: [Line], hasPages: Bool = false) {
    self.hasPages = hasPages
    self.title = title
    self.sheets = sheets.map {
      Sheet(name: $0.name, adult: $0.adult, members: $0.members.sorted(by: naturallyPrecedes))
    }
    self.people = people.sorted { naturallyPrecedes($0.name, $1.name) }
  }

  var html: String {
    get throws {
      try MustacheTemplate(string: Self.template).render(
        Page(title: title, sheets: sheets, people: people, hasPages: hasPages))
    }
  }

  private struct Page {
    let style = PageStyle.shared + WallLists.style
    let title: String
    let sheets: [Sheet]
    let people: [Line]
    let hasPages: Bool
  }

  private static let style = """
    .sheet { break-inside: avoid; border: 2px solid var(--ink); border-radius: .6rem; margin: 0 0 1rem;
      padding: .7rem 1.1rem 1rem; }
    .sheet h2 { margin: 0 0 .2rem; border: 0; font-size: 1.5rem; }
    .sheet ul { columns: 3; font-size: 1.15rem; line-height: 1.6; }
    table { border-collapse: collapse; width: 100%; font-size: 1.1rem; }
    td { padding: .25rem .5rem; border-bottom: 1px solid var(--line); }
    @media print { .people { break-before: page; }
      .paged h1 { display: none; } .paged .sheet { border: 0; padding: 0; }
      .paged .sheet h2 { font-size: 30pt; } .paged .sheet p { font-size: 16pt; }
      .paged .sheet ul { columns: 2; font-size: 20pt; }
      .paged .sheet + .sheet { break-before: page; }
      table { font-size: 11pt; line-height: 1.3; } td { padding: .1rem .4rem; } }
    @media (max-width: 600px) { .sheet ul { columns: 1; } }

    """

  private static let template =
    PageStyle.head + """
      <body{{#hasPages}} class="paged"{{/hasPages}}>
      <h1>{{title}}</h1>
      {{#sheets}}
      <section class="sheet">
      <h2>{{name}}</h2>
      {{#adult}}
      <p class="legend">{{.}}</p>
      {{/adult}}
      <ul>
      {{#members}}
      <li>{{.}}</li>
      {{/members}}
      </ul>
      </section>
      {{/sheets}}
      <h2 class="people">Who is where</h2>
      <table>
      {{#people}}
      <tr><td>{{name}}</td><td>{{place}}</td></tr>
      {{/people}}
      </table>
      </body>
      </html>

      """
}
