import GLPK

/// What makes one plan better than another. First of all, always, as few learners as possible are
/// without a mentor.
package enum MentorAim: Sendable, Hashable, CaseIterable {
  /// The fewest needs that the learner's mentor does not cover; who has none has none covered.
  case needs
  /// The fewest learners who lose the mentor of last time.
  case continuity
  /// The least sum of learners' ranks.
  case learnersTotal
  /// As few learners as possible at the worst rank, then at the next worst, and so on.
  case learnersWorst
  /// The least sum of mentors' ranks.
  case mentorsTotal
  /// The least sum of squared numbers of learners.
  case loads
}

/// What a step of the solution makes small.
package enum MentorStep: Sendable, Hashable {
  /// Learners without a mentor.
  case leftOut
  case uncoveredNeeds
  /// Learners who lose the mentor of last time.
  case changes
  /// Sum of learners' ranks; see `MentorModel.rankOfLearner` for who has no mentor or no wish.
  case learnersTotal
  /// Learners with a mentor whom they gave this rank.
  case learnersAt(Int)
  case mentorsTotal
  case squaredLoads
  /// Ranks of learners, each times the learner's turn.
  case turns
}

package struct MentorOptions: Sendable {
  /// In the order in which they count; those not named do not.
  package var aims: [MentorAim]
  /// Milliseconds for all; nil for any.
  package var timeLimit: Int?

  package init(aims: [MentorAim] = MentorAim.allCases, timeLimit: Int? = nil) {
    self.aims = aims
    self.timeLimit = timeLimit
  }
}

package struct MentorSolution: Sendable {
  package let plan: MentorPlan
  package let steps: [Step]

  /// Whether no plan is better, step by step.
  package var isProven: Bool { steps.allSatisfy(\.result.isProven) }

  package struct Step: Sendable, Hashable {
    package let step: MentorStep
    package let result: LevelResult
  }
}

/// What came of a model.
package enum MentorAnswer: Sendable {
  case plan(MentorSolution)
  /// No plan keeps all that has to be; `MentorModel.conflict` tells why.
  case impossible
  /// The time ran out before there was a plan or a proof that there is none.
  case undecided
}

extension MentorModel {
  /// The best plan by the steps of the aims, each proven before the next.
  ///
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func solve(_ options: MentorOptions = MentorOptions()) throws(GLPKError) -> MentorAnswer {
    try solve(options, alternatives: 0, within: nil).answer
  }

  /// The same, with plans as good as the answer.
  ///
  /// - Parameters:
  ///   - most: how many are looked for.
  ///   - milliseconds: for that; nil for any time.
  /// - Returns: no alternatives, and incomplete, where the answer is no plan or is not proven.
  package func solve(
    _ options: MentorOptions, alternatives most: Int, within milliseconds: Int?
  ) throws(GLPKError) -> (answer: MentorAnswer, alternatives: Alternatives<MentorPlan>) {
    let program = MentorProgram(self, countsLoads: options.aims.contains(.loads))
    let turns: [MentorStep] = learners.contains { $0.turn > 0 } ? [.turns] : []
    let steps = [.leftOut] + options.aims.flatMap(steps) + turns
    let answer = try program.program.solve(steps.map(program.level), timeLimit: options.timeLimit)
    switch answer {
    case .infeasible: return (.impossible, .unknown)
    case .undecided: return (.undecided, .unknown)
    case .solved(let found):
      let solution = MentorSolution(
        plan: program.plan(found.values),
        steps: zip(steps, found.levels).map { MentorSolution.Step(step: $0, result: $1) })
      guard solution.isProven, most > 0 else { return (.plan(solution), .unknown) }
      let others = try found.narrowed.others(
        than: found.values, most: most, Deadline(milliseconds: milliseconds), cut: program.cut)
      return (.plan(solution), others.map(program.plan))
    }
  }

  private func steps(of aim: MentorAim) -> [MentorStep] {
    switch aim {
    case .needs: return [.uncoveredNeeds]
    case .continuity: return [.changes]
    case .learnersTotal: return [.learnersTotal]
    case .learnersWorst:
      return stride(from: lastRankOfLearners, to: 1, by: -1).map { .learnersAt($0) }
    case .mentorsTotal: return [.mentorsTotal]
    case .loads: return [.squaredLoads]
    }
  }
}

extension MentorProgram {
  func level(_ step: MentorStep) -> Level {
    switch step {
    case .leftOut: return level { _, mentor in mentor == nil ? 1 : 0 }
    case .uncoveredNeeds: return level { model.uncovered($0, $1).count }
    case .changes: return level { model.changes($0, $1) ? 1 : 0 }
    case .learnersTotal: return level { model.rankOfLearner($0, $1) }
    case .learnersAt(let rank):
      return level { $1 != nil && model.rankOfLearner($0, $1) == rank ? 1 : 0 }
    case .mentorsTotal:
      return level { learner, mentor in mentor.map { model.rankOfMentor($0, learner) } ?? 0 }
    case .squaredLoads:
      // The squares are the sums of the odd numbers, and the smaller ones are taken first.
      return Level(seats.flatMap { own in own.enumerated().map { Term($1, 2 * $0 + 1) } })
    case .turns: return level { model.learners[$0].turn * model.rankOfLearner($0, $1) }
    }
  }

  /// The sum of what each learner costs, with a mentor or with none.
  private func level(_ cost: (Int, Int?) -> Int) -> Level {
    var terms: [Term] = []
    for learner in model.learners.indices {
      for place in places[learner] { terms.append(Term(place.column, cost(learner, place.mentor))) }
      if let column = leftOut[learner] { terms.append(Term(column, cost(learner, nil))) }
    }
    return Level(terms.filter { $0.factor != 0 })
  }
}
