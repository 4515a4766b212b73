import Grouping
import GroupingModel

/// The verdicts as sentences: the first is all that some will read.
struct VerdictWording {
  private let audit: Audit

  init(_ audit: Audit) { self.audit = audit }

  /// One sentence that says what was found.
  func headline(_ verdict: TrackingVerdict) -> String {
    let trait = audit.traits[verdict.trait]
    let noun = trait.isOfThirds ? "tracking" : "sorting"
    switch verdict.finding {
    case .tracking:
      return "\(strength(verdict, noun)) by \(trait.name): \(span), learners who are alike were "
        + "together more than in \(part(verdict.adjusted)) of random groupings."
    case .nothing:
      let power =
        (verdict.visible ?? 1) <= Self.weak
        ? "and more than weak \(noun) would have shown" : "but only strong \(noun) would have shown"
      // An alarm but for the other columns is not no sign at all.
      let sign = (verdict.p ?? 1) <= TrackingVerdict.level ? "No clear sign" : "No sign"
      return "\(sign) of \(noun) by \(trait.name) \(span), \(power)."
    case .mixed:
      return "No sign of \(noun) by \(trait.name): \(span), groups were more mixed than in "
        + "\(mixed(verdict)) of random groupings."
    case .tooFew:
      return "Too few learners to tell whether there is \(noun) by \(trait.name) \(span)."
    case .pins:
      return "It cannot be told whether chance or intent sorted learners by \(trait.name) \(span): "
        + "places that somebody fixed do so by themselves."
    case .noDifference:
      return "Nothing to tell about \(trait.name): no two learners whose \(trait.name) is known "
        + "differ in it."
    }
  }

  /// What stands behind it.
  func reason(_ verdict: TrackingVerdict) -> String {
    guard let index = verdict.index, let p = verdict.p, let visible = verdict.visible else {
      return ""
    }
    let isFine = visible < 0.05
    let value = AuditWording.decimals(index, isFine: isFine)
    let base = "T is \(value), where 0 is chance and 1 groups of like learners only (p = "
    let holm = verdict.adjusted.map {
      $0 == p || p > TrackingVerdict.level
        ? "" : "; \(AuditWording.p($0)) with the other columns counted in"
    }
    let start = base + AuditWording.p(p) + (holm ?? "") + ")."
    switch verdict.finding {
    case .tracking:
      return start
        + " This says that it is so, not why: ask how the groups were formed, and whether "
        + "\(audit.traits[verdict.trait].name) was known before or is what they led to. One of twenty "
        + "terms without any tracking gets such a verdict by chance." + company(verdict)
    case .pins:
      let byPins = AuditWording.decimals(verdict.byChance ?? 0)
      return start + " With all who were not fixed placed at random it would be \(byPins)."
    case .tooFew:
      return start + " With so few learners, groups or rounds, even strong sorting would pass for "
        + "chance: absence of a sign means nothing here."
    case .nothing, .mixed:
      let least = AuditWording.decimals(visible, isFine: isFine)
      let place = audit.record.rounds.count > 1 ? "in every round " : ""
      return start
        + " Sorting as strong as T = \(least) \(place)would have shown nine times in ten; "
        + "weaker sorting may go unseen."
    case .noDifference: return ""
    }
  }

  /// Where hardly anybody was alone of a kind, that by itself has brought the few together.
  private func company(_ verdict: TrackingVerdict) -> String {
    let alone = audit.figures.filter { $0.trait == verdict.trait && $0.measure == .alone }
    let here = alone.reduce(0) { $0 + ($1.observed ?? 0) }
    let expected = alone.reduce(0) { $0 + ($1.chance?.mean ?? 0) }
    guard expected >= 1, here * 4 <= expected else { return "" }
    return " Here \(Wording.figure(here)) times a learner was the only one with their "
      + "\(audit.traits[verdict.trait].name) in a group, by chance it would be "
      + "\(Wording.figure(expected)): whoever sees to it that nobody is alone brings the few together, "
      + "and that alone may be what is found."
  }

  /// T up to which sorting is called slight, up to which weak, and from which strong.
  private static let (slight, weak, strong) = (0.1, 0.25, 0.3)

  /// "Slight tracking", "Tracking" or "Strong tracking": among many learners next to nothing shows.
  private func strength(_ verdict: TrackingVerdict, _ noun: String) -> String {
    let index = verdict.index ?? 0
    if index < Self.slight { return "Slight \(noun)" }
    return index < Self.strong ? noun.capitalizedFirst : "Strong \(noun)"
  }

  private var span: String {
    let rounds = audit.record.rounds.count
    return rounds == 1 ? "in this round" : "over \(rounds) rounds"
  }

  private func part(_ p: Double?) -> String { AuditWording.part(p ?? 1) }

  private func mixed(_ verdict: TrackingVerdict) -> String {
    let figure = audit.figures.first {
      $0.trait == verdict.trait && $0.measure == .sorting && $0.round == nil
    }
    return part(figure?.chance?.atMost)
  }

  /// What else a reader must know: pins, missing values, learners in two groups, and how many
  /// figures look unusual by chance alone.
  var notes: [String] {
    let record = audit.record
    let placements = record.rounds.reduce(0) { $0 + $1.present.count }
    let pinned = record.rounds.reduce(0) { $0 + $1.isPinned.count { $0 } }
    var notes: [String] = []
    if pinned > 0 {
      notes.append(
        "\(pinned) of \(placements) placements were fixed by somebody. They stay in every random "
          + "grouping, so what they alone bring about counts as given.")
    }
    for (position, trait) in audit.traits.enumerated() {
      let figure = audit.figures.first {
        $0.trait == position && $0.measure == .sorting && $0.round == nil
      }
      if let figure, figure.leftOut > 0 {
        notes.append(
          "\(figure.leftOut) of \(placements) placements are left out of figures about "
            + "\(trait.name), since it is not known.")
      }
    }
    for (round, number) in record.doubled.enumerated() where number > 0 {
      notes.append(
        "Round \(round + 1) has \(number == 1 ? "1 entry" : "\(number) entries")"
          + " of learners who are in another group already; the first counts.")
    }
    return notes
  }

  /// How many figures may be expected to look unusual where nothing is.
  var expectation: String {
    let figures = audit.figures.count { $0.chance != nil }
    let expected = Double(figures) * 2 * AuditWording.unusual
    return
      "Only the verdict is a test, with at most 5 false alarms in 100 terms. The figures describe: "
      + "of these \(figures), up to about \(max(1, Int(expected.rounded(.up)))) lie outside 98 of 100 "
      + "random groupings by chance alone."
  }
}

extension String {
  fileprivate var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
