import SchedulingModel

/// Names of a scenario's things as people read them.
struct BlockWording {
  let loaded: LoadedBlocks

  init(_ loaded: LoadedBlocks) { self.loaded = loaded }

  private var problem: BlockProblem { loaded.problem }

  func learner(_ position: Int) -> String { loaded.learners[position].name }

  func title(_ offer: Int) -> String { loaded.titles[offer] }

  func room(_ room: Int) -> String { problem.rooms[room].identifier }

  func adult(_ position: Int) -> String { loaded.adults[position] }

  func level(_ level: Int) -> String { "'\(problem.ladder[level])'" }

  /// "Mon 14 Sep 8:30-9:10".
  func slot(_ slot: Int) -> String { "\(loaded.days[slot].wording) \(hours(slot))" }

  /// "8:30-9:10".
  func hours(_ slot: Int) -> String {
    let slot = problem.slots[slot]
    return "\(ClockTime.text(slot.start))-\(ClockTime.text(slot.end))"
  }

  /// "Ana, Ben and 3 more".
  func names(_ learners: [Int], most: Int = 4) -> String {
    let shown = learners.prefix(most).map(learner)
    let more = learners.count - shown.count
    guard more > 0 else { return Self.list(shown) }
    return shown.joined(separator: ", ") + " and \(more) more"
  }

  /// "a, b and c".
  static func list(_ parts: [String], _ joint: String = "and") -> String {
    guard let last = parts.last, parts.count > 1 else { return parts.first ?? "" }
    return parts.dropLast().joined(separator: ", ") + " \(joint) \(last)"
  }

  /// What a need asks for: "a visit of 'fractions'", "2 visits of 'fractions' by Wed 16 Sep 8:00-8:40".
  func need(_ need: BlockNeed) -> String {
    var text =
      need.visits == 1
      ? "a session of '\(need.label)'"
      : "\(need.visits) sessions of '\(need.label)'"
    if need.minutes > 0 {
      text = (need.visits > 1 ? text + " and " : "") + "\(need.minutes) minutes of '\(need.label)'"
    }
    return text + (need.deadline.map { " by \(slot($0))" } ?? "")
  }

  /// What a rule demands, as a sentence without its end.
  func rule(_ rule: BlockRule) -> String {
    switch rule.demand {
    case .atMost(let count, let offers, let period):
      let per = ["day": " a day", "week": " a week"][period.rawValue] ?? ""
      return "everybody attends \(sessions(offers)) at most \(Self.times(count))\(per)"
    case .bothHalves(let first, let second, let offers):
      return "who attends \(sessions(offers)) on \(slot(first)) does so on \(slot(second)), too"
    case .checkIn(let days, let offers):
      return "everybody is seen in \(sessions(offers)) once in every \(days) days with blocks"
    case .lowShare(let percent, _):
      return "at most \(percent) % of anybody's sessions are of a low tier"
    case .lowStreak(let most, _):
      return "nobody is in a low tier more than \(Self.times(most)) running"
    case .notAlone(let learners):
      return "nobody is the only one of \(Wording.count(learners.count, "listed learner"))"
    }
  }

  private static func times(_ count: Int) -> String {
    ["never", "once", "twice"].indices.contains(count)
      ? ["never", "once", "twice"][count] : "\(count) times"
  }

  /// "one of 'Chess', 'Art' and 3 others".
  private func sessions(_ offers: Set<Int>) -> String {
    let names = offers.sorted().prefix(3).map { "'\(title($0))'" }
    if offers.count == problem.offers.count { return "sessions" }
    let more = offers.count - names.count
    if more > 0 { return "one of " + names.joined(separator: ", ") + " and \(more) others" }
    return names.count == 1 ? names[0] : "one of " + Self.list(Array(names), "or")
  }

  /// "Ana to Chess on Mon 14 Sep 8:00-8:40".
  func pin(_ pin: BlockPin) -> String {
    switch pin {
    case .learner(let learner, let offer, let slot):
      return "\(self.learner(learner)) attends \(title(offer)) on \(self.slot(slot))"
    case .opening(let offer, let slot, let room, let leader):
      let place = room.map { " in \(self.room($0))" } ?? ""
      let by = leader.map { " led by \(adult($0))" } ?? ""
      return "\(title(offer)) opens on \(self.slot(slot))\(place)\(by)"
    case .closed(let offer, let slot): return "\(title(offer)) is closed on \(self.slot(slot))"
    case .locked(let slot): return "\(self.slot(slot)) stays as it was published"
    }
  }
}

/// Why a request is not met.
struct BlockReasonText {
  private let wording: BlockWording

  init(_ loaded: LoadedBlocks) { wording = BlockWording(loaded) }

  /// A half sentence that follows "because".
  func text(_ reason: UnmetReason) -> String {
    switch reason {
    case .notAllowed: return "they are away then, have opted out, or it is not for them"
    case .notOpened: return "the session does not open"
    case .clash(let offer, let slot):
      return "at that time they are in \(wording.title(offer)) (\(wording.slot(slot)))"
    case .bumped(let level, let learners):
      let by = level < 0 ? "by a pin" : "at up to the level \(wording.level(level))"
      return "it is full, and these have their places \(by): \(wording.names(learners))"
    case .full:
      return "it is full: others at the same level came first, or fit better into the whole plan"
    case .rules: return "a rule, a need or the plan as a whole is better served elsewhere"
    }
  }
}
