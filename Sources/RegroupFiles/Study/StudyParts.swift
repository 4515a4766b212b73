import Studies

/// The parts of the report that are about one outcome.
struct StudyParts {
  let view: StudyView

  func part(_ name: String) -> StudyPage.OutcomePart {
    let matrices = StudyMatrices(view: view)
    let isCompared = view.policies.count > 1
    let regret = view.findings.regrets.first { isCompared && $0.outcome == name }?.regret
    return StudyPage.OutcomePart(
      title: Wording.sentence(StudyWords.meaning(name)), name: name,
      sentence: told(name), sensitivity: StudyHeadlines(view).overEffects(name),
      better: Self.better(name),
      differences: matrices.differences(name),
      regret: regret.map { matrices.regret(name, $0) },
      panels: ForestPlot(view: view, name: name).panels.map(StudyPage.Panels.init))
  }

  private static func better(_ name: String) -> String {
    switch StudyWords.isBetterHigh(name) {
    case true: "Blue is better than the reference (more), orange worse."
    case false: "Blue is better than the reference (less), orange worse."
    case nil: "Blue is more than the reference, orange less; which is better depends."
    }
  }

  /// How many contrasts are told from 0.
  private func told(_ name: String) -> String? {
    guard let column = view.column(name) else { return nil }
    let contrasts = view.findings.summary.contrasts.filter { $0.outcome == column }
    guard !contrasts.isEmpty else { return nil }
    let told = contrasts.filter { $0.adjusted < 0.05 }
    let more = told.count { $0.mean > 0 }
    let reference = view.policies[view.reference]
    let least = StudyWords.leastAdjusted(contrasts: contrasts.count, of: view.findings.study)
    let weak =
      least < 0.05
      ? ""
      : " With these flips and classes no adjusted p below \(StudyWords.plain(least, digits: 2)) can "
        + "come out of so many contrasts."
    return
      "Of \(Wording.count(contrasts.count, "contrast")) with \(reference), \(told.count) are told "
      + "from 0 (Holm, 5 %): \(more) above, \(told.count - more) below." + weak
  }
}
