import GroupingModel

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Memory of other rounds that halves every so many rounds.
struct Fading {
  let halfLife: Double

  static func option(_ what: String) -> OptionDescription {
    OptionDescription(
      "half-life", .number, "rounds after which \(what) weighs half as much; 4 if not given")
  }

  /// - Throws: `ModelError` if the half-life is out of range.
  init(_ options: RuleOptions) throws(ModelError) {
    halfLife = try options.number("half-life", in: 0.01...1000) ?? 4
  }

  /// What a round weighs: 1 the one next to that in question, half of it every `halfLife` rounds.
  func weight(ofAge age: Int) -> Double { pow(0.5, Double(age - 1) / halfLife) }

  /// Makes sure that a rule with a cap where it is required, and fading where it is not, has the
  /// right one of these options.
  ///
  /// - Throws: `ModelError` naming the option that does nothing.
  static func checkIdle(_ spec: RuleSpec) throws(ModelError) {
    let idle = spec.strength == .required ? "half-life" : "cap"
    guard spec.options[idle] == nil else {
      let other = spec.strength == .required ? "a weight" : "'required: true'"
      throw ModelError(
        "option '\(idle)' of rule '\(spec.kind)' only works with \(other)",
        remedy: "leave it out, or write the rule twice: once required, once with a weight")
    }
  }
}

extension Setting {
  /// The ledger, known to name nobody else than learners of the roster.
  ///
  /// - Throws: `ModelError` if it does.
  func checkedLedger() throws(ModelError) -> Ledger {
    let rounds = ledger.withAges.map(\.round)
    let learners =
      rounds.flatMap { $0.groups.flatMap(\.members) } + rounds.flatMap { $0.turns.keys }
    guard learners.allSatisfy({ (0..<roster.count).contains($0) }) else {
      throw ModelError(
        "the history names a learner who is not in the roster",
        remedy: "drop learners who have left from the history")
    }
    return ledger
  }
}
