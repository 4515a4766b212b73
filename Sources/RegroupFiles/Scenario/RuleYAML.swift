import Grouping
import GroupingModel
import Yams

/// Reads one rule of a scenario: the key that is a rule's name holds its main value; the others
/// are weight, required, level, filter and the rule's own options.
struct RuleYAML {
  let reader: YAMLReader

  /// Keys that every rule has.
  static let common = ["weight", "required", "level"]

  /// - Throws: `InputError` naming the line.
  func rule(_ node: Node) throws(InputError) -> RuleDocument {
    // A rule without value may stand as a plain word: `- new-teammates`.
    if node.scalar != nil {
      return RuleDocument(rule: try type(named: try reader.text(node, "rule"), at: node).name)
    }
    let entries = try reader.entries(node, of: "a rule", keys: nil)
    let named = entries.filter { entry in RuleBook.rules.contains { $0.name == entry.key } }
    guard let main = named.first else {
      let written = entries.first { !Self.common.contains($0.key) }?.key ?? ""
      _ = try type(named: written, at: node)
      throw reader.failure(node, "a rule without a name", remedy: "write, say, '- balance: score'")
    }
    guard named.count == 1 else {
      throw reader.failure(
        node, "'\(named[0].key)' and '\(named[1].key)' are in one rule",
        remedy: "start each rule with '- '")
    }
    let rule = try type(named: main.key, at: node)
    var document = RuleDocument(rule: main.key)
    try readValue(main.value, of: rule, into: &document)
    for (key, value) in entries where key != main.key {
      try readOption(key, value, of: rule, at: node, into: &document)
    }
    return document
  }

  private func type(named name: String, at node: Node) throws(InputError) -> any Rule.Type {
    do { return try RuleBook.rule(named: name) } catch {
      throw InputError(error, file: reader.file, line: node.mark?.line)
    }
  }

  private func readOption(
    _ key: String, _ node: Node, of rule: any Rule.Type, at place: Node,
    into document: inout RuleDocument
  ) throws(InputError) {
    switch key {
    case "weight": document.weight = try weight(node)
    case "required": document.required = try reader.flag(node, key)
    case "level": document.level = try reader.whole(node, key)
    case "filter" where rule.readsFiles: document.filter = try reader.text(node, key)
    default:
      guard let option = rule.options.first(where: { $0.name == key }) else {
        let known =
          Self.common + (rule.readsFiles ? ["filter"] : []) + rule.options.map(\.name)
        throw InputError(
          .unknown("key of rule '\(rule.name)'", key, among: known), file: reader.file,
          line: node.mark?.line)
      }
      document.options = document.options ?? [:]
      document.options?[key] = try value(node, of: option)
    }
  }

  private func weight(_ node: Node) throws(InputError) -> Double {
    let weight = try reader.number(node, "weight")
    guard (0...1_000_000).contains(weight) else {
      throw reader.failure(
        node, "the weight is not between 0 and a million", remedy: "write, say, 1 or 10")
    }
    return weight
  }

  private func value(
    _ node: Node, of option: OptionDescription
  ) throws(InputError) -> OptionDocument {
    switch option.kind {
    case .number, .wholeNumber: return .number(try reader.number(node, option.name))
    case .flag: return .flag(try reader.flag(node, option.name))
    case .text, .choice: return .text(try reader.text(node, option.name))
    case .list:
      return .list(
        node.scalar == nil
          ? try reader.texts(node, option.name) : [try reader.text(node, option.name)])
    }
  }

  /// The main value: a text, a list of columns, lists of learners, or `learner: label` pairs.
  private func readValue(
    _ node: Node, of rule: any Rule.Type, into document: inout RuleDocument
  ) throws(InputError) {
    switch node {
    case .scalar:
      let isEmpty =
        reader.isNull(node)
        || [.none, .maybeAttributeValue].contains(rule.subject) && node.scalar?.string == "true"
      if !isEmpty { document.subject = try reader.text(node, rule.name) }
    case .sequence where rule.subject == .attributes || rule.subject == .choices:
      document.columns = try reader.texts(node, rule.name)
    case .sequence where rule.subject == .learners || rule.subject == .pins:
      var lists: [[String]] = []
      for item in try reader.items(node, rule.name) {
        lists.append(try reader.texts(item, rule.name))
      }
      document.lists = lists
    case .mapping where rule.subject == .pins:
      document.lists = []
      for (learner, label) in try reader.entries(node, of: rule.name, keys: nil) {
        let labels =
          label.sequence == nil
          ? [try reader.text(label, rule.name)] : try reader.texts(label, rule.name)
        document.lists?.append([learner] + labels)
      }
    case .mapping(let inner) where isAboutOptions(inner, of: rule):
      let value = rule.subject == .none ? "true" : "VALUE"
      throw reader.failure(
        node, "options stand inside the value of rule '\(rule.name)'",
        remedy: "write them beside it: '\(rule.name): \(value), required: true'")
    default:
      throw reader.failure(
        node, "the value of rule '\(rule.name)' has the wrong form",
        remedy: rule.subject == .none
          ? "leave the value empty" : "its value is \(rule.subject.phrase)")
    }
  }

  private func isAboutOptions(_ inner: Node.Mapping, of rule: any Rule.Type) -> Bool {
    let known = Self.common + rule.options.map(\.name)
    return !inner.isEmpty && inner.allSatisfy { known.contains($0.key.string ?? "") }
  }
}

extension Rule {
  /// Whether the rule's main value may be a file of pairs, whose rows a filter can choose.
  static var readsFiles: Bool { subject == .learners }
}
