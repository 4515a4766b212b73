import Studies

/// What policies do to who sits with whom, in numbers: means over the learner models after the last
/// round.
struct CompositionTable {
  let view: StudyView

  private static let columns: [(outcome: Outcome, title: String)] = [
    (.sortingTerm, "mean T"), (.tracked, "tracked"), (.exposure, "exposure slope"),
    (.mobility, "mobility"), (.lowStreak, "low streak"), (.coverage, "coverage"),
    (.repeats, "repeats"), (.alone, "alone"), (.wishes, "wishes"),
    (.wishesWorst, "wishes, worst off"), (.choice, "choice rank"),
    (.choiceWorst, "choice rank, worst off"),
  ]

  /// Outcomes that some policy has.
  private var known: [(outcome: Outcome, title: String)] {
    Self.columns.filter { column in
      view.policies.indices.contains {
        view.meanOverModels($0, OutcomeColumns.place(of: column.outcome)) != nil
      }
    }
  }

  var grid: StudyPage.Grid {
    let columns = known.map { column in
      let place = OutcomeColumns.place(of: column.outcome)
      let values = view.policies.indices.map { view.meanOverModels($0, place) }
      let decimals = min(3, StudyWords.decimals(values.compactMap { $0 }))
      return values.map { StudyWords.number($0, decimals) }
    }
    return StudyPage.Grid(
      head: known.map(\.title),
      rows: view.policies.indices.map { policy in
        StudyPage.Grid.Line(
          label: view.policies[policy], cells: columns.map { $0[policy] })
      })
  }

  /// What the columns are.
  var terms: [ProtocolPage.Line] {
    known.map { ProtocolPage.Line(what: $0.title, text: $0.outcome.meaning) }
  }

  /// Need served and waiting, with their range over the learner models.
  var need: StudyPage.Grid? {
    let outcomes: [Outcome] = [.served, .waiting]
    let rows = view.policies.indices.map { policy in
      StudyPage.Grid.Line(
        label: view.policies[policy],
        cells: outcomes.flatMap { outcome -> [String] in
          let place = OutcomeColumns.place(of: outcome)
          let values = view.mainWorlds.compactMap { view.mean(policy, $0, place) }
          guard let least = values.min(), let most = values.max() else { return ["", ""] }
          return [
            StudyWords.number(view.meanOverModels(policy, place), 2),
            "\(StudyWords.number(least, 2)) to \(StudyWords.number(most, 2))",
          ]
        })
    }
    guard rows.contains(where: { $0.cells.contains { !$0.isEmpty } }) else { return nil }
    return StudyPage.Grid(
      head: ["served", "over models", "waiting, rounds", "over models"], rows: rows)
  }
}

/// How exact contrasts are, and what pairing is worth.
struct PrecisionTable {
  let view: StudyView

  var grid: StudyPage.Grid {
    let names = view.findings.study.document.contrasts
    return StudyPage.Grid(
      head: [
        "contrasts", "largest Monte Carlo SE", "of", "variance factor, median", "least to most",
      ],
      rows: names.map { StudyPage.Grid.Line(label: $0, cells: cells($0)) })
  }

  private func cells(_ name: String) -> [String] {
    guard let column = view.column(name) else { return [] }
    let contrasts = view.contrasts(column)
    let worst = contrasts.filter { $0.pairedError != nil }
      .max { ($0.pairedError ?? 0) < ($1.pairedError ?? 0) }
    let factors = contrasts.compactMap(\.varianceFactor).sorted()
    var cells = ["\(contrasts.count)"]
    if let worst, let error = worst.pairedError {
      cells += [
        StudyWords.plain(error, digits: 2),
        error > 0 ? "\(view.policies[worst.policy]), \(view.worlds[worst.world])" : "",
      ]
    } else {
      cells += ["", ""]
    }
    guard let least = factors.first, let most = factors.last else { return cells + ["", ""] }
    let middle = factors.count / 2
    let median =
      factors.count % 2 == 1 ? factors[middle] : (factors[middle - 1] + factors[middle]) / 2
    return cells + [
      StudyWords.number(median, 2),
      "\(StudyWords.number(least, 2)) to \(StudyWords.number(most, 2))",
    ]
  }
}
