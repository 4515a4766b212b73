import Choosing
import GroupingModel
import Yams

/// Reads rules about the learners' columns, `level` and `help`, and what all rules have in common.
struct BuddyRuleYAML {
  let reader: YAMLReader
  let learners: BlockClass

  /// One rule each, where a key holds one mapping or a list of them.
  ///
  /// - Throws: `InputError` naming line, or row and column.
  func rules(
    _ node: Node?, _ read: (Node) throws(InputError) -> LoadedBuddyRule
  ) throws(InputError) -> [LoadedBuddyRule] {
    guard let node else { return [] }
    var rules: [LoadedBuddyRule] = []
    for item in node.sequence.map(Array.init) ?? [node] { rules.append(try read(item)) }
    return rules
  }

  /// Values by key; all keys are known ones.
  func fields(
    _ node: Node, of rule: String, keys: [String]
  ) throws(InputError) -> [String: Node] {
    var fields: [String: Node] = [:]
    for (key, value) in try reader.entries(node, of: "'\(rule)'", keys: keys) {
      fields[key] = value
    }
    return fields
  }

  /// In tenths; 1 point where there is none.
  func weight(_ node: Node?) throws(InputError) -> Int {
    guard let node else { return 10 }
    let tenths = try reader.number(node, "weight", in: 0...1000) * 10
    guard abs(tenths - tenths.rounded()) < 1e-6 else {
      throw reader.failure(
        node, "'weight' has more than one decimal", remedy: "write, say, 2 or 0.5")
    }
    return Int(tenths.rounded())
  }

  /// "2.5" of tenths.
  static func told(_ tenths: Int) -> String { Wording.points(Double(tenths) / 10) }

  // MARK: level

  /// `{column: Level, within: 0-10, weight: 1}`.
  func level(_ node: Node) throws(InputError) -> LoadedBuddyRule {
    let fields = try fields(node, of: "level", keys: ["column", "within", "weight"])
    let column = try attribute(fields["column"], "column", of: node, in: "level")
    let range = try within(fields["within"] ?? node)
    let weight = try weight(fields["weight"])
    let ends = [range.lowerBound, range.upperBound].map { Wording.points(Double($0) / 100) }
    let span = ends[0] == ends[1] ? ends[0] : "\(ends[0]) to \(ends[1])"
    return LoadedBuddyRule(
      rule: BuddyRule(.difference(scores: try scores(column), within: range), weight: weight),
      name: column.name,
      sentence: "\(column.name): \(span) apart; \(Self.told(weight)) for each point outside of that"
    )
  }

  /// A range of differences in hundredths: "0-10", "20 to 40"; one number is the largest.
  private func within(_ node: Node) throws(InputError) -> ClosedRange<Int> {
    guard node.mapping == nil else {
      throw reader.failure(
        node, "'level' does not say how far apart two should be",
        remedy: "write within: 0-10 for alike, or within: 20-40 for unlike")
    }
    let parts = try reader.text(node, "within").replacing(" to ", with: "-")
      .split(separator: "-", omittingEmptySubsequences: false)
    let ends = parts.compactMap { ColumnKind.number(trimmed(String($0))) }
      .map { $0 * 100 }.filter { (0...1e8).contains($0) }.map { Int($0.rounded()) }
    guard let last = ends.last, ends.count == parts.count, ends.count <= 2,
      ends[0] <= last
    else {
      throw reader.failure(
        node, "'within' is not a range of differences", remedy: "write, say, 0-10 or 20-40")
    }
    return (ends.count == 1 ? 0 : ends[0])...last
  }

  /// In hundredths.
  private func scores(_ column: Attribute) throws(InputError) -> [Int] {
    var scores: [Int] = []
    for (learner, cell) in column.cells.enumerated() {
      guard let score = ColumnKind.number(cell), abs(score) <= 1e6 else {
        throw InputError(
          file: learners.reading.file, row: learners.reading.rowNumbers[learner],
          column: column.name,
          cell.isEmpty ? "the cell is empty, and buddies are matched by it" : "not a number",
          remedy: "write a number up to 1000000; one in the middle where nothing is known")
      }
      scores.append(Int((score * 100).rounded()))
    }
    return scores
  }

  // MARK: help

  /// `{can: COLUMN, wants: COLUMN, both: 1, weight: 3}`: cells are lists.
  func help(_ node: Node) throws(InputError) -> LoadedBuddyRule {
    let fields = try fields(node, of: "help", keys: ["can", "wants", "both", "weight"])
    let can = try attribute(fields["can"], "can", of: node, in: "help")
    let wants = try attribute(fields["wants"], "wants", of: node, in: "help")
    let both = try fields["both"].map { node throws(InputError) in
      try reader.whole(node, "both", in: 0...100)
    }
    let weight = try weight(fields["weight"])
    let offered = Set(can.cells.flatMap(Self.topics).map { $0.lowercased() })
    let wanted = Self.distinct(wants.cells.flatMap(Self.topics))
    let met = wanted.filter { offered.contains($0.lowercased()) }
    guard met.count <= 64 else {
      throw InputError(
        file: learners.reading.file, column: wants.name,
        "\(met.count) topics are offered and wanted", remedy: "join some: up to 64 can be matched")
    }
    let bits = Dictionary(uniqueKeysWithValues: met.enumerated().map { ($1.lowercased(), $0) })
    func masks(_ column: Attribute) -> [UInt64] {
      column.cells.map { cell in
        Self.topics(cell).reduce(0) { $0 | (bits[$1.lowercased()].map { 1 << UInt64($0) } ?? 0) }
      }
    }
    let term = BuddyTerm.help(can: masks(can), wants: masks(wants), both: both ?? 0)
    let gain = Self.told(weight * (both ?? 0))
    return LoadedBuddyRule(
      rule: BuddyRule(term, weight: weight * 100), name: "help",
      sentence: "help (\(can.name) for \(wants.name)): -\(Self.told(weight)) for each topic"
        + (gain == "0" ? "" : ", -\(gain) more for one each way"),
      topics: met, unmet: wanted.filter { !offered.contains($0.lowercased()) })
  }

  private static func topics(_ cell: String) -> [String] {
    cell.split(separator: ";").map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }

  /// Each text once, capitals aside.
  private static func distinct(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0.lowercased()).inserted }
  }

  /// The learners' column that a key names.
  private func attribute(
    _ node: Node?, _ key: String, of parent: Node, in rule: String
  ) throws(InputError) -> Attribute {
    guard let node else {
      throw reader.failure(
        parent, "'\(rule)' names no column", remedy: "write \(key): and a column's title")
    }
    let title = try reader.text(node, key)
    let all = learners.reading.roster.attributes
    guard let found = all.first(where: { $0.name.lowercased() == title.lowercased() }) else {
      var error = InputError(.unknown("column", title, among: all.map(\.name)), file: reader.file)
      error.line = node.mark?.line
      throw error
    }
    return found
  }
}
