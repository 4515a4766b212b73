import Choosing
import Mustache

/// The lists that learners see: who is with whom, in large letters. Nothing tells rules or reasons.
struct BuddyLists {
  let html: String

  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  init(_ outcome: BuddyOutcome) throws {
    html = try MustacheTemplate(string: Self.template).render(Page(outcome))
  }

  private struct Page {
    let style = PageStyle.shared + PageStyle.sections + PageStyle.overview + BuddyLists.style
    let title: String
    let rounds: [Round]
    let heads: [String]
    let learners: [Line]

    init(_ outcome: BuddyOutcome) {
      let names = outcome.loaded.names
      let isOne = outcome.rounds.count == 1
      title = outcome.loaded.title ?? "Buddies"
      heads = outcome.rounds.indices.map { isOne ? "works with" : "round \($0 + 1)" }
      rounds = outcome.rounds.enumerated().map { place, round in
        let groups = round.units.map { $0.map { names[$0] }.sorted(by: naturallyPrecedes) }
        return Round(
          title: isOne ? nil : "Round \(place + 1)",
          // Not in the order of the class list, which may be one of marks.
          groups: groups.sorted { naturallyPrecedes($0[0], $1[0]) }.map { Group(members: $0) })
      }
      learners = names.indices.sorted { naturallyPrecedes(names[$0], names[$1]) }.map { learner in
        Line(
          name: names[learner],
          partners: outcome.rounds.map { round in
            let partners = round.partners(of: learner).map { names[$0] }
            return partners.isEmpty
              ? "see your teacher" : Wording.list(partners.sorted(by: naturallyPrecedes))
          })
      }
    }
  }

  private struct Round {
    let title: String?
    let groups: [Group]
  }

  private struct Group {
    let members: [String]
  }

  private struct Line {
    let name: String
    let partners: [String]
  }

  private static let style = """
    main { display: grid; gap: .8rem;
      grid-template-columns: repeat(auto-fill, minmax(min(15rem, 100%), 1fr)); }
    main ul { border: 2px solid var(--ink); border-radius: .8rem; padding: .5rem 1rem;
      font-size: 1.7rem; line-height: 1.35; break-inside: avoid; }
    h2.people { margin: 2rem 0 .8rem; font-size: 1.5rem; }
    @media print { main { grid-template-columns: repeat(auto-fill, minmax(56mm, 1fr)); gap: 4mm; }
      main ul { font-size: 17pt; } h2.people { break-before: page; } }

    """

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      {{#rounds}}
      {{#title}}
      <h2 class="section">{{.}}</h2>
      {{/title}}
      <main>
      {{#groups}}
      <ul>
      {{#members}}
      <li>{{.}}</li>
      {{/members}}
      </ul>
      {{/groups}}
      </main>
      {{/rounds}}
      <h2 class="people">Who is with whom</h2>
      <table class="overview">
      <thead><tr><th></th>{{#heads}}<th>{{.}}</th>{{/heads}}</tr></thead>
      <tbody>
      {{#learners}}
      <tr><th>{{name}}</th>{{#partners}}<td>{{.}}</td>{{/partners}}</tr>
      {{/learners}}
      </tbody>
      </table>
      </body>
      </html>

      """
}

extension LearnerCards {
  /// With whom a learner works, round by round.
  init(_ outcome: BuddyOutcome) {
    let names = outcome.loaded.names
    let isOne = outcome.rounds.count == 1
    self.init(title: outcome.loaded.title ?? "Buddies", names: names) { learner in
      outcome.rounds.enumerated().map { place, round in
        let partners = round.partners(of: learner).map { names[$0] }
        if partners.isEmpty, isOne { return .seeTeacher }
        return Part(
          partners.isEmpty
            ? "See your teacher" : Wording.list(partners.sorted(by: naturallyPrecedes)),
          label: isOne ? "You work with" : "Round \(place + 1)")
      }
    }
  }
}
