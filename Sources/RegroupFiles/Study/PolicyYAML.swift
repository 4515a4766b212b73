import Grouping
import GroupingModel
import Studies
import Yams

/// Reads the policies that a study compares: names, and rule sets.
struct PolicyYAML {
  let reader: YAMLReader

  private static let keys = ["name", "policy", "rules", "aim", "iterations", "proof"]

  /// - Throws: `InputError` naming the line.
  func policies(_ node: Node) throws(InputError) -> [NamedPolicy] {
    var policies: [NamedPolicy] = []
    for item in try reader.items(node, "policies") {
      let policy = try policy(item)
      guard !policies.contains(where: { $0.name == policy.name }) else {
        throw reader.failure(
          item, "two policies have one name", remedy: "give each a 'name:' of its own")
      }
      policies.append(policy)
    }
    return policies
  }

  private func policy(_ node: Node) throws(InputError) -> NamedPolicy {
    if node.scalar != nil {
      let name = try reader.text(node, "policies")
      return NamedPolicy(name, try plain(name, node))
    }
    var entries: [String: Node] = [:]
    for (key, value) in try reader.entries(node, of: "a policy", keys: Self.keys) {
      entries[key] = value
    }
    let name = try entries["name"].map { value throws(InputError) in
      try reader.text(value, "name")
    }
    guard let rules = entries["rules"] else {
      guard let policy = entries["policy"] else {
        throw reader.failure(
          node, "a policy has neither rules nor the name of a policy",
          remedy: "write {name: mine, rules: [...]}, or a name such as random")
      }
      try refuse(["aim", "iterations", "proof"], entries, "a policy without rules has")
      let known = try reader.text(policy, "policy")
      return NamedPolicy(name ?? known, try plain(known, policy))
    }
    guard let name else {
      throw reader.failure(node, "a rule set has no name", remedy: "give it a name:")
    }
    try refuse(["policy"], entries, "a rule set has")
    return NamedPolicy(name, try ruleSet(rules, entries))
  }

  private func refuse(
    _ keys: [String], _ entries: [String: Node], _ what: String
  ) throws(InputError) {
    for key in keys {
      guard let node = entries[key] else { continue }
      throw reader.failure(
        node, "\(what) '\(key)'", remedy: "leave it out, or leave out what it contradicts")
    }
  }

  private func plain(_ name: String, _ node: Node) throws(InputError) -> any Policy {
    guard let policy = PolicyBook.policy(named: name) else {
      var error = InputError(
        .unknown("policy", name, among: PolicyBook.policies.map { $0.about.name }),
        file: reader.file)
      error.line = node.mark?.line
      throw error
    }
    return policy
  }

  private func ruleSet(
    _ node: Node, _ entries: [String: Node]
  ) throws(InputError) -> RuleSetPolicy {
    var documents: [RuleDocument] = []
    for item in try reader.items(node, "rules") {
      let rule = try RuleYAML(reader: reader).rule(item)
      guard !documents.contains(where: { $0.isLike(rule) }) else {
        throw reader.failure(
          item, "the rule '\(rule.rule)' is there twice",
          remedy: "give it once, with both weights added")
      }
      documents.append(rule)
    }
    guard !documents.isEmpty else {
      throw reader.failure(node, "a rule set has no rules", remedy: "list some, or write random")
    }
    var (aim, iterations, isProven) = (Aim.weights, 2000, false)
    if let node = entries["aim"] {
      let text = try reader.text(node, "aim")
      guard let known = Aim(rawValue: text) else {
        throw InputError(
          .unknown("aim", text, among: Aim.allCases.map(\.rawValue)), file: reader.file)
      }
      aim = known
    }
    if let node = entries["iterations"] { iterations = try reader.whole(node, "iterations") }
    if let node = entries["proof"] { isProven = try reader.flag(node, "proof") }
    guard (1...100_000_000).contains(iterations) else {
      throw reader.failure(
        entries["iterations"], "'iterations' is below 1 or above 100 million",
        remedy: "write, say, 2000")
    }
    let file = reader.file
    return RuleSetPolicy(
      usesTickets: documents.contains(where: \.namesTicket), aim: aim, iterations: iterations,
      isProven: isProven, written: (try? Yams.serialize(node: node)) ?? "",
      count: documents.count
    ) { [documents] roster, kinds in
      try Self.resolved(documents, roster: roster, kinds: kinds, file: file)
    }
  }

  /// The rules as they read in a class. A rule about a value that nobody there has is left out.
  private static func resolved(
    _ documents: [RuleDocument], roster: Roster, kinds: [GroupKind], file: String
  ) throws(InputError) -> [RuleSpec] {
    let reading = RosterReading(
      roster: roster, index: LearnerIndex(roster.learners), guesses: [],
      rowNumbers: Array(2..<(2 + roster.count)), file: file)
    var resolver = RuleResolver(
      reader: ReferenceReader(
        roster: reading, folder: InputFolder(path: ".", confined: true)),
      kinds: kinds, distances: nil)
    var rules: [RuleSpec] = []
    for document in documents where !document.isAboutNobody(in: roster) {
      guard !document.namesFile(in: roster) else {
        throw InputError(
          "rule '\(document.rule)' of a study names a file or a column that is not there",
          remedy: "there are: " + roster.attributes.map { "'\($0.name)'" }.joined(separator: ", "))
      }
      rules.append(try resolver.resolve(document))
    }
    return rules
  }
}

extension RuleDocument {
  /// Whether the rule looks at entrance tickets, so that groups depend on the learner model.
  fileprivate var namesTicket: Bool {
    let named = (subject ?? "").split(separator: ",").map { trimmed(String($0)) } + (columns ?? [])
    return named.contains {
      $0.split(separator: "=").first.map(String.init) == RuleSetPolicy.ticketColumn
    }
      || (options ?? [:]).values.contains { $0.mentions(RuleSetPolicy.ticketColumn) }
  }

  /// Whether both are of one kind and about one thing.
  fileprivate func isLike(_ other: RuleDocument) -> Bool {
    rule == other.rule && subject == other.subject && columns == other.columns
      && lists == other.lists
  }

  /// Whether the rule is about a value of a column that no learner of the class has.
  fileprivate func isAboutNobody(in roster: Roster) -> Bool {
    guard let subject, let equals = subject.firstIndex(of: "="),
      let column = roster.attributes.first(where: { $0.name == trimmed(String(subject[..<equals])) }
      )
    else { return false }
    return !column.cells.contains(trimmed(String(subject[subject.index(after: equals)...])))
  }

  /// Whether the rule would read a file: learners of a study's classes stand in none.
  fileprivate func namesFile(in roster: Roster) -> Bool {
    guard let rule = RuleBook.rules.first(where: { $0.name == self.rule }),
      [.learners, .choices].contains(rule.subject), let subject
    else { return false }
    return !roster.attributes.contains { $0.name == subject }
  }
}

extension OptionDocument {
  fileprivate func mentions(_ text: String) -> Bool {
    switch self {
    case .flag, .number: false
    case .text(let value): value == text
    case .list(let values): values.contains(text)
    }
  }
}
