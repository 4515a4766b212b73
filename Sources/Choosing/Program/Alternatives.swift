import GLPK

/// Plans that are as good as another at every step.
package struct Alternatives<Plan: Sendable>: Sendable {
  /// Without the plan itself.
  package let plans: [Plan]
  /// Whether there are no more.
  package let isComplete: Bool

  /// Nothing was looked for, or the plan itself is not proven.
  static var unknown: Self { Self(plans: [], isComplete: false) }

  func map<Other>(_ change: (Plan) -> Other) -> Alternatives<Other> {
    Alternatives<Other>(plans: plans.map(change), isComplete: isComplete)
  }
}

/// What is to be held of a solution where rows do not say it all.
enum Judgement {
  case good
  /// No solution that is good has more than so much in this sum.
  case bad([IntegerProgram.Term], atMost: Int)
  /// The time was not enough to tell.
  case unknown
}

extension IntegerProgram {
  /// Solutions other than one; each is cut off before the next is looked for.
  ///
  /// - Parameters:
  ///   - values: a solution.
  ///   - most: how many others are looked for.
  ///   - cut: terms whose sum is greatest at the given values, and less at those of any solution
  ///     that is to count as another.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  func others(
    than values: [Int], most: Int, _ deadline: Deadline, cut: ([Int]) -> [Term],
    judge: ([Int]) throws(GLPKError) -> Judgement = { _ in .good }
  ) throws(GLPKError) -> Alternatives<[Int]> {
    var program = self
    var found: [[Int]] = []
    func rule(out values: [Int]) {
      let terms = cut(values)
      program.addRow(terms, atMost: terms.sum(values) - 1)
    }
    rule(out: values)
    while found.count < most {
      let answer = try program.solve([], timeLimit: deadline.left)
      if case .infeasible = answer { return Alternatives(plans: found, isComplete: true) }
      guard case .solved(let next) = answer else { break }
      switch try judge(next.values) {
      case .good:
        found.append(next.values)
        rule(out: next.values)
      case .bad(let terms, let most): program.addRow(terms, atMost: most)
      case .unknown: return Alternatives(plans: found, isComplete: false)
      }
    }
    return Alternatives(plans: found, isComplete: false)
  }
}
