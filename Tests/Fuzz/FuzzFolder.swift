import Foundation
import GroupingModel
import RegroupFiles

/// A folder of a small invented class, for readers of files that refer to others.
struct FuzzFolder: Sendable {
  let path: String

  /// - Parameter name: of the folder, beside the process.
  init(_ name: String = "class", files: [String: String] = Self.files) {
    path =
      FileManager.default.temporaryDirectory.appendingPathComponent("regroup-fuzz").path
      + "-\(getpid())-\(name)"
    for (name, text) in files {
      do { try write(name, Array(text.utf8)) } catch { fatalError("\(error)") }
    }
  }

  /// Leaves nothing in it but the files of a bundle, each of which follows a line `=== name`.
  func hold(_ bundle: [UInt8], names: [String]) throws {
    for name in names { try? FileManager.default.removeItem(atPath: "\(path)/\(name)") }
    var (name, text) = ("", [UInt8]())
    for line in bundle.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
      guard line.starts(with: "=== ".utf8) else {
        text += line + [UInt8(ascii: "\n")]
        continue
      }
      if names.contains(name) { try write(name, text) }
      (name, text) = (String(decoding: line.dropFirst(4), as: UTF8.self), [])
    }
    if names.contains(name) { try write(name, text) }
  }

  func write(_ name: String, _ bytes: [UInt8]) throws {
    let url = URL(fileURLWithPath: path).appendingPathComponent(name)
    try FileManager.default.createDirectory(
      at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(bytes).write(to: url)
  }

  func load(_ document: ScenarioDocument) throws -> LoadedScenario {
    var document = document
    document.sizes = SizesDocument(near: 3)
    return try ScenarioLoader.load(document, folder: path, confined: true)
  }

  /// Seeds refer to these names, plans by their hashes.
  private static let files = [
    "class.csv": """
    ID,Name,Score,Gender,Likes,Wish,Project
    s1,Ana Bell,10,F,a;b,s2,Robots; Bridges
    s2,"Cho, Ben",12.5,M,b,"Ana Bell, Fay Zoë",Bridges
    s3,Cai (Kit) Doyle,8,M,,,Robots
    s4,Dan Ek,14,M,a;c,Eva Ott,
    s5,Eva Ott,,F,c,Dan Ek,Bridges; Robots
    s6,Fay Zoë,9,F,a,s1; s4,Robots

    """,
    "pairs.csv": "source,target,kind\ns1,s2,1\ns3,Dan Ek,2\n",
    "rounds/1.csv": "group,id\nA,s1\nA,s2\nB,s3\nB,s4\n",
    "choices.toi":
      "# ALTERNATIVE NAME 1: Robots\n# ALTERNATIVE NAME 2: Bridges\n4: 1,2\n2: {2,1}\n",
  ]
}
