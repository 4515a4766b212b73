import GroupingModel

/// A rule's options, checked against what the rule declares.
package struct RuleOptions {
  private let rule: any Rule.Type
  private let values: [String: OptionValue]

  /// - Throws: `ModelError` for an option that the rule does not have, or of the wrong type.
  package init(_ spec: RuleSpec, of rule: any Rule.Type) throws(ModelError) {
    self.rule = rule
    values = spec.options
    for (name, value) in spec.options.sorted(by: { $0.key < $1.key }) {
      guard let option = rule.options.first(where: { $0.name == name }) else {
        throw ModelError.unknown(
          "option of rule '\(rule.name)'", name, among: rule.options.map(\.name))
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
  }

  /// The option's number, if given.
  ///
  /// - Throws: `ModelError` if it is negative or not finite.
  package func number(_ name: String) throws(ModelError) -> Double? {
    guard case .number(let value) = values[name] else { return nil }
    guard value.isFinite, (0...1e9).contains(value) else {
      throw ModelError(
        "option '\(name)' of rule '\(rule.name)' is out of range",
        remedy: "use a number from 0 to a billion")
    }
    return value
  }

  /// The option's whole number, or the default.
  ///
  /// - Throws: `ModelError` if it is negative or has a fraction.
  package func wholeNumber(_ name: String, default fallback: Int) throws(ModelError) -> Int {
    guard let value = try number(name) else { return fallback }
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
    case .number(let value): return value == value.rounded() ? String(Int(value)) : String(value)
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
