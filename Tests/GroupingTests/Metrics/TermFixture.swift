import GroupingModel

@testable import Grouping

/// Twelve learners in three rounds of groups of 5, 4 and 3.
enum TermFixture {
  static let scores = ["12", "15.5", "9", "20", "14", "11", "18", "7", "16", "13", "10.5", "17"]
  static let genders = "FMFFMMMFMFFM".map(String.init)
  static let skills = [
    "a", "a;b", "b", "c", "a;c", "b;c", "a", "c", "b", "a;b;c", "a", "b;c",
  ]
  static let rounds = [
    [0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2], [0, 1, 2, 0, 1, 2, 0, 1, 2, 0, 1, 0],
    [2, 2, 1, 0, 0, 1, 0, 1, 0, 2, 1, 0],
  ]

  static func score() throws -> AuditTrait {
    try AuditTrait(numbers: Attribute(name: "score", cells: scores))
  }

  static var gender: AuditTrait {
    AuditTrait(categories: Attribute(name: "gender", cells: genders))
  }

  static var mix: AuditTrait {
    AuditTrait(mixOf: [
      Attribute(name: "score", cells: scores), Attribute(name: "gender", cells: genders),
      Attribute(name: "skills", cells: skills),
    ])
  }

  static let record = record(rounds)

  /// Rounds as groups by learner; a negative group is an absence.
  static func record(
    _ rounds: [[Int]], pinned: [Int: Set<Int>] = [:], choices: [[Int?]] = []
  ) -> TermRecord {
    let past = rounds.enumerated().map { index, groupOf -> PastRound in
      var turns: [Int: Turn] = [:]
      for learner in groupOf.indices {
        var turn = Turn(pinned: pinned[index]?.contains(learner) == true)
        if choices.indices.contains(index) { turn.choice = choices[index][learner] }
        turns[learner] = turn
      }
      let groups = Set(groupOf).filter { $0 >= 0 }.sorted().map { group in
        PastGroup(members: groupOf.indices.filter { groupOf[$0] == group })
      }
      return PastRound(groups: groups, turns: turns)
    }
    return TermRecord(Ledger(past: past), learners: rounds[0].count)
  }
}

/// Whether two figures agree but for rounding.
func isClose(_ one: Double?, _ other: Double, within: Double = 1e-12) -> Bool {
  one.map { abs($0 - other) <= within * max(1, abs(other)) } ?? false
}
