import SchedulingModel

/// What cannot hold together, as sentences: resources and rules, each with what the tables say of it.
struct BlockConflictText {
  private let loaded: LoadedBlocks
  private let wording: BlockWording
  private let culprits: [BlockCulprit]

  init(_ loaded: LoadedBlocks, _ culprits: [BlockCulprit]) {
    self.loaded = loaded
    self.culprits = culprits
    wording = BlockWording(loaded)
  }

  private var problem: BlockProblem { loaded.problem }

  /// One for each thing; empty without a conflict.
  var sentences: [String] { culprits.map { sentence($0) + "." } }

  private func sentence(_ culprit: BlockCulprit) -> String {
    switch culprit {
    case .everybodyPlaced(let slot):
      let count = problem.learners.count { !$0.away.contains(slot) }
      return "all \(Wording.count(count, "learner")) who are there on \(wording.slot(slot)) "
        + "have a place"
    case .placed(let learner, let slot):
      return "\(wording.learner(learner)) has a place on \(wording.slot(slot))"
    case .need(let index):
      let need = problem.needs[index]
      return "\(wording.learner(need.learner)) must have \(wording.need(need))"
    case .rule(let index): return wording.rule(problem.rules[index])
    case .pin(let index): return "pinned: \(wording.pin(problem.pins[index]))"
    case .apart(let index):
      let pair = problem.apart[index]
      return "\(wording.learner(pair.first)) and \(wording.learner(pair.second)) are apart"
    case .together(let index):
      return "\(wording.names(problem.together[index], most: 8)) are together"
    case .largest(let offer):
      return "\(wording.title(offer)) holds \(problem.offers[offer].sizes.upperBound) at most"
    case .smallest(let offer):
      return "\(wording.title(offer)) opens for \(problem.offers[offer].sizes.lowerBound) at least"
    case .mostOpenings(let offer):
      let most = problem.offers[offer].mostOpenings ?? 0
      return "\(wording.title(offer)) opens \(Wording.count(most, "time")) at most"
    case .slots(let offer): return slots(offer)
    case .access(let offer): return access(offer)
    case .after(let offer):
      return "\(wording.title(offer)) comes after '\(problem.offers[offer].after ?? "")'"
    case .rooms, .facilitators, .minutes: return resource(culprit)
    case .away(let learner):
      let slots = problem.learners[learner].away.sorted().map(wording.slot)
      return "\(wording.learner(learner)) is away on \(BlockWording.list(Array(slots.prefix(4))))"
    case .optedOut(let learner):
      let offers = problem.learners[learner].optedOut.sorted().prefix(4).map(wording.title)
      return "\(wording.learner(learner)) may not attend \(BlockWording.list(Array(offers), "or"))"
    }
  }

  private func slots(_ offer: Int) -> String {
    let slots = problem.offers[offer].slots.sorted()
    if slots.isEmpty { return "\(wording.title(offer)) opens in no slot" }
    let list = slots.prefix(6).map(wording.slot)
    return "\(wording.title(offer)) opens on \(BlockWording.list(Array(list), "or"))"
      + (slots.count > 6 ? " and in \(slots.count - 6) more slots" : "")
  }

  private func access(_ offer: Int) -> String {
    switch problem.offers[offer].access {
    case .anyone: "\(wording.title(offer)) is for everybody"
    case .asked: "\(wording.title(offer)) is for those who asked for it or need it"
    case .optedIn: "\(wording.title(offer)) is for those who opted in"
    }
  }

  private func resource(_ culprit: BlockCulprit) -> String {
    switch culprit {
    case .rooms(let slot):
      let free = problem.rooms.filter { !$0.closed.contains(slot) }
      let seats = free.map { "\($0.identifier) (\($0.capacity))" }
      return "on \(wording.slot(slot)) there are \(Wording.count(free.count, "room"))"
        + (seats.isEmpty ? "" : ": \(seats.prefix(8).joined(separator: ", "))")
        + (seats.count > 8 ? " and \(seats.count - 8) more" : "")
    case .facilitators(let slot):
      let there = problem.facilitators.indices.filter {
        !problem.facilitators[$0].away.contains(slot)
      }
      return "on \(wording.slot(slot)) there are \(Wording.count(there.count, "adult"))"
        + (there.isEmpty ? "" : ": " + there.prefix(8).map(wording.adult).joined(separator: ", "))
        + (there.count > 8 ? " and \(there.count - 8) more" : "")
    case .minutes(let facilitator):
      let most = problem.facilitators[facilitator].mostMinutes ?? 0
      return "\(wording.adult(facilitator)) leads \(most) minutes at most"
    default: return ""
    }
  }
}
