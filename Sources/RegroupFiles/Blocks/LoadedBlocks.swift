import GroupingModel
import SchedulingModel

/// A scenario of flex blocks with all that was read for it.
package struct LoadedBlocks: Sendable {
  package internal(set) var document: BlockDocument
  /// Folder of the scenario's paths, as seen from the working folder.
  package let folder: String
  package internal(set) var problem: BlockProblem
  /// By the problem's positions.
  package let learners: [Learner]
  let days: [CalendarDay]
  let titles: [String]
  let adults: [String]
  /// Offers that count as low.
  let low: Set<Int>
  package let nearCuts: [NearCut]
  /// SHA-256 of each file read, by its path in the document.
  package let inputs: [String: String]
  /// What the user should know about the reading.
  package internal(set) var remarks: [String]
  /// Learners who ask for something else than in the earlier plan: where they are now is no change.
  var placedAnew = 0

  /// Reads `scenario.yaml` of a folder, or the YAML file itself, and every table.
  ///
  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  package static func load(scenario path: String) throws(InputError) -> LoadedBlocks {
    guard ScenarioSource.isScenario(path) else {
      throw InputError(
        file: path, "this is neither a scenario's folder nor a YAML file",
        remedy: "name a folder with a scenario.yaml, or the file itself")
    }
    let isFile = ScenarioSource.isDocument(path)
    let slash = isFile ? path.lastIndex(of: "/") : nil
    let name =
      isFile ? String(path[(slash.map(path.index(after:)) ?? path.startIndex)...]) : "scenario.yaml"
    var folder = InputFolder(
      path: isFile ? slash.map { String(path[...$0]) } ?? "." : path, confined: true)
    var document = try BlockYAML.document(try folder.text(name), file: name)
    document.findTables(in: folder)
    return try load(document, in: folder)
  }

  /// Reads every table that the document names.
  ///
  /// - Throws: `InputError`.
  package static func load(
    _ document: BlockDocument, in folder: InputFolder
  ) throws(InputError) -> LoadedBlocks {
    var tables = try BlockTables(document, in: folder)
    let wishes = try BlockWishes(&tables)
    let needs = try BlockNeeds(&tables)
    let places = try BlockPlaces(&tables)
    let attendance = try BlockAttendance(&tables)
    let rules = BlockRules(tables)
    let learners = tables.learners.reading.roster.learners
    let blockRules = try rules.rules()
    let problem: BlockProblem
    do throws(ModelError) {
      problem = try BlockProblem(
        learners: learners.indices.map {
          BlockLearner(
            learners[$0].id, away: places.away[$0], optedOut: places.optedOut[$0],
            past: attendance.past[$0])
        }, slots: tables.slots.slots, rooms: tables.rooms.rooms,
        facilitators: tables.adults.facilitators, offers: tables.sessions.offers,
        ladder: tables.ladder, requests: wishes.requests, needs: needs.needs, rules: blockRules,
        apart: places.apart, together: places.together, pins: places.pins)
    } catch {
      throw InputError(error, file: document.file)
    }
    try BlockLimits.check(problem, file: document.file)
    return LoadedBlocks(
      document: document, folder: folder.path, problem: problem, learners: learners,
      days: tables.slots.days, titles: tables.sessions.titles, adults: tables.adults.names,
      low: rules.low, nearCuts: needs.nearCuts, inputs: tables.folder.hashes,
      remarks: tables.learners.remarks + tables.emptySlotRemarks(places) + document.unread(folder))
  }
}

extension BlockDocument {
  /// Takes tables that lie in the folder under their own names.
  fileprivate mutating func findTables(in folder: InputFolder) {
    for key in Self.tableKeys where tables[key] == nil && folder.hasFile("\(key).csv") {
      tables[key] = "\(key).csv"
    }
  }

  /// Tables in the folder that nothing refers to: a misspelt name is not to go unseen.
  fileprivate func unread(_ folder: InputFolder) -> [String] {
    let names = (try? InputFolder(path: folder.path, confined: false).entries(".")) ?? []
    let read = Set(tables.values)
    return names.filter { $0.hasSuffix(".csv") && !read.contains($0) }.map {
      "\($0) is not read: it has not the name of a table, and the scenario does not name it"
    }
  }
}

extension BlockTables {
  /// Slots at which nobody is.
  fileprivate func emptySlotRemarks(_ places: BlockPlaces) -> [String] {
    slots.slots.indices.filter { slot in places.away.allSatisfy { $0.contains(slot) } }.map {
      "\(document.tables["slots"] ?? "slots.csv"), row \(slots.row(of: $0)): nobody is there"
    }
  }
}
