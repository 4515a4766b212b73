import Studies

/// A policy, as the protocol tells it.
struct ProtocolPolicy {
  let name: String
  let summary: String
  let source: String?
  let rules: String?

  init(_ named: NamedPolicy) {
    name = named.name
    let about = type(of: named.policy).about
    var words: [String] = []
    if let rules = named.policy as? RuleSetPolicy {
      let proof = rules.options.exact == .off ? "without a proof" : "then a proof is tried"
      words.append(
        "A rule set, solved anew each round in the light of the rounds before; aim "
          + "\(rules.aim.rawValue), "
          + "\(rules.options.iterations ?? 0) changes tried by search, \(proof).")
      self.rules = rules.written
    } else {
      words.append((about.name == named.name ? "" : "\(about.name): ") + about.summary)
      self.rules = nil
    }
    words.append(
      named.policy.usesTickets
        ? "It sees entrance tickets." : "It does not look at entrance tickets.")
    summary = words.joined(separator: " ")
    source = about.source.isEmpty ? nil : about.source
  }
}

/// A learner model, as the protocol tells it.
struct ProtocolModel {
  let name: String
  let summary: String
  let equation: String
  let source: String
  let effects: String
  let parameters: [Parameter]

  struct Parameter {
    let name: String
    let value: String
    let meaning: String
    /// Whether the study sets it.
    let isSet: Bool
  }

  init(_ choice: ModelChoice, _ document: StudyDocument) {
    let about = choice.model.about
    name = choice.name
    summary = (about.name == choice.name ? "" : "\(about.name): ") + about.summary
    equation = about.equation
    source = about.source
    effects = (choice.effects ?? document.effects).map(StudyWords.plain).joined(separator: ", ")
    parameters = about.parameters.map { parameter in
      Parameter(
        name: parameter.name,
        value: StudyWords.plain(choice.values[parameter.name] ?? parameter.standard),
        meaning: parameter.meaning, isSet: choice.values[parameter.name] != nil)
    }
  }
}

/// How results are told, and how sure they are: the last letter of ADEMP.
struct ProtocolMeasures {
  let lines: [ProtocolPage.Line]

  init(_ study: LoadedStudy) {
    let (document, design) = (study.document, study.design)
    let contrasts = (design.policies.count - 1) * design.worlds.count
    let least = StudyWords.leastAdjusted(contrasts: contrasts, of: study)
    let subgroups = ["low third", "middle third", "high third"] + document.subgroups.map(\.name)
    lines = [
      ProtocolPage.Line(what: "Replications", text: Self.replications(study)),
      ProtocolPage.Line(
        what: "Common random numbers",
        text:
          "A class with a seed has the same luck, in learning, in tickets and in drawing lots, "
          + "under "
          + "every policy and model, so that contrasts are taken class by class and seed by seed "
          + "and "
          + "what luck has in common drops out. All random numbers come from seed \(design.seed)."),
      ProtocolPage.Line(
        what: "Monte Carlo standard error",
        text:
          "of every mean and contrast: what is due to the luck of the seeds, from the variance "
          + "over "
          + "seeds within classes. The variance that pairing leaves is told as a share of that "
          + "without."
      ),
      ProtocolPage.Line(
        what: "Intervals",
        text:
          "95 %, percentile bootstrap with \(document.resamples) resamples of "
          + "\(Self.units(study)): where the mean would lie, were they drawn anew. Few of them stretch it "
          + "as Student's t does."),
      ProtocolPage.Line(
        what: "Tests",
        text:
          "of every contrast: sign flips of \(Self.units(study)), two-sided, "
          + "\(document.permutations) drawn, or each once where there are no more. Holm's adjustment in "
          + "one family an outcome, of \(Wording.count(contrasts, "contrast")), those included that are 0 "
          + "by design; no adjusted p below \(StudyWords.plain(least, digits: 2)) can come out."),
      ProtocolPage.Line(
        what: "Effect sizes",
        text:
          "Hedges' g for the \(Wording.list(subgroups)), in deviations of all learners within "
          + "their classes under the reference policy; intervals by the same resamples."),
      ProtocolPage.Line(
        what: "Regret",
        text:
          "largest regret over the models, each in the one effect nearest to 1 (other effects are told "
          + "beside it and do not count), its interval over the same resamples, and the share of resamples in which a policy is a minimax policy. A policy is not told "
          + "apart from the minimax policy if it loses no more at the worst in one of forty "
          + "resamples or more. One that has no plan for some terms has no regret."),
    ]
  }

  private static func units(_ study: LoadedStudy) -> String {
    study.clusters.count < study.rooms.count
      ? "whole clusters of classes (\(study.clusters.count))" : "whole classes"
  }

  static func replications(_ study: LoadedStudy) -> String {
    let seeds = study.design.seeds
    let count = "\(Wording.count(seeds, "seed")) a class"
    guard let pilot = study.pilot else { return count + ", as the study file says." }
    let error = StudyWords.plain(pilot.error)
    guard !pilot.policy.isEmpty else {
      return count + ". A Monte Carlo standard error of at most \(error) is asked for, and a pilot "
        + "on \(Wording.count(pilot.classes, "class", "es")) told no variance."
    }
    let wanted = StudyWords.plain(pilot.wanted)
    let limits =
      Double(seeds) == pilot.wanted
      ? "" : " The pilot wants \(wanted); the limits of the study make it \(seeds)."
    let isReached = Double(seeds) >= pilot.wanted
    return count
      + (isReached ? ", so that" : ", as the limits of the study have it; it was asked that")
      + " the Monte Carlo standard error of every contrast of the main outcome "
      + (isReached ? "is" : "be")
      + " at most \(error): a pilot with \(PilotReport.pilotSeeds) seeds on "
      + "\(Wording.count(pilot.classes, "class", "es")) found that \(pilot.policy) under "
      + "\(pilot.model) takes most." + limits
  }
}
