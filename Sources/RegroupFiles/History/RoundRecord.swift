import GroupingModel

/// A round as it took place.
struct RoundRecord: Sendable, Hashable {
  var title: String?
  /// Day, as `2026-09-30`.
  var date: String
  var term: String?
  /// Whether the groups are others than the plan's.
  var isEdited = false
  /// Group by group.
  var placements: [Placement]
  /// Identifiers of those who were away.
  var absent: [String] = []

  /// Names of the groups in their order.
  var groups: [String] {
    var seen: Set<String> = []
    return placements.map(\.group).filter { seen.insert($0).inserted }
  }
}

/// Where a learner was in a round, and what came with it.
struct Placement: Sendable, Hashable {
  /// Identifier.
  var learner: String
  var group: String
  var label: String?
  var section: String?
  var turn = Turn()
}

/// A round in a history.
struct NumberedRound: Sendable, Hashable {
  let number: Int
  /// Whether it was taken back: kept, and counted nowhere.
  let isUndone: Bool
  let record: RoundRecord
}
