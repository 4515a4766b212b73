import SchedulingModel

/// How good a plan of blocks is, in figures: for the terminal and the teacher's page.
struct BlockFigures {
  /// What was asked for at a level and what became of it.
  struct Level {
    let name: String
    /// Wishes, each of one learner; choices for one slot among which one can be met count as one.
    var asked = 0
    var met = 0
    /// Of those met, by the first choice.
    var first = 0
    /// The measure, and what is proven of it.
    let cost: Int
    let bound: Int?
  }

  /// A wish that is not met by its first choice.
  struct Loss {
    let level: Int
    let learner: Int
    let offer: Int
    let slot: Int
    let reason: UnmetReason
    /// A later choice that was met.
    let instead: Int?
  }

  let levels: [Level]
  let losses: [Loss]
  /// Needs that lack something.
  let unserved: [BlockNeed]

  init(_ outcome: BlockOutcome) {
    let problem = outcome.loaded.problem
    let attendance = BlockAttendances(outcome)
    var levels = problem.ladder.indices.map { level in
      let score = outcome.solution.scores.first { $0.measure == .unmet(level: level) }
      return Level(name: problem.ladder[level], cost: score?.value ?? 0, bound: score?.bound)
    }
    var losses: [Loss] = []
    let reasons = Dictionary(
      outcome.solution.unmet.map { ($0.request, $0) }, uniquingKeysWith: { first, _ in first })
    for wish in Self.wishes(problem) {
      let level = problem.requests[wish[0]].level
      let met = wish.first { attendance.isMet(problem.requests[$0]) }
      levels[level].asked += 1
      if met != nil { levels[level].met += 1 }
      if met == wish[0] { levels[level].first += 1 }
      guard met != wish[0] else { continue }
      let request = problem.requests[wish[0]]
      let unmet = reasons[wish[0]]
      losses.append(
        Loss(
          level: level, learner: request.learner, offer: request.offer,
          slot: unmet?.slot ?? request.slot ?? 0, reason: unmet?.reason ?? .rules,
          instead: met.map { problem.requests[$0].offer }))
    }
    var unserved: [BlockNeed] = []
    for need in problem.needs {
      let isServed = attendance.isServed(need)
      if !isServed { unserved.append(need) }
      guard case .weighted(let level, _) = need.strength else { continue }
      levels[level].asked += 1
      if isServed {
        levels[level].met += 1
        levels[level].first += 1
      }
    }
    self.levels = levels
    self.losses = losses.sorted {
      ($0.level, $0.learner, $0.slot) < ($1.level, $1.learner, $1.slot)
    }
    self.unserved = unserved
  }

  /// Requests by wish, the first choice first: those of a learner for the same slot at the same level
  /// are choices among which one can be met.
  static func wishes(_ problem: BlockProblem) -> [[Int]] {
    var wishes: [[Int]] = []
    var positions: [[Int]: Int] = [:]
    for (index, request) in problem.requests.enumerated() {
      guard let slot = request.slot ?? (problem.slots.count == 1 ? 0 : nil) else {
        wishes.append([index])
        continue
      }
      let key = [request.learner, slot, request.level]
      if let position = positions[key] {
        wishes[position].append(index)
      } else {
        positions[key] = wishes.count
        wishes.append([index])
      }
    }
    return wishes.map { wish in
      wish.sorted { (problem.requests[$0].rank, $0) < (problem.requests[$1].rank, $1) }
    }
  }
}

/// Who is where, by learner and slot.
struct BlockAttendances {
  private let problem: BlockProblem
  /// Per learner and slot, the offer; nil for none.
  private let offers: [[Int?]]

  init(_ outcome: BlockOutcome) {
    self.init(outcome.loaded.problem, outcome.openings)
  }

  init(_ problem: BlockProblem, _ openings: [Opening]) {
    self.problem = problem
    var offers = [[Int?]](
      repeating: [Int?](repeating: nil, count: problem.slots.count), count: problem.learners.count)
    for opening in openings {
      for learner in opening.learners { offers[learner][opening.slot] = opening.offer }
    }
    self.offers = offers
  }

  func offer(_ learner: Int, _ slot: Int) -> Int? { offers[learner][slot] }

  func isMet(_ request: BlockRequest) -> Bool {
    if let slot = request.slot { return offers[request.learner][slot] == request.offer }
    return offers[request.learner].contains(request.offer)
  }

  /// Whether visits and minutes of the need are there by its deadline.
  func isServed(_ need: BlockNeed) -> Bool {
    isServed(need) { slot in
      guard let deadline = need.deadline else { return true }
      return slot == deadline || problem.slots[slot].precedes(problem.slots[deadline])
    }
  }

  /// Whether they are there in slots that count.
  func isServed(_ need: BlockNeed, counts: (_ slot: Int) -> Bool) -> Bool {
    var (visits, minutes) = (0, 0)
    for slot in problem.slots.indices where counts(slot) {
      guard let offer = offers[need.learner][slot], problem.offers[offer].label == need.label else {
        continue
      }
      visits += 1
      minutes += problem.minutes(offer, in: slot)
    }
    return visits >= need.visits && minutes >= need.minutes
  }
}

/// Who has how much of low sessions, earlier blocks counted.
struct BlockTracking {
  struct Learner {
    let position: Int
    let low: Int
    let blocks: Int
    /// Low sessions in a row, at the longest of those that reach into these blocks.
    let streak: Int

    var share: Double { blocks == 0 ? 0 : Double(low) / Double(blocks) }
  }

  /// Empty where no session is low.
  let learners: [Learner]

  init(_ outcome: BlockOutcome) {
    let (loaded, openings) = (outcome.loaded, outcome.openings)
    guard !loaded.low.isEmpty else {
      learners = []
      return
    }
    learners = outcome.attended.enumerated().map { position, attended in
      let past = loaded.problem.learners[position].past
      let isLow = attended.map { loaded.low.contains(openings[$0].offer) }
      var (streak, longest) = (past.lowStreak, past.lowStreak)
      for low in isLow {
        streak = low ? streak + 1 : 0
        longest = max(longest, streak)
      }
      return Learner(
        position: position, low: past.low + isLow.count { $0 }, blocks: past.blocks + isLow.count,
        streak: longest)
    }
  }

  /// Learners by their share, in the bands none, up to a quarter, a half, and more.
  var bands: [(name: String, count: Int)] {
    let names = ["none", "up to a quarter", "up to a half", "more than a half"]
    return names.enumerated().map { band, name in
      (
        name,
        learners.count { learner in
          let quarters = learner.low == 0 ? 0 : learner.low * 4 <= learner.blocks ? 1 : 2
          return (quarters < 2 ? quarters : learner.low * 2 <= learner.blocks ? 2 : 3) == band
        }
      )
    }
  }

  /// Those with the largest shares and the longest streaks, who have any.
  func most(_ count: Int) -> [Learner] {
    Array(
      learners.filter { $0.low > 0 }.sorted {
        ($0.share, $0.streak, -$0.position) > ($1.share, $1.streak, -$1.position)
      }.prefix(count))
  }
}
