import Choosing
import Mustache

/// Why two are buddies and how good the pairs are, for the teacher. Not for learners.
struct BuddyTeacherPage {
  let html: String

  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  init(_ outcome: BuddyOutcome) throws {
    html = try MustacheTemplate(string: Self.template).render(Page(outcome))
  }

  private struct Page {
    let style = PageStyle.shared + PageStyle.teacher
    let title: String
    let verdicts: [String]
    let isProven: Bool
    let shape: String
    let unmet: String?
    let rules: [String]
    let hasRules: Bool
    let heads: [String]
    let rounds: [Round]
    let wishes: [Wish]
    let hasWishes: Bool
    let wishHeads: [String]
    let generator: String

    init(_ outcome: BuddyOutcome) {
      let loaded = outcome.loaded
      let wording = BuddyWording(loaded)
      hasRules = !loaded.rules.isEmpty
      title = (loaded.title ?? "Buddies") + ": why these pairs"
      verdicts = wording.proofs(outcome)
      isProven = outcome.rounds.allSatisfy(\.isProven)
      shape =
        "\(Wording.count(loaded.learners.count, "learner")), "
        + (outcome.rounds.count > 1
          ? "\(outcome.rounds.count) rounds" : outcome.rounds.map(BuddyWording.shape).joined())
      unmet = wording.unmet
      rules = loaded.rules.map { Wording.sentence($0.sentence) }
      heads = loaded.rules.map(\.name) + (hasRules ? ["all"] : [])
      let isOne = outcome.rounds.count == 1
      rounds = outcome.rounds.enumerated().map { place, round in
        Round(
          title: isOne ? "Pairs" : "Round \(place + 1)",
          sentences: wording.sentences(round), rows: Self.rows(round, wording))
      }
      wishHeads = outcome.rounds.indices.map { isOne ? "with" : "round \($0 + 1)" }
      wishes = loaded.wishes.map { Self.wishes($0, outcome) } ?? []
      hasWishes = !wishes.isEmpty
      generator = outcome.generator
    }

    private static func rows(
      _ round: BuddyOutcome.Round, _ wording: BuddyWording
    ) -> [Row] {
      let loaded = wording.loaded
      func cells(_ parts: [Int], _ sum: Int) -> [String] {
        loaded.rules.isEmpty ? [] : (parts + [sum]).map(BuddyWording.points)
      }
      var rows = round.units.enumerated().map { place, unit in
        Row(
          label: BuddyWording.label(place, of: round), names: wording.names(unit),
          cells: cells(round.parts[place], round.parts[place].reduce(0, +)),
          facts: wording.facts(unit))
      }
      if let leftOut = round.leftOut {
        let none = loaded.rules.map { _ in "" }
        rows.append(
          Row(
            label: "Left out", names: wording.names([leftOut]),
            cells: loaded.rules.isEmpty ? [] : none + [BuddyWording.points(round.aloneCost)],
            facts: round.aloneCost > 0 ? ["was left out before"] : []))
      }
      guard !loaded.rules.isEmpty else { return rows }
      let sums = loaded.rules.indices.map { rule in round.parts.reduce(0) { $0 + $1[rule] } }
      return rows + [Row(label: "All", names: "", cells: cells(sums, round.cost), facts: [])]
    }

    /// Whom learners named, and with whom they are.
    private static func wishes(_ wishes: BuddyWishes, _ outcome: BuddyOutcome) -> [Wish] {
      let names = outcome.loaded.names
      return names.indices.map { learner in
        Wish(
          name: names[learner], asked: asked(wishes, learner, names),
          got: outcome.rounds.map { round in
            round.partners(of: learner).map { other in
              guard case .ranked = wishes.answers[learner] else { return names[other] }
              return
                "\(names[other]) (\(wishes.rank(learner, other).map { wishes.isRanked ? "\($0)" : "named" } ?? "not named"))"
            }.joined(separator: ", ")
          })
      }
    }

    private static func asked(
      _ wishes: BuddyWishes, _ learner: Int, _ names: [String]
    ) -> String {
      switch wishes.answers[learner] {
      case .any: return "anybody"
      case .none: return "nobody named"
      case .ranked(let ranks):
        let given = ranks.indices.filter { ranks[$0] != nil }
        let order = given.sorted { (ranks[$0] ?? 0, $0) < (ranks[$1] ?? 0, $1) }
        return order.map { (wishes.isRanked ? "\(ranks[$0] ?? 0) " : "") + names[$0] }
          .joined(separator: ", ")
      }
    }
  }

  private struct Round {
    let title: String
    let sentences: [String]
    let rows: [Row]
  }

  private struct Row {
    let label: String
    let names: String
    let cells: [String]
    let facts: [String]
  }

  private struct Wish {
    let name: String
    let asked: String
    let got: [String]
  }

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      <p class="verdict {{#isProven}}good{{/isProven}}{{^isProven}}near{{/isProven}}"><span>{{#verdicts}}{{.}} {{/verdicts}}</span></p>
      <p>{{shape}}. {{unmet}}</p>
      {{#rounds}}
      <h2>{{title}}</h2>
      {{#sentences}}
      <p>{{.}}</p>
      {{/sentences}}
      <table>
      <thead><tr><th></th><th>who</th>{{#heads}}<th class="number">{{.}}</th>{{/heads}}<th>why</th></tr></thead>
      {{#rows}}
      <tr><th>{{label}}</th><td>{{names}}</td>{{#cells}}<td class="number">{{.}}</td>{{/cells}}<td>{{#facts}}{{.}}<br>{{/facts}}</td></tr>
      {{/rows}}
      </table>
      {{/rounds}}
      {{#hasWishes}}
      <h2>Who got whom</h2>
      <p class="legend">In brackets: which choice of the learner it is. In a trio the better one
      counts for who is with whom they named, the worse one for who would rather be elsewhere.</p>
      <table>
      <thead><tr><th>learner</th>{{#wishHeads}}<th>{{.}}</th>{{/wishHeads}}<th>asked for</th></tr></thead>
      {{#wishes}}
      <tr><th>{{name}}</th>{{#got}}<td>{{.}}</td>{{/got}}<td>{{asked}}</td></tr>
      {{/wishes}}
      </table>
      {{/hasWishes}}
      {{#hasRules}}
      <h2>What the points are for</h2>
      <ul class="list">
      {{#rules}}
      <li>{{.}}</li>
      {{/rules}}
      </ul>
      {{/hasRules}}
      <footer>{{generator}}</footer>
      </body>
      </html>

      """
}
