import Foundation

/// A real class, ready for the command.
struct RealClass {
  let title: String
  /// What follows `regroup teams`.
  let arguments: [String]
  /// Where the plan's groups belong so that later waves know them.
  var laterWaves: [URL] = []

  /// Vickers as on the command line and with sizes 4-5 left open, and Knecht's four waves. The
  /// scenario folders are written under the scratch folder, tables copied beside them.
  static func all(_ options: Options) throws -> [RealClass] {
    try [vickersCommand(options), vickersOpen(options)] + (1...4).map { try knecht($0, options) }
  }

  /// Copies the groups just planned to where later waves look for them.
  func keepPlan(of output: URL) throws {
    let groups = output.appending(path: "groups.csv")
    guard !laterWaves.isEmpty, let data = try? Data(contentsOf: groups) else { return }
    for place in laterWaves { try data.write(to: place) }
  }

  private static func vickersCommand(_ options: Options) throws -> RealClass {
    RealClass(
      title: "Vickers, command line",
      arguments: [
        try options.input("classes/vickers/nodes.csv").path, "--id", "name", "--size", "5",
        "--wishes-file", try options.input("classes/vickers/edges.csv").path,
        "--wishes-filter", "kind=3", "--spread", "gender",
      ])
  }

  private static func vickersOpen(_ options: Options) throws -> RealClass {
    let folder = try emptyFolder("vickers", options)
    try copy("classes/vickers/nodes.csv", to: folder, "class.csv", options)
    let edges = try String(
      contentsOf: options.input("classes/vickers/edges.csv"), encoding: .utf8)
    let rows: [[Substring]] = edges.split(whereSeparator: \.isNewline)
      .map { $0.split(separator: ",") }
    let preferred = rows.filter { $0.count == 4 && $0[3] == "3" }
    let wishes: [String] = preferred.map { "\($0[0]),\($0[1])" }
    try write(["a,b"] + wishes, to: folder, "wishes.csv")
    try write(
      [
        "title: Vickers", "roster: class.csv", "columns: {id: name}", "sizes: {min: 4, max: 5}",
        "rules:", "  - wishes: wishes.csv", "    aim: many", "    weight: 1",
        "  - spread: gender", "    weight: 3", "  - not-alone: gender", "    weight: 5",
      ], to: folder, "scenario.yaml")
    return RealClass(title: "Vickers, sizes 4-5", arguments: [folder.path])
  }

  /// Advice balanced, gender spread and nobody alone, friends of that wave, new team-mates.
  private static func knecht(_ wave: Int, _ options: Options) throws -> RealClass {
    let folder = try emptyFolder("knecht-\(wave)", options)
    try copy("classes/knecht/pupils.csv", to: folder, "class.csv", options)
    try copy("classes/knecht/friends-wave\(wave).csv", to: folder, "friends.csv", options)
    try FileManager.default.createDirectory(
      at: folder.appending(path: "rounds"), withIntermediateDirectories: true)
    try write(
      ["title: Knecht wave \(wave)", "roster: class.csv", "columns: {id: id}", "sizes: {near: 4}"]
        + (wave == 1 ? [] : ["history: rounds"]) + [
          "rules:", "  - balance: advice", "    weight: 2", "  - spread: gender", "    weight: 3",
          "  - not-alone: gender", "    weight: 5", "  - wishes: friends.csv", "    aim: many",
          "    weight: 1",
        ] + (wave == 1 ? [] : ["  - new-teammates: true", "    weight: 3"]),
      to: folder, "scenario.yaml")
    return RealClass(
      title: "Knecht, wave \(wave)", arguments: [folder.path],
      laterWaves: (wave + 1..<5).map {
        options.scratch.appending(path: "knecht-\($0)/rounds/round-0\(wave).csv")
      })
  }

  private static func emptyFolder(_ name: String, _ options: Options) throws -> URL {
    let folder = options.scratch.appending(path: name)
    try? FileManager.default.removeItem(at: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    return folder
  }

  private static func copy(
    _ input: String, to folder: URL, _ name: String, _ options: Options
  ) throws {
    try Data(contentsOf: options.input(input)).write(to: folder.appending(path: name))
  }

  private static func write(_ lines: [String], to folder: URL, _ name: String) throws {
    let text = lines.joined(separator: "\n") + "\n"
    try text.write(to: folder.appending(path: name), atomically: false, encoding: .utf8)
  }
}
