import Choosing

/// Verifies a jigsaw from its scenario and `plan.json` alone: sizes of both layers, topics, pairs,
/// ranks and balance, recounted. It shares no code with what made the jigsaw; that none is better
/// is the solver's word.
struct JigsawCheck: RecountedChoice {
  static let noun = "jigsaw"

  /// What is wrong, a sentence each.
  private(set) var faults: [String] = []
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
    faults += ChoiceStep.faults(document.levels, document.status)
  }

  /// A topic not ranked counts one more than the worst rank that anybody gave.
  private var rankTotal: Int {
    let members = loaded.model.learners
    let last = (members.flatMap { $0.ranks ?? [] }.compactMap { $0 }.max() ?? 0) + 1
    return zip(members, document.seats).reduce(0) { sum, entry in
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
