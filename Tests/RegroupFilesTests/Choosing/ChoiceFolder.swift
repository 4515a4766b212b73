import Foundation

@testable import RegroupFiles

/// A folder for the files of a scenario of choices; it goes away with the test.
final class ChoiceFolder {
  let path: String

  init(_ files: [String: String]) throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("regroup-choice-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }
}
