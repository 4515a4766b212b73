import Choosing

/// Verifies an assignment from its scenario and `plan.json` alone: quotas, who is acceptable to whom, pairs, and
/// which learners and teams would rather have each other, recounted from the definition. It shares no code
/// with what made the assignment; that none has fewer blocking pairs is the solver's word.
package struct InterviewCheck: ChoiceCheck {
  /// What is wrong, a sentence each.
  package private(set) var faults: [String] = []
  private let document: InterviewDocument
  private let loaded: LoadedInterviews
  /// Per learner; nil for none.
  private var team: [Int?] = []
  /// Ranks as they count: where everybody must be placed, who is unranked comes last.
  private var wishes: [[Int?]] = []
  private var ranks: [[Int?]] = []

  /// - Returns: nil if the file is another sort of plan.
  /// - Throws: `InputError` if it cannot be read, or an input is missing or has changed.
  package static func read(_ path: String) throws(InputError) -> InterviewCheck? {
    let plan = try StoredPlan(path)
    guard
      let document = try plan.document(
        InterviewDocument.self, format: InterviewDocument.currentFormat, writtenBy: "regroup choose"
      )
    else { return nil }
    let folder = InputFolder(path: plan.folder(document.folder), confined: false)
    let loaded = try LoadedInterviews(try ChoiceScenario(document.scenario, in: folder))
    try StoredPlan.compare(loaded.inputs, with: document.inputs)
    return InterviewCheck(document, loaded)
  }

  private init(_ document: InterviewDocument, _ loaded: LoadedInterviews) {
    self.document = document
    self.loaded = loaded
    guard hasPlan else {
      if !document.seats.isEmpty { faults = ["The plan says that there is none, and tells seats."] }
      return
    }
    guard document.seats.map(\.learner) == loaded.learners.map(\.id) else {
      faults = ["The plan is not about the learners of the scenario."]
      return
    }
    team = document.seats.map { $0.team.flatMap { loaded.teams.place($0) } }
    wishes = loaded.model.learnerRanks.map(counted)
    ranks = loaded.model.teamRanks.map(counted)
    checkQuotas()
    checkPairs()
    checkClaims()
    checkLevels()
  }

  private var hasPlan: Bool { document.status == .optimal || document.status == .feasible }

  package var isValid: Bool { faults.isEmpty }
  package var isVerified: Bool { document.status != .optimal && document.status != .infeasible }

  package var text: String {
    guard hasPlan || !isValid else {
      return TerminalLines.text(["There is no assignment in this plan to verify."])
    }
    guard faults.isEmpty else { return TerminalLines.text(["Wrong:"] + faults.map { "- \($0)" }) }
    return TerminalLines.text([
      "The assignment of \(Wording.count(team.count, "learner")) keeps the quotas, and its "
        + "\(Wording.count(document.blocking.count, "blocking pair")) are all there are. That none is better "
        + "is the word of the program that made it."
    ])
  }

  private func counted(_ ranks: [Int?]) -> [Int?] {
    guard loaded.model.everyone else { return ranks }
    let last = ranks.compactMap { $0 }.max() ?? 0
    return ranks.map { $0 ?? last + 1 }
  }

  private func members(_ index: Int) -> [Int] { team.indices.filter { team[$0] == index } }

  private mutating func checkQuotas() {
    for (index, name) in loaded.teams.names.enumerated() {
      let count = members(index).count
      if count < loaded.model.least[index] || count > loaded.model.most[index] {
        faults.append("\(name) has \(count) learners.")
      }
    }
    for (learner, index) in team.enumerated() {
      guard let index else {
        if loaded.model.everyone {
          faults.append("A learner has no team, and everybody is to have one.")
        }
        continue
      }
      if wishes[learner][index] == nil || ranks[index][learner] == nil {
        faults.append("A learner and their team are not acceptable to each other.")
      }
    }
  }

  private mutating func checkPairs() {
    for pair in loaded.model.pairs where team[pair.first] != team[pair.second] {
      faults.append("A pair is not together.")
    }
  }

  /// Who applies: single learners, and pairs as one.
  private var applicants: [[Int]] {
    let paired = loaded.model.pairs.map { [$0.first, $0.second] }
    let known = Set(paired.joined())
    return paired + team.indices.filter { !known.contains($0) }.map { [$0] }
  }

  /// The worst rank of some, nil if one has none.
  private func worst(_ ranks: [Int?]) -> Int? {
    ranks.contains(nil) ? nil : ranks.compactMap { $0 }.max()
  }

  /// The claims that follow from the ranks, against those that the plan tells.
  private mutating func checkClaims() {
    var found: Set<String> = []
    let applicants = applicants
    for index in loaded.teams.names.indices {
      let present = applicants.filter { team[$0[0]] == index }
      for own in applicants where blocks(own, index, present) {
        found.insert(key(own.map { loaded.learners[$0].id }, loaded.teams.ids[index]))
      }
    }
    let told = Set(document.blocking.map { key($0.learners, $0.team) })
    if found != told {
      faults.append("There are \(found.count) blocking pairs, not the \(told.count) of the plan.")
    }
    for level in document.levels where level.what == "blocking pairs" && level.value != found.count
    {
      faults.append("The plan counts \(level.value) blocking pairs.")
    }
  }

  /// Recounts what levels are about.
  private mutating func checkLevels() {
    let wording = InterviewWording(loaded: loaded)
    let placed = team.indices.compactMap { learner in team[learner].map { (learner, $0) } }
    let own = placed.compactMap { wishes[$0.0][$0.1] }
    let theirs = placed.compactMap { ranks[$0.1][$0.0] }
    let values: [InterviewAim: Int] = [
      .blocking: document.blocking.count, .envy: document.blocking.count { $0.envy },
      .unplaced: team.count - placed.count, .learnerRanks: own.reduce(0, +),
      .teamRanks: theirs.reduce(0, +), .bothRanks: (own + theirs).reduce(0, +),
    ]
    let known = Dictionary(uniqueKeysWithValues: values.map { (wording.aim($0), $1) })
    // A pair's worst rank is that of its worse half, as for each of the two.
    for level in document.levels {
      if let value = known[level.what], value != level.value, loaded.model.pairs.isEmpty {
        faults.append("\(level.what): \(value), and the plan says \(level.value).")
      }
      if let bound = level.bound, bound > level.value || (level.proven && bound != level.value) {
        faults.append("\(level.what): the bound is not below what it bounds.")
      }
    }
    let isProven = document.levels.allSatisfy(\.proven)
    if document.levels.isEmpty || isProven != (document.status == .optimal) {
      faults.append("The plan's levels are not all there, or not what its status says.")
    }
    if document.solution != wording.name(loaded.delivered) {
      faults.append("The plan is another solution than the scenario asks for.")
    }
  }

  private func key(_ learners: [String], _ team: String) -> String {
    learners.sorted().joined(separator: "\n") + "\n\n" + team
  }

  /// Whether the applicant would rather be in the team, and the team has room for them once it sends away
  /// all whom it likes less.
  private func blocks(_ own: [Int], _ index: Int, _ present: [[Int]]) -> Bool {
    guard let wish = worst(own.map { wishes[$0][index] }),
      let rank = worst(own.map { ranks[index][$0] }), team[own[0]] != index
    else { return false }
    if let now = team[own[0]], let held = worst(own.map { wishes[$0][now] }), held <= wish {
      return false
    }
    let kept = present.filter { (worst($0.map { ranks[index][$0] }) ?? .max) <= rank }
    return kept.reduce(0) { $0 + $1.count } + own.count <= loaded.model.most[index]
  }
}
