import Choosing

extension ChoiceTeacherPage {
  /// How many have how much, a part for each community, and what became of every opt-in.
  init(_ outcome: CommunityOutcome) {
    let wording = CommunityWording(loaded: outcome.loaded)
    let grids = CommunityGrids(outcome: outcome, wording: wording)
    self.init(
      title: (outcome.loaded.title ?? "Communities") + ": what came of it",
      verdict: "Order: \(wording.order). "
        + Wording.sentence(wording.proof(outcome.solution)) + ".",
      isProven: outcome.solution.isProven, bars: Bar.all(grids.numbers), second: grids.wishes,
      sentences: CommunityTerminal.sentences(outcome),
      tables: grids.communities + [grids.learners], generator: outcome.generator)
  }
}

/// The tables of a teacher's page about communities.
private struct CommunityGrids {
  let outcome: CommunityOutcome
  let wording: CommunityWording

  private var loaded: LoadedCommunities { outcome.loaded }
  private var optIns: [CommunityModel.OptIn] { outcome.loaded.model.optIns }

  /// Who asked, by how many communities they have.
  var numbers: [(label: String, count: Int)] {
    let asked = Set(optIns.map(\.learner)).map {
      outcome.figures.memberships[$0].count
    }
    return (0...max(1, asked.max() ?? 0)).map { number in
      let label = number == 0 ? "asked, has none" : "has \(number)"
      return (label: label, count: asked.count { $0 == number })
    }
  }

  /// Who ranked communities and has any, by the best wish that they have.
  var wishes: ChoiceTeacherPage.Profile? {
    let bars = wording.ranks.bars(outcome.fairness.ranks)
    return bars.isEmpty
      ? nil
      : ChoiceTeacherPage.Profile(
        title: "Who ranked communities and has one, by the best wish that they have:",
        bars: ChoiceTeacherPage.Bar.all(bars))
  }

  // MARK: a part for each community

  var communities: [ChoiceTeacherPage.Grid] {
    [
      ChoiceTeacherPage.Grid(
        over: "Communities",
        legend: "Of each member: which wish of theirs it is, and where else they are.")
    ] + loaded.communities.names.indices.map(part)
  }

  private func part(_ community: Int) -> ChoiceTeacherPage.Grid {
    let own = optIns.indices.filter { optIns[$0].community == community }
    let members = own.filter { outcome.figures.denials[$0] == nil }
    let hasRoles = optIns.contains { $0.role != nil }
    return ChoiceTeacherPage.Grid(
      part: wording.community(community), note: CommunityTerminal.state(outcome, community),
      facts: [about(community, asked: own.count)] + denied(own),
      head: ["member", "wish"] + (hasRoles ? ["role"] : []) + ["also in"],
      rows: members.map { index in
        let optIn = optIns[index]
        let others = outcome.figures.memberships[optIn.learner].filter { $0 != community }
        var cells = [optIn.rank.map(String.init) ?? ""]
        if hasRoles { cells.append(optIn.role.map { $0 == .expert ? "expert" : "novice" } ?? "") }
        cells.append(others.map(wording.community).joined(separator: ", "))
        return ChoiceTeacherPage.Row(wording.learner(optIn.learner), cells)
      })
  }

  private func about(_ community: Int, asked: Int) -> String {
    let minutes = loaded.model.communities[community].minutes
    let meets = loaded.meets[community]
    var parts = ["\(asked) asked"]
    if !meets.isEmpty { parts.append("meets \(meets)") }
    if minutes > 0 { parts.append("takes \(Wording.count(minutes, "minute"))") }
    parts.append(loaded.isOpen[community] ? "all may know who is in it" : "private")
    return parts.joined(separator: "; ") + "."
  }

  /// Who asked in vain for a community that comes about, and why.
  private func denied(_ own: [Int]) -> [String] {
    let denied = own.compactMap { index -> String? in
      guard let denial = outcome.figures.denials[index], denial != .notRunning else { return nil }
      return "\(wording.learner(optIns[index].learner)) (\(wording.denial(denial)))"
    }
    return denied.isEmpty ? [] : ["Denied: \(denied.joined(separator: "; "))."]
  }

  // MARK: all learners

  var learners: ChoiceTeacherPage.Grid {
    let grantable = outcome.grantable
    return ChoiceTeacherPage.Grid(
      "Learners",
      legend: "In brackets: which wish it was, or why it was denied."
        + (grantable == nil
          ? "" : " Could have had: what was denied and some plan grants, whatever the others get."),
      head: ["learner", "granted", "denied"] + (grantable == nil ? [] : ["could have had"]),
      rows: loaded.names.indices.map { learner in
        let own = optIns.indices.filter { optIns[$0].learner == learner }
        let granted = own.filter { outcome.figures.denials[$0] == nil }.map(name)
        let denied = own.filter { outcome.figures.denials[$0] != nil }
        let reasons = denied.compactMap { index in
          outcome.figures.denials[index].map { "\(community(index)) (\(wording.denial($0)))" }
        }
        var cells = [own.isEmpty ? "did not ask" : granted.joined(separator: ", ")]
        cells.append(reasons.joined(separator: "; "))
        if let grantable {
          let able = denied.filter(grantable.contains).map(community)
          cells.append(able.joined(separator: ", "))
        }
        return ChoiceTeacherPage.Row(wording.learner(learner), cells)
      })
  }

  private func community(_ optIn: Int) -> String {
    wording.community(optIns[optIn].community)
  }

  private func name(_ optIn: Int) -> String {
    community(optIn) + (optIns[optIn].rank.map { " (\($0))" } ?? "")
  }
}
