import Choosing
import Yams

/// Whom learners would like as buddies: ranks, or names without ranks.
struct BuddyWishes: Sendable {
  /// By learner.
  let answers: [RankTable.Answer]
  /// Whether nobody gets a buddy whom they have not named, where they named anybody.
  let isStrict: Bool
  /// In tenths of a point a rank.
  let weight: Int
  /// What the user should know about their reading.
  let remarks: [String]

  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  init?(
    _ scenario: inout ChoiceScenario, _ everybody: BlockClass, _ yaml: BuddyRuleYAML
  ) throws(InputError) {
    let node = scenario.node("wishes")
    var fields: [String: Node] = [:]
    if let node, node.mapping != nil {
      fields = try yaml.fields(node, of: "wishes", keys: ["file", "weight", "unranked"])
    }
    guard let table = try scenario.table("wishes") else {
      if node != nil { throw scenario.missing("wishes") }
      return nil
    }
    weight = try yaml.weight(fields["weight"])
    isStrict =
      try fields["unranked"].map { node throws(InputError) in
        let text = try scenario.reader.text(node, "unranked")
        guard ["last", "never"].contains(text) else {
          throw scenario.reader.failure(
            node, "'unranked' is neither last nor never",
            remedy: "write last, or never where nobody may get whom they have not named")
        }
        return text == "never"
      } ?? false
    let form = RankForm(table, of: everybody)
    remarks = form.remarks
    answers = try Self.answers(form.table, everybody)
  }

  private static func answers(
    _ table: Table, _ everybody: BlockClass
  ) throws(InputError) -> [RankTable.Answer] {
    if LearnerPairs.columns(of: table) != nil {
      var answers = [RankTable.Answer](repeating: .none, count: everybody.count)
      let pairs = try LearnerPairs(table, of: everybody).pairs
      for (from, named) in Dictionary(grouping: pairs, by: \.from) {
        let others = Set(named.map(\.to))
        answers[from] = .ranked((0..<everybody.count).map { others.contains($0) ? 1 : nil })
      }
      return answers
    }
    let (answers, _) = try everybody.choices(
      in: table, among: NamedPlaces("partner", learners: everybody))
    for (learner, answer) in answers.enumerated() {
      guard case .ranked(let ranks) = answer, ranks[learner] != nil else { continue }
      throw InputError(
        file: table.file, row: try row(of: learner, table, everybody),
        "a learner ranks themselves", remedy: "take the learner out of their own row")
    }
    return answers
  }

  /// The row in which a learner chooses; the first of several.
  private static func row(
    of learner: Int, _ table: Table, _ everybody: BlockClass
  ) throws(InputError) -> Int? {
    let titled = try TitledTable(table, required: ["learner"], optional: nil)
    for row in titled.rows where try everybody.position(titled, row, "learner") == learner {
      return table.rowNumbers[row]
    }
    return nil
  }

  /// What counts for those who are not named: one behind the worst rank of all.
  var lastRank: Int {
    let worst = answers.map { answer in
      if case .ranked(let ranks) = answer { ranks.compactMap { $0 }.max() ?? 0 } else { 0 }
    }
    return (worst.max() ?? 0) + 1
  }

  /// Whether some are wished for more than others.
  var isRanked: Bool { lastRank > 2 }

  /// The first learner's rank of the second; nil if there is none. Who takes anybody likes all
  /// best.
  func rank(_ learner: Int, _ other: Int) -> Int? {
    switch answers[learner] {
    case .ranked(let ranks): ranks[other]
    case .any: 1
    case .none: nil
    }
  }

  /// Whether the first learner named others, and not the second.
  func leavesOut(_ learner: Int, _ other: Int) -> Bool {
    if case .ranked(let ranks) = answers[learner] { ranks[other] == nil } else { false }
  }

  /// Whether a pair is forbidden for want of a rank.
  func forbids(_ pair: BuddyPair) -> Bool {
    isStrict && (leavesOut(pair.first, pair.second) || leavesOut(pair.second, pair.first))
  }

  /// For a cost: nil where there is no rank.
  func rankings() throws -> PartnerRankings {
    try PartnerRankings(count: answers.count) { rank($0, $1) }
  }

  /// For stability: nil where two may not be partners.
  func rankings(apart: Set<BuddyPair>) throws -> PartnerRankings {
    try PartnerRankings(count: answers.count) { learner, other in
      let pair = BuddyPair(learner, other)
      return apart.contains(pair) || forbids(pair) ? nil : rank(learner, other) ?? lastRank
    }
  }
}
