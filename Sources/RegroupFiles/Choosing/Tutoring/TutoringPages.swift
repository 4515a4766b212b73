import Choosing
import Mustache

/// A card for each learner who helps or is helped: with whom, for what. Nothing tells levels,
/// limits or reasons.
struct TutoringLists {
  let html: String

  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  init(_ outcome: TutoringOutcome) throws {
    html = try MustacheTemplate(string: Self.template).render(Page(outcome))
  }

  private struct Page {
    let style = PageStyle.shared + PageStyle.student + TutoringLists.style
    let title: String
    let cards: [Card]

    init(_ outcome: TutoringOutcome) {
      let (loaded, lessons) = (outcome.loaded, outcome.lessons)
      title = loaded.title ?? "Peer tutoring"
      let order = loaded.names.indices.sorted {
        naturallyPrecedes(loaded.names[$0], loaded.names[$1])
      }
      func line(_ other: Int, _ skill: Int) -> String {
        "\(loaded.names[other]): \(loaded.skills[skill])"
      }
      cards = order.map { learner in
        Card(
          name: loaded.names[learner],
          helps: lessons.filter { $0.tutor == learner }.map { line($0.learner, $0.skill) },
          helpers: lessons.filter { $0.learner == learner }.map { line($0.tutor, $0.skill) },
          open: outcome.figures.unserved.filter { $0.request.learner == learner }
            .map { loaded.skills[$0.request.skill] })
      }
      .filter { !$0.isEmpty }
    }
  }

  private struct Card {
    let name: String
    let helps: [String]
    let helpers: [String]
    /// Skills in which their teacher will help them.
    let open: [String]

    var isEmpty: Bool { helps.isEmpty && helpers.isEmpty && open.isEmpty }
  }

  private static let style = """
    .card p { margin: 0; padding: .6rem 1rem 0; color: var(--soft); }
    .card ul { padding: 0 1rem .5rem; font-size: 1.25rem; }

    """

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      <main>
      {{#cards}}
      <section class="card">
      <h2>{{name}}</h2>
      {{^empty(helps)}}
      <p>You help</p>
      <ul>
      {{#helps}}
      <li>{{.}}</li>
      {{/helps}}
      </ul>
      {{/empty(helps)}}
      {{^empty(helpers)}}
      <p>You get help from</p>
      <ul>
      {{#helpers}}
      <li>{{.}}</li>
      {{/helpers}}
      </ul>
      {{/empty(helpers)}}
      {{^empty(open)}}
      <p>See your teacher about</p>
      <ul>
      {{#open}}
      <li>{{.}}</li>
      {{/open}}
      </ul>
      {{/empty(open)}}
      </section>
      {{/cards}}
      </main>
      </body>
      </html>

      """
}

extension ChoiceTeacherPage {
  /// Who tutors how often, who is not served and why, and who helps whom.
  init(_ outcome: TutoringOutcome) {
    let loaded = outcome.loaded
    let wording = TutoringWording(outcome: outcome)
    let loads = outcome.figures.loads
    self.init(
      title: (loaded.title ?? "Peer tutoring") + ": how good it is",
      verdict: wording.served + ". " + wording.proof,
      isProven: outcome.solution.isProven,
      bars: Bar.all(
        (0...(loads.max() ?? 0)).map { turns in
          (
            label: turns == 0 ? "tutor nobody" : "tutor \(Wording.count(turns, "time"))",
            count: loads.count { $0 == turns }
          )
        }),
      sentences: wording.sentences,
      tables: [Self.turns(outcome), Self.skills(outcome), Self.unserved(outcome, wording)]
        .filter { !$0.rows.isEmpty },
      generator: outcome.generator)
  }

  private static func turns(_ outcome: TutoringOutcome) -> Grid {
    let (loaded, figures) = (outcome.loaded, outcome.figures)
    let names = loaded.names
    return Grid(
      "Who tutors how often",
      legend: "A request for help in one skill is one turn. Who has tutored least goes first.",
      head: ["learner", "now", "at most", "before", "in all", "helps", "is helped by"],
      rows: names.indices.map { learner in
        let helps = outcome.lessons.filter { $0.tutor == learner }
        let helped = outcome.lessons.filter { $0.learner == learner }
        let member = loaded.model.learners[learner]
        return Row(
          names[learner],
          [figures.loads[learner], member.limit, member.before, figures.totals[learner]]
            .map(String.init) + [
              helps.map { "\(names[$0.learner]) (\(loaded.skills[$0.skill]))" }
                .joined(separator: ", "),
              helped.map { "\(names[$0.tutor]) (\(loaded.skills[$0.skill]))" }
                .joined(separator: ", "),
            ])
      })
  }

  private static func skills(_ outcome: TutoringOutcome) -> Grid {
    let model = outcome.loaded.model
    return Grid(
      "Skills", head: ["skill", "mastered by", "want help", "served"], isNumeric: true,
      rows: outcome.loaded.skills.enumerated().map { skill, name in
        func count(_ level: TutoringModel.Standing) -> Int {
          model.learners.count { $0.skills[skill] == level }
        }
        let served = outcome.lessons.count { $0.skill == skill }
        return Row(name, [count(.mastered), count(.wantsHelp), served].map(String.init))
      })
  }

  private static func unserved(_ outcome: TutoringOutcome, _ wording: TutoringWording) -> Grid {
    Grid(
      "Not served", head: ["learner", "skill", "why"],
      rows: outcome.figures.unserved.map { request, reason in
        Row(
          outcome.loaded.names[request.learner],
          [outcome.loaded.skills[request.skill], wording.reason(reason)])
      })
  }
}
