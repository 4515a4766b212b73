import Foundation

/// What a study was made from and what came out: enough to make it again, byte by byte.
struct StudyManifest: Codable, Sendable, Hashable {
  var generator: String
  /// Path of the study's file, as it was named then.
  var study: String
  /// SHA-256 of it.
  var studyHash: String
  /// SHA-256 of each file that it names, by the path in it.
  var inputs: [String: String]
  /// The number of classes asked for; nil for all.
  var limitClasses: Int?
  var classes: Int
  /// Classes by where their data come from.
  var origins: [String: Int]
  var seed: UInt64
  var replications: Int
  var rows: Int
  /// SHA-256 of each file of results, by its name.
  var outputs: [String: String]

  static let fileName = "manifest.json"

  var json: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self) + "\n"
    }
  }

  /// - Throws: `InputError` for what is no manifest.
  static func read(_ path: String) throws(InputError) -> StudyManifest {
    let slash = path.lastIndex(of: "/")
    let name = slash.map { String(path[path.index(after: $0)...]) } ?? path
    let own = slash.map { String(path[..<$0]) } ?? "."
    var folder = InputFolder(path: own.isEmpty ? "/" : own, confined: false)
    let bytes = try folder.bytes(name)
    guard let manifest = try? JSONDecoder().decode(StudyManifest.self, from: Data(bytes)),
      manifest.limitClasses ?? 1 >= 1
    else {
      throw InputError(
        file: path, "this is no manifest of a study",
        remedy: "name the manifest.json that a study wrote")
    }
    return manifest
  }
}
