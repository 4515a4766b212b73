import Choosing

/// Verifies a plan of tutoring from its scenario and `plan.json` alone: who may tutor whom, limits,
/// what the plan tells of itself, and that no plan serves more or shares turns more evenly. It
/// shares no code with what made the plan; that no more could tutor each other is the solver's
/// word, unless all who could do.
struct TutoringCheck: RecountedChoice {
  static let noun = "lesson"

  /// What is wrong, a sentence each.
  private(set) var faults: [String] = []
  private(set) var claims: [ChoiceClaim] = []
  let document: TutoringDocument
  private let loaded: LoadedTutoring
  private let lessons: [TutoringLesson]

  init(_ document: TutoringDocument, _ loaded: LoadedTutoring) {
    self.document = document
    self.loaded = loaded
    let ids = Dictionary(
      uniqueKeysWithValues: loaded.learners.enumerated().map { ($0.element.id, $0.offset) })
    let skills = Dictionary(
      uniqueKeysWithValues: loaded.skills.enumerated().map { ($0.element, $0.offset) })
    lessons = document.lessons.compactMap { lesson in
      guard let learner = ids[lesson.learner], let skill = skills[lesson.skill] else { return nil }
      guard let tutor = lesson.tutor else {
        return TutoringLesson(learner: learner, skill: skill, tutor: nil)
      }
      return ids[tutor].map { TutoringLesson(learner: learner, skill: skill, tutor: $0) }
    }
    guard lessons.count == document.lessons.count else {
      faults = ["The plan is not about the learners and skills of the scenario."]
      return
    }
    checkRequests()
    checkTutors()
    if faults.isEmpty { checkClaims() }
  }

  var praise: String {
    let served = lessons.count { $0.tutor != nil }
    return
      "\(Wording.count(served, "lesson")) for \(Wording.count(lessons.count, "request")): each by "
      + "somebody who has mastered the skill, within all limits."
  }

  private func isProven(_ level: Int) -> Bool {
    document.levels.indices.contains(level) && document.levels[level].proven
  }

  private mutating func checkRequests() {
    let asked = loaded.model.learners.enumerated().flatMap { learner, own in
      own.skills.indices.filter { own.skills[$0] == .wantsHelp }.map { [learner, $0] }
    }
    let told = lessons.map { [$0.learner, $0.skill] }
    if told.count != Set(told).count || Set(told) != Set(asked) {
      faults.append("The plan's requests are not those of the scenario.")
    }
  }

  private mutating func checkTutors() {
    for lesson in lessons {
      guard let tutor = lesson.tutor else { continue }
      if loaded.model.learners[tutor].skills[lesson.skill] != .mastered {
        faults.append("Somebody tutors in \(loaded.skills[lesson.skill]) without mastery.")
      }
      if loaded.isApart(tutor, lesson.learner) {
        faults.append("Somebody tutors a learner whom they are kept apart from.")
      }
    }
    for (learner, own) in loaded.model.learners.enumerated() {
      let load = lessons.count { $0.tutor == learner }
      if load > own.limit {
        faults.append("Somebody tutors \(Wording.count(load, "time")), and may \(own.limit).")
      }
    }
  }

  /// Figures of the plan, and whether another would be better.
  private mutating func checkClaims() {
    let turns = loaded.model.learners.enumerated().map { learner, own in
      own.before + lessons.count { $0.tutor == learner }
    }
    var values = [lessons.count { $0.tutor == nil }, turns.reduce(0) { $0 + $1 * $1 }]
    if loaded.prefersMutual { values.append(missedPairs) }
    let steps: [TutoringStep] = [.unserved, .turns] + (loaded.prefersMutual ? [.notMutual] : [])
    if document.levels.map(\.value) != values
      || document.levels.map(\.what) != steps.map(TutoringWording.step)
    {
      faults.append("The figures that the plan tells are not its own.")
    }
    faults += ChoiceStep.faults(document.levels, document.status)
    let exchange = TutoringExchange(loaded, lessons)
    if isProven(0), exchange.servesMore { faults.append("Another plan serves more.") }
    if isProven(1), exchange.isFairer { faults.append("Another plan shares turns more evenly.") }
    if faults.isEmpty {
      claims = ChoiceStep.claims(
        document.levels, verified: exchange.servesMore ? 0 : exchange.isFairer ? 1 : 2)
    }
  }

  /// Pairs who could tutor each other and do not.
  private var missedPairs: Int {
    let members = loaded.model.learners
    func could(_ tutor: Int, _ learner: Int) -> Bool {
      loaded.skills.indices.contains {
        members[tutor].skills[$0] == .mastered && members[learner].skills[$0] == .wantsHelp
      }
    }
    let pairs = Set(lessons.compactMap { lesson in lesson.tutor.map { [$0, lesson.learner] } })
    return members.indices.reduce(0) { sum, one in
      sum
        + members.indices.dropFirst(one + 1).count { other in
          could(one, other) && could(other, one) && !loaded.isApart(one, other)
            && !(pairs.contains([one, other]) && pairs.contains([other, one]))
        }
    }
  }
}

/// A request and who serves it.
struct TutoringLesson: Sendable {
  let learner: Int
  let skill: Int
  let tutor: Int?
}

extension LoadedTutoring {
  func isApart(_ one: Int, _ other: Int) -> Bool {
    model.apart.contains {
      ($0.first, $0.second) == (one, other) || ($0.first, $0.second) == (other, one)
    }
  }
}
