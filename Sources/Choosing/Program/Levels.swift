/// One thing to make small, once all levels before it are as small as can be.
package struct Level: Sendable {
  /// Each column at most once.
  package let terms: [IntegerProgram.Term]
  /// Added to the sum, so that values read as what they count.
  package let constant: Int
  /// Milliseconds that the level may take; nil for what is left of the whole.
  package let timeLimit: Int?

  package init(_ terms: [IntegerProgram.Term], constant: Int = 0, timeLimit: Int? = nil) {
    self.terms = terms
    self.constant = constant
    self.timeLimit = timeLimit
  }

  func value(_ values: [Int]) -> Int { constant + terms.sum(values) }
}

/// How good a level's value is.
package struct LevelResult: Sendable, Hashable {
  package let value: Int
  /// No solution that keeps the values of the levels before has less.
  package let bound: Int
  /// Whether the value, and those of all levels before, are the least there are.
  package let isProven: Bool
}

/// What came of a program and its levels.
package enum LevelsAnswer: Sendable {
  case solved(LevelsSolution)
  /// No values keep all bounds.
  case infeasible
  /// The time ran out before there was a solution or a proof that there is none.
  case undecided
}

package struct LevelsSolution: Sendable {
  /// One a column.
  package let values: [Int]
  /// One a level.
  package let levels: [LevelResult]
  /// The program without solutions that have more than these values at a level.
  package let narrowed: IntegerProgram

  /// The same with levels in front that were solved before.
  package func following(_ earlier: [LevelResult]) -> LevelsSolution {
    let isProven = earlier.last?.isProven ?? true
    let later = levels.map {
      LevelResult(value: $0.value, bound: $0.bound, isProven: $0.isProven && isProven)
    }
    return LevelsSolution(values: values, levels: earlier + later, narrowed: narrowed)
  }
}
