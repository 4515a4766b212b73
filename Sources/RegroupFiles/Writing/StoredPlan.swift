import Foundation

/// A `plan.json` on disk, of whatever format.
struct StoredPlan {
  /// As the user named it.
  let path: String
  /// The folder it lies in.
  let parent: String
  private let bytes: Data
  private let head: Head?

  private struct Head: Decodable {
    let format: String?
    let version: Int?
  }

  /// - Throws: `InputError` if the file cannot be read.
  init(_ path: String) throws(InputError) {
    let slash = path.lastIndex(of: "/")
    self.path = path
    parent = slash.map { $0 == path.startIndex ? "/" : String(path[..<$0]) } ?? "."
    var folder = InputFolder(path: parent, confined: false)
    bytes = Data(try folder.bytes(slash.map { String(path[path.index(after: $0)...]) } ?? path))
    head = try? JSONDecoder().decode(Head.self, from: bytes)
  }

  /// What it holds; nil if it is of another format.
  ///
  /// - Parameter command: that writes such plans, for the error.
  /// - Throws: `InputError` if it is damaged.
  func document<Document: Decodable>(
    _ type: Document.Type, format: String, writtenBy command: String
  ) throws(InputError) -> Document? {
    guard head?.format == format else { return nil }
    guard head?.version == 1, let document = try? JSONDecoder().decode(Document.self, from: bytes)
    else {
      throw InputError(
        file: path, "this plan is damaged, or of another version",
        remedy: "give a plan.json that \(command) of this version has written")
    }
    return document
  }

  /// The folder of its inputs, which the plan gives as seen from its own.
  func folder(_ relative: String?) -> String {
    relative.map { $0.hasPrefix("/") ? $0 : "\(parent)/\($0)" } ?? parent
  }

  /// Makes sure that inputs are still what they were.
  ///
  /// - Parameters:
  ///   - inputs: SHA-256 by file, as they are now.
  ///   - recorded: as the plan says.
  /// - Throws: `InputError` naming the first that changed.
  static func compare(
    _ inputs: [String: String], with recorded: [String: String]
  ) throws(InputError) {
    for (file, hash) in inputs.sorted(by: { $0.key < $1.key }) where recorded[file] != hash {
      throw InputError(
        file: file, "the file has changed since the plan was made",
        remedy: "restore the file, or make a new plan")
    }
  }

  /// A plan as text, keys sorted, so that equal plans are equal files.
  static func json(_ document: some Encodable) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(document), as: UTF8.self) + "\n"
  }
}
