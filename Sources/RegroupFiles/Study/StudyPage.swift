import Mustache
import Studies

/// The report of a study, for researchers and their reviewers: one self-contained file. It holds
/// nothing that another run of the same study would not find again.
struct StudyPage {
  let html: String

  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  init(_ findings: StudyFindings) throws {
    html = try MustacheTemplate(string: Self.template)
      .render(Fields(findings))
  }

  /// A picture with its heading.
  struct Picture {
    let title: String
    let svg: String
  }

  /// A table of plain cells.
  struct Grid {
    let head: [String]
    let rows: [Line]

    struct Line {
      let label: String
      let cells: [String]
    }
  }

  /// All that is told of an outcome by model: its matrices and intervals.
  struct OutcomePart {
    let title: String
    let name: String
    let sentence: String?
    /// What the other effects of models change; nothing where there are none.
    let sensitivity: String
    let better: String
    let differences: ValueMatrix?
    let regret: ValueMatrix?
    let panels: Panels?
  }

  struct Panels {
    let panels: [Picture]
  }

  /// Pictures that are folded away until asked for.
  struct Fold {
    let title: String
    let pictures: [Picture]
  }

  struct EffectPart {
    let title: String
    let isOpen: Bool
    let matrix: ValueMatrix
  }

  /// What the template takes by name.
  struct Fields {
    let style = PageStyle.shared + PageStyle.teacher + StudyPageStyle.css + StudyPageStyle.wide
    let title: String
    let data: DataLabel
    let aims: String
    let headlines: [String]
    let verdicts: [String]
    let keys: [Key]
    let reference: String
    let parts: [OutcomePart]
    let others: [OutcomePart]
    let hasOthers: Bool
    let modelsMeant: String
    let tierKeys: [Picture]
    let tiers: [Picture]
    let tierFolds: [Fold]
    let tracking: [Picture]
    let meeting: [Picture]
    let composition: Grid
    let compositionTerms: [ProtocolPage.Line]
    let need: Grid?
    let effects: [EffectPart]
    let sensitivity: [Fold]
    let hasSensitivity: Bool
    let precision: Grid
    let replications: String
    let unfinished: [String]
    let remarks: [String]
    let resamples: String
    let flips: String
    let hash: String
    let generator: String

    struct Key {
      let value: String
      let what: String
    }

    init(_ findings: StudyFindings) {
      let view = StudyView(findings)
      let (study, document) = (findings.study, findings.study.document)
      let words = StudyHeadlines(view)
      title = document.title.isEmpty ? "A study of grouping policies" : document.title
      data = DataLabel(study.rooms)
      aims = document.aims
      headlines = words.compared
      verdicts = words.verdicts
      keys = Self.keys(view)
      reference = view.policies[view.reference]
      parts = document.regrets.map { StudyParts(view: view).part($0) }
      others = document.contrasts.filter { !document.regrets.contains($0) }
        .map { StudyParts(view: view).part($0) }
      hasOthers = !others.isEmpty
      modelsMeant = words.modelsMeant
      tierKeys = TrajectoryLines.keys
      tiers = TrajectoryLines(view: view, worlds: view.mainWorlds).pictures
      tierFolds = view.mainWorlds.map { world in
        Fold(
          title: view.worlds[world],
          pictures: TrajectoryLines(view: view, worlds: [world]).pictures)
      }
      let lines = StudyLines(view: view)
      tracking = lines.tracking
      meeting = lines.meeting
      sensitivity = lines.sensitivity
      hasSensitivity = !sensitivity.isEmpty
      let tables = CompositionTable(view: view)
      composition = tables.grid
      compositionTerms = tables.terms
      need = tables.need
      effects = findings.subgroups.indices.map { subgroup in
        EffectPart(
          title: findings.subgroups[subgroup], isOpen: subgroup == 0,
          matrix: StudyMatrices(view: view).effects(subgroup: subgroup))
      }
      precision = PrecisionTable(view: view).grid
      replications = ProtocolMeasures.replications(study)
      unfinished = words.unfinished
      remarks = study.remarks
      resamples = "\(document.resamples)"
      flips = "\(document.permutations)"
      hash = study.hash
      generator = study.generator
    }

    private static func keys(_ view: StudyView) -> [Key] {
      let (study, design) = (view.findings.study, view.findings.pass.design)
      return [
        Key(value: "\(study.rooms.count)", what: "classes"),
        Key(value: "\(study.rooms.reduce(0) { $0 + $1.count })", what: "learners"),
        Key(value: "\(design.policies.count)", what: "policies"),
        Key(value: "\(design.worlds.count)", what: "learner models and effects"),
        Key(value: "\(design.rounds)", what: "rounds"),
        Key(value: "\(design.seeds)", what: "seeds a class"),
      ]
    }
  }
}
