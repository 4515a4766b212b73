import Foundation
import GroupingModel

/// Where a scenario comes from: a document, and the folder that its paths are relative to.
package struct ScenarioSource: Sendable {
  package var document: ScenarioDocument
  /// Folder of the document's paths, as seen from the working folder.
  package let folder: String
  /// Whether files outside the folder are refused.
  package let confined: Bool
  /// Whether a recognised export brings rules of its own: where the user gives none.
  package var usesSuggestedRules = false
  /// A table of harvard-hbs' constraints.
  package var constraints: String?
  /// What the user has named beside the scenario, by its path in the document: it may lie anywhere.
  private var trusted: String?

  package init(document: ScenarioDocument, folder: String, confined: Bool) {
    self.document = document
    self.folder = folder
    self.confined = confined
  }

  /// Whether a path is a scenario: a folder, or a YAML file.
  package static func isScenario(_ path: String) -> Bool {
    var isFolder: ObjCBool = false
    let exists = FileManager.default.fileExists(atPath: path, isDirectory: &isFolder)
    return exists && isFolder.boolValue || isDocument(path)
  }

  /// Whether a path is named as a scenario's YAML file.
  static func isDocument(_ path: String) -> Bool {
    path.hasSuffix(".yaml") || path.hasSuffix(".yml")
  }

  /// Reads `scenario.yaml` of a folder, or the YAML file itself.
  ///
  /// - Throws: `InputError`.
  package init(scenario path: String) throws(InputError) {
    guard Self.isScenario(path) else {
      throw InputError(
        file: path, "this is neither a scenario's folder nor a YAML file",
        remedy: "name a folder with a scenario.yaml, or the file itself")
    }
    let isFile = Self.isDocument(path)
    let slash = path.lastIndex(of: "/")
    let name = isFile ? String(path[(slash.map(path.index(after:)) ?? path.startIndex)...]) : nil
    folder = isFile ? slash.map { String(path[...$0]) } ?? "." : path
    confined = true
    var reader = InputFolder(path: folder, confined: true)
    let file = name ?? "scenario.yaml"
    document = try ScenarioYAML.document(try reader.text(file), file: file)
  }

  /// Whether a path is named as a plan.
  package static func isPlan(_ path: String) -> Bool { path.lowercased().hasSuffix(".json") }

  /// What a plan was asked for, to be asked again.
  ///
  /// - Throws: `InputError` if the file is not a plan.
  package init(plan path: String) throws(InputError) {
    let (plan, inputs) = try PlanFiles.opened(path)
    document = plan.request
    document.from = nil
    document.historyRounds = nil
    folder = inputs
    confined = false
  }

  /// Takes earlier rounds that the user names, a folder or a database, in the place of the scenario's.
  ///
  /// - Parameter path: from the working folder.
  package mutating func take(history path: String) {
    document.history = Self.path(path, from: folder)
    trusted = document.history
  }

  /// The way to a file from a folder, both as seen from the working folder.
  static func path(_ file: String, from folder: String) -> String {
    if file.hasPrefix("/") { return file }
    let slash = file.lastIndex(of: "/")
    let own = slash.map { String(file[..<$0]) } ?? "."
    let name = slash.map { String(file[file.index(after: $0)...]) } ?? file
    let way = relativePath(from: folder, to: own)
    return way == "." ? name : "\(way)/\(name)"
  }

  /// Reads all files.
  ///
  /// - Throws: `InputError`.
  package func load() throws(InputError) -> LoadedScenario {
    try ScenarioLoader.load(
      document, folder: folder, confined: confined, usesSuggestedRules: usesSuggestedRules,
      constraints: constraints, trusted: trusted)
  }
}
