import Mustache

/// A page for each community, to be handed to it alone. To whom one belongs can be a private matter, so
/// nothing tells who is in which, but for communities that are open.
struct CommunityLists {
  private let page: Page

  private struct Sheet {
    let name: String
    let meets: String?
    let members: [String]
  }

  private struct Page {
    let style = PageStyle.shared + CommunityLists.style
    let title: String
    let sheets: [Sheet]
    /// Of open communities; nobody where none is open.
    let people: [WallLists.Line]
    let hasPeople: Bool
  }

  init(_ outcome: CommunityOutcome) {
    let loaded = outcome.loaded
    let sheets = loaded.communities.names.indices.compactMap { community -> Sheet? in
      let members = outcome.granted(to: community).map { loaded.names[$0.learner] }
      guard !members.isEmpty else { return nil }
      let meets = loaded.meets[community]
      return Sheet(
        name: loaded.communities.names[community], meets: meets.isEmpty ? nil : "Meets: \(meets)",
        members: members.sorted(by: naturallyPrecedes))
    }
    let people = loaded.names.indices.compactMap { learner -> WallLists.Line? in
      let open = outcome.figures.memberships[learner].filter { loaded.isOpen[$0] }
      guard !open.isEmpty else { return nil }
      return WallLists.Line(
        name: loaded.names[learner],
        place: open.map { loaded.communities.names[$0] }.joined(separator: ", "))
    }
    page = Page(
      title: loaded.title ?? "Communities", sheets: sheets,
      people: people.sorted { naturallyPrecedes($0.name, $1.name) }, hasPeople: !people.isEmpty)
  }

  var html: String {
    get throws { try MustacheTemplate(string: Self.template).render(page) }
  }

  private static let style = """
    .sheet, .people { border: 2px solid var(--ink); border-radius: .6rem; margin: 0 0 2rem;
      padding: .7rem 1.1rem 1rem; min-height: 90vh; }
    .sheet h2, .people h2 { margin: 0 0 .2rem; font-size: 1.5rem; }
    .sheet ul { columns: 3; font-size: 1.15rem; line-height: 1.6; }
    .hint { color: var(--soft); }
    table { border-collapse: collapse; width: 100%; font-size: 1.1rem; }
    td { padding: .25rem .5rem; border-bottom: 1px solid var(--line); }
    @media print { h1, .hint { display: none; } .sheet + .sheet, .sheet + .people { break-before: page; }
      .sheet, .people { border: 0; padding: 0; min-height: 0; } }
    @media (max-width: 600px) { .sheet ul { columns: 1; } }

    """

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      <p class="hint">Each community prints on a page of its own: hand it to its members, and show nobody
      else.</p>
      {{#sheets}}
      <section class="sheet">
      <h2>{{name}}</h2>
      {{#meets}}
      <p>{{.}}</p>
      {{/meets}}
      <ul>
      {{#members}}
      <li>{{.}}</li>
      {{/members}}
      </ul>
      </section>
      {{/sheets}}
      {{#hasPeople}}
      <section class="people">
      <h2>Open communities: who is where</h2>
      <table>
      {{#people}}
      <tr><td>{{name}}</td><td>{{place}}</td></tr>
      {{/people}}
      </table>
      </section>
      {{/hasPeople}}
      </body>
      </html>

      """
}

extension LearnerCards {
  /// To which communities a learner belongs; who else does is on their pages.
  init(_ outcome: CommunityOutcome) {
    let loaded = outcome.loaded
    self.init(title: loaded.title ?? "Communities", names: loaded.names) { learner in
      let own = outcome.figures.memberships[learner].map { community in
        let meets = loaded.meets[community]
        return Part(
          loaded.communities.names[community], lines: meets.isEmpty ? [] : ["Meets: \(meets)"])
      }
      let hasAsked = loaded.model.optIns.contains { $0.learner == learner }
      return own.isEmpty && hasAsked ? [.seeTeacher] : own
    }
  }
}
