import Choosing
import Mustache

/// The lists that learners see: who is in which project. Nothing tells ranks, rules or reasons.
struct ProjectLists {
  let html: String

  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  init(_ outcome: ProjectOutcome, _ told: ProjectOutcome.Told) throws {
    html = try MustacheTemplate(string: Self.template).render(Page(outcome.loaded, told))
  }

  private struct Page {
    let style = PageStyle.shared + ProjectLists.style
    let title: String
    let projects: [Project]
    let learners: [Line]

    init(_ loaded: LoadedProjects, _ told: ProjectOutcome.Told) {
      let wording = ProjectWording(loaded, told.solution.plan)
      title = loaded.title ?? "Projects"
      let members = told.solution.plan.members
      let places = members.keys.sorted { ($0.project, $0.copy) < ($1.project, $1.copy) }
      projects = places.map { place in
        Project(
          name: wording.place(place),
          supervisor: loaded.model.projects[place.project].supervisor.flatMap {
            loaded.supervisors?.names[$0]
          }, members: (members[place] ?? []).map { loaded.names[$0] }.sorted(by: naturallyPrecedes))
      }
      learners = loaded.names.indices.sorted {
        naturallyPrecedes(loaded.names[$0], loaded.names[$1])
      }.map { learner in
        Line(
          name: loaded.names[learner],
          project: told.solution.plan.places[learner].map(wording.place) ?? "see your teacher")
      }
    }
  }

  private struct Project {
    let name: String
    let supervisor: String?
    let members: [String]
  }

  private struct Line {
    let name: String
    let project: String
  }

  private static let style = """
    .sheet { break-inside: avoid; border: 2px solid var(--ink); border-radius: .6rem; margin: 0 0 1rem;
      padding: .7rem 1.1rem 1rem; }
    .sheet h2 { margin: 0 0 .2rem; border: 0; font-size: 1.5rem; }
    .sheet ul { columns: 3; font-size: 1.15rem; line-height: 1.6; }
    table { border-collapse: collapse; width: 100%; font-size: 1.1rem; }
    td { padding: .25rem .5rem; border-bottom: 1px solid var(--line); }
    @media print { .people { break-before: page; } }
    @media (max-width: 600px) { .sheet ul { columns: 1; } }

    """

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      {{#projects}}
      <section class="sheet">
      <h2>{{name}}</h2>
      {{#supervisor}}
      <p class="legend">{{.}}</p>
      {{/supervisor}}
      <ul>
      {{#members}}
      <li>{{.}}</li>
      {{/members}}
      </ul>
      </section>
      {{/projects}}
      <h2 class="people">Who is where</h2>
      <table>
      {{#learners}}
      <tr><td>{{name}}</td><td>{{project}}</td></tr>
      {{/learners}}
      </table>
      </body>
      </html>

      """
}
