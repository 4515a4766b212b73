import Grouping
import GroupingModel

/// A scenario with what was read for it.
package struct LoadedScenario: Sendable {
  package let document: ScenarioDocument
  package let scenario: Scenario
  /// SHA-256 of each file read, by its path in the document.
  package let inputs: [String: String]
  /// What the roster's columns were taken for; empty for a benchmark instance.
  package let guesses: [ColumnGuess]
  /// What the user should know about the reading.
  package let remarks: [String]
  /// The benchmark instance, if it is one.
  package let instance: MDGPInstance?
  /// The earlier plan, if something of it is kept.
  let earlier: EarlierPlan?
  /// Titles in the file of columns that an importer renamed, by their new titles.
  let titles: [String: String]
}

extension LoadedScenario {
  /// An error about a cell of the roster with the file that it stands in.
  package func located(_ error: ModelError) -> InputError {
    InputError(error, file: error.row == nil ? nil : document.roster).titled(as: titles)
  }

  /// The scenario lowered to terms.
  ///
  /// - Throws: `InputError` if a rule cannot be used.
  package func objective() throws(InputError) -> Objective {
    do { return try Objective(scenario) } catch { throw located(error) }
  }
}

/// Reads every file that a scenario names.
package enum ScenarioLoader {
  /// - Parameters:
  ///   - folder: path of the folder that the document's paths are relative to.
  ///   - confined: whether files outside it are refused.
  ///   - usesSuggestedRules: whether the rules that a recognised export suggests are used.
  ///   - constraints: a table of harvard-hbs' constraints, which are added to the rules.
  ///   - trusted: a file or folder of the document that may lie outside of the folder.
  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  package static func load(
    _ document: ScenarioDocument, folder: String, confined: Bool, usesSuggestedRules: Bool = false,
    constraints: String? = nil, trusted: String? = nil
  ) throws(InputError) -> LoadedScenario {
    let folder = InputFolder(path: folder, confined: confined, trusted: trusted)
    switch document.format ?? "csv" {
    case "csv":
      return try loadTables(
        document, from: folder, usesSuggestedRules: usesSuggestedRules, constraints: constraints)
    case "mdgplib": return try loadInstance(document, from: folder)
    case let other:
      throw InputError(.unknown("format", other, among: ["csv", "mdgplib"]))
    }
  }

  private static func loadTables(
    _ document: ScenarioDocument, from folder: InputFolder, usesSuggestedRules: Bool,
    constraints: String?
  ) throws(InputError) -> LoadedScenario {
    var (document, folder) = (document, folder)
    guard !ScenarioSource.isDocument(document.roster) else {
      throw InputError(
        file: document.roster, "the class list is a scenario",
        remedy: "name a CSV file as roster")
    }
    var (imported, _) = try classList(document, in: &folder)
    if let constraints {
      let table = try Table(try folder.text(constraints), file: constraints)
      document.rules += try HBSConstraints.rules(table, for: &imported)
    }
    if usesSuggestedRules, document.rules.isEmpty { imported.remarkOnRules() }
    document = imported.adapted(document, usesSuggestedRules: usesSuggestedRules)
    if document.labels == nil { document.labels = try rankedLabels(document, in: &folder) }
    do throws(InputError) {
      if let from = document.from, let repair = from.repair {
        return try load(document, imported, repairing: from, repair, in: folder)
      }
      return try load(document, imported, from: folder)
    } catch {
      throw error.file == document.roster ? error.titled(as: imported.titles) : error
    }
  }

  static func imported(
    _ text: String, file: String, format: String?
  ) throws(InputError) -> Import {
    if PrefLibFile.isNamed(file) {
      return try PrefLibFile(text, file: file).roster(file: file)
    }
    let table = try Table(text, file: file)
    return format == nil ? try Importers.read(table) : Import(table)
  }

  /// What a PrefLib file of choices has to choose from.
  private static func rankedLabels(
    _ document: ScenarioDocument, in folder: inout InputFolder
  ) throws(InputError) -> [LabelDocument]? {
    let rules = document.rules.filter { ["preference", "fair-turns"].contains($0.rule) }
    guard let file = rules.compactMap(\.subject).first(where: PrefLibFile.isNamed) else {
      return nil
    }
    return try PrefLibFile(try folder.text(file), file: file).labels
  }

  private static func load(
    _ document: ScenarioDocument, _ imported: Import, from folder: InputFolder
  ) throws(InputError) -> LoadedScenario {
    let reading = try RosterReader.read(imported.table, columns: document.columns)
    try document.checkSections()
    let around = try document.ofSections.map { sections throws(InputError) in
      try GroupKinds.kinds(of: sections, learners: reading.roster.count)
    }
    let (kinds, groupCount) = try GroupKinds.kinds(
      of: document, learners: reading.roster.count, inside: around?.0)
    var reader = ReferenceReader(
      roster: reading, folder: folder, isLenient: document.lenient == true)
    let history = try history(document, imported, with: &reader)
    let ledger = history.ledger
    var document = document
    document.historyRounds = history.rounds
    var resolver = RuleResolver(reader: reader, kinds: kinds, distances: nil)
    let rules = try specifications(document, with: &resolver)
    let earlier = try document.from.map { from throws(InputError) in
      try EarlierPlan(from, with: resolver.reader)
    }
    var sections: Scenario?
    if let own = document.ofSections, let (kinds, groupCount) = around {
      var around = RuleResolver(reader: resolver.reader, kinds: kinds, distances: nil)
      let rules = try specifications(own, with: &around)
      resolver.reader = around.reader
      sections = try scenario(
        own, roster: reading.roster, kinds: kinds, groupCount: groupCount,
        ledger: ledger, rules: rules)
    }
    let carried = try earlier.map { earlier throws(InputError) in
      try CarriedKinds(earlier, among: kinds)
    }
    let kept = try carried.map { carried throws(InputError) in
      rules.map(carried.carried) + (try earlier?.rules(carried) ?? [])
    }
    let scenario = try scenario(
      document, roster: reading.roster, kinds: carried?.kinds ?? kinds,
      groupCount: groupCount ?? kinds.groupCount,
      ledger: ledger, rules: kept ?? rules, sections: sections)
    try GroupKinds.checkNesting(scenario)
    return LoadedScenario(
      document: document, scenario: scenario, inputs: resolver.reader.folder.hashes,
      guesses: reading.guesses,
      remarks: imported.table.remarks + imported.remarks + reading.remarks
        + history.remarks + resolver.reader.notes.remarks
        + document.remarks(
          hasHistory: document.term != nil || document.history != nil || !ledger.past.isEmpty),
      instance: nil, earlier: earlier, titles: imported.titles)
  }

  /// Earlier rounds, and remarks about what was left out of them.
  static func history(
    _ document: ScenarioDocument, _ imported: Import, with reader: inout ReferenceReader
  ) throws(InputError) -> HistoryReading {
    let history = try document.history.map { name throws(InputError) in
      try HistoryReader.read(name, limit: document.historyRounds, with: &reader)
    }
    let teams = try EarlierTeams.rounds(imported.rounds, in: reader.roster.roster)
    let past = Ledger(rounds: teams).past + (history?.ledger.past ?? [])
    let ledger =
      try document.term?.ledger(after: past, in: reader.roster.roster) ?? Ledger(past: past)
    try PairLimit.check(Array(ledger.rounds.joined()), of: "the history")
    return HistoryReading(
      ledger: ledger, remarks: history?.remarks ?? [], rounds: history?.rounds)
  }

  private static func loadInstance(
    _ document: ScenarioDocument, from folder: InputFolder
  ) throws(InputError) -> LoadedScenario {
    var folder = folder
    let instance = try MDGPInstance(try folder.text(document.roster), file: document.roster)
    guard document.sizes == nil, document.labels == nil, document.history == nil,
      document.from == nil, document.sections == nil, document.term == nil
    else {
      throw InputError(
        "an MDGPLIB instance has its own sizes, no sections, no earlier plan and no term",
        remedy: "leave out sizes, labels, sections, history and --from")
    }
    let reading = RosterReading(
      roster: instance.roster, index: LearnerIndex(instance.roster.learners), guesses: [],
      rowNumbers: [], file: document.roster)
    var resolver = RuleResolver(
      reader: ReferenceReader(roster: reading, folder: folder), kinds: instance.kinds,
      distances: instance.distances)
    let rules = try specifications(document, with: &resolver)
    let scenario = try scenario(
      document, roster: instance.roster, kinds: instance.kinds, groupCount: nil,
      ledger: Ledger(), rules: rules)
    return LoadedScenario(
      document: document, scenario: scenario, inputs: resolver.reader.folder.hashes, guesses: [],
      remarks: [], instance: instance, earlier: nil, titles: [:])
  }

  static func specifications(
    _ document: ScenarioDocument, with resolver: inout RuleResolver
  ) throws(InputError) -> [RuleSpec] {
    var rules: [RuleSpec] = []
    let roster = resolver.reader.roster.roster
    for rule in document.rulesWithDefaults(in: roster) { rules.append(try resolver.resolve(rule)) }
    return rules
  }

  static func scenario(
    _ document: ScenarioDocument, roster: Roster, kinds: [GroupKind],
    groupCount: ClosedRange<Int>?, ledger: Ledger, rules: [RuleSpec], sections: Scenario? = nil
  ) throws(InputError) -> Scenario {
    let aim = document.aim ?? Aim.weights.rawValue
    guard let aim = Aim(rawValue: aim) else {
      throw InputError(.unknown("aim", aim, among: Aim.allCases.map(\.rawValue)))
    }
    let scenario: Scenario
    do {
      scenario = try Scenario(
        title: document.title ?? "", roster: roster, kinds: kinds, groupCount: groupCount,
        ledger: ledger, rules: rules, aim: aim, seed: document.seed ?? 1, sections: sections)
    } catch {
      throw InputError(error, file: document.roster)
    }
    try GroupKinds.checkMemory(scenario)
    return scenario
  }
}

extension ScenarioDocument {
  /// What does nothing: new team-mates without a history; levels asked for under another aim, or a
  /// strict order without any.
  fileprivate func remarks(hasHistory: Bool) -> [String] {
    levelRemarks + (hasHistory ? [] : historyRemarks)
  }

  private var historyRemarks: [String] {
    let idle = ["new-teammates", "no-low-streak", "fair-turns", "new-labels"].filter { name in
      rules.contains { $0.rule == name }
    }
    return idle.map {
      "rule '\($0)' has nothing to count: no earlier round is given; name a folder of them "
        + "with --history (history: rounds)"
    }
  }

  private var levelRemarks: [String] {
    let hasLevels = rules.contains { $0.level != nil }
    switch (aim == Aim.strictOrder.rawValue, hasLevels) {
    case (false, true): return ["levels of rules count with the aim strict-order only"]
    case (true, false): return ["no rule has a level, so a strict order is the same as weights"]
    default: return []
    }
  }

  /// The rules as written, and those that stand unless the user says otherwise: nobody is alone of
  /// their kind where a column is spread, for spreading is what isolates minorities, and new
  /// team-mates where there is a history.
  func rulesWithDefaults(in roster: Roster) -> [RuleDocument] {
    var all = rules
    if aloneOK != true {
      for rule in rules where rule.rule == "spread" {
        guard let column = rule.subject, !all.contains(where: { $0.isAboutAlone(in: column) })
        else { continue }
        let weight = Self.weightOfAlone(beside: rule, column, in: roster)
        all.append(
          RuleDocument(rule: "not-alone", subject: column, weight: weight, level: rule.level))
      }
    }
    if history != nil || term != nil, !rules.contains(where: { $0.rule == "new-teammates" }) {
      all.append(RuleDocument(rule: "new-teammates", weight: 1))
    }
    if term != nil { all += rulesOfTerm }
    return all
  }

  /// What stands over a term unless the user says otherwise: who lost the choice gets it another time, and
  /// nobody stays in low groups where strength is balanced.
  private var rulesOfTerm: [RuleDocument] {
    func has(_ rule: String, about subject: String?) -> Bool {
      rules.contains { $0.rule == rule && (subject == nil || $0.subject == subject) }
    }
    return rules.compactMap { rule in
      var added = rule
      switch rule.rule {
      case "preference" where rule.required != true && !has("fair-turns", about: nil):
        added.rule = "fair-turns"
      case "balance" where !has("no-low-streak", about: rule.subject):
        added = RuleDocument(
          rule: "no-low-streak", subject: rule.subject, weight: Self.weightOfStreak,
          level: rule.level)
      default: return nil
      }
      return added
    }
  }

  /// What a learner in a low group once more costs beside the points that balance costs.
  private static let weightOfStreak = 5.0

  /// How much one learner alone counts. Where a column has two values, a learner alone faces a
  /// group that is all alike, so this outweighs what it costs to spread less evenly: to move one
  /// learner puts two groups off by one in both values, four in all. Among many values one is not
  /// alone in being alone, and spreading is what was asked for.
  private static func weightOfAlone(
    beside rule: RuleDocument, _ column: String, in roster: Roster
  ) -> Double {
    let values = roster.attributes.first { $0.name == column }?.distinctCategories.count ?? 0
    return values == 2 ? min(1_000_000, 5 * (rule.weight ?? 1)) : 1
  }
}

extension RuleDocument {
  fileprivate func isAboutAlone(in column: String) -> Bool {
    guard rule == "not-alone", let subject else { return false }
    return subject == column || subject.hasPrefix(column + "=")
  }
}
