import Foundation
import GroupingModel

/// An instance of the Maximally Diverse Grouping Problem library, read independently of the
/// solver for the comparison with exhaustive optima.
struct MDGPLibInstance {
  let name: String
  let file: URL
  /// Allowed sizes, one range per group.
  let sizes: [ClosedRange<Int>]
  /// Symmetric, in units of a millionth so that sums are exact.
  private let distances: [[Int64]]

  /// All instances of `learners`, sorted by name.
  static func all(learners: Int, in folder: URL) throws -> [MDGPLibInstance] {
    let marker = "_n\(String(1000 + learners).dropFirst())_"
    let files = try FileManager.default.contentsOfDirectory(
      at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.lastPathComponent.contains(marker) }
      .sorted { $0.lastPathComponent < $1.lastPathComponent }.map(MDGPLibInstance.init)
  }

  private init(_ file: URL) throws {
    self.file = file
    name = file.deletingPathExtension().lastPathComponent
    let text = try String(contentsOf: file, encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).map { $0.split(separator: " ") }
    let head = (rows.first ?? []).compactMap { Int($0) }
    guard head.count >= 4, head.count == 2 + 2 * head[1] else {
      throw BenchmarkError("\(name): the first line is not an MDGPLIB head")
    }
    sizes = (0..<head[1]).map { head[2 + 2 * $0]...head[3 + 2 * $0] }
    var distances = [[Int64]](repeating: .init(repeating: 0, count: head[0]), count: head[0])
    for row in rows.dropFirst() where row.count == 3 {
      guard let one = Int(row[0]), let other = Int(row[1]), let distance = Double(row[2]) else {
        throw BenchmarkError("\(name): a line is not 'i j distance'")
      }
      let value = Int64((distance * 1e6).rounded())
      (distances[one][other], distances[other][one]) = (value, value)
    }
    self.distances = distances
  }

  /// The instance as a class, distances within groups to be as large as can be.
  func scenario() throws -> Scenario {
    let limits = Set(sizes).sorted {
      ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
    }
    let kinds = limits.map { limit in
      let count = sizes.count { $0 == limit }
      return GroupKind(sizes: limit, count: count...count)
    }
    let learners = distances.indices.map { Learner(id: "\($0)", name: "\($0)") }
    let rule = RuleSpec(
      kind: "distances", options: ["aim": .text("max")], strength: .weighted(1),
      data: .distances(distances.flatMap { $0.map { Double($0) / 1e6 } }))
    return try Scenario(
      roster: Roster(learners: learners, attributes: []), kinds: kinds, ledger: Ledger(),
      rules: [rule], seed: 1)
  }

  /// The largest sum of distances within groups, by dynamic programming over sets of learners.
  ///
  /// - Complexity: O(groups x 3^n) time, so for a dozen learners only.
  func exhaustiveOptimum() -> Double? {
    let full = (1 << distances.count) - 1
    let worth = self.worthOfSets()
    var best = [Int64](repeating: .min, count: full + 1)
    best[0] = 0
    for range in sizes {
      var next = [Int64](repeating: .min, count: full + 1)
      for set in 0...full {
        var part = set
        while part > 0 {
          let rest = best[set ^ part]
          if range.contains(part.nonzeroBitCount), rest > .min {
            next[set] = max(next[set], rest + worth[part])
          }
          part = (part - 1) & set
        }
      }
      best = next
    }
    return best[full] == .min ? nil : Double(best[full]) / 1e6
  }

  /// The sum of distances within each set of learners, a set as bits.
  private func worthOfSets() -> [Int64] {
    var worth = [Int64](repeating: 0, count: 1 << distances.count)
    for set in 1..<worth.count {
      let first = set.trailingZeroBitCount
      let rest = set & (set - 1)
      worth[set] = (0..<distances.count).reduce(worth[rest]) {
        rest >> $1 & 1 == 1 ? $0 + distances[first][$1] : $0
      }
    }
    return worth
  }
}
