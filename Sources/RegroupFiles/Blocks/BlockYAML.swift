import Yams

/// Reads the `scenario.yaml` of flex blocks: strict, so that a misspelt key is an error.
enum BlockYAML {
  private static let keys =
    [
      "title", "for", "starts", "overlap", "ladder", "levels", "low-tiers", "rules", "locked",
      "seed",
      "cuts",
    ] + BlockDocument.tableKeys

  /// - Throws: `InputError` naming the line of an unknown key or of a value that cannot be used.
  static func document(_ text: String, file: String) throws(InputError) -> BlockDocument {
    let root = try ScenarioYAML.root(of: text, file: file)
    let reader = YAMLReader(file: file)
    var document = BlockDocument()
    document.file = file
    for (key, node) in try reader.entries(root, of: "the scenario", keys: keys) {
      try read(key, node, with: reader, into: &document)
    }
    return document
  }

  private static func read(
    _ key: String, _ node: Node, with reader: YAMLReader, into document: inout BlockDocument
  ) throws(InputError) {
    switch key {
    case "title": document.title = try reader.text(node, key)
    case "for": document.audience = try reader.text(node, key)
    case "starts": document.starts = try day(node, key, reader)
    case "overlap": document.mayOverlap = try reader.flag(node, key)
    case "ladder": document.ladder = try reader.texts(node, key)
    case "levels": document.levels = try levels(node, reader)
    case "low-tiers": document.lowTiers = try reader.texts(node, key)
    case "locked": document.locked = try reader.texts(node, key)
    case "seed": document.seed = try reader.seed(node)
    case "cuts": document.mastery = try mastery(node, reader)
    case "rules":
      guard !reader.isNull(node) else { return }
      for item in try reader.items(node, key) {
        document.rules.append(try BlockRuleYAML(reader: reader).rule(item))
      }
    default: document.tables[key] = try reader.text(node, key)
    }
  }

  private static func day(
    _ node: Node, _ key: String, _ reader: YAMLReader
  ) throws(InputError) -> String {
    let text = try reader.text(node, key)
    do throws(InputError) { _ = try CalendarDay(text) } catch {
      throw reader.failure(node, "'\(key)' is not a day of the calendar", remedy: error.remedy)
    }
    return text
  }

  private static func levels(
    _ node: Node, _ reader: YAMLReader
  ) throws(InputError) -> [String: String] {
    var levels: [String: String] = [:]
    let keys = ["choices", "needs", "mastery"]
    for (key, value) in try reader.entries(node, of: "levels", keys: keys) {
      levels[key] = try reader.text(value, key)
    }
    return levels
  }

  /// `cuts: {band: 1, by: Fri, at: {fractions: 12}}`.
  private static func mastery(
    _ node: Node, _ reader: YAMLReader
  ) throws(InputError) -> BlockMastery {
    var mastery = BlockMastery()
    for (key, value) in try reader.entries(node, of: "cuts", keys: ["band", "by", "at"]) {
      switch key {
      case "band": mastery.band = try reader.number(value, key)
      case "by": mastery.by = try reader.text(value, key)
      default:
        for (label, cut) in try reader.entries(value, of: "at", keys: nil) {
          mastery.cuts[label] = try reader.number(cut, "a cut")
        }
      }
    }
    guard !mastery.cuts.isEmpty, mastery.band >= 0 else {
      throw reader.failure(
        node, "cuts have no score to cut at, or a band below 0",
        remedy: "write, say, cuts: {at: {fractions: 12}, band: 1}")
    }
    return mastery
  }
}

/// Reads one rule about attendance.
struct BlockRuleYAML {
  let reader: YAMLReader

  /// The rules' names, each with what may stand beside it.
  private static let names: [(rule: String, options: [String])] = [
    ("at-most", ["per", "sessions", "kind", "label", "tier"]),
    ("both-halves", ["sessions", "kind", "label", "tier"]),
    ("check-in", ["sessions", "kind", "label", "tier"]), ("low-share", []), ("low-streak", []),
    ("not-alone", []),
  ]

  func rule(_ node: Node) throws(InputError) -> BlockRuleDocument {
    let entries = try reader.entries(node, of: "a rule", keys: nil)
    let keys = entries.map(\.key)
    guard let (name, options) = Self.names.first(where: { keys.contains($0.rule) }) else {
      let list = Self.names.map { "'\($0.rule)'" }.joined(separator: ", ")
      throw reader.failure(node, "this is no rule that is known", remedy: "there are: \(list)")
    }
    var rule = BlockRuleDocument(rule: name)
    let known = [name, "level", "cost"] + options
    for (key, value) in try reader.entries(node, of: "the rule '\(name)'", keys: known) {
      try read(key, value, into: &rule)
    }
    guard rule.cost == nil || rule.level != nil else {
      throw reader.failure(
        node, "a rule has a cost and no level", remedy: "name the level at which it costs")
    }
    return rule
  }

  private func read(
    _ key: String, _ node: Node, into rule: inout BlockRuleDocument
  ) throws(InputError) {
    switch key {
    case "level": rule.level = try reader.text(node, key)
    case "cost": rule.cost = try reader.whole(node, key)
    case "per": rule.per = try reader.text(node, key)
    case "kind": rule.kind = try reader.text(node, key)
    case "label": rule.label = try reader.text(node, key)
    case "tier": rule.tier = try reader.text(node, key)
    case "sessions": rule.sessions = try reader.texts(node, key)
    case "both-halves": rule.slots = try halves(node, key)
    case "not-alone": rule.who = try reader.text(node, key)
    default: rule.number = try reader.whole(node, key)
    }
  }

  private func halves(_ node: Node, _ key: String) throws(InputError) -> [String] {
    let slots = try reader.texts(node, key)
    guard slots.count == 2 else {
      throw reader.failure(
        node, "'\(key)' does not name two slots", remedy: "write, say, both-halves: [Mon-1, Mon-2]")
    }
    return slots
  }
}
