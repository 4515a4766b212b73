/// What is measured of a term after each round, for one class under one policy, learner model and seed.
/// Gains are in standard deviations of scores, since the start of the term.
package enum Outcome: String, CaseIterable, Sendable {
  case gain
  case gainLow = "gain_low"
  case gainMiddle = "gain_middle"
  case gainHigh = "gain_high"
  case spread
  case gap
  case worstDecile = "worst_decile"
  case sorting
  case sortingTerm = "sorting_term"
  case tracked
  case exposure
  case mobility
  case lowStreak = "low_streak"
  case coverage
  case repeats
  case alone
  case wishes
  case wishesWorst = "wishes_worst"
  case choice
  case choiceWorst = "choice_worst"
  case served
  case waiting
  case cost
  case bound

  /// One sentence for people.
  package var meaning: String {
    switch self {
    case .gain: "mean gain of the class"
    case .gainLow: "mean gain of the third that scored lowest before the term"
    case .gainMiddle: "mean gain of the middle third"
    case .gainHigh: "mean gain of the highest third"
    case .spread: "population deviation of skill within the class"
    case .gap: "change of the distance between the mean skills of the highest and lowest third"
    case .worstDecile: "mean gain of the tenth of the class that gained least"
    case .sorting: "T of the round: 0 is chance, 1 pure sorting by score"
    case .sortingTerm: "mean T of the rounds so far"
    case .tracked:
      "whether mean T exceeds 95 % of what chance gives in this class in so many rounds"
    case .exposure: "slope of peers' mean score on own score over all rounds, plus 1/(N-1)"
    case .mobility: "Shorrocks' index of moves between low, middle and high groups"
    case .lowStreak: "longest run of rounds that any learner sat in a low group"
    case .coverage: "share of all pairs of learners that have been together"
    case .repeats: "share of the round's pairs that had been together before"
    case .alone: "share of learners who are the only one of their kind in their group"
    case .wishes: "share of those with wishes who are with somebody wished for"
    case .wishesWorst: "least share of rounds in which a learner with wishes had one fulfilled"
    case .choice: "mean rank of the topic that learners got, 1 is their first choice"
    case .choiceWorst: "highest mean rank of topics that any learner got over the rounds"
    case .served:
      "share of needs so far (learners times rounds) met in the group the teacher sits with"
    case .waiting: "mean rounds in need before the first service, of those ever in need"
    case .cost: "points that the rule set's plan costs"
    case .bound: "points below which no plan of the round can be"
    }
  }

  /// Whether more is better, as far as anybody would agree; nil where it depends.
  package var isBetterHigh: Bool? {
    switch self {
    case .gain, .gainLow, .gainMiddle, .gainHigh, .worstDecile, .mobility, .coverage, .wishes,
      .wishesWorst, .served:
      true
    case .gap, .tracked, .lowStreak, .repeats, .alone, .choice, .choiceWorst, .waiting, .cost:
      false
    case .spread, .sorting, .sortingTerm, .exposure, .bound: nil
    }
  }
}

/// Learners with one value of a category, whose gains are told apart.
package struct Subgroup: Sendable, Hashable {
  package let column: String
  package let value: String

  package init(column: String, value: String) {
    self.column = column
    self.value = value
  }

  package var name: String { "\(column)=\(value)" }

  /// Learners of the subgroup in a class.
  func members(of room: Classroom) -> [Int] {
    guard let column = room.categories.first(where: { $0.name == column }),
      let value = column.names.firstIndex(of: value)
    else { return [] }
    return column.values.indices.filter { column.values[$0] == value }
  }
}

/// The columns of results, in their order: outcomes, then the gain of each subgroup.
package struct OutcomeColumns: Sendable, Hashable {
  package let names: [String]
  package let subgroups: [Subgroup]

  package init(subgroups: [Subgroup]) {
    self.subgroups = subgroups
    names =
      Outcome.allCases.map(\.rawValue) + subgroups.map { "gain:\($0.name)" }
  }

  package var count: Int { names.count }

  package static func place(of outcome: Outcome) -> Int {
    places[outcome] ?? 0
  }

  private static let places = Dictionary(
    uniqueKeysWithValues: Outcome.allCases.enumerated().map { ($1, $0) })
}
