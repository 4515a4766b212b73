import Choosing

/// Verifies a plan of mentors from its scenario and `plan.json` alone, and that none is better; it
/// shares no code with what made the plan.
struct MentorCheck: RecountedChoice {
  static let noun = "learner with a mentor"

  /// What is wrong, a sentence each.
  private(set) var faults: [String] = []
  private(set) var claims: [ChoiceClaim] = []
  let document: MentorDocument
  private let loaded: LoadedMentors
  /// Per learner; nil for none.
  private var mentor: [Int?] = []

  init(_ document: MentorDocument, _ loaded: LoadedMentors) {
    self.document = document
    self.loaded = loaded
    guard document.status.hasPlan else {
      if !document.seats.isEmpty { faults = ["The plan says that there is none, and tells seats."] }
      return
    }
    guard document.seats.map(\.learner) == loaded.learners.map(\.id) else {
      faults = ["The plan is not about the learners of the scenario."]
      return
    }
    for seat in document.seats {
      let place = seat.mentor.flatMap { loaded.mentors.place($0) }
      if seat.mentor != nil, place == nil { faults.append("A mentor of the plan is unknown.") }
      mentor.append(place)
    }
    checkMentors()
    checkLearners()
    checkSteps()
  }

  var praise: String {
    "The mentors of \(Wording.count(mentor.count, "learner")) keep all rules, and the plan's figures are "
      + "right."
  }

  private mutating func checkMentors() {
    for (index, own) in loaded.model.mentors.enumerated() {
      let count = mentor.count { $0 == index }
      if !own.learners.contains(count) {
        faults.append(
          "\(loaded.mentors.names[index]) has \(count), not \(Wording.range(own.learners)).")
      }
    }
  }

  private mutating func checkLearners() {
    let rules = loaded.model.rules
    for (learner, own) in loaded.model.learners.enumerated() {
      if let pin = rules.pins.first(where: { $0.learner == learner }), pin.mentor != mentor[learner]
      {
        faults.append("A pinned learner has another mentor.")
      }
      let seat = document.seats[learner]
      guard let index = mentor[learner] else {
        if rules.mustPlaceAll { faults.append("A learner has no mentor, and everybody is to.") }
        continue
      }
      if hasConflict(learner, index) {
        faults.append("A learner has a mentor with a conflict of interest.")
      }
      if !matches(learner, index) {
        faults.append("A learner's mentor does not offer what must match.")
      }
      if seat.rank != own.ranks?[index] {
        faults.append("A learner's rank is not the one that the plan says.")
      }
      if seat.uncovered != loaded.words.list(open(learner, index)) {
        faults.append("A learner's needs that are not covered are not those that the plan says.")
      }
    }
  }

  private func hasConflict(_ learner: Int, _ index: Int) -> Bool {
    loaded.model.rules.conflicts[MentorModel.Pair(learner, index)] != nil
  }

  private func matches(_ learner: Int, _ index: Int) -> Bool {
    let features = loaded.model.mentors[index].features
    return loaded.model.learners[learner].mustMatch.allSatisfy { features.contains($0) }
  }

  private func open(_ learner: Int, _ index: Int?) -> Set<Int> {
    let needs = loaded.model.learners[learner].needs
    guard let index else { return needs }
    return needs.filter { !loaded.model.mentors[index].expertise.contains($0) }
  }
}

// MARK: - Steps

extension MentorCheck {
  /// The steps that the scenario asks for.
  private var steps: [MentorStep] {
    [.leftOut]
      + loaded.aims.flatMap { aim -> [MentorStep] in
        switch aim {
        case .needs: [.uncoveredNeeds]
        case .continuity: [.changes]
        case .learnersTotal: [.learnersTotal]
        case .learnersWorst: (1...lastRank).dropFirst().reversed().map { .learnersAt($0) }
        case .mentorsTotal: [.mentorsTotal]
        case .loads: [.squaredLoads]
        }
      }
      + (loaded.earlier.turns.contains { $0 > 0 } ? [.turns] : [])
  }

  /// One more than any rank that learners gave.
  private var lastRank: Int {
    (loaded.model.learners.flatMap { $0.ranks ?? [] }.compactMap { $0 }.max() ?? 0) + 1
  }

  private var lastRankOfMentors: Int {
    (loaded.model.mentors.flatMap { $0.ranks ?? [] }.compactMap { $0 }.max() ?? 0) + 1
  }

  /// The learner's rank as it counts: one more than any for a mentor not ranked, two for none;
  /// nothing for who has a mentor and no wish.
  private func rank(_ learner: Int, _ index: Int?, last: Int) -> Int {
    let ranks = loaded.model.learners[learner].ranks
    guard let index else { return ranks == nil ? last : last + 1 }
    return ranks.map { $0[index] ?? last } ?? 0
  }

  /// What a learner with a mentor, or with none, adds to steps; loads are no matter of one learner.
  private func costs(_ steps: [MentorStep]) -> (_ learner: Int, _ index: Int?) -> [Int] {
    let (last, lastOfMentors, turns) = (lastRank, lastRankOfMentors, loaded.earlier.turns)
    return { learner, index in
      let own = loaded.model.learners[learner]
      let rank = rank(learner, index, last: last)
      return steps.map { step in
        switch step {
        case .leftOut: index == nil ? 1 : 0
        case .uncoveredNeeds: open(learner, index).count
        case .changes: own.last != nil && own.last != index ? 1 : 0
        case .learnersTotal: rank
        case .learnersAt(let number): index != nil && rank == number ? 1 : 0
        case .mentorsTotal:
          index.flatMap { loaded.model.mentors[$0].ranks }.map { $0[learner] ?? lastOfMentors } ?? 0
        case .squaredLoads: 0
        case .turns: turns[learner] * rank
        }
      }
    }
  }

  /// Recounts what each step of the solution is about, and looks for better plans.
  private mutating func checkSteps() {
    let (steps, wording) = (steps, MentorWording(loaded: loaded))
    guard document.steps.map(\.what) == steps.map(wording.step) else {
      faults.append("The plan's steps are not those that the scenario asks for.")
      return
    }
    let cost = costs(steps)
    var values = [Int](repeating: 0, count: steps.count)
    for (learner, index) in mentor.enumerated() {
      values = zip(values, cost(learner, index)).map(+)
    }
    if let loads = steps.firstIndex(of: .squaredLoads) {
      values[loads] = loaded.model.mentors.indices.reduce(0) { sum, index in
        let load = mentor.count { $0 == index }
        return sum + load * load
      }
    }
    for (step, value) in zip(document.steps, values) where value != step.value {
      faults.append("\(step.what): \(value), and the plan says \(step.value).")
    }
    faults += ChoiceStep.faults(document.steps, document.status)
    guard faults.isEmpty else { return }
    let proven = document.steps.prefix { $0.proven }.count
    let isBest = proven == 0 || exchange(steps, cost).isBest(by: proven)
    if !isBest { faults.append("Another plan is better by the steps that are said to be proven.") }
    claims = ChoiceStep.claims(document.steps, verified: isBest ? proven : 0)
  }

  private func exchange(
    _ steps: [MentorStep], _ cost: (_ learner: Int, _ index: Int?) -> [Int]
  ) -> PlaceExchange {
    let (rules, mentors) = (loaded.model.rules, loaded.model.mentors)
    let pins = Dictionary(rules.pins.map { ($0.learner, $0.mentor) }) { first, _ in first }
    let costs = mentor.indices.map { learner -> [[Int]?] in
      let open = mentors.indices.map { index -> [Int]? in
        let isOpen =
          pins[learner] ?? index == index && !hasConflict(learner, index)
          && matches(learner, index)
        return isOpen ? cost(learner, index) : nil
      }
      let mayBeNone = !rules.mustPlaceAll && pins[learner] == nil
      return open + [mayBeNone ? cost(learner, nil) : nil]
    }
    return PlaceExchange(
      costs: costs, current: mentor.map { $0 ?? mentors.count },
      seats: mentors.map(\.learners) + [0...mentor.count],
      loads: steps.firstIndex(of: .squaredLoads), unloaded: [mentors.count])
  }
}
