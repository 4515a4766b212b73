/// What others have found out about the most rounds there can be.
///
/// Only what is published stands here; of all other sizes nothing is said but what counting allows.
package enum GolfRecords {
  package struct Record: Sendable, Hashable {
    package let rounds: Int
    /// Whether more rounds are proven to be impossible; else more are not known.
    package let isProven: Bool
    package let source: String
  }

  /// What is known where counting alone does not settle it, or where it is hard to reach.
  package static func record(_ size: GolfSize) -> Record? {
    if let rounds = proven(size) {
      return Record(rounds: rounds, isProven: true, source: "OEIS A107431")
    }
    switch (size.groups, size.size) {
    case (7, 5): return Record(rounds: 7, isProven: false, source: "OEIS A107431")
    case (8, 4): return Record(rounds: 10, isProven: false, source: "Aguado 2004")
    default: return theorem(size)
    }
  }

  /// The most rounds that are possible, where it is proven to be less than the counting bound: the
  /// triangle A107431 of the OEIS, which goes up to seven groups of four.
  static func proven(_ size: GolfSize) -> Int? {
    switch (size.groups, size.size) {
    case (4, 3): 4
    case (5, 4): 5
    case (6, 5): 6
    case (6, 6): 3
    default: nil
    }
  }

  /// Families in which the counting bound is reached: Kirkman triple systems (Ray-Chaudhuri and
  /// Wilson 1971), nearly Kirkman triple systems (Rees and Stinson 1987, and others before), and
  /// resolvable designs of blocks of four (Hanani, Ray-Chaudhuri and Wilson 1972).
  private static func theorem(_ size: GolfSize) -> Record? {
    let learners = size.learners
    let source: String? =
      switch size.size {
      case 3 where learners % 6 == 3 && learners > 3: "Ray-Chaudhuri and Wilson 1971"
      case 3 where learners % 6 == 0 && learners >= 18: "Rees and Stinson 1987"
      case 4 where learners % 12 == 4 && learners > 4: "Hanani, Ray-Chaudhuri and Wilson 1972"
      default: nil
      }
    return source.map { Record(rounds: size.countingBound, isProven: false, source: $0) }
  }
}
