import Choosing
import Mustache

/// How good a placement is, for the teacher: ranks, who is worst off, the price of each aim, and what every
/// learner asked for. Not for learners.
struct ProjectTeacherPage {
  let html: String

  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  init(_ outcome: ProjectOutcome, _ told: ProjectOutcome.Told) throws {
    html = try MustacheTemplate(string: Self.template).render(Page(outcome, told))
  }

  private struct Page {
    let style = PageStyle.shared + PageStyle.teacher + ProjectTeacherPage.style
    let title: String
    let verdict: String
    let isProven: Bool
    let ranks: [Bar]
    let sentences: [String]
    let aims: [Row]
    let aimHead: [String]
    let projects: [Row]
    let learners: [Row]
    let generator: String

    init(_ outcome: ProjectOutcome, _ told: ProjectOutcome.Told) {
      let (loaded, figures) = (outcome.loaded, told.figures)
      let wording = ProjectWording(loaded, told.solution.plan)
      title = (loaded.title ?? "Projects") + ": how good it is"
      verdict =
        "Aim: \(wording.aim(loaded.aim)) (\(ProjectWording.meaning(loaded.aim))). "
        + StudyWords.sentence(wording.proof(told.solution)) + "."
      isProven = told.solution.isProven
      ranks = Self.bars(figures, loaded.model.lastRank)
      sentences = ProjectTerminal.sentences(outcome, told, wording)
      aimHead = Self.titles(figures.profile.count, loaded.model.lastRank)
      aims = told.aims.rows.map { row in
        let majority = row.values[told.aims.aims.firstIndex(of: .popular) ?? 0]?.first
        return Row(
          label: wording.aim(row.aim), isOurs: row.aim == loaded.aim,
          cells: row.figures.profile.map(String.init) + [
            "\(row.figures.total)", majority.map(String.init) ?? "",
            row.solution.isProven ? "yes" : "no",
          ])
      }
      projects = Self.projects(loaded, told, wording)
      learners = loaded.learners.indices.map { learner in
        Row(
          label: loaded.names[learner], isOurs: false,
          cells: [
            told.solution.plan.places[learner].map(wording.place) ?? "left out",
            loaded.choice(of: learner, in: told.solution.plan).map {
              $0 == loaded.model.lastRank ? "not ranked" : "\($0)"
            } ?? "", Self.asked(loaded, learner, wording),
          ])
      }
      generator = outcome.generator
    }

    private static func titles(_ count: Int, _ lastRank: Int) -> [String] {
      (1...count).map { $0 == lastRank ? "not ranked" : "choice \($0)" }
    }

    private static func bars(_ figures: ProjectFigures, _ lastRank: Int) -> [Bar] {
      let most = max(1, figures.profile.max() ?? 1)
      return zip(titles(figures.profile.count, lastRank), figures.profile).map {
        Bar(label: $0, count: $1, width: 100 * $1 / most)
      }
    }

    private static func projects(
      _ loaded: LoadedProjects, _ told: ProjectOutcome.Told, _ wording: ProjectWording
    ) -> [Row] {
      let members = told.solution.plan.members
      return members.keys.sorted { ($0.project, $0.copy) < ($1.project, $1.copy) }.map { place in
        let own = members[place] ?? []
        return Row(
          label: wording.place(place), isOurs: false,
          cells: [
            "\(own.count) of \(loaded.model.projects[place.project].seats.upperBound)",
            own.map { learner in
              let choice = loaded.choice(of: learner, in: told.solution.plan)
              return loaded.names[learner] + (choice.map { " (\($0))" } ?? "")
            }.joined(separator: ", "),
          ])
      }
    }

    /// What a learner asked for, first choice first.
    private static func asked(
      _ loaded: LoadedProjects, _ learner: Int, _ wording: ProjectWording
    ) -> String {
      switch loaded.model.learners[learner].answer {
      case .noWish: return "anything"
      case .notAnswered: return "not answered"
      case .ranked(let ranks):
        let given = ranks.indices.filter { ranks[$0] != nil }
        let order = given.sorted { (ranks[$0] ?? 0, $0) < (ranks[$1] ?? 0, $1) }
        return order.map { "\(ranks[$0] ?? 0) \(wording.project($0))" }.joined(separator: ", ")
      }
    }
  }

  private struct Bar {
    let label: String
    let count: Int
    /// Percent of the longest.
    let width: Int
  }

  private struct Row {
    let label: String
    let isOurs: Bool
    let cells: [String]
  }

  private static let style = """
    table { border-collapse: collapse; margin: 0 0 1rem; }
    th, td { padding: .3rem .6rem; border-bottom: 1px solid var(--line); text-align: left;
      vertical-align: top; }
    thead th { font-size: .85rem; color: var(--soft); }
    .numbers td { text-align: right; font-variant-numeric: tabular-nums; }
    .ours { background: #eef2f6; font-weight: 650; }
    .bars { display: grid; grid-template-columns: max-content max-content minmax(4rem, 24rem);
      gap: .25rem .8rem; align-items: center; margin: 0 0 1.2rem; }
    .bars i { display: block; height: 1.1rem; background: var(--blue); border-radius: .15rem; }
    .scroll { overflow-x: auto; }

    """

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      <p class="verdict {{#isProven}}good{{/isProven}}{{^isProven}}near{{/isProven}}"><span>{{verdict}}</span></p>
      <div class="bars">
      {{#ranks}}
      <span>{{label}}</span><b>{{count}}</b><i style="width:{{width}}%"></i>
      {{/ranks}}
      </div>
      <ul class="list">
      {{#sentences}}
      <li>{{.}}</li>
      {{/sentences}}
      </ul>
      <h2>The price of each aim</h2>
      <p class="legend">Learners by choice under each aim; "outvoted by" is the largest majority that
      another placement would have in a vote against it.</p>
      <div class="scroll"><table class="numbers">
      <thead><tr><th>aim</th>{{#aimHead}}<th>{{.}}</th>{{/aimHead}}<th>sum of ranks</th><th>outvoted by</th><th>proven</th></tr></thead>
      {{#aims}}
      <tr{{#isOurs}} class="ours"{{/isOurs}}><th>{{label}}</th>{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
      {{/aims}}
      </table></div>
      <h2>Projects that run</h2>
      <p class="legend">In brackets: which choice it is for the learner.</p>
      <table>
      {{#projects}}
      <tr><th>{{label}}</th>{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
      {{/projects}}
      </table>
      <h2>Learners</h2>
      <div class="scroll"><table>
      <thead><tr><th>learner</th><th>project</th><th>choice</th><th>asked for</th></tr></thead>
      {{#learners}}
      <tr><th>{{label}}</th>{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
      {{/learners}}
      </table></div>
      <footer>{{generator}}</footer>
      </body>
      </html>

      """
}
