import Grouping
import GroupingModel

/// What the audit's page shows; the template takes its fields by their names.
struct AuditPage {
  let style = PageStyle.shared + PageStyle.teacher + AuditPage.style
  let title: String
  let verdicts: [Answer]
  let notes: [String]
  let keys: [Key]
  let heat: Strips?
  let exposure: String?
  let exposureOf: String
  let matrix: Strips?
  let tooManyPairs: String?
  let term: [Row]
  let subgroups: [Subgroups]
  let rounds: [RoundTable]
  let expectation: String
  let labelled: String
  let generator: String
  let seed: String
  let draws: String

  /// A verdict with a mark that tells it apart without colour.
  struct Answer {
    let mark: String
    let tone: String
    let sentence: String
    let reason: String
  }

  /// A number with what it counts.
  struct Key {
    let value: String
    let what: String
  }

  /// Rows of cells with a label in front and a remark behind.
  struct Strips {
    let legend: String
    let head: String
    let rows: [Strip]
    let more: String?
  }

  struct Strip {
    let label: String
    let cells: String
    let remark: String
  }

  struct Row {
    let title: String
    let observed: String
    let range: String
    let expected: String
    let p: String
    let sentence: String
    let isUnusual: Bool
  }

  struct RoundTable {
    let heading: String
    let rows: [Row]
  }

  struct Subgroups {
    let heading: String
    let hasRows: Bool
    let rows: [Group]
    let hidden: String?

    struct Group {
      let value: String
      let learners: String
      let low: String
      let high: String
      let alone: String
      let met: String
    }
  }

  init(_ audit: Audit, names: AuditNames, showsNames: Bool, generator: String) {
    let words = VerdictWording(audit)
    let count = audit.record.wasPlaced.count { $0 }
    let rounds = audit.record.rounds.count
    title =
      "Who sits with whom: \(Wording.count(count, "learner")), \(Wording.count(rounds, "round"))"
    verdicts = audit.verdicts.map { Answer($0, words) }
    notes = words.notes
    keys = Self.keys(audit)
    heat = HeatMap.strips(audit, names)
    exposure = audit.picture.map { picture in
      ExposureLines.svg(picture, thirds: audit.traits[picture.trait].classes?.of ?? [])
    }
    exposureOf = audit.picture.map { audit.traits[$0.trait].name } ?? ""
    matrix = MeetingMatrix.strips(audit, names)
    tooManyPairs = matrix == nil ? MeetingMatrix.remark : nil
    let figures = audit.figures.filter { $0.round == nil }
    let wording = AuditWording(audit)
    term = figures.map { Row($0, title: wording.title($0), wording) }
    subgroups = audit.traits.indices.compactMap { trait in
      SubgroupTable(audit, trait: trait).map(Subgroups.init)
    }
    self.rounds = Self.roundTables(audit, wording)
    expectation = words.expectation
    labelled =
      showsNames
      ? "It shows names: mind who sees it."
      : "Learners have made-up labels, the same in every picture here; --names shows names."
    self.generator = generator
    seed = String(audit.seed)
    draws = String(audit.draws)
  }

  private static func keys(_ audit: Audit) -> [Key] {
    let words = AuditWording(audit)
    func key(_ measure: Measure, _ what: (String, String) -> String) -> Key? {
      guard let figure = audit.figures.first(where: { $0.measure == measure && $0.round == nil }),
        figure.observed != nil, figure.chance != nil
      else { return nil }
      let value = words.value(figure.observed, of: figure)
      return Key(value: value, what: what(value, words.range(figure)))
    }
    return [
      key(.sorting) { "T, 0 is chance (by chance \($1))" },
      key(.lowStreak) {
        "\($0 == "1" ? "round" : "rounds") running in low groups at most (by chance \($1))"
      },
      key(.coverage) { "of pairs have met (by chance \($1))" },
    ].compactMap { $0 }
  }

  /// A table per measure and trait.
  private static func roundTables(_ audit: Audit, _ wording: AuditWording) -> [RoundTable] {
    audit.traits.indices.flatMap { trait in
      Measure.allCases.compactMap { measure -> RoundTable? in
        let own = audit.figures.filter {
          $0.trait == trait && $0.measure == measure && $0.round != nil
        }
        guard let first = own.first else { return nil }
        return RoundTable(
          heading: wording.title(first),
          rows: own.map { Row($0, title: "Round \(($0.round ?? 0) + 1)", wording) })
      }
    }
  }
}

extension AuditPage.Row {
  fileprivate init(_ figure: Figure, title: String, _ words: AuditWording) {
    self.title = title
    observed = words.value(figure.observed, of: figure)
    range = words.range(figure)
    expected =
      figure.chance.map { words.value(figure.formula ?? $0.mean, of: figure) } ?? "-"
    p = words.p(figure)
    sentence = words.sentence(figure)
    isUnusual = words.isUnusual(figure)
  }
}

extension AuditPage.Answer {
  fileprivate init(_ verdict: TrackingVerdict, _ words: VerdictWording) {
    sentence = words.headline(verdict)
    reason = words.reason(verdict)
    (mark, tone) =
      switch verdict.finding {
      case .tracking: ("!", "bad")
      case .nothing, .mixed: ("✓", "good")
      case .tooFew, .pins, .noDifference: ("?", "near")
      }
  }
}

extension AuditPage.Subgroups {
  fileprivate init(_ table: SubgroupTable) {
    heading = table.column
    func share(_ value: Double?) -> String { value.map(AuditWording.share) ?? "-" }
    rows = table.rows.map { row in
      Group(
        value: row.value, learners: "\(row.learners)", low: share(row.low),
        high: share(row.high), alone: share(row.alone), met: share(row.met))
    }
    hasRows = !rows.isEmpty
    let (categories, learners) = table.hidden
    hidden =
      categories == 0
      ? nil
      : "\(Wording.count(categories, "value")) with \(Wording.count(learners, "learner")) not "
        + "shown: a row is shown from \(SubgroupTable.least) learners, and never where the others "
        + "would give away one that is not."
  }
}
