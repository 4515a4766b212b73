import Foundation
import Grouping
import GroupingModel

/// A commented `scenario.yaml` to start from.
package enum ScenarioTemplate {
  /// - Parameters:
  ///   - roster: class list, as seen from the working folder.
  ///   - output: file that the scenario will be; the roster is named from there. Without, the
  ///     scenario is meant to lie beside the roster.
  /// - Throws: `InputError` if the class list cannot be read, or lies outside the scenario's folder.
  package static func yaml(roster: String, output: String?) throws(InputError) -> String {
    var folder = InputFolder(path: ".", confined: false)
    let imported = try Importers.read(try Table(try folder.text(roster), file: roster))
    let columns = imported.adapted(ScenarioDocument(roster: roster), usesSuggestedRules: false)
      .columns
    let reading = try RosterReader.read(imported.table, columns: columns)
    let name = try output.map { path throws(InputError) in try named(roster, from: path) }
    let head = head(reading, roster: name ?? lastPart(roster), output: output ?? "scenario.yaml")
    return (head + rules(reading, suiting: imported.rules)).joined(separator: "\n") + "\n"
  }

  /// - Throws: `OutputError` if the file is there and not to be replaced, or cannot be written.
  package static func write(
    _ text: String, to path: String, replacing: Bool
  ) throws(OutputError) {
    guard replacing || !FileManager.default.fileExists(atPath: path) else {
      throw OutputError(
        isCreation: true, problem: "'\(path)' is already there",
        remedy: "use --force to replace it, or name another file")
    }
    try OutputFolder.write(text, to: path)
  }

  private static func head(
    _ reading: RosterReading, roster: String, output: String
  ) -> [String] {
    let identifier = reading.guesses.first { $0.kind == .identifier }?.column
    let names = reading.guesses.filter { $0.kind == .name }.map(\.column)
    var columns: [String] = []
    if let identifier { columns.append("id: \(quoted(identifier))") }
    if names.count == 1 { columns.append("name: \(quoted(names[0]))") }
    return [
      "# Run it with: regroup teams \(printable(output)) --output out/",
      "title: New teams",
      "roster: \(quoted(roster))",
      "columns: {\(columns.joined(separator: ", "))}",
      "",
      "# One of: {near: 4}, {groups: 7}, {min: 3, max: 5}, {exactly: [4, 4, 5]}",
      "sizes: {near: \(min(4, reading.roster.count))}",
      "",
      "# What groups are for, if that differs; learners may rank them (rule preference).",
      "# labels: [{name: Robots, min: 3, max: 5}, {name: Bridges, optional: true}]",
      "",
      "# What groups lie in, if that is planned together with them: classes, with rules of their own.",
      "# sections: {sizes: {groups: 3}, rules: []}",
      "",
      "# Earlier rounds: a folder with a CSV file of group and id for each.",
      "# history: rounds",
      "",
      "# weights: the least sum; strict-order: level 1 first, then 2; worst-first: the worst",
      "# group's cost first.",
      "aim: weights",
      "seed: 1",
      "",
    ]
  }

  /// Rules that fit the columns. Those that suit the format of the class list are active; without
  /// any, the first column of the commonest rules is.
  private static func rules(_ reading: RosterReading, suiting: [RuleDocument]) -> [String] {
    var lines = [
      "# Each rule is weighted (weight: 1 unless said) or required (required: true).", "rules:",
    ]
    lines += suiting.flatMap { rule in
      let isUsable = rule.subject.map { namesOnlyLearners($0, in: reading) } ?? true
      let prefix = isUsable ? "  " : "  # "
      return ["\(prefix)- \(rule.rule): \(value(of: rule))"]
        + (rule.weight.map { ["\(prefix)  weight: \(Wording.points($0))"] } ?? [])
    }
    for (name, kind, isCommon) in suggestions {
      let columns = reading.guesses.filter { guess in
        guess.kind == kind && (kind != .category || isVaried(guess.column, in: reading.roster))
          && !suiting.contains { isTaken(guess, by: $0, for: name) }
      }
      guard !columns.isEmpty, let rule = RuleBook.rules.first(where: { $0.name == name }) else {
        continue
      }
      lines.append("  # \(name): \(rule.summary);")
      lines.append("  # a point of cost is \(rule.unit)")
      for (position, guess) in columns.enumerated() {
        let isActive =
          suiting.isEmpty && isCommon && position == 0
          && namesOnlyLearners(guess.column, in: reading)
        lines.append("\(isActive ? "  - " : "  # - ")\(name): \(quoted(guess.column))")
      }
    }
    return lines + [
      "  # apart: pairs that must not share a group, by identifier",
      "  # - apart: [[id1, id2]]",
      "",
      "# All rules and their options: regroup schema, or the README's table.",
    ]
  }

  /// Rule, the kind of column it fits, and whether it stands without comment sign.
  private static let suggestions: [(String, ColumnKind, Bool)] = [
    ("balance", .number, true), ("similar", .number, false), ("spread", .category, true),
    ("gather", .category, false), ("wishes", .learners, true), ("avoid", .learners, false),
    ("skills", .set, false), ("common-hours", .set, false),
  ]

  private static func value(of rule: RuleDocument) -> String {
    if let columns = rule.columns { return "[\(columns.map(quoted).joined(separator: ", "))]" }
    return rule.subject.map(quoted) ?? "true"
  }

  /// Whether the format's rule says what the column is for: it is that rule, or the column lists
  /// learners, who are either asked for or avoided.
  private static func isTaken(
    _ guess: ColumnGuess, by rule: RuleDocument, for name: String
  ) -> Bool {
    (rule.subject == guess.column || rule.columns?.contains(guess.column) == true)
      && (rule.rule == name || guess.kind == .learners)
  }

  /// Whether a column of learners names nobody else; a scenario to start from should run.
  private static func namesOnlyLearners(_ column: String, in reading: RosterReading) -> Bool {
    guard reading.guesses.contains(where: { $0.column == column && $0.kind == .learners }) else {
      return true
    }
    let cells = reading.roster.attributes.first { $0.name == column }?.cells ?? []
    let matcher = NameMatcher(reading.roster.learners, index: reading.index)
    return cells.allSatisfy { matcher.findAll(inCell: $0).allSatisfy(\.isFound) }
  }

  private static func isVaried(_ column: String, in roster: Roster) -> Bool {
    let attribute = roster.attributes.first { $0.name == column }
    return (attribute?.distinctCategories.count ?? 0) > 1
  }

  /// A YAML text that stands for nothing but itself.
  private static func quoted(_ text: String) -> String {
    let isPlain = text.allSatisfy {
      $0.isASCII && ($0.isLetter || $0.isNumber || "_.- ".contains($0))
    }
    if isPlain, text.first?.isLetter == true, !reserved.contains(text.lowercased()) { return text }
    let escaped = printable(text).map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : String($0) }
    return "\"\(escaped.joined())\""
  }

  private static let reserved = ["yes", "no", "true", "false", "on", "off", "null", "y", "n"]

  private static func lastPart(_ path: String) -> String {
    path.split(separator: "/").last.map(String.init) ?? path
  }

  /// The roster as seen from the folder of the scenario.
  private static func named(
    _ roster: String, from scenario: String
  ) throws(InputError) -> String {
    let parts = scenario.split(separator: "/", omittingEmptySubsequences: false)
    let folder = parts.count > 1 ? parts.dropLast().joined(separator: "/") : "."
    let rosterFolder =
      roster.contains("/")
      ? roster.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        .joined(separator: "/") : "."
    let way = relativePath(from: folder.isEmpty ? "/" : folder, to: rosterFolder)
    guard !way.hasPrefix("..") else {
      throw InputError(
        file: roster, "the class list lies outside the scenario's folder",
        remedy: "write the scenario beside the class list")
    }
    return way == "." ? lastPart(roster) : "\(way)/\(lastPart(roster))"
  }
}
