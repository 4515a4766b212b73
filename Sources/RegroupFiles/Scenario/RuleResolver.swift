import Grouping
import GroupingModel

/// Turns a rule as written into a specification with learners and labels resolved.
struct RuleResolver {
  var reader: ReferenceReader
  let kinds: [GroupKind]
  /// Distances of a benchmark instance, for the rule that needs them.
  let distances: [Double]?

  /// - Throws: `InputError` for an unknown rule, column or learner, or a value of the wrong form.
  mutating func resolve(_ document: RuleDocument) throws(InputError) -> RuleSpec {
    let rule: any Rule.Type
    do { rule = try RuleBook.rule(named: document.rule) } catch { throw InputError(error) }
    try checkForm(document, of: rule)
    let (subject, data) = try value(document, of: rule)
    return RuleSpec(
      kind: document.rule, subject: subject,
      options: (document.options ?? [:]).mapValues(\.value),
      strength: try strength(document, of: rule), level: document.level ?? 1, data: data)
  }

  private func strength(
    _ document: RuleDocument, of rule: any Rule.Type
  ) throws(InputError) -> Strength {
    if document.required == true, document.weight != nil {
      throw InputError(
        "rule '\(rule.name)' is required and has a weight", remedy: "give it one of the two")
    }
    if let weight = document.weight, weight > 0, Cost.units(weight) == 0 {
      throw InputError(
        "the weight of rule '\(rule.name)' is less than a thousandth, so it would count nothing",
        remedy: "use a weight of at least 0.001, or 0 to switch the rule off")
    }
    let isRequired = document.required ?? (document.weight == nil && rule.requiredByDefault)
    return isRequired ? .required : .weighted(document.weight ?? 1)
  }

  /// Parts of the document that the rule's kind of value has no use for.
  private func checkForm(_ document: RuleDocument, of rule: any Rule.Type) throws(InputError) {
    let takesLists = [.learners, .pins].contains(rule.subject)
    if document.lists != nil, !takesLists {
      throw InputError(
        "rule '\(rule.name)' takes no lists of learners",
        remedy: "its value is \(rule.subject.phrase)")
    }
    if document.filter != nil, !rule.readsFiles {
      throw InputError(
        "rule '\(rule.name)' reads no file of pairs, so it takes no filter",
        remedy: "remove the filter")
    }
    if let level = document.level, !(1...1000).contains(level) {
      throw InputError(
        "the level of rule '\(rule.name)' is not between 1 and 1000",
        remedy: "number levels from 1, which is solved first")
    }
  }

  private mutating func value(
    _ document: RuleDocument, of rule: any Rule.Type
  ) throws(InputError) -> (String, RuleData) {
    let subject = document.subject ?? ""
    switch rule.subject {
    case .none:
      guard subject.isEmpty, document.columns == nil else {
        throw InputError("rule '\(rule.name)' takes no value", remedy: "leave the value empty")
      }
      return ("", rule.name == "distances" ? .distances(distances ?? []) : .none)
    case .maybeAttributeValue where subject.isEmpty && document.columns == nil: return ("", .none)
    case .attribute, .attributeMaybeValue, .attributeValue, .maybeAttributeValue, .attributes:
      return (try columns(document, of: rule), .none)
    case .learners:
      return (subject, try learners(document, of: rule))
    case .choices:
      let listed = document.columns ?? []
      return (
        listed.isEmpty ? subject : listed.joined(separator: ", "),
        .ranks(try choices(document, rule: rule.name))
      )
    case .pins:
      return (subject, .pins(try pins(document, rule: rule.name)))
    }
  }

  /// The columns that a rule about attributes names, checked to be there.
  private func columns(
    _ document: RuleDocument, of rule: any Rule.Type
  ) throws(InputError) -> String {
    let titles = reader.roster.roster.attributes.map(\.name)
    let subject = document.subject ?? ""
    var listed = document.columns ?? (subject.isEmpty ? [] : [subject])
    if rule.subject == .attributes, document.columns == nil, !titles.contains(subject) {
      listed = subject.split(separator: ",").map { trimmed(String($0)) }
    }
    guard !listed.isEmpty, rule.subject == .attributes || listed.count == 1 else {
      throw InputError(
        "rule '\(rule.name)' has no value that it can use",
        remedy: "its value is \(rule.subject.phrase)")
    }
    for entry in listed {
      let parts = entry.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let needsValue = [.attributeValue, .maybeAttributeValue].contains(rule.subject)
      let mayHaveValue = needsValue || rule.subject == .attributeMaybeValue
      let title = mayHaveValue ? trimmed(String(parts[0])) : entry
      guard titles.contains(title) else {
        throw InputError(.unknown("column", title, among: titles), file: reader.roster.file)
      }
      guard !needsValue || parts.count == 2 else {
        throw InputError(
          "rule '\(rule.name)' needs a value of column '\(title)'",
          remedy: "write it as column=value")
      }
    }
    return listed.joined(separator: ",")
  }
}

extension OptionDocument {
  /// The option as the rules read it.
  var value: OptionValue {
    switch self {
    case .flag(let flag): .flag(flag)
    case .number(let number): .number(number)
    case .text(let text): .text(text)
    case .list(let list): .list(list)
    }
  }
}
