import Choosing

/// Verifies a plan of mentors from its scenario and `plan.json` alone; it shares no code with what made the
/// plan. That no plan is better is the solver's word: it is not proven again.
struct MentorCheck: RecountedChoice {
  static let noun = "learner with a mentor"

  /// What is wrong, a sentence each.
  private(set) var faults: [String] = []
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
      if rules.conflicts[MentorModel.Pair(learner, index)] != nil {
        faults.append("A learner has a mentor with a conflict of interest.")
      }
      if own.mustMatch.contains(where: { !loaded.model.mentors[index].features.contains($0) }) {
        faults.append("A learner's mentor does not offer what must match.")
      }
      if seat.rank != own.ranks?[index] {
        faults.append("A learner's rank is not the one that the plan says.")
      }
      if seat.uncovered != loaded.words.list(open(learner)) {
        faults.append("A learner's needs that are not covered are not those that the plan says.")
      }
    }
  }

  private func open(_ learner: Int) -> Set<Int> {
    let needs = loaded.model.learners[learner].needs
    guard let index = mentor[learner] else { return needs }
    return needs.filter { !loaded.model.mentors[index].expertise.contains($0) }
  }

  /// The learner's rank as it counts: one more than any for a mentor not ranked, two for none; nothing for
  /// who has a mentor and no wish.
  private func rank(_ learner: Int, worst: Int) -> Int {
    let ranks = loaded.model.learners[learner].ranks
    guard let index = mentor[learner] else { return ranks == nil ? worst + 1 : worst + 2 }
    return ranks.map { $0[index] ?? worst + 1 } ?? 0
  }

  /// Whether the plan has the steps that the scenario asks for, with these values.
  private mutating func checkSteps(_ values: [String: Int], _ wording: MentorWording, worst: Int) {
    let expected: [MentorStep] =
      [.leftOut]
      + loaded.aims.flatMap { aim -> [MentorStep] in
        switch aim {
        case .needs: [.uncoveredNeeds]
        case .continuity: [.changes]
        case .learnersTotal: [.learnersTotal]
        case .learnersWorst: (1...(worst + 1)).dropFirst().reversed().map { .learnersAt($0) }
        case .mentorsTotal: [.mentorsTotal]
        case .loads: [.squaredLoads]
        }
      } + (loaded.earlier.turns.contains { $0 > 0 } ? [.turns] : [])
    if document.steps.map(\.what) != expected.map(wording.step) {
      faults.append("The plan's steps are not those that the scenario asks for.")
    }
    for step in document.steps {
      if let value = values[step.what], value != step.value {
        faults.append("\(step.what): \(value), and the plan says \(step.value).")
      }
    }
    faults += ChoiceStep.faults(document.steps, document.status)
  }

  /// Recounts what each step of the solution is about.
  private mutating func checkSteps() {
    let model = loaded.model
    let wording = MentorWording(loaded: loaded)
    let worst = model.learners.flatMap { $0.ranks ?? [] }.compactMap { $0 }.max() ?? 0
    let worstOfMentors = model.mentors.flatMap { $0.ranks ?? [] }.compactMap { $0 }.max() ?? 0
    let ranks = mentor.indices.map { rank($0, worst: worst) }
    let byMentors = mentor.enumerated().map { learner, index in
      index.flatMap { model.mentors[$0].ranks }.map { $0[learner] ?? worstOfMentors + 1 } ?? 0
    }
    let loads = model.mentors.indices.map { index in mentor.count { $0 == index } }
    var values = [
      wording.step(.leftOut): mentor.count { $0 == nil },
      wording.step(.uncoveredNeeds): mentor.indices.reduce(0) { $0 + open($1).count },
      wording.step(.changes): mentor.indices.count {
        model.learners[$0].last != nil && model.learners[$0].last != mentor[$0]
      },
      wording.step(.learnersTotal): ranks.reduce(0, +),
      wording.step(.mentorsTotal): byMentors.reduce(0, +),
      wording.step(.squaredLoads): loads.reduce(0) { $0 + $1 * $1 },
      wording.step(.turns): zip(loaded.earlier.turns, ranks).reduce(0) { $0 + $1.0 * $1.1 },
    ]
    for rank in 1...(worst + 1) {
      values[wording.step(.learnersAt(rank))] = mentor.indices.count {
        mentor[$0] != nil && ranks[$0] == rank
      }
    }
    checkSteps(values, wording, worst: worst)
  }
}
