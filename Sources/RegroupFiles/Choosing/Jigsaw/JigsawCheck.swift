import Choosing

/// Verifies a jigsaw from its scenario and `plan.json` alone: sizes of both layers, topics, pairs,
/// ranks and balance, recounted. It shares no code with what made the jigsaw. That none is better
/// is, it proves where topics could not be liked better, and groups of their sizes not be more
/// even.
struct JigsawCheck: RecountedChoice {
  static let noun = "jigsaw"

  /// What is wrong, a sentence each.
  private(set) var faults: [String] = []
  private(set) var claims: [ChoiceClaim] = []
  let document: JigsawDocument
  private let loaded: LoadedJigsaw
  /// Learners by number of the group, as the plan has it.
  private let homes: [Int: [Int]]
  private let experts: [Int: [Int]]

  init(_ document: JigsawDocument, _ loaded: LoadedJigsaw) {
    self.document = document
    self.loaded = loaded
    let places = document.seats.indices
    homes = Dictionary(grouping: places) { document.seats[$0].home }
    experts = Dictionary(grouping: places) { document.seats[$0].experts }
    guard document.status.hasPlan else {
      if !document.seats.isEmpty { faults = ["The plan says that there is none, and tells seats."] }
      return
    }
    guard document.seats.map(\.learner) == loaded.learners.map(\.id),
      document.seats.allSatisfy({ loaded.topics.contains($0.topic) })
    else {
      faults = ["The plan is not about the learners and topics of the scenario."]
      return
    }
    checkHomes()
    checkExperts()
    checkExpertSizes()
    checkPairs()
    checkClaims()
  }

  var praise: String {
    "The jigsaw of \(Wording.count(loaded.names.count, "learner")): sizes, topics, pairs, ranks and balance of "
      + "both layers are as told."
  }

  /// Groups of like size, with topics as alike as their size allows.
  private mutating func checkHomes() {
    let sizes = homes.values.map(\.count).sorted(by: >)
    if sizes != loaded.model.homeSizes {
      faults.append("Home groups have \(sizes.map(String.init).joined(separator: ", ")) learners.")
    }
    for (home, members) in homes.sorted(by: { $0.key < $1.key }) {
      let counts = loaded.topics.map { topic in
        members.count { document.seats[$0].topic == topic }
      }
      if (counts.max() ?? 0) - (counts.min() ?? 0) > 1 {
        faults.append("Home group \(home) has one topic too often and another too rarely.")
      }
    }
  }

  private mutating func checkExperts() {
    for members in experts.sorted(by: { $0.key < $1.key }).map(\.value) {
      let topics = Set(members.map { document.seats[$0].topic })
      if topics.count > 1 { faults.append("A group of experts has several topics.") }
      if members.count > loaded.model.largestExpertGroup {
        faults.append("A group of experts has \(members.count) learners.")
      }
      if Set(members.map { document.seats[$0].home }).count < members.count {
        faults.append("Two learners are together in both layers.")
      }
    }
  }

  /// As few groups of a topic as their largest size and the home groups allow, of like size.
  private mutating func checkExpertSizes() {
    for topic in loaded.topics {
      let own = experts.values.filter { members in
        members.contains { document.seats[$0].topic == topic }
      }
      let most =
        homes.values.map { members in
          members.count { document.seats[$0].topic == topic }
        }.max() ?? 0
      let sizes = own.map(\.count)
      let (count, largest) = (sizes.reduce(0, +), loaded.model.largestExpertGroup)
      if own.count != max((count + largest - 1) / largest, most)
        || (sizes.max() ?? 0) - (sizes.min() ?? 0) > 1
      {
        faults.append("The groups of experts for \(topic) are too many, too few or uneven.")
      }
    }
    let isNumbered = [homes, experts].allSatisfy { $0.keys.sorted() == Array(1..<($0.count + 1)) }
    if !isNumbered { faults.append("Groups are not counted from 1.") }
  }

  private mutating func checkPairs() {
    for pair in loaded.model.apart {
      let (one, other) = (document.seats[pair.first], document.seats[pair.second])
      if one.home == other.home || one.experts == other.experts {
        faults.append("A pair that is to be apart is together.")
      }
    }
  }

  /// The figures that the plan tells of itself.
  private mutating func checkClaims() {
    let told = document.levels.map(\.value)
    if told != [0, rankTotal, balance] {
      faults.append("The figures that the plan tells are not its own.")
    }
    let steps: [JigsawStep] = [.together, .rankTotal, .balance]
    if document.levels.map(\.what) != steps.map(JigsawWording.step) {
      faults.append("The plan's levels are not those of a jigsaw.")
    }
    faults += ChoiceStep.faults(document.levels, document.status)
    guard faults.isEmpty else { return }
    let hasBestTopics = document.levels[1].proven && topics.isBest(by: 1)
    claims = ChoiceStep.claims(
      document.levels, verified: hasBestTopics ? 2 : 1,
      least: [JigsawWording.step(.balance): leastBalance(homes) + leastBalance(experts)])
  }

  /// Topics by rank alone: home groups say how often there may be each.
  private var topics: PlaceExchange {
    let count = loaded.topics.count
    let least = loaded.model.homeSizes.reduce(0) { $0 + $1 / count }
    let most = loaded.model.homeSizes.reduce(0) { $0 + ($1 + count - 1) / count }
    return PlaceExchange(
      costs: loaded.model.learners.map { learner in
        (0..<count).map { topic in [learner.ranks.map { $0[topic] ?? lastRank } ?? 0] }
      },
      current: document.seats.map { loaded.topics.firstIndex(of: $0.topic) ?? 0 },
      seats: [ClosedRange<Int>](repeating: least...most, count: count))
  }

  /// How even groups of these sizes can be at best. All scores are whole steps from the lowest, so
  /// sums of groups fall short of their shares, or go beyond, by what division leaves; and together
  /// they do neither.
  private func leastBalance(_ groups: [Int: [Int]]) -> Int {
    let scores = loaded.model.learners.map(\.score)
    let lowest = scores.min() ?? 0
    let step = scores.reduce(0) { divisor($0, $1 - lowest) }
    guard step > 0 else { return 0 }
    let total = scores.reduce(0) { $0 + ($1 - lowest) / step }
    let short = groups.values.map { $0.count * total % scores.count }.sorted(by: >)
    let beyond = short.reduce(0, +) / scores.count
    return step
      * (short.dropFirst(beyond).reduce(0, +)
        + short.prefix(beyond).reduce(0) { $0 + scores.count - $1 })
  }

  private func divisor(_ one: Int, _ other: Int) -> Int {
    other == 0 ? one : divisor(other, one % other)
  }

  /// One more than the worst rank that anybody gave.
  private var lastRank: Int {
    (loaded.model.learners.flatMap { $0.ranks ?? [] }.compactMap { $0 }.max() ?? 0) + 1
  }

  /// A topic not ranked counts one more than the worst rank that anybody gave.
  private var rankTotal: Int {
    let last = lastRank
    return zip(loaded.model.learners, document.seats).reduce(0) { sum, entry in
      guard let ranks = entry.0.ranks, let topic = loaded.topics.firstIndex(of: entry.1.topic)
      else { return sum }
      return sum + (ranks[topic] ?? last)
    }
  }

  /// How far groups' sums are from their shares of all, times the number of learners.
  private var balance: Int {
    let scores = loaded.model.learners.map(\.score)
    let total = scores.reduce(0, +)
    return (Array(homes.values) + Array(experts.values)).reduce(0) { sum, members in
      let own = members.reduce(0) { $0 + scores[$1] }
      return sum + abs(own * scores.count - total * members.count)
    }
  }
}
