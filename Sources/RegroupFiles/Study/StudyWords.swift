import Foundation
import Studies

/// Words and numbers of the pages of a study.
enum StudyWords {
  /// What an outcome is, for a name of a column of results.
  static func meaning(_ name: String) -> String {
    if let outcome = Outcome(rawValue: name) { return outcome.meaning }
    let parts = name.split(separator: ":", maxSplits: 1).map(String.init)
    guard parts.count == 2 else { return name }
    return parts[0] == "gain"
      ? "mean gain of learners with \(parts[1])"
      : "population deviation of skill of learners with \(parts[1])"
  }

  /// Whether more is better; nil where it depends.
  static func isBetterHigh(_ name: String) -> Bool? {
    name.hasPrefix("gain:") ? true : Outcome(rawValue: name)?.isBetterHigh
  }

  /// "8 learner models", "2 learner models in up to 3 effect sizes".
  static func models(_ design: StudyDesign) -> String {
    let names = Set(design.worlds.map(\.name))
    let models = Wording.count(names.count, "learner model")
    let effects = Set(design.worlds.map(\.effect))
    return effects.count < 2 ? models : models + " in up to \(effects.count) effect sizes"
  }

  /// The least that an adjusted p can be, of so many classes and flips.
  static func leastAdjusted(contrasts: Int, of study: LoadedStudy) -> Double {
    let least = StudyStatistics.leastProbability(
      clusters: study.clusters.count, flips: study.document.permutations)
    return min(1, Double(contrasts) * least)
  }

  /// "3 classes", "1387 classes in 79 clusters".
  static func classes(_ study: LoadedStudy) -> String {
    let clusters = study.clusters.count
    return Wording.count(study.rooms.count, "class", "es")
      + (clusters < study.rooms.count ? " in \(Wording.count(clusters, "cluster"))" : "")
  }

  /// Said where intervals and tests rest on few numbers; nil from ten clusters on.
  static func caution(_ study: LoadedStudy) -> String? {
    let clusters = study.clusters.count
    guard clusters < 10 else { return nil }
    guard clusters > 1 else {
      return
        "With \(classes(study)) there are no intervals and no tests: nothing can be said of others."
    }
    return
      "With \(classes(study)) only, intervals and tests rest on few numbers; take them with care."
  }

  /// "87 %".
  static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }

  /// As short as it goes: "0.05", "10".
  static func plain(_ value: Double) -> String { plain(value, digits: 6) }

  static func plain(_ value: Double, digits: Int) -> String {
    signed(String(format: "%.\(digits)g", value))
  }

  /// With so many decimals; nothing for what is not there.
  static func number(_ value: Double?, _ decimals: Int) -> String {
    guard let value, value.isFinite else { return "" }
    let text = String(format: "%.\(decimals)f", value)
    return signed(text.contains { ("1"..."9").contains($0) } ? text : text.replacing("-", with: ""))
  }

  /// With a sign in front, as differences have.
  static func difference(_ value: Double?, _ decimals: Int) -> String {
    let text = number(value, decimals)
    guard let value, value > 0, text.contains(where: { ("1"..."9").contains($0) }) else {
      return text
    }
    return "+" + text
  }

  /// Decimals that leave the largest of some numbers three digits; two to four.
  static func decimals(_ values: [Double]) -> Int {
    let most = values.filter(\.isFinite).map(abs).max() ?? 0
    guard most > 0 else { return 2 }
    return min(4, max(2, 2 - Int(log10(most).rounded(.down))))
  }

  /// For a text within a picture.
  static func escaped(_ text: String) -> String {
    text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
      .replacing("\"", with: "&quot;")
  }

  /// "star", or "star × −1" where its effect is not 1.
  static func world(_ name: String, _ effect: Double) -> String {
    effect == 1 ? name : "\(name) ×\u{a0}\(plain(effect))"
  }

  private static func signed(_ text: String) -> String { text.replacing("-", with: "−") }
}
