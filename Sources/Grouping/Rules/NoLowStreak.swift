import GroupingModel

/// Nobody sits in a low group again and again.
struct NoLowStreak: Rule {
  static let name = "no-low-streak"
  static let summary =
    "nobody is in a low group (a mean lower than that of two thirds of random groups) more than "
    + "so many rounds running"
  static let unit = "per learner in a low group once more"
  static let subject = SubjectKind.attribute
  static let options = [
    OptionDescription(
      "rounds", .wholeNumber, "rounds running in a low group that are allowed; 2 if not given")
  ]

  /// Learners at risk times learners up to which sums fit into memory.
  private static let mostSums = 20_000_000

  let sentence: String
  private let sums: [SumTerm]

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    let most = try options.wholeNumber("rounds", default: 2, least: 1)
    let streaks = try LowRuns(spec, in: setting)
    let atRisk = setting.roster.learners.indices.filter { streaks.around[$0] >= most }
    guard atRisk.count * streaks.values.count <= Self.mostSums else {
      throw ModelError(
        "rule 'no-low-streak' has to look at \(atRisk.count) of \(streaks.values.count) learners one "
          + "by one, too many", remedy: "plan class by class, or allow more rounds running")
    }
    let limits = (0...setting.largestSize).map { streaks.limit(ofSize: $0) }
    let all = streaks.values.reduce(0) { $0 + Int64($1.magnitude) }
    guard Double(all) * Double(setting.largestSize + 1) <= 1e18 else {
      throw ScoreDeviations.tooLarge(spec)
    }
    sums = atRisk.map { learner in
      // Less than all sums of others together: a group without the learner is never beyond the
      // allowance, and one with it only where its own sum lies below the limit.
      var values = streaks.values
      values[learner] -= all
      return SumTerm(values: values, largestSize: setting.largestSize) { size in
        SumTerm.Share(allowance: all + limits[size], base: spec.price, rate: 0)
      }
    }
    sentence =
      "Nobody is in a low group of \(spec.subject) more than \(counted(most, "round")) running ("
      + (atRisk.isEmpty
        ? "nobody is near it yet)" : "\(counted(atRisk.count, "learner")) would be now)")
  }

  func terms() -> [Term.Shape] { sums.map { .sum($0) } }
}

/// How often running learners are in low groups directly before and after the round in question.
///
/// Rounds in which a learner is in no group are skipped.
package struct LowRuns {
  /// Per learner, rounds running in a low group that this round would join.
  package let around: [Int]
  /// The learners' deviations, `ScoreDeviations.values`.
  let values: [Int64]
  private let squares: UInt128

  /// - Throws: `ModelError` if the rule's column cannot be used.
  package init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let scores = try ScoreDeviations(spec, in: setting)
    (values, squares) = (scores.values, scores.squares)
    let ledger = try setting.checkedLedger()
    var around = [Int](repeating: 0, count: values.count)
    for rounds in [ledger.past.reversed(), ledger.later] {
      var isOpen = [Bool](repeating: true, count: values.count)
      for group in rounds.flatMap(\.groups) {
        let isLow = Self.isLow(group.members, values, squares)
        for member in group.members where isOpen[member] {
          if isLow { around[member] += 1 } else { isOpen[member] = false }
        }
      }
    }
    self.around = around
  }

  /// Whether a group's mean is lower than that of two thirds of random groups of its size.
  package func isLow(_ members: [Int]) -> Bool { Self.isLow(members, values, squares) }

  /// How far below 0 the sum of a group's deviations may lie at most.
  func limit(ofSize size: Int) -> Int64 {
    var (free, low) = (Int64(0), values.reduce(1) { $0 + Int64($1.magnitude) })
    while low - free > 1 {
      let middle = free + (low - free) / 2
      if Self.isLow(-Int128(middle), size: size, squares, learners: values.count) {
        low = middle
      } else {
        free = middle
      }
    }
    return free
  }

  private static func isLow(_ members: [Int], _ values: [Int64], _ squares: UInt128) -> Bool {
    isLow(
      members.reduce(0) { $0 + Int128(values[$1]) }, size: members.count, squares,
      learners: values.count)
  }

  private static func isLow(
    _ sum: Int128, size: Int, _ squares: UInt128, learners: Int
  ) -> Bool {
    LowGroups.isLow(difference: sum, size: size, squares: squares, learners: learners)
  }
}
