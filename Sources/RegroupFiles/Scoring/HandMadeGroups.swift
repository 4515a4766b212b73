import Grouping
import GroupingModel

/// Hand-made or edited groups, held against a scenario.
package struct HandMadeGroups {
  let entries: [GroupsFile.Entry]
  /// In the order of `entries`.
  let groups: [Group]
  /// The rules, lowered for a class that may be cut into just these groups.
  let objective: Objective
  /// What is broken apart from rules: places, sizes, labels, numbers of groups.
  let findings: [String]
  /// Per group and rule: cost units, or violations of required rules.
  let prices: [[Int64]]
  /// One or none: a value cannot hold another of its own type in any other way.
  private let frame: [HandMadeGroups]

  /// The sections that the table puts learners into; nil where there is one level.
  var sections: HandMadeGroups? { frame.first }

  /// Reads `groups.csv` or a table like it.
  ///
  /// - Parameter file: path, from the working folder.
  /// - Throws: `InputError` if the file or a rule cannot be used.
  package init(file: String, in loaded: LoadedScenario) throws(InputError) {
    var folder = InputFolder(path: ".", confined: false)
    let table = try Table(try folder.text(file), file: file)
    try self.init(table, in: loaded)
  }

  package init(_ table: Table, in loaded: LoadedScenario) throws(InputError) {
    try self.init(table, GroupsFile.groupColumns, loaded.scenario, loaded)
  }

  private init(
    _ table: Table, _ columns: [String], _ scenario: Scenario, _ loaded: LoadedScenario
  ) throws(InputError) {
    frame =
      try scenario.sections.map { around throws(InputError) in
        [try HandMadeGroups(table, GroupsFile.sectionColumns, around, loaded)]
      } ?? []
    let file = try GroupsFile(
      table, index: LearnerIndex(scenario.roster.learners), columns: columns)
    entries = file.entries
    var findings = file.findings
    groups = entries.map { entry in
      Group(kind: Self.kind(of: entry, in: scenario, &findings), members: entry.members)
    }
    findings += Self.missing(groups, in: scenario) + Self.counts(groups, in: scenario)
    do {
      objective = try Objective(try Self.widened(scenario, to: groups))
    } catch { throw loaded.located(error) }
    prices = groups.map { [objective] in objective.prices(of: $0) }
    if let ration = objective.ration, ration.charge(of: groups) > ration.most {
      let moved = Wording.count(Int(ration.charge(of: groups)), "learner")
      findings.append("\(moved) have changed their group; allowed are \(ration.most)")
    }
    self.findings = findings + Self.divided(entries, by: frame)
  }

  /// Groups whose members are in several sections.
  private static func divided(
    _ entries: [GroupsFile.Entry], by frame: [HandMadeGroups]
  ) -> [String] {
    frame.flatMap { sections in
      entries.filter { entry in
        let around = sections.groups.filter { !Set($0.members).isDisjoint(with: entry.members) }
        return around.count > 1
      }
    }.map { "\($0.name) lies in several sections" }
  }

  /// The kind of a group by its label, or by a name such as "Robots 2", and by its size.
  static func kind(
    of entry: GroupsFile.Entry, in scenario: Scenario, _ findings: inout [String]
  ) -> Int {
    let kinds = scenario.kinds
    let named = kinds.indices.filter { index in
      guard let label = kinds[index].label else { return entry.label == nil }
      let isNumbered =
        entry.name.hasPrefix(label + " ")
        && entry.name.dropFirst(label.count + 1).allSatisfy(\.isNumber)
      return entry.label.map { $0 == label } ?? (entry.name == label || isNumbered)
    }
    if named.isEmpty {
      findings.append("\(entry.name) has a label that the scenario does not know")
    }
    let own = named.filter { kinds[$0].name == entry.name }
    let others = named.filter { kinds[$0].name == nil }
    let fitting = own.isEmpty ? others : own
    let candidates = fitting.isEmpty ? Array(kinds.indices) : fitting
    let size = entry.members.count
    if let fitting = candidates.first(where: { kinds[$0].sizes.contains(size) }) { return fitting }
    let allowed = candidates.map { Wording.range(kinds[$0].sizes) }.joined(separator: ", ")
    findings.append("\(entry.name) has \(size) members; allowed are \(allowed)")
    return candidates[0]
  }

  private static func missing(_ groups: [Group], in scenario: Scenario) -> [String] {
    let placed = Set(groups.flatMap(\.members))
    let rows = scenario.roster.attributes.first?.rows
    return (0..<scenario.roster.count).filter { !placed.contains($0) }.map { learner in
      let row = rows?[learner] ?? learner + 2
      return "the learner in row \(row) of the class list is in no group"
    }
  }

  private static func counts(_ groups: [Group], in scenario: Scenario) -> [String] {
    var findings: [String] = []
    if !scenario.groupCount.contains(groups.count) {
      findings.append(
        "\(Wording.count(groups.count, "group")); allowed are \(Wording.range(scenario.groupCount))"
      )
    }
    var labels: [String] = []
    for label in scenario.kinds.compactMap(\.label) where !labels.contains(label) {
      labels.append(label)
      let allowed = scenario.kinds.filter { $0.label == label }.groupCount
      let count = groups.count { scenario.kinds[$0.kind].label == label }
      if !allowed.contains(count) {
        findings.append(
          "\(Wording.count(count, "group")) of \(label); allowed are \(Wording.range(allowed))")
      }
    }
    return findings
  }

  /// The scenario with sizes and numbers of groups wide enough for the groups, so that every group
  /// has a price.
  private static func widened(
    _ scenario: Scenario, to groups: [Group]
  ) throws(ModelError) -> Scenario {
    let kinds = scenario.kinds.enumerated().map { index, kind in
      let own = groups.filter { $0.kind == index }
      let sizes = own.map(\.members.count) + [kind.sizes.lowerBound, kind.sizes.upperBound]
      let low = sizes.min() ?? kind.sizes.lowerBound
      let high = sizes.max() ?? kind.sizes.upperBound
      return GroupKind(
        label: kind.label, name: kind.name, sizes: low...high, count: own.count...own.count)
    }
    return try Scenario(
      title: scenario.title, roster: scenario.roster, kinds: kinds,
      groupCount: groups.count...groups.count, ledger: scenario.ledger, rules: scenario.rules,
      aim: scenario.aim, seed: scenario.seed)
  }
}
