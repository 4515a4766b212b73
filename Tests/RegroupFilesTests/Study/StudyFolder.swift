import Foundation
import Studies

@testable import RegroupFiles

/// A folder for the files of a study; it goes away with the test.
final class StudyFolder {
  let path: String

  init(_ files: [String: String]) throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("regroup-study-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files {
      try Data(text.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func load() throws -> LoadedStudy {
    try LoadedStudy.load("\(path)/study.yaml", limit: nil, threads: 1, generator: "regroup 1")
  }

  /// Classes and remarks of a source, each line of which is given without its indent.
  static func classes(
    _ files: [String: String], source: [String], more: String = "smallest-class: 2"
  ) throws -> (rooms: [Classroom], remarks: [String]) {
    let yaml = """
      classes:
        - \(source.joined(separator: "\n    "))
      group-size: 2
      seeds: 1
      policies: [random]
      models: [star]
      \(more)

      """
    let study = try StudyFolder(files.merging(["study.yaml": yaml]) { $1 }).load()
    // Small classes are easy to read; that they make one group goes without saying here.
    return (study.rooms, study.remarks.filter { !$0.contains("of one group only") })
  }
}

/// What an error says; empty if there is none.
func problem(_ work: () throws -> Void) -> String {
  do { try work() } catch { return "\(error)" }
  return ""
}
