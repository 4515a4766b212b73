import Grouping
import GroupingModel

/// How learners of each category fared over the term. Categories of fewer than ten learners are
/// left out, for one could tell who is meant; and one more, so that nothing can be found out by
/// taking the others from the whole.
struct SubgroupTable {
  /// Fewest learners that are shown.
  static let least = 10

  let column: String
  let rows: [Row]
  /// Categories and learners that are left out.
  let hidden: (categories: Int, learners: Int)

  struct Row {
    let value: String
    let learners: Int
    /// Shares of the placements in low and in high groups; nil without a column of numbers.
    let low: Double?
    let high: Double?
    /// Share of the placements in which a learner was alone of the category.
    let alone: Double?
    /// Mean share of classmates that a learner has met.
    let met: Double?
  }

  /// nil for a trait without categories.
  init?(_ audit: Audit, trait: Int) {
    guard case .categories(let of, let names) = audit.traits[trait].values else { return nil }
    column = audit.traits[trait].name
    let placed = audit.record.wasPlaced
    let members = names.indices.map { value in
      of.indices.filter { of[$0] == value && placed[$0] }
    }
    let order = names.indices.filter { !members[$0].isEmpty }
      .sorted { members[$0].count < members[$1].count }
    var small = order.prefix { members[$0].count < Self.least }.count
    if small == 1, order.count > 1 { small = 2 }
    let shown = Set(order.dropFirst(small))
    rows = names.indices.filter(shown.contains).map { value in
      Self.row(names[value], members[value], audit)
    }
    hidden = (small, order.prefix(small).reduce(0) { $0 + members[$1].count })
  }

  private static func row(_ value: String, _ members: [Int], _ audit: Audit) -> Row {
    let record = audit.record
    let own = Set(members)
    let tiers = audit.picture.map { picture in
      picture.tiers.flatMap { round in members.compactMap { round[$0] } }
    }
    func share(_ tier: GroupTier) -> Double? {
      tiers.flatMap { all in
        all.isEmpty ? nil : Double(all.count { $0 == tier }) / Double(all.count)
      }
    }
    var (alone, placements, met) = (0, 0, 0)
    for round in record.rounds {
      var counts = [Int](repeating: 0, count: round.sizes.count)
      for learner in round.present where own.contains(learner) {
        counts[round.groupOf[learner]] += 1
        placements += 1
      }
      alone += counts.indices.count { counts[$0] == 1 && round.sizes[$0] > 1 }
    }
    for learner in members {
      var mates: Set<Int> = []
      for round in record.rounds where round.groupOf[learner] >= 0 {
        for other in round.present where round.groupOf[other] == round.groupOf[learner] {
          mates.insert(other)
        }
      }
      met += max(0, mates.count - 1)
    }
    let others = record.wasPlaced.count { $0 } - 1
    return Row(
      value: value, learners: members.count, low: share(.low), high: share(.high),
      alone: placements > 0 ? Double(alone) / Double(placements) : nil,
      met: others > 0 ? Double(met) / Double(members.count * others) : nil)
  }
}
