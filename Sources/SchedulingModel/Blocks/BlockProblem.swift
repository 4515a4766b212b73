import GroupingModel

/// A week of flex blocks, or one: who can attend what, what is asked for, and what must hold.
///
/// A block is a slot; everything refers to everything else by position. Values are checked once, in
/// the initializer.
public struct BlockProblem: Sendable {
  public let learners: [BlockLearner]
  public let slots: [Slot]
  public let rooms: [Room]
  public let facilitators: [Facilitator]
  public let offers: [Offer]
  /// Names of the ladder's levels, the highest first; the last is the catch-all place's.
  public let ladder: [String]
  public let requests: [BlockRequest]
  public let needs: [BlockNeed]
  public let rules: [BlockRule]
  /// Never in the same opening.
  public let apart: [LearnerPair]
  /// Sets of learners who attend the same opening in each slot in which several of them are.
  public let together: [[Int]]
  public let pins: [BlockPin]
  /// A plan for the same positions, from which as little as possible is to change; nil for a new one.
  public let previous: BlockPlan?

  /// The trade's ladder.
  public static let usualLadder = [
    "administratively required", "priority", "teacher's plus-add", "required", "optional",
    "catch-all",
  ]

  /// - Throws: `ModelError` for positions that are not there, an empty ladder, counts out of range.
  public init(
    learners: [BlockLearner], slots: [Slot], rooms: [Room] = [], facilitators: [Facilitator] = [],
    offers: [Offer], ladder: [String] = BlockProblem.usualLadder, requests: [BlockRequest] = [],
    needs: [BlockNeed] = [], rules: [BlockRule] = [], apart: [LearnerPair] = [],
    together: [[Int]] = [], pins: [BlockPin] = [], previous: BlockPlan? = nil
  ) throws(ModelError) {
    self.learners = learners
    self.slots = slots
    self.rooms = rooms
    self.facilitators = facilitators
    self.offers = offers
    self.ladder = ladder
    self.requests = requests
    self.needs = needs
    self.rules = rules
    self.apart = apart
    self.together = together
    self.pins = pins
    self.previous = previous
    try checkResources()
    try checkWishes()
    try checkRules()
  }

  /// The measures in their order: changes where there is a previous plan, then level by level.
  public var measures: [BlockMeasure] {
    let changes: [BlockMeasure] = previous == nil ? [] : [.learnersMoved, .sessionsMoved]
    let levels = ladder.indices.flatMap { level in
      level == ladder.count - 1
        ? [BlockMeasure.unmet(level: level)] : [.unmet(level: level), .ranks(level: level)]
    }
    return changes + levels + [.order]
  }

  /// Learners that an opening of the offer in the slot holds: its largest size, and what visits one after
  /// the other leave time for.
  public func seats(_ offer: Int, in slot: Int) -> Int {
    guard let minutes = offers[offer].minutesPerVisit else { return offers[offer].sizes.upperBound }
    return min(offers[offer].sizes.upperBound, slots[slot].minutes / max(1, minutes))
  }

  /// Minutes that count for a learner who attends the offer in the slot.
  public func minutes(_ offer: Int, in slot: Int) -> Int {
    offers[offer].minutesPerVisit ?? slots[slot].minutes
  }
}
