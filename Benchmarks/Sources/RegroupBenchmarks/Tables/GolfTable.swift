import Foundation

/// Rounds in which nobody meets anybody twice, through the command: a public yardstick.
struct GolfTable {
  /// A size, and the most rounds that are known or that counting allows.
  private struct Size {
    let groups: Int
    let size: Int
    let known: Int

    var title: String { "\(groups * size) in groups of \(size)" }
  }

  private let options: Options

  private static let sizes = [
    Size(groups: 5, size: 3, known: 7), Size(groups: 6, size: 3, known: 8),
    Size(groups: 7, size: 3, known: 10), Size(groups: 8, size: 3, known: 11),
    Size(groups: 10, size: 3, known: 14), Size(groups: 5, size: 4, known: 5),
    Size(groups: 6, size: 4, known: 7), Size(groups: 7, size: 4, known: 9),
    Size(groups: 8, size: 4, known: 10), Size(groups: 9, size: 4, known: 11),
    Size(groups: 11, size: 4, known: 14), Size(groups: 12, size: 4, known: 15),
    Size(groups: 30, size: 4, known: 39),
    Size(groups: 5, size: 5, known: 6), Size(groups: 6, size: 5, known: 6),
    Size(groups: 7, size: 7, known: 8), Size(groups: 8, size: 8, known: 9),
  ]

  init(_ options: Options) { self.options = options }

  func run() throws -> [String] {
    let table = MarkdownTable([
      "learners", "most", "reached, worst seed", "reached, best seed", "wall median s",
      "wall worst s", "CPU median s",
    ])
    var failures: [String] = []
    for size in Self.sizes where options.wants(size.title) {
      var runs: [(child: Child, rounds: Int)] = []
      for seed in options.seedRange {
        let child = try golf(size, seed: seed)
        let rounds = try rounds(of: size)
        if rounds == nil { failures.append("\(size.title): somebody meets somebody twice") }
        runs.append((child, rounds ?? 0))
      }
      table.row(row(size, runs))
    }
    return failures
  }

  private var output: URL { options.scratch.appending(path: "golf") }

  private func golf(_ size: Size, seed: UInt64) throws -> Child {
    try? FileManager.default.removeItem(at: output)
    return try Child.run(
      options.binary,
      [
        "golf", "--groups", "\(size.groups)", "--size", "\(size.size)", "--rounds",
        "\(size.known)", "--seed", "\(seed)", "--time", "\(options.seconds)", "--output",
        output.path,
      ], scratch: options.scratch)
  }

  /// Rounds in the files written; nil unless everybody is in each once, in full groups, and no two
  /// meet twice.
  private func rounds(of size: Size) throws -> Int? {
    let names = try FileManager.default.contentsOfDirectory(atPath: output.path)
      .filter { $0.hasSuffix(".csv") }
    var met = Set<Set<Substring>>()
    for name in names {
      let text = try String(contentsOf: output.appending(path: name), encoding: .utf8)
      let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: ",") }
      let groups = Dictionary(grouping: rows, by: { $0[0] }).mapValues { $0.map { $0[1] } }
      guard groups.count == size.groups, groups.values.allSatisfy({ $0.count == size.size }),
        Set(groups.values.joined()).count == size.groups * size.size
      else { return nil }
      for members in groups.values {
        for (index, one) in members.enumerated() {
          for other in members[(index + 1)...] where !met.insert([one, other]).inserted {
            return nil
          }
        }
      }
    }
    return names.count
  }

  private func row(_ size: Size, _ runs: [(child: Child, rounds: Int)]) -> [String] {
    let wall = Statistics(runs.map(\.child.wall))
    return [
      size.title, "\(size.known)", "\(runs.map(\.rounds).min() ?? 0)",
      "\(runs.map(\.rounds).max() ?? 0)", wall.median.text(2), wall.worst.text(2),
      Statistics(runs.map(\.child.cpu)).median.text(2),
    ]
  }
}
