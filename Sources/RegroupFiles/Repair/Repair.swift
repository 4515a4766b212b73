import Grouping
import GroupingModel

/// Puts a plan right on the day: the fewest moves first, then the least cost.
package struct Repair {
  /// What was found, and the scenario that it is a plan of.
  package struct Answer {
    package let solution: Solution
    package let loaded: LoadedScenario
    /// Groups that need someone who comes late, in a sentence; nil where none does.
    package let note: String?
  }

  private var source: ScenarioSource
  /// The scenario with any number of moves, or as many as `--keep` leaves.
  package private(set) var loaded: LoadedScenario

  /// - Throws: `InputError`.
  package init(_ source: ScenarioSource) throws(InputError) {
    self.source = source
    loaded = try source.load()
  }

  /// - Throws: `InputError`, `SolverError`, or what GLPK throws.
  package func run(_ options: SolverOptions) throws -> Answer {
    guard let repair = source.document.from?.repair else {
      return Answer(
        solution: try solve(loaded.scenario, options: options), loaded: loaded, note: nil)
    }
    if repair.late.isEmpty { return try answer(repair, options) }
    // Groups that can start without those who are late; if that cannot be, they wait.
    do {
      let onTime = try answer(repair, options)
      if onTime.solution.partition != nil { return onTime }
    } catch is InputError {
      // A rule asks for what nobody who is on time has.
    }
    var waiting = self
    waiting.source.document.from?.repair?.waits = true
    waiting.loaded = try waiting.source.load()
    let found = try waiting.answer(repair, options)
    guard found.solution.partition != nil else { return found }
    let note =
      "No plan was found in which every group can start without those who are late: they count as "
      + "present."
    return Answer(solution: found.solution, loaded: found.loaded, note: note)
  }

  private func answer(_ repair: RepairDocument, _ options: SolverOptions) throws -> Answer {
    let objective = try loaded.objective()
    guard repair.moves == nil, !objective.isImpossibleByCounting else {
      return Answer(
        solution: try solve(loaded.scenario, options: options), loaded: loaded, note: nil)
    }
    let found = try RepairSearch(objective, homes: homes, shouldStop: options.shouldStop).run()
    guard let partition = found.partition else { return try fallBack(options) }
    let final = try reloaded(moves: found.moves, isFewest: found.isFewest)
    return Answer(
      solution: try solution(partition, found.isCheapest, final, options), loaded: final, note: nil)
  }

  /// The plan found; for an aim that the search for few moves does not know, the best with as few.
  private func solution(
    _ partition: Partition, _ isCheapest: Bool, _ final: LoadedScenario, _ options: SolverOptions
  ) throws -> Solution {
    guard final.scenario.aim == .weights else { return try solve(final.scenario, options: options) }
    return Solution(repaired: partition, isProven: isCheapest, objective: try final.objective())
  }

  /// Where groups with so few moves are too many to list: moves as the first level of a strict order.
  private func fallBack(_ options: SolverOptions) throws -> Answer {
    let ordered = try loaded.scenario.withMovesFirst()
    let first = try solve(ordered, options: options)
    guard first.partition != nil, let moves = first.levels.first else {
      return Answer(solution: first, loaded: loaded, note: nil)
    }
    let final = try reloaded(
      moves: Int(moves.cost / Cost.unitsPerPoint), isFewest: moves.optimal)
    return Answer(
      solution: try solve(final.scenario, options: options), loaded: final, note: nil)
  }

  private func reloaded(moves: Int, isFewest: Bool) throws(InputError) -> LoadedScenario {
    var source = source
    source.document.from?.repair?.moves = moves
    source.document.from?.repair?.isFewest = isFewest
    return try source.load()
  }

  /// Per learner, the kind of the group before.
  private var homes: [Int?] {
    var homes = [Int?](repeating: nil, count: loaded.scenario.roster.count)
    for rule in loaded.scenario.rules where rule.kind == "stay" {
      if case .pins(let pins) = rule.data {
        for pin in pins { homes[pin.learner] = pin.kind }
      }
    }
    return homes
  }
}

extension Scenario {
  /// The same with the moves as a cost that comes before all others.
  fileprivate func withMovesFirst() throws(ModelError) -> Scenario {
    let isStrict = aim == .strictOrder
    let ordered = rules.map { rule in
      var rule = rule
      rule.level = isStrict ? rule.level + 1 : 2
      if rule.kind == "stay" {
        (rule.strength, rule.level, rule.options) = (.weighted(1), 1, [:])
      }
      return rule
    }
    return try Scenario(
      title: title, roster: roster, kinds: kinds, groupCount: groupCount, ledger: ledger,
      rules: ordered, aim: .strictOrder, seed: seed)
  }
}
