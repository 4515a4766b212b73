import Foundation
import RegroupFiles
import Testing

/// A folder of its own that goes away with the test.
final class TestFolder {
  let path: String

  init(_ files: [String: String] = [:]) throws {
    path =
      FileManager.default.temporaryDirectory
      .appendingPathComponent("regroup-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    for (name, text) in files { try write(name, Array(text.utf8)) }
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func read(_ name: String) throws -> String {
    try String(contentsOfFile: "\(path)/\(name)", encoding: .utf8)
  }
}

/// The error that a reading fails with.
func inputError(_ work: () throws -> Void) throws -> InputError {
  try #require(throws: InputError.self, performing: work)
}

/// A class whose names must turn up in no error.
let canaryClass = """
  ID,Name,Score,Gender,Friends
  a1,Canary Able,10,F,a2
  a2,Canary Baker,12.5,M,a1;a3
  a3,Canary Cole,8,F,Dora Canary
  a4,Canary Dora,14,M,
  """
