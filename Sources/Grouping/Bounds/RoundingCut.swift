/// A rule that whole groups keep and fractions of groups break: for signs b of some learners, the
/// groups' sums of signs are whole numbers that add up to s, the sum of all signs. Between c and
/// c + 1 there is no whole number, so (b x - c)(b x - c - 1) is not negative for any group x; added up
/// over G groups with c = s / G rounded down, this says that <b b', X> is at least r (G - r) / G, where r
/// is the remainder of s by G. Groups that are left empty add c (c + 1), which is not negative.
///
/// Triangles (who is with two learners has them together) are the case of signs +, +, -, and "of G + 1
/// learners two are together" that of G + 1 times +.
struct RoundingCut: Sendable {
  /// Ascending.
  let learners: [Int32]
  /// 1 or -1, for each of the learners.
  let signs: [Double]
  /// r (G - r).
  let roundness: Int64
  /// What the rule is worth; not negative.
  var price = 0.0

  init(_ members: [(learner: Int, sign: Int)], groups: Int) {
    learners = members.map { Int32($0.learner) }
    signs = members.map { Double($0.sign) }
    roundness = Self.roundness(ofSum: members.reduce(0) { $0 + $1.sign }, groups: groups)
  }

  /// r (G - r), for the remainder r of a sum by the number G of groups.
  static func roundness(ofSum sum: Int, groups: Int) -> Int64 {
    let remainder = ((sum % groups) + groups) % groups
    return Int64(remainder * (groups - remainder))
  }

  /// Calls `body` with each pair of its learners and with each learner itself, the larger position
  /// first, and the product of their signs.
  @inline(__always)
  func forEachPair(_ body: (_ row: Int, _ column: Int, _ sign: Double) -> Void) {
    for one in learners.indices {
      for other in 0...one {
        body(Int(learners[one]), Int(learners[other]), signs[one] * signs[other])
      }
    }
  }
}

extension RoundingCut {
  /// Learners and their signs: what tells cuts apart.
  var key: [Int32] { zip(learners, signs).map { $1 < 0 ? -1 - $0 : $0 } }
}
