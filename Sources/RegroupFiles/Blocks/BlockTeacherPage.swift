import Mustache
import SchedulingModel

/// The report for staff: how good the plan is, who lost what to whom and why, who is near a cut, and
/// whether the same learners are in low sessions again and again.
enum BlockTeacherPage {
  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  static func html(_ outcome: BlockOutcome) throws -> String {
    try MustacheTemplate(string: template).render(Page(outcome))
  }

  private struct Page {
    let style =
      PageStyle.shared + PageStyle.teacher
      + ".losses { font-size: .92em; margin-bottom: 1.2rem; } .losses td:first-child { width: 9rem; }\n"
      + "@media print { .losses { font-size: 8.5pt; } .losses td { padding: .12rem .4rem; } }\n"
    let title: String
    let tone: String
    let mark: String
    let verdict: String
    let levels: [Level]
    let losses: [LevelLosses]
    let hasLosses: Bool
    let unserved: [Line]
    let hasUnserved: Bool
    let nearCuts: [Line]
    let hasNearCuts: Bool
    let bands: [Band]
    let most: [Low]
    let hasTracking: Bool
    let moves: [Line]
    let hasMoves: Bool
    let adults: [Adult]
    let hasAdults: Bool
    let generator: String
    let seed: UInt64

    init(_ outcome: BlockOutcome) {
      let facts = BlockFacts(outcome)
      title = (outcome.loaded.document.title ?? "Flex blocks") + ": report"
      let verdict = BlockVerdict(outcome)
      (tone, mark) = verdict.isBest ? ("good", "✓") : ("near", "≈")
      self.verdict = verdict.sentence
      levels = facts.levels
      losses = facts.losses
      hasLosses = !losses.isEmpty
      unserved = facts.unserved
      hasUnserved = !unserved.isEmpty
      nearCuts = facts.nearCuts
      hasNearCuts = !nearCuts.isEmpty
      (bands, most) = (facts.bands, facts.most)
      hasTracking = !bands.isEmpty
      moves = facts.moves
      hasMoves = !moves.isEmpty
      adults = facts.adults
      hasAdults = !adults.isEmpty
      generator = outcome.generator
      seed = outcome.seed
    }
  }

  struct Level {
    let name: String
    let asked: String
    let met: String
    let first: String
    let cost: Int
    let proven: String
  }

  struct LevelLosses {
    let level: String
    let count: Int
    let rows: [Loss]
  }

  struct Loss {
    let who: String
    let what: String
    let why: String
    let instead: String?
  }

  /// A person, and what is said of them.
  struct Line {
    let who: String
    let what: String
  }

  struct Band {
    let name: String
    let count: Int
    let width: Int
  }

  struct Low {
    let who: String
    let share: String
    let streak: Int
  }

  struct Adult {
    let who: String
    let sessions: Int
    let minutes: String
  }

  private static func lines(_ flag: String, _ list: String, _ heading: String, _ legend: String)
    -> String
  {
    """
    {{#\(flag)}}
    <h2>\(heading)</h2>
    <p class="legend">\(legend)</p>
    <ul class="list">
    {{#\(list)}}
    <li><b>{{who}}</b>: {{what}}</li>
    {{/\(list)}}
    </ul>
    {{/\(flag)}}

    """
  }

  private static let tables = """
    <h2>Level by level</h2>
    <p class="legend">A higher level never gives way to a lower one. Choices of a learner for one slot
    count as one, met by any of them. The last two columns are what the solver counts: these wishes,
    missing visits, and rules that have a level.</p>
    <table>
    <thead><tr><th>Level</th><th class="number">Asked</th><th class="number">Met</th><th class="number">First choice</th><th class="number">Counted as not met</th><th class="number">Proven</th></tr></thead>
    <tbody>
    {{#levels}}
    <tr><td>{{name}}</td><td class="number">{{asked}}</td><td class="number">{{met}}</td><td class="number">{{first}}</td><td class="number">{{cost}}</td><td class="number">{{proven}}</td></tr>
    {{/levels}}
    </tbody>
    </table>

    """

  private static let lossTable = """
    {{#hasLosses}}
    <h2>Who lost what, to whom, and why</h2>
    {{#losses}}
    <h3>{{level}}: {{count}}</h3>
    <table class="losses">
    <thead><tr><th>Learner</th><th>Asked for</th><th>Not met because</th><th>Instead</th></tr></thead>
    <tbody>
    {{#rows}}
    <tr><td>{{who}}</td><td>{{what}}</td><td>{{why}}</td><td>{{#instead}}{{.}}{{/instead}}</td></tr>
    {{/rows}}
    </tbody>
    </table>
    {{/losses}}
    {{/hasLosses}}

    """

  private static let tracking = """
    {{#hasTracking}}
    <h2>Low sessions over the term</h2>
    <p class="legend">Share of each learner's sessions that are of a low tier, those of the past counted.</p>
    <table>
    <thead><tr><th>Share</th><th class="bars"></th><th class="number">Learners</th></tr></thead>
    <tbody>
    {{#bands}}
    <tr><td>{{name}}</td><td class="bars"><div style="width:{{width}}%"></div></td><td class="number">{{count}}</td></tr>
    {{/bands}}
    </tbody>
    </table>
    <p class="legend">The largest shares:</p>
    <table>
    <thead><tr><th>Learner</th><th class="number">Low sessions</th><th class="number">Longest row of them</th></tr></thead>
    <tbody>
    {{#most}}
    <tr><td>{{who}}</td><td class="number">{{share}}</td><td class="number">{{streak}}</td></tr>
    {{/most}}
    </tbody>
    </table>
    {{/hasTracking}}

    """

  private static let adultTable = """
    {{#hasAdults}}
    <h2>Adults</h2>
    <table>
    <thead><tr><th>Adult</th><th class="number">Sessions</th><th class="number">Minutes</th></tr></thead>
    <tbody>
    {{#adults}}
    <tr><td>{{who}}</td><td class="number">{{sessions}}</td><td class="number">{{minutes}}</td></tr>
    {{/adults}}
    </tbody>
    </table>
    {{/hasAdults}}

    """

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      <p class="verdict {{tone}}"><span class="mark">{{mark}}</span> <span>{{verdict}}</span></p>

      """ + tables
    + lines("hasMoves", "moves", "Who moves", "Against the earlier plan.")
    + lines(
      "hasUnserved", "unserved", "Needs not served",
      "Not enough visits or minutes by the day they are needed.")
    + lossTable
    + lines(
      "hasNearCuts", "nearCuts", "Near a cut",
      "These scores are so near to the cut that they may lie on the other side by chance: look again "
        + "before anything hangs on it.")
    + tracking + adultTable + """
      <footer>{{generator}}, seed {{seed}}. For staff: this page names reasons.</footer>
      </body>
      </html>

      """
}
