import GroupingModel

/// A rule's options, checked against what the rule declares.
package struct RuleOptions {
  private let rule: any Rule.Type
  private let values: [String: OptionValue]

  /// - Throws: `ModelError` for an option that the rule does not have or of the wrong type, a
  ///   weight out of range, or a main value of the wrong form.
  package init(_ spec: RuleSpec, of rule: any Rule.Type) throws(ModelError) {
    self.rule = rule
    values = spec.options
    for (name, value) in spec.options.sorted(by: { $0.key < $1.key }) {
      guard let option = rule.options.first(where: { $0.name == name }) else {
        throw Self.unknownOption(name, of: rule)
      }
      guard option.kind.accepts(value) else {
        throw ModelError(
          "option '\(name)' of rule '\(rule.name)' is not \(option.kind.phrase)",
          remedy: option.meaning)
      }
    }
    if let weight = spec.weight, !(0...1_000_000).contains(weight) {
      throw ModelError(
        "the weight of rule '\(rule.name)' is not between 0 and a million",
        remedy: "use a weight such as 1 or 10")
    }
    try rule.subject.check(spec.subject, of: rule)
  }

  /// The option's number, if given.
  ///
  /// - Throws: `ModelError` if it is not in `range`.
  package func number(
    _ name: String, in range: ClosedRange<Double> = 0...1e9
  ) throws(ModelError) -> Double? {
    guard case .number(let value) = values[name] else { return nil }
    guard range.contains(value) else {
      throw ModelError(
        "option '\(name)' of rule '\(rule.name)' is out of range",
        remedy: "use a number from \(plain(range.lowerBound)) to \(plain(range.upperBound))")
    }
    return value
  }

  /// The option's whole number, or the default.
  ///
  /// - Throws: `ModelError` if it is not in `least...1_000_000` or has a fraction.
  package func wholeNumber(
    _ name: String, default fallback: Int, least: Int = 0
  ) throws(ModelError) -> Int {
    guard let value = try number(name, in: Double(least)...1e6) else { return fallback }
    guard value == value.rounded() else {
      throw ModelError(
        "option '\(name)' of rule '\(rule.name)' is not a whole number",
        remedy: "use a number such as 2")
    }
    return Int(value)
  }

  /// Whether the option is switched on.
  package func flag(_ name: String) -> Bool {
    if case .flag(let value) = values[name] { value } else { false }
  }

  /// The option's text; for a choice, its first word where nothing is given.
  package func text(_ name: String) -> String? {
    switch values[name] {
    case .text(let value): return value
    case .number(let value): return plain(value)
    default: break
    }
    guard let option = rule.options.first(where: { $0.name == name }) else { return nil }
    if case .choice(let words) = option.kind { return words.first }
    return nil
  }

  /// The option's list; a single text is a list of one, nothing is empty.
  package func list(_ name: String) -> [String] {
    if case .list(let values) = values[name] { return values }
    return text(name).map { [$0] } ?? []
  }

  /// The option's list, of which each value is asked for once.
  ///
  /// - Throws: `ModelError` if a value is listed twice.
  package func distinctList(_ name: String) throws(ModelError) -> [String] {
    let values = list(name)
    var seen: Set<String> = []
    for value in values where !seen.insert(value).inserted {
      throw ModelError(
        "option '\(name)' of rule '\(rule.name)' lists '\(value)' twice",
        remedy: "list each value once")
    }
    return values
  }

  private static func unknownOption(_ name: String, of rule: any Rule.Type) -> ModelError {
    guard !rule.options.isEmpty else {
      return ModelError(
        "rule '\(rule.name)' has no option '\(name)'", remedy: "leave it out; it has no options")
    }
    return .unknown("option of rule '\(rule.name)'", name, among: rule.options.map(\.name))
  }
}

extension SubjectKind {
  /// - Throws: `ModelError` if a column or a value is missing from the rule's main value.
  fileprivate func check(_ subject: String, of rule: any Rule.Type) throws(ModelError) {
    switch self {
    case .none, .learners, .choices, .pins: return
    case .maybeAttributeValue where subject.isEmpty: return
    case .attribute, .attributes, .attributeMaybeValue, .attributeValue, .maybeAttributeValue: break
    }
    guard !subject.isEmpty else {
      throw ModelError(
        "rule '\(rule.name)' names no column", remedy: "give it \(phrase) of the roster")
    }
    guard ![.attributeValue, .maybeAttributeValue].contains(self) || subject.contains("=") else {
      throw ModelError(
        "rule '\(rule.name)' needs a value of column '\(subject)'",
        remedy: "write it as 'column=value'")
    }
  }
}

extension OptionDescription.Kind {
  /// Whether a written value is of this kind.
  fileprivate func accepts(_ value: OptionValue) -> Bool {
    switch (self, value) {
    case (.number, .number), (.wholeNumber, .number), (.flag, .flag): true
    case (.text, .text), (.text, .number): true
    case (.choice(let words), .text(let word)): words.contains(word)
    case (.list, .list), (.list, .text), (.list, .number): true
    default: false
    }
  }

  /// "one of mean, total"
  fileprivate var phrase: String {
    switch self {
    case .number: "a number"
    case .wholeNumber: "a whole number"
    case .flag: "true or false"
    case .text: "a text"
    case .choice(let words): "one of " + words.joined(separator: ", ")
    case .list: "a list"
    }
  }
}
