import Grouping

/// A way of grouping that a study compares.
package protocol Policy: Sendable {
  static var about: PolicyDescription { get }
  /// Whether groups depend on entrance tickets. Those that do not are the same under every learner
  /// model, and are formed once.
  var usesTickets: Bool { get }

  /// The groups of a round; nil where a rule set has no plan.
  ///
  /// - Throws: what keeps a rule set from being solved.
  func seat(_ occasion: Occasion) throws -> PolicyAnswer?
}

package struct PolicyDescription: Sendable {
  /// As study files call it.
  package let name: String
  /// One sentence for people.
  package let summary: String
  /// Paper or book that it comes from; empty for what everybody does.
  package let source: String

  package init(name: String, summary: String, source: String = "") {
    self.name = name
    self.summary = summary
    self.source = source
  }
}

/// What a policy knows when it forms groups.
package struct Occasion: Sendable {
  package let room: Classroom
  /// From 0.
  package let round: Int
  /// Sizes of the groups, larger ones first; every policy has the same.
  package let sizes: [Int]
  /// Per learner; higher is better.
  package let tickets: [Double]
  /// Groups of the rounds before, oldest first.
  package let past: [Seating]
  /// Row-major, learners x learners: how often two were together.
  package let met: [UInt16]
  /// For this policy's chances; the same for all policies.
  package var random: RandomSource

  package init(
    room: Classroom, round: Int, sizes: [Int], tickets: [Double], past: [Seating],
    met: [UInt16], random: RandomSource
  ) {
    self.room = room
    self.round = round
    self.sizes = sizes
    self.tickets = tickets
    self.past = past
    self.met = met
    self.random = random
  }
}

/// Groups, and what the solver knows of them where there was one.
package struct PolicyAnswer: Sendable {
  package let seating: Seating
  /// In points; nil for policies without a solver.
  package let cost: Double?
  package let bound: Double?

  package init(_ seating: Seating, cost: Double? = nil, bound: Double? = nil) {
    self.seating = seating
    self.cost = cost
    self.bound = bound
  }
}
