import Choosing

extension ChoiceTeacherPage {
  /// How many have how much, which communities come about, and what became of every opt-in.
  init(_ outcome: CommunityOutcome) {
    let wording = CommunityWording(loaded: outcome.loaded)
    let grids = CommunityGrids(outcome: outcome, wording: wording)
    self.init(
      title: (outcome.loaded.title ?? "Communities") + ": what came of it",
      verdict: "Order: \(wording.order). "
        + Wording.sentence(wording.proof(outcome.solution)) + ".",
      isProven: outcome.solution.isProven, bars: Bar.all(grids.numbers),
      sentences: CommunityTerminal.sentences(outcome),
      tables: [grids.communities, grids.learners], generator: outcome.generator)
  }
}

/// The tables of a teacher's page about communities.
private struct CommunityGrids {
  let outcome: CommunityOutcome
  let wording: CommunityWording

  private var loaded: LoadedCommunities { outcome.loaded }

  /// Who asked, by how many communities they have.
  var numbers: [(label: String, count: Int)] {
    let asked = Set(loaded.model.optIns.map(\.learner)).map {
      outcome.figures.memberships[$0].count
    }
    return (0...max(1, asked.max() ?? 0)).map { number in
      let label = number == 0 ? "asked, has none" : "has \(number)"
      return (label: label, count: asked.count { $0 == number })
    }
  }

  var communities: ChoiceTeacherPage.Grid {
    ChoiceTeacherPage.Grid(
      "Communities", head: ["community", "comes about", "asked", "members"],
      rows: loaded.communities.names.indices.map { community in
        let own = outcome.granted(to: community)
        return ChoiceTeacherPage.Row(
          wording.community(community),
          [
            CommunityTerminal.state(outcome, community),
            "\(loaded.model.optIns.count { $0.community == community })",
            own.map { wording.learner($0.learner) + ($0.role == .expert ? " (expert)" : "") }
              .joined(separator: ", "),
          ])
      })
  }

  var learners: ChoiceTeacherPage.Grid {
    ChoiceTeacherPage.Grid(
      "Learners", legend: "In brackets: which wish it was, or why it was denied.",
      head: ["learner", "granted", "denied"],
      rows: loaded.names.indices.map { learner in
        let own = loaded.model.optIns.indices.filter { loaded.model.optIns[$0].learner == learner }
        let granted = own.filter { outcome.figures.denials[$0] == nil }.map(name)
        let denied = own.compactMap { index in
          outcome.figures.denials[index].map { "\(community(index)) (\(wording.denial($0)))" }
        }
        return ChoiceTeacherPage.Row(
          wording.learner(learner),
          [
            own.isEmpty ? "did not ask" : granted.joined(separator: ", "),
            denied.joined(separator: "; "),
          ])
      })
  }

  private func community(_ optIn: Int) -> String {
    wording.community(loaded.model.optIns[optIn].community)
  }

  private func name(_ optIn: Int) -> String {
    community(optIn) + (loaded.model.optIns[optIn].rank.map { " (\($0))" } ?? "")
  }
}
