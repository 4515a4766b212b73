import GroupingModel

/// How many of some learners a group of each kind and size may hold at least and at most.
///
/// If all groups of any plan together need more of them than there are, or have room for fewer,
/// there is no plan.
struct Quota: Hashable {
  /// Number of learners counted.
  let total: Int
  /// Least and most by kind, then by position in the kind's sizes; nil where no such group can be.
  let limits: [[ClosedRange<Int>?]]

  /// - Parameter limit: of one kind and size.
  init(
    total: Int, kinds: [GroupKind], limit: (_ kind: Int, _ size: Int) -> ClosedRange<Int>?
  ) {
    self.total = total
    limits = kinds.indices.map { kind in kinds[kind].sizes.map { limit(kind, $0) } }
  }

  /// Which way the count goes wrong.
  enum Verdict: Hashable {
    /// Groups need more of the learners than there are: that many at least.
    case tooFew(Int)
    /// Groups have room for fewer: that many at most.
    case tooMany(Int)
  }

  /// nil where the count alone allows a plan, or is too large to be made.
  func verdict(_ room: Room) -> Verdict? {
    if let least = room.least({ limits[$0][$1]?.lowerBound }), least > total {
      return .tooFew(least)
    }
    if let most = room.least({ kind, size in limits[kind][size].map { -$0.upperBound } }),
      -most < total
    {
      return .tooMany(-most)
    }
    return nil
  }
}
