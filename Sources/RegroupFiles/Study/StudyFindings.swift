import Studies

/// Everything that is computed from the results of a whole study.
struct StudyFindings: Sendable {
  let study: LoadedStudy
  let pass: StudyPass
  let summary: StudySummary
  /// By outcome, in the order of the study's list.
  let regrets: [(outcome: String, regret: Regret)]
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
    return (most.mean, most.interval.lowerBound > 0.1)
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
    statistics = StudyStatistics(shape: pass.shape, classes: study.rooms.count, plan: plan)
    effects = SubgroupEffects(
      shape: pass.shape, reference: pass.reference, subgroups: Self.columns(study.design.columns))
    rounds = RoundMeans(study.design)
    unfinished = [Int](repeating: 0, count: study.design.policies.count)
  }

  /// Thirds from the lowest, then the subgroups of the study.
  private static func columns(_ columns: OutcomeColumns) -> [SubgroupColumns] {
    let thirds: [(String, Outcome, Outcome)] = [
      ("low third", .gainLow, .spreadLow), ("middle third", .gainMiddle, .spreadMiddle),
      ("high third", .gainHigh, .spreadHigh),
    ]
    return thirds.map { name, gain, spread in
      SubgroupColumns(
        name: name, gain: OutcomeColumns.place(of: gain), spread: OutcomeColumns.place(of: spread))
    }
      + columns.subgroups.enumerated().map { number, subgroup in
        let place = Outcome.allCases.count + 2 * number
        return SubgroupColumns(name: subgroup.name, gain: place, spread: place + 1)
      }
  }

  mutating func add(_ outcomes: ClassOutcomes, index: Int) {
    let values = pass.values(outcomes, index: index)
    let room = study.rooms[index]
    statistics.add(values)
    effects.add(values, counts: room.counts(study.design.columns.subgroups))
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
    let names = study.design.columns.names
    return StudyFindings(
      study: study, pass: pass, summary: statistics.summary(),
      regrets: study.document.regrets.compactMap { name in
        names.firstIndex(of: name).map { column in
          let without = unfinished.indices.filter { unfinished[$0] > 0 }
          return (name, statistics.regret(of: column, without: without))
        }
      },
      effects: effects, subgroups: Self.columns(study.design.columns).map(\.name),
      rounds: rounds, times: times, unfinished: unfinished)
  }
}
