import Foundation
import Grouping
import GroupingModel

/// Six rounds of a class of 28 to 32 planned together, with what is proven of them: beside rounds planned
/// one after the other, and beside what is proven of rounds one at a time.
struct TermTable {
  private let options: Options
  private let rounds = 6

  init(_ options: Options) { self.options = options }

  /// - Returns: rounds that cost less than is proven.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "class", "rolling", "together", "bound", "gap %", "gap of one round at a time %",
      "rounds planned", "wall s",
    ])
    var failures: [String] = []
    for family in ClassFamilies.fresh where options.wants(family.name) {
      for seed in options.seedRange {
        let scenario = try self.scenario(family.instance(seed))
        let one = try solve(scenario).levels.first?.bound ?? 0
        let rolling = try plan(scenario, isRolling: true).term
        let (term, wall) = try plan(scenario, isRolling: false)
        if let bound = term.bound, term.cost < bound { failures.append("\(family.name) \(seed)") }
        table.row([
          "\(family.name), seed \(seed)", points(rolling.cost), points(term.cost),
          term.bound.map(points) ?? "-", (term.gap.map { 100 * $0 } ?? .infinity).text(2),
          (100 * (1 - Double(one) * Double(rounds) / Double(max(1, term.cost)))).text(1),
          "\(term.replans)", wall.text(1),
        ])
      }
    }
    return failures
  }

  /// The class without history, meeting new team-mates from round to round.
  private func scenario(_ made: ClassInstance) throws -> Scenario {
    let made = try Scenario(made)
    var rules = made.rules.filter { $0.kind != "new-teammates" }
    rules.append(RuleSpec(kind: "new-teammates", strength: .weighted(1)))
    return try Scenario(
      title: made.title, roster: made.roster, kinds: made.kinds, groupCount: made.groupCount,
      rules: rules, seed: made.seed)
  }

  private func plan(
    _ scenario: Scenario, isRolling: Bool
  ) throws -> (term: TermSolution, wall: Double) {
    let clock = ContinuousClock()
    let start = clock.now
    let deadline = start + .seconds(options.seconds)
    let term = try solveTerm(
      scenario,
      options: TermOptions(
        rounds: rounds, isRolling: isRolling, gap: 0.05,
        solver: SolverOptions(shouldStop: { clock.now > deadline })))
    return (term, (clock.now - start).seconds)
  }

  private func points(_ units: Int64) -> String { Cost.points(units).text(3) }
}
