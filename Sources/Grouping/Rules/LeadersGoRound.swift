import GroupingModel

/// Every group has someone whose turn it is to lead.
///
/// Whose turn it is: of those who can lead, the ones who led least often, as many as there may be
/// groups, and who led no more often than the last of these.
struct LeadersGoRound: Rule {
  static let name = "leaders-go-round"
  static let summary =
    "every group has someone who has led less often than others: of those who led least often, "
    + "as many as there are groups"
  static let unit = "per group without one"
  static let subject = SubjectKind.maybeAttributeValue

  let sentence: String
  private let shape: Term.Shape

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    _ = try RuleOptions(spec, of: Self.self)
    let turn = try LeadersTurn(spec, in: setting)
    shape = Lowering.count(of: turn.isNext, in: setting) { count, _ in
      count == 0 ? spec.price : 0
    }
    let next = turn.isNext.count { $0 }
    let times = turn.most == 0 ? "who never led" : "who led at most \(counted(turn.most, "time"))"
    sentence = "Every group has one of the \(counted(next, "learner")) \(times)"
  }

  func terms() -> [Term.Shape] { [shape] }
}

/// Who is next to lead.
package struct LeadersTurn {
  /// Per learner, in how many other rounds it led.
  package let times: [Int]
  /// Whether each learner is one of those who led least often.
  package let isNext: [Bool]
  /// How often these led at most.
  let most: Int

  /// - Throws: `ModelError` if the rule's column or value is not there.
  package init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    var able = [Bool](repeating: true, count: setting.roster.count)
    if let own = spec.subject.isEmpty ? nil : try setting.sets(of: spec.subject).first {
      able = own
    }
    var times = [Int](repeating: 0, count: able.count)
    for (_, round) in try setting.checkedLedger().withAges {
      for (learner, turn) in round.turns where turn.led { times[learner] += 1 }
    }
    let sorted = able.indices.filter { able[$0] }.map { times[$0] }.sorted()
    let most = sorted.prefix(max(1, setting.groupCount.upperBound)).last ?? 0
    isNext = able.indices.map { able[$0] && times[$0] <= most }
    (self.times, self.most) = (times, most)
  }
}
