import GroupingModel

/// Learners who choose among projects, and all that a placement has to keep. Learners, projects and
/// supervisors are named by position.
package struct ProjectModel: Sendable {
  package let learners: [Learner]
  package let projects: [Project]
  package let supervisors: [Supervisor]
  package let rules: Rules
  /// The worst rank that anybody gave, and one: that of a project not ranked.
  package let lastRank: Int

  /// - Throws: `ModelError` for the first thing that cannot be meant.
  package init(
    learners: [Learner], projects: [Project], supervisors: [Supervisor] = [],
    rules: Rules = Rules()
  ) throws(ModelError) {
    self.learners = learners
    self.projects = projects
    self.supervisors = supervisors
    self.rules = rules
    let given = learners.map { learner -> Int in
      guard case .ranked(let ranks) = learner.answer else { return 0 }
      return ranks.reduce(0) { max($0, $1 ?? 0) }
    }
    lastRank = (given.max() ?? 0) + 1
    try check()
  }

  /// What a learner said about the projects.
  package enum Answer: Sendable, Hashable {
    /// Per project, the class: 1 is best, ties share a class and leave no gap; nil is not ranked.
    case ranked([Int?])
    /// Takes anything, and counts no rank.
    case noWish
    /// The same, but nobody knows whether they meant it.
    case notAnswered
  }

  /// Whether a learner may get a project they have not ranked.
  package enum Unranked: Sendable {
    /// It counts as one rank behind the worst that anybody gave.
    case last
    case never
  }

  package struct Learner: Sendable {
    package var answer: Answer
    /// nil for what holds for all.
    package var unranked: Unranked?
    /// From 0: how much their rank counts among plans that are equally good by the aim. Who got
    /// little in earlier rounds has more.
    package var turn: Int

    package init(_ answer: Answer, unranked: Unranked? = nil, turn: Int = 0) {
      self.answer = answer
      self.unranked = unranked
      self.turn = turn
    }
  }

  package struct Project: Sendable {
    /// Learners of a copy that runs; it runs when it has any.
    package var seats: ClosedRange<Int>
    /// Whether none of its copies need run. One with a minimum of 0 never need.
    package var isOptional: Bool
    /// How many times it may run beside itself.
    package var copies: Int
    package var supervisor: Int?

    package init(
      seats: ClosedRange<Int>, isOptional: Bool = false, copies: Int = 1, supervisor: Int? = nil
    ) {
      self.seats = seats
      self.isOptional = isOptional
      self.copies = copies
      self.supervisor = supervisor
    }

    /// Whether a copy runs in any plan.
    var mustRun: Bool { !isOptional && seats.lowerBound > 0 }
    /// Learners of a copy that runs.
    var runningSeats: ClosedRange<Int> { max(1, seats.lowerBound)...seats.upperBound }
  }

  package struct Supervisor: Sendable {
    /// Over all their projects.
    package var learners: ClosedRange<Int>
    /// Copies that may run; nil for any number.
    package var copies: Int?

    package init(learners: ClosedRange<Int>, copies: Int? = nil) {
      self.learners = learners
      self.copies = copies
    }
  }

  /// A learner and another one.
  package struct Pair: Sendable, Hashable {
    package let from: Int
    package let to: Int

    package init(_ from: Int, _ to: Int) {
      self.from = from
      self.to = to
    }
  }

  /// A learner and a project.
  package struct Pin: Sendable, Hashable {
    package let learner: Int
    package let project: Int

    package init(_ learner: Int, _ project: Int) {
      self.learner = learner
      self.project = project
    }
  }

  package struct Rules: Sendable {
    package var unranked: Unranked
    /// Learners who apply together, two or more each: always in the same copy.
    package var units: [[Int]] = []
    /// Wishes to be in the same copy; they cost no seat and no rank unless asked to come first.
    package var friends: [Pair] = []
    /// Those who were together before, in either order, once for each time.
    package var met: [Pair] = []
    /// What copies are to have as much of as the whole class, each one thing or several that belong
    /// together, such as the values of a category: a whole number for each learner.
    package var balance: [[[Int]]] = []
    /// Never in the same copy, in either order.
    package var apart: [Pair] = []
    /// Sets of learners of whom no copy has a single one.
    package var notAlone: [[Int]] = []
    /// Where a learner must not be, with the position of the reason in a list of the caller's.
    package var barriers: [Pin: Int] = [:]
    /// Where learners have to be, at most one each, whether they ranked it or not.
    package var pins: [Pin] = []

    package init(unranked: Unranked = .last) { self.unranked = unranked }
  }
}

extension ProjectModel {
  func mayBeUnranked(_ learner: Int) -> Bool {
    (learners[learner].unranked ?? rules.unranked) == .last
  }
}
