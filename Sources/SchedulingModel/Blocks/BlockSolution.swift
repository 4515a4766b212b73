/// One of the numbers that a plan is judged by. All are to be small; an earlier one outweighs all
/// later ones, however much they differ.
public enum BlockMeasure: Sendable, Hashable {
  /// Attendances of the previous plan that are now in another offer, or in none.
  case learnersMoved
  /// Openings of the previous plan that are closed, or in another room, or led by somebody else, and
  /// openings that it did not have.
  case sessionsMoved
  /// Wishes of the level that are not met, each 1, and what missing visits and rules cost there. At the
  /// last level, attendances that nothing asked for outside of catch-all places: no request, no need of
  /// the label, no pin, no rule about check-ins.
  case unmet(level: Int)
  /// Of the level's wishes that are met, how far from the first choice: rank - 1, added up.
  case ranks(level: Int)
  /// Of all wishes that are met, `order` added up: who came first wins a tie.
  case order
}

/// A measure's value in a plan, and what is proven of it.
public struct BlockScore: Sendable, Hashable {
  public let measure: BlockMeasure
  public let value: Int
  /// No plan that is as good in all earlier measures has less; nil where nothing is proven.
  public let bound: Int?
  /// Whether the bound is that of an integer program, in the numbers of its solver, and not one in whole
  /// numbers.
  public let isByProgram: Bool

  public init(_ measure: BlockMeasure, value: Int, bound: Int?, isByProgram: Bool = false) {
    self.measure = measure
    self.value = value
    self.bound = bound
    self.isByProgram = isByProgram
  }
}

/// Why a request is not met.
public enum UnmetReason: Sendable, Hashable {
  /// The learner is away in the slot, has opted out, or does not belong to whom the offer is for.
  case notAllowed
  /// The session does not open.
  case notOpened
  /// At the time, the learner is where a pin, a need or a request says: another request of theirs, of a
  /// higher level or an earlier choice, was met.
  case clash(offer: Int, slot: Int)
  /// The session is full, and these learners are there with a higher level than this request's.
  case bumped(level: Int, by: [Int])
  /// The session is full of learners whose level is the same, and who came first or for whom the plan is
  /// better as it is.
  case full
  /// There is a place, but a rule, a need or the plan as a whole is better served elsewhere.
  case rules
}

/// A request that is not met, and why: in the slot asked for, or in that which came nearest.
public struct UnmetRequest: Sendable, Hashable {
  public let request: Int
  public let slot: Int
  public let reason: UnmetReason

  public init(request: Int, slot: Int, reason: UnmetReason) {
    self.request = request
    self.slot = slot
    self.reason = reason
  }
}

/// What was found out about a week of blocks.
public struct BlockSolution: Sendable {
  public enum Status: Sendable, Hashable {
    /// No plan is better.
    case optimal
    /// A plan, not proven the best; `scores` say how far off it may be.
    case feasible
    /// No plan keeps what is required; `conflict` says why.
    case infeasible
    /// The search ended without a plan and without proof that there is none.
    case unknown
  }

  public let status: Status
  public let plan: BlockPlan?
  /// The plan's measures in their order; empty without a plan.
  public let scores: [BlockScore]
  /// Why each request that is not met is not, in the order of the requests.
  public let unmet: [UnmetRequest]
  /// A minimal set of things that cannot hold together; empty where there is a plan, and where none
  /// was found out.
  public let conflict: [BlockCulprit]
  /// Further such sets, each found with the needs, rules, pins, pairs, sets and opt-outs of those before
  /// set aside.
  public let otherConflicts: [[BlockCulprit]]

  public init(
    status: Status, plan: BlockPlan?, scores: [BlockScore] = [], unmet: [UnmetRequest] = [],
    conflict: [BlockCulprit] = [], otherConflicts: [[BlockCulprit]] = []
  ) {
    self.status = status
    self.plan = plan
    self.scores = scores
    self.unmet = unmet
    self.conflict = conflict
    self.otherConflicts = otherConflicts
  }
}

/// A resource or rule that takes part in a conflict. Integers are positions in the problem.
public enum BlockCulprit: Sendable, Hashable {
  /// Everybody who is there has a place in the slot.
  case everybodyPlaced(slot: Int)
  /// The learner has a place in the slot, where they are not away.
  case placed(learner: Int, slot: Int)
  /// Required need, rule, pin, pair, set by position in the problem.
  case need(Int)
  case rule(Int)
  case pin(Int)
  case apart(Int)
  case together(Int)
  /// The offer's largest or smallest size, how often it may open, in which slots, for whom, and after
  /// which label.
  case largest(offer: Int)
  case smallest(offer: Int)
  case mostOpenings(offer: Int)
  case slots(offer: Int)
  case access(offer: Int)
  case after(offer: Int)
  /// There are no more rooms than these: their number, seats, features and when they are closed.
  case rooms(slot: Int)
  /// There are no more facilitators than these in the slot, counting who is away.
  case facilitators(slot: Int)
  /// The facilitator's minutes in all.
  case minutes(facilitator: Int)
  /// The learner's absences, or what they opted out of.
  case away(learner: Int)
  case optedOut(learner: Int)
}
