import Foundation

/// The roster of another program, with tables written for the command under the scratch folder.
struct SampleRoster {
  private let header: [String]
  private let rows: [[String]]

  /// - Throws: an error if the file is absent or not a table.
  init(_ file: URL) throws {
    let text = try String(contentsOf: file, encoding: .utf8)
    let lines = text.split(whereSeparator: \.isNewline).map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map {
        $0.trimmingCharacters(in: CharacterSet(charactersIn: "\" "))
      }
    }
    header = lines.first ?? []
    rows = Array(lines.dropFirst())
    guard rows.allSatisfy({ $0.count == header.count }) else {
      throw BenchmarkError("\(file.path) is not a plain table")
    }
  }

  var count: Int { rows.count }

  /// The cells of a column.
  ///
  /// - Throws: `BenchmarkError` if there is none of that name.
  func cells(_ column: String) throws -> [String] {
    guard let position = header.firstIndex(of: column) else {
      throw BenchmarkError("the sample has no column '\(column)'")
    }
    return rows.map { $0[position] }
  }

  /// Writes a scenario folder: the columns beside an identifier `P1`, `P2`, ..., and the lines of
  /// the scenario after its roster.
  static func write(
    _ name: String, _ columns: [(name: String, cells: [String])], _ scenario: [String],
    under parent: URL
  ) throws -> URL {
    let folder = parent.appending(path: name)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let learners = columns.first?.cells.count ?? 0
    let table =
      [(["ID"] + columns.map(\.name)).joined(separator: ",")]
      + (0..<learners).map { row in
        (["P\(row + 1)"] + columns.map { $0.cells[row] }).joined(separator: ",")
      }
    let head = ["title: \(name)", "roster: class.csv", "format: csv"]
    for (file, lines) in [("class.csv", table), ("scenario.yaml", head + scenario)] {
      try (lines.joined(separator: "\n") + "\n")
        .write(to: folder.appending(path: file), atomically: false, encoding: .utf8)
    }
    return folder
  }

  /// Rows of the learners of each of a run's groups.
  static func groups(of run: RegroupRun) -> [[Int]] {
    (run.plan?.groups ?? []).map { $0.members.compactMap { Int($0.dropFirst()) }.map { $0 - 1 } }
  }
}
