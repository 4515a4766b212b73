import Foundation
import Studies

/// A study with everything that its file names.
package struct LoadedStudy: Sendable {
  /// Path of the study's file, as the user named it.
  package let path: String
  let text: String
  /// Program and version: results of another are not mixed with its own.
  let generator: String
  let document: StudyDocument
  package let design: StudyDesign
  /// All classes in their order.
  package let rooms: [Classroom]
  /// SHA-256 of each file read, by its path in the study.
  let inputs: [String: String]
  package let remarks: [String]
  /// How the number of replications came about; nil where the study says it.
  let pilot: PilotReport?
  /// How many of the classes were asked for; nil for all.
  let limit: Int?

  /// Which classes are drawn and flipped together.
  var clusters: ClassClusters { ClassClusters(rooms.map(\.cluster)) }

  /// SHA-256 of the study's file.
  var hash: String { SHA256.hex(Array(text.utf8)) }

  /// What results depend on, in one line: two runs are parts of one study if theirs are equal.
  var fingerprint: String {
    let files = inputs.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }
    let parts = [hash, generator] + files + ["classes=\(rooms.count)", "seeds=\(design.seeds)"]
    return SHA256.hex(Array(parts.joined(separator: "\n").utf8))
  }

  /// Reads a study, or the `study.yaml` of a folder, with its classes, and finds out how many replications
  /// it takes.
  ///
  /// - Parameters:
  ///   - limit: uses about that many of the classes, spread evenly over all.
  ///   - generator: name and version of the program.
  /// - Throws: `InputError`; what a rule set throws that cannot be used.
  package static func load(
    _ named: String, limit: Int?, threads: Int, generator: String
  ) throws -> LoadedStudy {
    let path =
      ScenarioSource.isScenario(named) && !ScenarioSource.isDocument(named)
      ? "\(named)/study.yaml" : named
    let slash = path.lastIndex(of: "/")
    let own = slash.map { String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    var folder = InputFolder(path: own.isEmpty ? "/" : own, confined: false)
    let text = try folder.text(name)
    let document = try StudyYAML.document(text, file: name)
    var reader = ClassReader(document, folder: InputFolder(path: folder.path, confined: false))
    var rooms = try reader.classes()
    try check(document, rooms, file: name)
    try checkOutcomes(document, rooms, file: name)
    try checkRules(document, rooms)
    if let limit, limit < rooms.count {
      rooms = (0..<limit).map { rooms[$0 * rooms.count / limit] }
    }
    let (design, pilot) = try replicated(document, rooms, threads: threads)
    return LoadedStudy(
      path: path, text: text, generator: generator, document: document, design: design,
      rooms: rooms,
      inputs: reader.folder.hashes, remarks: reader.remarks, pilot: pilot, limit: limit)
  }

  private static func check(
    _ document: StudyDocument, _ rooms: [Classroom], file: String
  ) throws(InputError) {
    let columns = Set(rooms.flatMap { $0.categories.map(\.name) })
    for name in document.subgroups.map(\.column) + [document.watched].compactMap({ $0 })
    where !columns.contains(name) {
      throw InputError(
        .unknown("column of categories", name, among: columns.sorted()), file: file)
    }
    for subgroup in document.subgroups
    where !rooms.contains(where: { ($0.counts([subgroup]).last ?? 0) > 0 }) {
      throw InputError(
        file: file, column: subgroup.column,
        "no learner has the value of subgroup '\(subgroup.name)'",
        remedy: "check how the value is written")
    }
    if let taken = RuleSetPolicy.columns.first(where: columns.contains) {
      throw InputError(
        file: file, column: taken, "rule sets know a column of that name already",
        remedy: "give the column of categories another title")
    }
  }

  /// Outcomes that are compared can have values.
  private static func checkOutcomes(
    _ document: StudyDocument, _ rooms: [Classroom], file: String
  ) throws(InputError) {
    let ruleSets = document.policies.compactMap { $0.policy as? RuleSetPolicy }
    for name in document.contrasts + document.regrets {
      let missing: String? =
        switch Outcome(rawValue: name) {
        case .wishes, .wishesWorst:
          rooms.contains { $0.wishes.contains { !$0.isEmpty } } ? nil : "no learner has wishes"
        case .choice, .choiceWorst:
          rooms.contains { !$0.choices.isEmpty } ? nil : "nobody ranks topics"
        case .alone: document.watched == nil ? "no 'not-alone' names a column" : nil
        case .cost: ruleSets.isEmpty ? "no policy is a rule set" : nil
        case .bound:
          ruleSets.contains { $0.options.exact != .off } ? nil : "no rule set has proof: true"
        default: nil
        }
      guard let missing else { continue }
      throw InputError(
        file: file, "outcome '\(name)' is compared, and \(missing)",
        remedy: "leave it out of contrasts: and regret:, or add what it needs")
    }
  }

  /// Every rule set can be used in every class: most of what can be wrong with it shows in any class of the
  /// same columns, some only in one, as a value that nobody has.
  private static func checkRules(
    _ document: StudyDocument, _ rooms: [Classroom]
  ) throws(InputError) {
    for named in document.policies {
      guard let policy = named.policy as? RuleSetPolicy else { continue }
      var used: Set<[String]> = []
      for room in rooms {
        do {
          for rule in try policy.check(room, groupSize: document.groupSize) {
            used.insert([rule.kind, rule.subject])
          }
        } catch {
          throw StudyFault.located(error, policy: named.name, room: room)
        }
      }
      guard used.count == policy.count else {
        throw InputError(
          "a rule of policy '\(named.name)' is about a value that no learner has",
          remedy: "check the values after '='")
      }
    }
  }

  /// Every model in each of its effect sizes.
  private static func worlds(_ document: StudyDocument) -> [World] {
    document.models.flatMap { choice in
      (choice.effects ?? document.effects).map { effect in
        World(
          choice.name, effect: effect,
          model: choice.model.init(
            ModelValues(
              choice.values, of: choice.model.about, effect: effect,
              learningNoise: document.learningNoise, ticketNoise: document.ticketNoise)))
      }
    }
  }

  private static func replicated(
    _ document: StudyDocument, _ rooms: [Classroom], threads: Int
  ) throws -> (StudyDesign, PilotReport?) {
    let design = StudyDesign(
      policies: document.policies, worlds: worlds(document), rounds: document.rounds, seeds: 1,
      seed: document.seed, groupSize: document.groupSize, subgroups: document.subgroups,
      watched: document.watched)
    switch document.replications {
    case .fixed(let seeds): return (design.with(seeds: seeds), nil)
    case .error(let error, let least, let most, let pilot):
      let report = try PilotReport(
        design, rooms, document: document, error: error, limits: least...most, classes: pilot,
        threads: threads)
      return (design.with(seeds: report.seeds), report)
    }
  }
}
