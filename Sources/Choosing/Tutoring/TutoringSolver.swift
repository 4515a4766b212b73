import GLPK

/// What a step of the solution makes small, in this order.
package enum TutoringStep: Sendable, Hashable {
  /// Requests without a tutor.
  case unserved
  /// Sum over all learners of the square of how often they have tutored, before and now: who has
  /// tutored least goes first.
  case turns
  /// Pairs of whom each has mastered what the other wants help in, who do not tutor each other.
  case notMutual
}

package struct TutoringSolution: Sendable {
  package let plan: TutoringPlan
  package let steps: [Step]

  /// Whether no plan is better, step by step.
  package var isProven: Bool { steps.allSatisfy(\.result.isProven) }

  package struct Step: Sendable, Hashable {
    package let step: TutoringStep
    package let result: LevelResult
  }
}

extension TutoringModel {
  /// The best plan: the fewest unserved, then fair turns, then, if wanted, as many pairs as possible
  /// who tutor each other. The first two are flows; the last can be long.
  ///
  /// - Parameter timeLimit: milliseconds for all; nil for any.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func solve(
    prefersMutual: Bool = false, timeLimit: Int? = nil
  ) throws(GLPKError) -> TutoringSolution {
    var program = TutoringProgram(self)
    let deadline = Deadline(milliseconds: timeLimit)
    var steps: [TutoringStep] = [.unserved, .turns]
    var solution = try program.solve(steps, start: program.empty, deadline)
    if prefersMutual {
      program.narrow(to: solution.narrowed)
      program.addMutual()
      let start = solution.values + program.mutual.map { _ in 0 }
      let last = try program.solve([.notMutual], start: start, deadline)
      solution = last.following(solution.levels)
      steps.append(.notMutual)
    }
    return TutoringSolution(
      plan: program.plan(solution.values),
      steps: zip(steps, solution.levels).map { TutoringSolution.Step(step: $0, result: $1) })
  }
}

extension TutoringProgram {
  /// The solution in which nobody is served.
  fileprivate var empty: [Int] {
    var values = [Int](repeating: 0, count: program.columns.count)
    for column in unserved { values[column] = 1 }
    return values
  }

  fileprivate func solve(
    _ steps: [TutoringStep], start: [Int], _ deadline: Deadline
  ) throws(GLPKError) -> LevelsSolution {
    let answer = try program.solve(steps.map(level), start: start, timeLimit: deadline.left)
    // Always so: what it starts with is a solution.
    guard case .solved(let solution) = answer else { throw .numericalTrouble(code: 0) }
    return solution
  }
}
