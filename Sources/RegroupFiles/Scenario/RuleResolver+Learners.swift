import Grouping
import GroupingModel

extension RuleResolver {
  /// Whom a rule about learners is about: from lists, a column of the roster, or a file.
  mutating func learners(
    _ document: RuleDocument, of rule: any Rule.Type
  ) throws(InputError) -> RuleData {
    if let lists = document.lists {
      let blocks = try reader.blocks(
        lists, rule: rule.name, areRequests: rule.isDirected)
      return rule.isDirected ? .links(Self.requests(blocks)) : try Self.data(blocks, of: rule)
    }
    let subject = try self.subject(document, of: rule)
    if hasColumn(subject) {
      if rule.isAboutGroups { return try Self.data(try reader.blocks(inColumn: subject), of: rule) }
      return .links(try reader.links(inColumn: subject))
    }
    if rule.isAboutGroups {
      return try Self.data(try reader.round(inFile: subject).round.groups.map(\.members), of: rule)
    }
    let table = try Table(try reader.folder.text(subject), file: subject)
    return .links(try EdgeFile(table, filter: document.filter).links(reader))
  }

  private static func data(
    _ blocks: [[Int]], of rule: any Rule.Type
  ) throws(InputError) -> RuleData {
    try PairLimit.check(blocks, of: "rule '\(rule.name)'")
    return .blocks(blocks)
  }

  /// The first of each list asks for the others.
  private static func requests(_ lists: [[Int]]) -> [Link] {
    lists.flatMap { list in
      list.dropFirst().filter { $0 != list[0] }.map { Link(from: list[0], to: $0) }
    }
  }

  /// The rule's main value, known to be a column or a file.
  func subject(_ document: RuleDocument, of rule: any Rule.Type) throws(InputError) -> String {
    guard let subject = document.subject, !subject.isEmpty else {
      throw InputError(
        "rule '\(rule.name)' has no value", remedy: "its value is \(rule.subject.phrase)")
    }
    if hasColumn(subject) || reader.folder.hasFile(subject) { return subject }
    let titles = reader.roster.roster.attributes.map(\.name)
    if let nearest = closest(to: subject, among: titles) {
      throw InputError(
        "rule '\(rule.name)': '\(subject)' is neither a column nor a file",
        remedy: "did you mean the column '\(nearest)'?")
    }
    // Says why the file cannot be used: missing, or outside the scenario's folder.
    var folder = reader.folder
    _ = try folder.bytes(subject)
    return subject
  }

  func hasColumn(_ title: String) -> Bool {
    reader.roster.roster.attributes.contains { $0.name == title }
  }
}

extension Rule {
  /// Whether who asks whom matters, so that a list is one learner's requests.
  static var isDirected: Bool { ["wishes", "avoid"].contains(name) }
  /// Whether the rule is about whole groups, so that a column or file names groups.
  static var isAboutGroups: Bool { name == "keep" }
}
