import Choosing

/// Verifies memberships from their scenario and `plan.json` alone; it shares no code with what made
/// them. That no plan is better is the solver's word, but for what nobody could have more of.
struct CommunityCheck: RecountedChoice {
  static let noun = "membership"

  /// What is wrong, a sentence each.
  private(set) var faults: [String] = []
  private(set) var claims: [ChoiceClaim] = []
  let document: CommunityDocument
  private let loaded: LoadedCommunities
  /// By learner.
  private var memberships: [[Int]] = []

  init(_ document: CommunityDocument, _ loaded: LoadedCommunities) {
    self.document = document
    self.loaded = loaded
    guard document.memberships.map(\.learner) == loaded.learners.map(\.id) else {
      faults = ["The plan is not about the learners of the scenario."]
      return
    }
    for member in document.memberships {
      let own = member.communities.compactMap { loaded.communities.place($0) }
      if own.count < member.communities.count {
        faults.append("A community of the plan is unknown.")
      }
      if Set(own).count < own.count { faults.append("A learner is in a community twice.") }
      memberships.append(own)
    }
    checkLearners()
    for index in loaded.model.communities.indices { checkCommunity(index) }
    checkReasons()
    checkSteps()
  }

  var praise: String {
    let count = memberships.reduce(0) { $0 + $1.count }
    return
      "The plan's \(Wording.count(count, "membership")) keep all limits, nobody is in what they did not "
      + "ask for, and its figures are right."
  }

  private func optIn(_ learner: Int, _ community: Int) -> CommunityModel.OptIn? {
    loaded.model.optIns.first { $0.learner == learner && $0.community == community }
  }

  private func areApart(_ communities: [Int]) -> Bool {
    !loaded.model.clashes.contains {
      communities.contains($0.first) && communities.contains($0.second)
    }
  }

  private func minutes(_ communities: [Int]) -> Int {
    communities.reduce(0) { $0 + loaded.model.communities[$1].minutes }
  }

  private mutating func checkLearners() {
    for (learner, own) in memberships.enumerated() {
      let limits = loaded.model.learners[learner]
      if own.contains(where: { optIn(learner, $0) == nil }) {
        faults.append("A learner is in a community that they did not ask for.")
      }
      if own.count > limits.most { faults.append("A learner is in more than they may.") }
      if minutes(own) > limits.minutes {
        faults.append("A learner's communities take more minutes than they have.")
      }
      if !areApart(own) { faults.append("A learner is in two communities that meet at once.") }
    }
  }

  private mutating func checkCommunity(_ index: Int) {
    let own = loaded.model.communities[index]
    let members = memberships.indices.filter { memberships[$0].contains(index) }
    guard !members.isEmpty else { return }
    let name = loaded.communities.names[index]
    if !own.members.contains(members.count) {
      faults.append("\(name) has \(members.count), not \(Wording.range(own.members)).")
    }
    let roles = members.map { optIn($0, index)?.role }
    let (experts, novices) = (roles.count { $0 == .expert }, roles.count { $0 == .novice })
    switch own.experts {
    case .notNeeded: break
    case .one: if experts == 0 { faults.append("\(name) has no expert.") }
    case .forNovices(let count):
      if novices > count * experts { faults.append("\(name) has too few experts.") }
    }
  }

  private mutating func checkReasons() {
    let wording = CommunityWording(loaded: loaded)
    let check = CommunityReasonCheck(model: loaded.model, memberships: memberships)
    let communities = loaded.communities.ids.indices.map { index in
      CommunityDocument.Community(
        community: loaded.communities.ids[index], members: check.members(index).count,
        reason: wording.reason(check.outcome(index)))
    }
    if document.communities != communities {
      faults.append("What came of the communities is not what the plan says.")
    }
    let denied = loaded.model.optIns.filter { !memberships[$0.learner].contains($0.community) }
      .map { optIn in
        CommunityDocument.Denial(
          learner: loaded.learners[optIn.learner].id,
          community: loaded.communities.ids[optIn.community],
          reason: wording.denial(check.denial(optIn)))
      }
    if document.denied != denied {
      faults.append("What was not granted, or why, is not what the plan says.")
    }
  }

  /// Recounts what each step of the solution is about.
  private mutating func checkSteps() {
    let model = loaded.model
    let wording = CommunityWording(loaded: loaded)
    let asked = Set(model.optIns.map(\.learner))
    let ranks = memberships.enumerated().reduce(0) { sum, own in
      sum + own.element.reduce(0) { $0 + rank(own.offset, $1) }
    }
    let mixed = model.communities.indices.count { index in
      let members = memberships.indices.filter { memberships[$0].contains(index) }
      return Set(members.compactMap { model.learners[$0].group }).count > 1
    }
    var values = [
      wording.step(.fewer(than: 1)): asked.count { memberships[$0].isEmpty },
      wording.step(.denied): model.optIns.count - memberships.reduce(0) { $0 + $1.count },
      wording.step(.rankTotal): ranks, wording.step(.notMixed): model.communities.count - mixed,
    ]
    let reaches = asked.map { (learner: $0, reach: reach($0)) }
    for count in 2...max(2, reaches.map(\.reach).max() ?? 0) {
      values[wording.step(.fewer(than: count))] = reaches.count {
        $0.reach >= count && memberships[$0.learner].count < count
      }
    }
    values[wording.step(.turns)] = reaches.reduce(0) {
      $0 + loaded.earlier.turns[$1.learner] * ($1.reach - memberships[$1.learner].count)
    }
    checkSteps(values, wording, most: reaches.map(\.reach).max() ?? 0)
    let least = [
      wording.step(.fewer(than: 1)): reaches.count { $0.reach == 0 },
      wording.step(.denied): model.optIns.count - reaches.reduce(0) { $0 + $1.reach },
    ]
    if faults.isEmpty { claims = ChoiceStep.claims(document.steps, least: least) }
  }

  /// Whether the plan has the steps that the scenario asks for, with these values.
  private mutating func checkSteps(_ values: [String: Int], _ wording: CommunityWording, most: Int)
  {
    let expected: [CommunityStep] =
      [.fewer(than: 1)]
      + loaded.aims.flatMap { aim -> [CommunityStep] in
        switch aim {
        case .fair: (1...max(1, most)).dropFirst().map { .fewer(than: $0) }
        case .granted: [.denied]
        case .ranks: [.rankTotal]
        case .mixed: [.notMixed]
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

  /// An opt-in without a rank counts one more than the learner's worst.
  private func rank(_ learner: Int, _ community: Int) -> Int {
    let own = loaded.model.optIns.filter { $0.learner == learner }
    let worst = own.compactMap(\.rank).max() ?? 0
    return own.first { $0.community == community }?.rank ?? worst + 1
  }

  /// How many communities a learner could have, if all came about and had seats.
  ///
  /// - Complexity: exponential in the learner's opt-ins, few as they are.
  private func reach(_ learner: Int) -> Int {
    let open = loaded.model.optIns.filter { $0.learner == learner }.map(\.community)
    return reach(open[...], [], loaded.model.learners[learner], best: 0)
  }

  private func reach(
    _ open: ArraySlice<Int>, _ own: [Int], _ limits: CommunityModel.Learner, best: Int
  ) -> Int {
    let most = min(limits.most, own.count + open.count)
    guard most > best, let next = open.first else { return max(best, own.count) }
    let with = own + [next]
    var best = max(best, own.count)
    if with.count <= limits.most, minutes(with) <= limits.minutes, areApart(with) {
      best = reach(open.dropFirst(), with, limits, best: best)
    }
    return reach(open.dropFirst(), own, limits, best: best)
  }
}
