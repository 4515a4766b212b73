import Foundation

/// MDGPLIB with 120, 240 and 480 elements: the gap of search alone to the best known objective at
/// the literature's limits of CPU, beside the means that were published.
struct DiversityTable {
  private let options: Options
  /// Elements, and CPU seconds.
  private static let limits = [(120, 3), (240, 20), (480, 120)]

  init(_ options: Options) { self.options = options }

  /// - Returns: runs without a plan, or that `regroup check` refuses.
  func run() throws -> [String] {
    let known = try column(2, of: "mdgp/best-known.csv")
    let table = MarkdownTable([
      "instance", "best known", "best", "mean", "mean gap %", "CPU worst s",
    ])
    var failures: [String] = []
    var gaps: [String: [Double]] = [:]
    for (learners, limit) in Self.limits {
      for (name, best) in known.sorted(by: { $0.key < $1.key })
      where name.contains("_n\(learners)_") && options.wants(name) {
        let runs = try runs(name, cpu: limit, &failures)
        let found = runs.compactMap { $0.plan?.objective }
        let own = found.map { (best - $0) / best * 100 }
        gaps[Self.row(of: name), default: []] += own
        table.row([
          name, best.text(3), (found.max() ?? .nan).text(3), mean(found).text(3),
          mean(own).text(4), (runs.map(\.child.cpu).max() ?? .nan).text(1),
        ])
      }
    }
    try printSummary(gaps)
    return failures
  }

  private func runs(_ name: String, cpu: Int, _ failures: inout [String]) throws -> [RegroupRun] {
    let file = try options.input("mdgp/\(name).txt").path
    return try options.seedRange.map { seed in
      let run = try options.command.teams([
        file, "--format", "mdgplib", "--exact", "off", "--cpu", "\(cpu)",
        "--iterations", "1000000000000", "--seed", "\(seed)",
      ])
      let problems = try run.failure.map { [$0] } ?? options.command.refusal()
      failures += problems.map { "\(name): \($0)" }
      return run
    }
  }

  /// Means per type, number of elements and kind of sizes, beside the published ones.
  private func printSummary(_ gaps: [String: [Double]]) throws {
    let published = try publishedMeans()
    print("")
    let table = MarkdownTable(["row", "mean gap %", "published mean gap %", "not above"])
    for (row, own) in gaps.sorted(by: { $0.key < $1.key }) {
      let theirs = published[row] ?? .nan
      table.row([row, mean(own).text(4), theirs.text(4), mean(own) <= theirs ? "yes" : "no"])
    }
    let rows = gaps.keys.filter { published[$0] != nil }
    table.row([
      "mean of rows", mean(rows.compactMap { gaps[$0].map(mean) }).text(4),
      mean(rows.compactMap { published[$0] }).text(4), "",
    ])
  }

  /// `Geo_n120_ds_01` belongs to the row `Geo_n120_ds`.
  private static func row(of name: String) -> String { String(name.dropLast(3)) }

  private func mean(_ values: [Double]) -> Double {
    values.isEmpty ? .nan : values.reduce(0, +) / Double(values.count)
  }

  private func publishedMeans() throws -> [String: Double] {
    try rows(of: "mdgp/published-means.csv").reduce(into: [:]) { means, row in
      guard row.count >= 5, let mean = Double(row[4]) else { return }
      means["\(row[0])_n\(row[1])_\(row[2])"] = mean
    }
  }

  private func column(_ column: Int, of file: String) throws -> [String: Double] {
    try rows(of: file).reduce(into: [:]) { values, row in
      if row.count > column, let value = Double(row[column]) { values[String(row[0])] = value }
    }
  }

  private func rows(of file: String) throws -> [[Substring]] {
    try String(contentsOf: options.input(file), encoding: .utf8)
      .split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",") }
  }
}
