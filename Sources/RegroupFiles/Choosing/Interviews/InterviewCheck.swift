import Choosing

/// Verifies an assignment from its scenario and `plan.json` alone: quotas, who is acceptable to
/// whom, pairs, and which learners and teams would rather have each other, recounted from the
/// definition. It shares no code with what made the assignment. Where somebody would rather be
/// elsewhere, it is the solver's word that there are no fewer.
struct InterviewCheck: RecountedChoice {
  static let noun = "assignment"

  /// What is wrong, a sentence each.
  private(set) var faults: [String] = []
  private(set) var claims: [ChoiceClaim] = []
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
    for seat in document.seats {
      let place = seat.team.flatMap { loaded.teams.place($0) }
      if seat.team != nil, place == nil { faults.append("A team of the plan is unknown.") }
      team.append(place)
    }
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
      for own in applicants {
        guard let kind = claim(own, index, present) else { continue }
        found.insert(key(own.map { loaded.learners[$0].id }, loaded.teams.ids[index], kind))
      }
    }
    let told = document.blocking.map { key($0.learners, $0.team, ($0.envy, $0.waste)) }
    if found != Set(told) || told.count != found.count {
      faults.append("There are \(found.count) blocking pairs, not the \(told.count) of the plan.")
    }
  }

  /// What the scenario asks for, and what there is of it.
  private var levels: [(aim: InterviewAim, value: Int)] {
    let placed = team.indices.compactMap { learner in team[learner].map { (learner, $0) } }
    let own = placed.compactMap { wishes[$0.0][$0.1] }
    let theirs = placed.compactMap { ranks[$0.1][$0.0] }
    let shared: [(InterviewAim, Int)] = [
      (.blocking, document.blocking.count), (.unplaced, team.count - placed.count),
    ]
    let envy = (InterviewAim.envy, document.blocking.count { $0.envy })
    let last: [(InterviewAim, Int)] =
      switch loaded.delivered {
      case .learnerBest: [(.learnerRanks, own.reduce(0, +))]
      case .teamBest: [(.teamRanks, theirs.reduce(0, +))]
      case .fairest:
        [(.worstRank, own.max() ?? 0), (.bothRanks, (own + theirs).reduce(0, +))]
      }
    return (loaded.prefersEnvyFree ? [envy] : []) + shared + last
  }

  /// Recounts what levels are about.
  private mutating func checkLevels() {
    let wording = InterviewWording(loaded: loaded)
    let levels = levels
    if document.solution != wording.name(loaded.delivered) {
      faults.append("The plan is another solution than the scenario asks for.")
    }
    guard document.levels.map(\.what) == levels.map({ wording.aim($0.aim) }) else {
      faults.append("The plan's levels are not those that the scenario asks for.")
      return
    }
    for (level, own) in zip(document.levels, levels) where level.value != own.value {
      faults.append("\(level.what): \(own.value), and the plan says \(level.value).")
    }
    faults += ChoiceStep.faults(document.levels, document.status)
    guard faults.isEmpty else { return }
    claims = ChoiceStep.claims(document.levels, verified: verified(levels))
  }

  /// How many of the first levels are the best there is, where the assignment is stable and no
  /// ranks are tied.
  private func verified(_ levels: [(aim: InterviewAim, value: Int)]) -> Int {
    guard document.blocking.isEmpty, loaded.model.pairs.isEmpty,
      let extremes = StableExtremes(wishes: wishes, ranks: ranks, seats: loaded.model.most)
    else { return 0 }
    return levels.prefix { level in
      switch level.aim {
      case .envy, .blocking, .unplaced: true
      case .learnerRanks: team == extremes.learnersBest
      case .teamRanks: team == extremes.teamsBest
      case .worstRank:
        level.value
          == extremes.learnersBest.enumerated().compactMap { learner, team in
            team.flatMap { wishes[learner][$0] }
          }.max() ?? 0
      case .bothRanks: extremes.learnersBest == extremes.teamsBest
      }
    }.count
  }

  private func key(
    _ learners: [String], _ team: String, _ kind: (envy: Bool, waste: Bool)
  ) -> String {
    learners.sorted().joined(separator: "\n") + "\n\n\(team)\n\(kind)"
  }

  /// What the applicant's claim to the team rests on: that the team has room once it sends away all
  /// whom it likes less. nil where they would not rather be there, or there is no room.
  private func claim(
    _ own: [Int], _ index: Int, _ present: [[Int]]
  ) -> (envy: Bool, waste: Bool)? {
    guard let wish = worst(own.map { wishes[$0][index] }),
      let rank = worst(own.map { ranks[index][$0] }), team[own[0]] != index
    else { return nil }
    if let now = team[own[0]], let held = worst(own.map { wishes[$0][now] }), held <= wish {
      return nil
    }
    let kept = present.filter { (worst($0.map { ranks[index][$0] }) ?? .max) <= rank }
    let (all, staying) = (present.joined().count, kept.joined().count)
    guard staying + own.count <= loaded.model.most[index] else { return nil }
    return (envy: all > staying, waste: all + own.count <= loaded.model.most[index])
  }
}
