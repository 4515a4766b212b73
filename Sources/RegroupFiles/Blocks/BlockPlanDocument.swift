import SchedulingModel

/// A plan of flex blocks as a file: what it was made from, how good it is, who attends what, and what
/// could not be.
package struct BlockPlanDocument: Codable, Sendable, Hashable {
  package enum Status: String, Codable, Sendable {
    /// No plan is better.
    case optimal
    case feasible
    /// No plan keeps what is required.
    case infeasible
    /// None was found.
    case unknown
  }

  package static let currentFormat = "regroup-blocks"

  package var format = currentFormat
  package var version = 1
  package let generator: String
  package let solver: String
  package let status: Status
  /// What plans are judged by, the most important first.
  package let measures: [Measure]
  /// Of the first measure that is not proven, the share of its value that may be too much; 0 where all
  /// are, nil where nothing is known.
  package let gap: Double?
  /// By slot and session; empty without a plan.
  package let openings: [Session]
  package let unmet: [Unmet]
  /// Sets of things that cannot hold together, in words.
  package let conflicts: [[String]]
  package let seed: UInt64
  package var request: BlockDocument
  /// SHA-256 of each file read, by its path.
  package let inputs: [String: String]
  /// The plan that as little as possible of was to change.
  package let previous: [Session]?
  /// By learner, a digest of what they ask for and need.
  package let asked: [String: String]?

  /// A number that the plan is judged by.
  package struct Measure: Codable, Sendable, Hashable {
    /// `learners moved`, `sessions moved`, `unmet`, `ranks` or `order`.
    package let measure: String
    /// Name of the level, where it is about one.
    package let level: String?
    package let value: Int
    /// No plan as good in all before has less; nil where nothing is proven.
    package let bound: Int?
    /// What the bound rests on: `whole numbers`, or `an integer program` in GLPK's own arithmetic; nil
    /// without a bound.
    package let basis: String?
  }

  /// A session in a slot, by identifiers.
  package struct Session: Codable, Sendable, Hashable {
    package let slot: String
    package let session: String
    package let room: String?
    package let facilitator: String?
    package let learners: [String]
  }

  /// A request that is not met.
  package struct Unmet: Codable, Sendable, Hashable {
    package let learner: String
    package let session: String
    /// Where it came nearest.
    package let slot: String
    package let level: String
    package let reason: String
    /// Learners of a higher level who have the places.
    package let by: [String]?
  }
}

extension LoadedBlocks {
  /// The solution as a file.
  func document(
    _ solution: BlockSolution, unmet: [UnmetRequest], seed: UInt64, generator: String,
    solver: String
  ) -> BlockPlanDocument {
    let names = BlockNames(self)
    return BlockPlanDocument(
      generator: generator, solver: solver, status: Self.status(solution.status),
      measures: solution.scores.map { score in
        let (name, level) = names.told(score.measure)
        return BlockPlanDocument.Measure(
          measure: name, level: level, value: score.value, bound: score.bound,
          basis: score.bound.map { _ in
            score.isByProgram ? "an integer program" : "whole numbers"
          })
      }, gap: Self.gap(solution.scores),
      openings: solution.plan?.openings.map(names.session) ?? [],
      unmet: unmet.map(names.unmet),
      conflicts: conflicts(of: solution), seed: seed,
      request: document, inputs: inputs,
      previous: problem.previous?.openings.map(names.session), asked: asked)
  }

  /// What cannot hold together, a list of sentences for each way in which it does not.
  func conflicts(of solution: BlockSolution) -> [[String]] {
    ([solution.conflict] + solution.otherConflicts).filter { !$0.isEmpty }
      .map { BlockConflictText(self, $0).sentences }
  }

  private static func status(_ status: BlockSolution.Status) -> BlockPlanDocument.Status {
    switch status {
    case .optimal: .optimal
    case .feasible: .feasible
    case .infeasible: .infeasible
    case .unknown: .unknown
    }
  }

  private static func gap(_ scores: [BlockScore]) -> Double? {
    guard let open = scores.first(where: { $0.bound != $0.value }) else {
      return scores.isEmpty ? nil : 0
    }
    return open.bound.map { Double(open.value - $0) / Double(max(1, open.value)) }
  }
}

/// Positions of a problem as identifiers.
struct BlockNames {
  private let loaded: LoadedBlocks
  private var problem: BlockProblem { loaded.problem }

  init(_ loaded: LoadedBlocks) { self.loaded = loaded }

  func told(_ measure: BlockMeasure) -> (String, level: String?) {
    switch measure {
    case .learnersMoved: ("learners moved", nil)
    case .sessionsMoved: ("sessions moved", nil)
    case .unmet(let level): ("unmet", problem.ladder[level])
    case .ranks(let level): ("ranks", problem.ladder[level])
    case .order: ("order", nil)
    }
  }

  func session(_ opening: Opening) -> BlockPlanDocument.Session {
    BlockPlanDocument.Session(
      slot: problem.slots[opening.slot].identifier,
      session: problem.offers[opening.offer].identifier,
      room: opening.room.map { problem.rooms[$0].identifier },
      facilitator: opening.leader.map { problem.facilitators[$0].identifier },
      learners: opening.learners.map { problem.learners[$0].identifier })
  }

  func unmet(_ unmet: UnmetRequest) -> BlockPlanDocument.Unmet {
    let request = problem.requests[unmet.request]
    var by: [Int]?
    if case .bumped(_, let learners) = unmet.reason { by = learners }
    return BlockPlanDocument.Unmet(
      learner: problem.learners[request.learner].identifier,
      session: problem.offers[request.offer].identifier,
      slot: problem.slots[unmet.slot].identifier, level: problem.ladder[request.level],
      reason: BlockReasonText(loaded).text(unmet.reason),
      by: by?.map { problem.learners[$0].identifier })
  }

  /// The openings as positions; those of sessions, slots, rooms and adults that are no more are left
  /// out, and so are learners who have left.
  func openings(_ sessions: [BlockPlanDocument.Session]) -> [Opening] {
    let learners = Self.positions(problem.learners.map(\.identifier))
    let slots = Self.positions(problem.slots.map(\.identifier))
    let offers = Self.positions(problem.offers.map(\.identifier))
    let rooms = Self.positions(problem.rooms.map(\.identifier))
    let adults = Self.positions(problem.facilitators.map(\.identifier))
    return sessions.compactMap { session -> Opening? in
      guard let offer = offers[session.session], let slot = slots[session.slot] else { return nil }
      return Opening(
        offer: offer, slot: slot, room: session.room.flatMap { rooms[$0] },
        leader: session.facilitator.flatMap { adults[$0] },
        learners: session.learners.compactMap { learners[$0] }.sorted())
    }.sorted { ($0.slot, $0.offer) < ($1.slot, $1.offer) }
  }

  /// The openings of a plan that is checked: nil if it names something that is not there.
  func exact(_ sessions: [BlockPlanDocument.Session]) -> [Opening]? {
    let openings = openings(sessions)
    let counts = (
      openings.reduce(0) { $0 + $1.learners.count }, sessions.reduce(0) { $0 + $1.learners.count }
    )
    let resources = (
      openings.count { $0.room != nil } + openings.count { $0.leader != nil },
      sessions.count { $0.room != nil } + sessions.count { $0.facilitator != nil }
    )
    guard openings.count == sessions.count, counts.0 == counts.1, resources.0 == resources.1 else {
      return nil
    }
    return openings
  }

  private static func positions(_ names: [String]) -> [String: Int] {
    Dictionary(zip(names, names.indices), uniquingKeysWith: { first, _ in first })
  }
}
