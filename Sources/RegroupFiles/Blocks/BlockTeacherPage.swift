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
    let style = PageStyle.shared + PageStyle.teacher
    let title: String
    let tone: String
    let mark: String
    let verdict: String
    let levels: [Level]
    let losses: [Loss]
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

  struct Loss {
    let level: String
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
    count as one, met by any of them. The last two columns are what the solver counts: every choice by
    itself, missing visits, and rules.</p>
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
    <table>
    <thead><tr><th>Learner</th><th>Asked for</th><th>Not met because</th><th>Instead</th></tr></thead>
    <tbody>
    {{#losses}}
    <tr><td>{{who}}</td><td>{{what}}<br><span class="points">{{level}}</span></td><td>{{why}}</td><td>{{#instead}}{{.}}{{/instead}}</td></tr>
    {{/losses}}
    </tbody>
    </table>
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

/// What the teacher's page tells, in words.
private struct BlockFacts {
  private let outcome: BlockOutcome
  private let figures: BlockFigures
  private let wording: BlockWording
  private let tracking: BlockTracking

  init(_ outcome: BlockOutcome) {
    self.outcome = outcome
    figures = BlockFigures(outcome)
    wording = BlockWording(outcome.loaded)
    tracking = BlockTracking(outcome)
  }

  var levels: [BlockTeacherPage.Level] {
    figures.levels.map { level in
      let isAsked = level.asked > 0
      return BlockTeacherPage.Level(
        name: level.name, asked: isAsked ? "\(level.asked)" : "",
        met: isAsked ? "\(level.met)" : "", first: isAsked ? "\(level.first)" : "",
        cost: level.cost,
        proven: level.bound.map { $0 == level.cost ? "best" : "at least \($0)" } ?? "open")
    }
  }

  var losses: [BlockTeacherPage.Loss] {
    let reasons = BlockReasonText(outcome.loaded)
    return figures.losses.map { loss in
      BlockTeacherPage.Loss(
        level: outcome.loaded.problem.ladder[loss.level], who: wording.learner(loss.learner),
        what: "\(wording.title(loss.offer)), \(wording.slot(loss.slot))",
        why: reasons.text(loss.reason), instead: loss.instead.map(wording.title))
    }
  }

  var unserved: [BlockTeacherPage.Line] {
    figures.unserved.map {
      BlockTeacherPage.Line(who: wording.learner($0.learner), what: wording.need($0))
    }
  }

  var nearCuts: [BlockTeacherPage.Line] {
    outcome.loaded.nearCuts.map { near in
      BlockTeacherPage.Line(
        who: wording.learner(near.learner),
        what: "\(near.label), counted as \(near.isBelow ? "not yet there" : "there")")
    }
  }

  var moves: [BlockTeacherPage.Line] {
    outcome.moves.map { move in
      BlockTeacherPage.Line(
        who: wording.learner(move.learner),
        what: "\(wording.slot(move.slot)), \(wording.title(move.from)) → "
          + (move.to.map(wording.title) ?? "nowhere"))
    }
  }

  var bands: [BlockTeacherPage.Band] {
    if tracking.learners.isEmpty { return [] }
    return tracking.bands.map { band in
      BlockTeacherPage.Band(
        name: band.name, count: band.count,
        width: band.count * 100 / max(1, tracking.learners.count))
    }
  }

  var most: [BlockTeacherPage.Low] {
    tracking.most(10).map { learner in
      BlockTeacherPage.Low(
        who: wording.learner(learner.position), share: "\(learner.low) of \(learner.blocks)",
        streak: learner.streak)
    }
  }

  var adults: [BlockTeacherPage.Adult] {
    let problem = outcome.loaded.problem
    return problem.facilitators.indices.map { adult in
      let led = outcome.openings.filter { $0.leader == adult }
      let minutes = led.reduce(0) { $0 + problem.slots[$1.slot].minutes }
      let most = problem.facilitators[adult].mostMinutes.map { " of \($0)" } ?? ""
      return BlockTeacherPage.Adult(
        who: wording.adult(adult), sessions: led.count, minutes: "\(minutes)\(most)")
    }
  }
}
