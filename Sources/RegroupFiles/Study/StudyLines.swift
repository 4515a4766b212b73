import Studies

/// Lines by policy: over rounds, and over sizes of effects.
struct StudyLines {
  let view: StudyView

  /// T of rounds and of the term, runs in low groups, classes that are tracked.
  var tracking: [StudyPage.Picture] {
    [
      overRounds("T of the round", .sorting),
      overRounds("Mean T of the rounds so far", .sortingTerm),
      overRounds("Longest run in low groups", .lowStreak),
      overRounds("Share of classes tracked beyond chance", .tracked),
    ].compactMap { $0 }
  }

  var meeting: [StudyPage.Picture] {
    [
      overRounds("Share of pairs that have been together", .coverage),
      overRounds("Share of the round's pairs that had met before", .repeats),
    ].compactMap { $0 }
  }

  private func overRounds(_ title: String, _ outcome: Outcome) -> StudyPage.Picture? {
    let rounds = view.findings.pass.design.rounds
    let lines = view.policies.indices.map { policy in
      PolicyLines.Line(
        name: view.policies[policy],
        points: (0..<rounds).compactMap { round in
          view.mean(
            policy, view.mainWorlds, round: round, OutcomeColumns.place(of: outcome)
          ).map { (Double(round + 1), $0) }
        }, style: policy)
    }
    guard lines.contains(where: { !$0.points.isEmpty }) else { return nil }
    let step = max(1, (rounds + 9) / 10)
    let ticks = Set(stride(from: 1, through: rounds, by: step)).union([1, rounds])
    return StudyPage.Picture(
      title: title,
      svg: PolicyLines(lines: lines, label: title, ticks: ticks.sorted().map(Double.init)).svg)
  }

  /// Of each model that has several effects: contrasts of the outcomes of regret over the effect,
  /// or of the main outcome.
  var sensitivity: [StudyPage.Fold] {
    let document = view.findings.study.document
    let regrets = document.regrets.filter(document.contrasts.contains)
    let names = regrets.isEmpty ? [document.contrasts[0]] : regrets
    return names.map { name in
      StudyPage.Fold(
        title: Wording.sentence(StudyWords.meaning(name)),
        pictures: document.models.compactMap { overEffects(of: $0.name, name) })
    }.filter { !$0.pictures.isEmpty }
  }

  private func overEffects(of model: String, _ name: String) -> StudyPage.Picture? {
    let design = view.findings.pass.design
    let worlds = design.worlds.indices.filter { design.worlds[$0].name == model }
      .sorted { design.worlds[$0].effect < design.worlds[$1].effect }
    guard worlds.count > 1, let column = view.column(name) else { return nil }
    let contrasts = view.contrasts(column)
    let lines = view.policies.indices.filter { $0 != view.reference }.map { policy in
      PolicyLines.Line(
        name: view.policies[policy],
        points: worlds.compactMap { world in
          contrasts.first { $0.policy == policy && $0.world == world }
            .map { (design.worlds[world].effect, $0.mean) }
        }, style: policy)
    }
    return StudyPage.Picture(
      title: model,
      svg: PolicyLines(
        lines: lines, label: "Difference to the reference by effect, \(model)",
        ticks: worlds.map { design.worlds[$0].effect }
      ).svg)
  }
}
