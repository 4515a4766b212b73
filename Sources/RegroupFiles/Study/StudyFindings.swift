import Studies

/// Everything that is computed from the results of a whole study.
struct StudyFindings: Sendable {
  let study: LoadedStudy
  let pass: StudyPass
  let summary: StudySummary
  /// By outcome, in the order of the study's list; over one world for each learner model.
  let regrets: [(outcome: String, regret: Regret)]
  /// The same over all effects of the models as well; empty where each has one.
  let sensitivity: [(outcome: String, regret: Regret)]
  let effects: SubgroupEffects
  let subgroups: [String]
  let rounds: RoundMeans
  /// Per policy, over all classes; not reproducible.
  let times: [PolicyTime]
  /// Per policy, terms that ended before the last round for want of a plan.
  let unfinished: [Int]

  /// Share of classes that a policy sorts by score more than chance does in one of twenty, under the model
  /// in which it does so most, and whether that is surely more than one class in ten.
  func tracking(_ policy: Int) -> (share: Double, isSure: Bool)? {
    let column = OutcomeColumns.place(of: .tracked)
    let all = pass.design.worlds.indices.compactMap { summary[policy, $0, column] }
    guard let most = all.max(by: { $0.mean < $1.mean }) else { return nil }
    return (most.mean, most.interval.map { $0.lowerBound > 0.1 } ?? false)
  }

  /// The policy that loses least at the worst of those that do not track; the first on a tie.
  func leastWithoutTracking(_ regret: Regret) -> Int? {
    pass.design.policies.indices
      .filter { !regret.largest[$0].isNaN && tracking($0)?.isSure == false }
      .min { regret.largest[$0] < regret.largest[$1] }
  }
}

/// Reads results class by class and adds them up; memory does not grow with the number of classes.
struct StudyReading {
  private let study: LoadedStudy
  private let pass: StudyPass
  private var statistics: StudyStatistics
  private var effects: SubgroupEffects
  private var rounds: RoundMeans
  private var unfinished: [Int]

  init(_ study: LoadedStudy) {
    self.study = study
    pass = StudyPass(study.design, study.document)
    let names = study.design.columns.names
    let plan = StatisticsPlan(
      reference: pass.reference,
      contrasted: study.document.contrasts.compactMap(names.firstIndex),
      replicates: study.document.resamples, flips: study.document.permutations,
      seed: study.design.seed)
    statistics = StudyStatistics(shape: pass.shape, clusters: study.clusters, plan: plan)
    effects = SubgroupEffects(
      shape: pass.shape, clusters: study.clusters, plan: plan,
      gains: Self.subgroups(study.design.columns).map(\.gain),
      spread: OutcomeColumns.place(of: .spread))
    rounds = RoundMeans(study.design)
    unfinished = [Int](repeating: 0, count: study.design.policies.count)
  }

  /// Thirds from the lowest, then the subgroups of the study, with the place of their mean gain.
  private static func subgroups(_ columns: OutcomeColumns) -> [(name: String, gain: Int)] {
    let thirds: [(String, Outcome)] = [
      ("low third", .gainLow), ("middle third", .gainMiddle), ("high third", .gainHigh),
    ]
    return thirds.map { ($0, OutcomeColumns.place(of: $1)) }
      + columns.subgroups.enumerated().map { ($1.name, Outcome.allCases.count + $0) }
  }

  mutating func add(_ outcomes: ClassOutcomes, index: Int) {
    let values = pass.values(outcomes, index: index)
    let room = study.rooms[index]
    statistics.add(values)
    effects.add(
      values, learners: room.count, counts: room.counts(study.design.columns.subgroups))
    rounds.add(outcomes)
    let gain = OutcomeColumns.place(of: .gain)
    for policy in 0..<pass.shape.policies {
      for world in 0..<pass.shape.worlds {
        unfinished[policy] += (0..<pass.shape.seeds).count {
          values[policy, world, $0, gain].isNaN
        }
      }
    }
  }

  func findings(times: [PolicyTime]) -> StudyFindings {
    let hasOneEffect = pass.mainWorlds.count == pass.design.worlds.count
    return StudyFindings(
      study: study, pass: pass, summary: statistics.summary(),
      regrets: regrets(over: pass.mainWorlds),
      sensitivity: hasOneEffect ? [] : regrets(over: Array(pass.design.worlds.indices)),
      effects: effects, subgroups: Self.subgroups(study.design.columns).map(\.name),
      rounds: rounds, times: times, unfinished: unfinished)
  }

  private func regrets(over worlds: [Int]) -> [(outcome: String, regret: Regret)] {
    let names = study.design.columns.names
    let without = unfinished.indices.filter { unfinished[$0] > 0 }
    return study.document.regrets.compactMap { name in
      names.firstIndex(of: name).map { column in
        (name, statistics.regret(of: column, over: worlds, without: without))
      }
    }
  }
}
