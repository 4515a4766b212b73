#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// What numbers of a generated class are for, so that none is used twice.
enum GeneratedPart: UInt64 {
  case size = 1
  case scores
  case gender
  case disadvantage
  case friendOrder
  case friendCount
  case friends
  case topics
  case choices
}

extension Draws {
  func of(_ part: GeneratedPart) -> Draws { of(part.rawValue) }

  /// Everything drawn without replacement with weights `exp(utility)`, in the order drawn: sorted
  /// by utility plus Gumbel noise (Yellott 1977).
  ///
  /// - Parameter chooser: whose noise.
  func ranked(_ utilities: [Double], for chooser: Int) -> [Int] {
    let keys = utilities.enumerated().map { place, utility in
      utility - log(-log(uniform(.generator, chooser, place)))
    }
    return keys.indices.sorted { keys[$0] > keys[$1] }
  }
}

extension Classroom {
  /// This class with a part replaced by a generated one; what was real is half real from here on.
  func with(
    scores: [Double]? = nil, wishes: [[Int]]? = nil, choices: [[Int]]? = nil,
    categories: [CategoryColumn]? = nil
  ) -> Classroom {
    Classroom(
      id: id, origin: origin == .synthetic ? .synthetic : .semiSynthetic,
      scores: scores ?? self.scores, wishes: wishes ?? self.wishes,
      choices: choices ?? self.choices, categories: categories ?? self.categories,
      cluster: cluster)
  }
}
