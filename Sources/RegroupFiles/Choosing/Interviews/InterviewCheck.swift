import Choosing

/// Verifies an assignment from its scenario and `plan.json` alone: quotas, who is acceptable to whom, pairs, and
/// which learners and teams would rather have each other, recounted from the definition. It shares no code
/// with what made the assignment; that none has fewer blocking pairs is the solver's word.
struct InterviewCheck: RecountedChoice {
  static let noun = "assignment"

  /// What is wrong, a sentence each.
  private(set) var faults: [String] = []
  let document: InterviewDocument
  private let loaded: LoadedInterviews
  /// Per learner; nil for none.
  private var team: [Int?] = []
  /// Ranks as they count: where everybody must be placed, who is unranked comes last.
  private var wishes: [[Int?]] = []
  private var ranks: [[Int?]] = []

  init(_ document: InterviewDocument, _ loaded: LoadedInterviews) {
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
    team = document.seats.map { $0.team.flatMap { loaded.teams.place($0) } }
    wishes = loaded.model.learnerRanks.map(counted)
    ranks = loaded.model.teamRanks.map(counted)
    checkQuotas()
    checkPairs()
    checkClaims()
    checkLevels()
  }

  var praise: String {
    "The assignment of \(Wording.count(team.count, "learner")) keeps the quotas, and there are no blocking "
      + "pairs but the \(document.blocking.count) that it names."
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
    }
    faults += ChoiceStep.faults(document.levels, document.status)
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
