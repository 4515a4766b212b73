import GroupingModel
import SchedulingModel

/// A problem as read, and from which files.
package struct LoadedTimetable: Sendable {
  package internal(set) var problem: TimetableProblem
  /// Name of each day that has slots, in order.
  package let dayNames: [String]
  /// The file named, relative to `folder`.
  package let file: String
  package let folder: String
  /// SHA-256 of each file read, by its path from `folder`.
  package let inputs: [String: String]
  package let seed: UInt64
  /// Meetings of the timetable that as little as possible of is to change, as its plan has them; nil for
  /// a new one.
  var previous: [TimetableDocument.Meeting]?
  /// What the user should know about the reading.
  package internal(set) var remarks: [String] = []

  /// Whether it is one of the competition's, which have periods without times.
  var isInstance: Bool { Self.isInstance(file) }

  private static func isInstance(_ file: String) -> Bool { file.hasSuffix(".ctt") }

  /// Name of the file that a scenario's folder holds.
  package static let scenarioName = "scenario.yaml"

  /// Reads a `.ctt` instance, a scenario's `scenario.yaml`, or the folder that holds one.
  ///
  /// - Throws: `InputError`.
  package static func load(_ path: String) throws(InputError) -> LoadedTimetable {
    var path = path
    while path.count > 1, path.hasSuffix("/") { path.removeLast() }
    if InputFolder(path: path, confined: false).hasFile(scenarioName) {
      return try load(scenarioName, in: path)
    }
    let slash = path.lastIndex(of: "/")
    let parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    return try load(name, in: parent)
  }

  /// - Parameter folder: that the file is relative to.
  package static func load(_ file: String, in folder: String) throws(InputError) -> LoadedTimetable
  {
    let isInstance = isInstance(file)
    var inputs = InputFolder(path: folder, confined: !isInstance)
    guard isInstance || file.hasSuffix(".yaml") || file.hasSuffix(".yml") else {
      throw InputError(
        file: file, "neither a .ctt file nor a scenario",
        remedy: "give a file that ends in .ctt, or a folder with a \(scenarioName)")
    }
    let text = try inputs.text(file)
    guard !isInstance else {
      let problem = try CTTInstance(text, file: file).problem
      return LoadedTimetable(
        problem: problem, dayNames: problem.days.indices.map { "Day \($0 + 1)" }, file: file,
        folder: folder, inputs: inputs.hashes, seed: 1)
    }
    var scenario = try TimetableScenario(text, file: file, folder: inputs)
    let (problem, dayNames) = try scenario.load()
    return LoadedTimetable(
      problem: problem, dayNames: dayNames, file: file, folder: folder,
      inputs: scenario.folder.hashes, seed: scenario.seed)
  }
}
