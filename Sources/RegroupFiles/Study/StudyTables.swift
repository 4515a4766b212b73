import Foundation
import Studies

/// The tables of findings, in long form: one row for each thing that is told.
struct StudyTables {
  let findings: StudyFindings

  private var design: StudyDesign { findings.pass.design }

  /// Names and texts of all tables that are the same in every run.
  var files: [(name: String, text: String)] {
    [
      ("summary.csv", summary), ("contrasts.csv", contrasts), ("effects.csv", effects),
      ("regret.csv", regret), ("minimax.csv", minimax), ("rounds.csv", rounds),
      ("classes.csv", classes),
    ]
  }

  private static func csv(_ header: [String], _ rows: [[String]]) -> String {
    ([header] + rows).map { $0.map(written).joined(separator: ",") + "\n" }.joined()
  }

  /// Numbers below 0 begin like formulas and are none; with an apostrophe no program reads a column of
  /// them.
  private static func written(_ cell: String) -> String {
    Double(cell) == nil ? SpreadsheetCell.written(cell) : cell
  }

  /// Nine significant digits; empty for what is not there.
  static func text(_ value: Double?) -> String {
    guard let value, value.isFinite else { return "" }
    return value == 0 ? "0" : String(format: "%.9g", value)
  }

  private func cell(_ policy: Int, _ world: Int) -> [String] {
    let world = design.worlds[world]
    return [design.policies[policy].name, world.name, ResultRows.effect(world.effect)]
  }

  private var cells: [(policy: Int, world: Int)] {
    design.policies.indices.flatMap { policy in
      design.worlds.indices.map { (policy, $0) }
    }
  }

  private var summary: String {
    var rows: [[String]] = []
    for (policy, world) in cells {
      for (column, name) in design.columns.names.enumerated() {
        guard let found = findings.summary[policy, world, column] else { continue }
        let numbers = [
          found.mean, found.deviation, found.monteCarloError, found.interval?.lowerBound,
          found.interval?.upperBound,
        ]
        rows.append(cell(policy, world) + [name, "\(found.classes)"] + numbers.map(Self.text))
      }
    }
    return Self.csv(
      [
        "policy", "model", "effect", "outcome", "classes", "mean", "sd_classes",
        "monte_carlo_se", "ci_low", "ci_high",
      ], rows)
  }

  private var contrasts: String {
    let reference = design.policies[findings.pass.reference].name
    let rows = findings.summary.contrasts.map { found in
      let numbers = [
        found.mean, found.deviation, found.interval?.lowerBound, found.interval?.upperBound,
        found.pairedError, found.unpairedError, found.varianceFactor, found.probability,
        found.adjusted,
      ]
      return cell(found.policy, found.world) + [
        reference, design.columns.names[found.outcome], "\(found.classes)",
      ] + numbers.map(Self.text)
    }
    return Self.csv(
      [
        "policy", "model", "effect", "reference", "outcome", "classes", "difference",
        "sd_classes", "ci_low", "ci_high", "monte_carlo_se", "monte_carlo_se_unpaired",
        "variance_factor", "p", "p_holm",
      ], rows)
  }

  private var effects: String {
    var rows: [[String]] = []
    for (policy, world) in cells {
      for (number, name) in findings.subgroups.enumerated() {
        guard let g = findings.effects.effect(subgroup: number, policy: policy, world: world)
        else { continue }
        rows.append(
          cell(policy, world) + [
            name, "\(g.classes)", "\(g.learners)", Self.text(g.value),
            Self.text(g.interval?.lowerBound), Self.text(g.interval?.upperBound),
          ])
      }
    }
    return Self.csv(
      [
        "policy", "model", "effect", "subgroup", "classes", "learners", "hedges_g", "ci_low",
        "ci_high",
      ], rows)
  }

  private var regret: String {
    var rows: [[String]] = []
    for (outcome, regret) in findings.regrets {
      let column = design.columns.names.firstIndex(of: outcome) ?? 0
      for (policy, world) in cells {
        let value = regret.matrix[policy * design.worlds.count + world]
        rows.append(
          [outcome] + cell(policy, world) + [
            Self.text(findings.summary[policy, world, column]?.mean), Self.text(value),
            findings.pass.mainWorlds.contains(world) ? "yes" : "no",
            regret.leaders[world].contains(policy) ? "yes" : "no",
          ])
      }
    }
    return Self.csv(
      [
        "outcome", "policy", "model", "effect", "mean", "regret", "counted", "not_told_from_best",
      ], rows)
  }

  private var minimax: String {
    let rows =
      findings.regrets.flatMap { lines(of: $0.regret, $0.outcome, over: "models") }
      + findings.sensitivity.flatMap {
        lines(of: $0.regret, $0.outcome, over: "models and effects")
      }
    return Self.csv(
      [
        "outcome", "over", "policy", "largest_regret", "ci_low", "ci_high", "share_of_resamples",
        "minimax", "not_told_apart",
      ], rows)
  }

  private func lines(of regret: Regret, _ outcome: String, over worlds: String) -> [[String]] {
    design.policies.enumerated().map { policy, named in
      let interval = regret.intervals[policy]
      let numbers = [
        regret.largest[policy], interval?.lowerBound, interval?.upperBound, regret.shares[policy],
      ]
      return [outcome, worlds, named.name] + numbers.map(Self.text) + [
        regret.minimax.contains(policy) ? "yes" : "no",
        regret.contenders.contains(policy) ? "yes" : "no",
      ]
    }
  }

  private var rounds: String {
    var rows: [[String]] = []
    for (policy, world) in cells {
      for round in 0..<design.rounds {
        let means = design.columns.names.indices.map {
          findings.rounds.mean(policy: policy, world: world, round: round, column: $0)
        }
        let terms = findings.rounds.terms(policy: policy, world: world, round: round)
        rows.append(
          cell(policy, world) + ["\(round + 1)", "\(terms)"] + means.map(Self.text))
      }
    }
    return Self.csv(["policy", "model", "effect", "round", "terms"] + design.columns.names, rows)
  }

  private var classes: String {
    let names = ["low", "middle", "high"] + design.columns.subgroups.map(\.name)
    let rows = findings.study.rooms.map { room in
      [
        room.id, room.cluster, room.origin.rawValue, "\(room.count)",
        "\(Seating.sizes(learners: room.count, near: design.groupSize).count)",
      ] + room.counts(design.columns.subgroups).map { "\($0)" }
    }
    return Self.csv(
      ["class", "cluster", "data", "learners", "groups"] + names.map { "n_\($0)" }, rows)
  }

  /// What forming groups took; another run takes another time.
  var timings: String {
    let rows = zip(design.policies, findings.times).map { policy, time in
      [
        policy.name, "\(time.calls)", Self.text(time.seconds),
        Self.text(time.calls > 0 ? 1000 * time.seconds / Double(time.calls) : nil),
      ]
    }
    return Self.csv(["policy", "rounds_formed", "cpu_seconds", "ms_per_class_and_round"], rows)
  }
}
