import Mustache
import Studies

/// The protocol of a study, written before anything runs: aims, data, estimands, methods and
/// performance measures (ADEMP; Morris, White and Crowther 2019).
struct ProtocolPage {
  let html: String

  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  init(_ study: LoadedStudy) throws {
    html = try MustacheTemplate(string: Self.template)
      .render(Fields(study))
  }

  /// What the template takes by name.
  struct Fields {
    let style = PageStyle.shared + PageStyle.teacher + StudyPageStyle.css
    let title: String
    let studyTitle: String
    let aims: [String]
    let data: DataLabel
    let sources: [ProtocolSource]
    let conditions: [Line]
    let remarks: [String]
    let main: Line
    let estimands: [Line]
    let comparison: String
    let regrets: String?
    let policies: [ProtocolPolicy]
    let models: [ProtocolModel]
    let measures: [Line]
    let hash: String
    let generator: String
    let hasPilot: Bool

    init(_ study: LoadedStudy) {
      let (document, design) = (study.document, study.design)
      studyTitle = document.title.isEmpty ? "A study of grouping policies" : document.title
      title = "Protocol: \(studyTitle)"
      aims = document.aims.split(separator: "\n").map(String.init).filter { !$0.isEmpty }
      data = DataLabel(study.rooms)
      sources = document.sources.map { ProtocolSource($0, study) }
      conditions = Self.conditions(study)
      remarks = study.remarks
      let reference = design.policies[StudyPass(design, document).reference].name
      let outcomes = document.contrasts.map { Line(what: $0, text: StudyWords.meaning($0)) }
      main = outcomes[0]
      estimands = Array(outcomes.dropFirst())
      let contrasts = (design.policies.count - 1) * design.worlds.count
      comparison =
        "Each is the mean over classes of a policy's outcome after the last round less that of "
        + "\(reference), the reference, for every other policy under every learner model and "
        + "effect: "
        + "\(Wording.count(contrasts, "contrast")) an outcome."
      regrets =
        document.regrets.isEmpty
        ? nil : Wording.list(document.regrets.map(StudyWords.meaning))
      policies = design.policies.map(ProtocolPolicy.init)
      models = document.models.map { ProtocolModel($0, study.document) }
      measures = ProtocolMeasures(study).lines
      hash = study.hash
      generator = study.generator
      hasPilot = study.pilot != nil
    }

    private static func conditions(_ study: LoadedStudy) -> [Line] {
      let (document, design) = (study.document, study.design)
      let sizes = study.rooms.map(\.count)
      let least = document.smallestClass ?? 2 * document.groupSize
      var lines = [
        Line(
          what: "Classes",
          text: "\(study.rooms.count), of \(sizes.min() ?? 0) to \(sizes.max() ?? 0) learners, "
            + "\(sizes.reduce(0, +)) learners in all; classes of fewer than \(least) are left out"),
        Line(
          what: "Groups",
          text:
            "as near to \(design.groupSize) learners as the class allows, sizes differing by at "
            + "most one; the same sizes under every policy"),
        Line(what: "Rounds", text: "\(design.rounds); groups are formed anew in each"),
        Line(
          what: "Learning noise",
          text: "normal with deviation \(StudyWords.plain(document.learningNoise)) a round and "
            + "learner, in standard deviations of scores"),
        Line(
          what: "Ticket noise",
          text:
            "normal with deviation \(StudyWords.plain(document.ticketNoise)); an entrance ticket "
            + "is what policies may see of a learner's skill before a round"),
      ]
      if let limit = study.limit {
        lines.insert(
          Line(
            what: "Limit",
            text: "this run takes \(limit) of the classes at most, spread evenly over all"), at: 1)
      }
      return lines
    }
  }

  /// A term and what it means.
  struct Line {
    let what: String
    let text: String
  }
}
