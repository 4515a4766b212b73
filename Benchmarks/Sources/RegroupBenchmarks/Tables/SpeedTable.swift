import CSwaps
import Foundation
import Grouping
import GroupingModel

/// Swaps priced per second by the search beside the same loop in C, in this process: the same random
/// learners, every change compared by a checksum, the two in turn, medians.
struct SpeedTable {
  private let options: Options

  /// CPU seconds of each turn, about, and turns.
  private static let seconds = 0.3
  private static let turns = 9

  init(_ options: Options) { self.options = options }

  /// - Returns: rows whose checksums differ.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "learners", "prices of pairs", "Swift million/s", "C million/s", "ratio", "checksums",
    ])
    var failures: [String] = []
    for pairs in [SwapPairs.all(30, groups: 5), .all(480, groups: 20), .few(5_000, groups: 1_250)]
    where options.wants("\(pairs.learners)") {
      let trial = try SwapTrial(pairs.scenario(), seed: 1)
      let loop = try CLoop(pairs, seed: 1)
      let rates = Self.rates(trial, loop)
      table.row([
        "\(pairs.learners)", pairs.title, (rates.swift / 1e6).text(1), (rates.c / 1e6).text(1),
        (rates.swift / rates.c).text(2), rates.agree ? "equal" : "differ",
      ])
      if !rates.agree { failures.append("\(pairs.learners): changes differ from those in C") }
    }
    return failures
  }

  /// Swaps per CPU second.
  private static func rates(
    _ trial: SwapTrial, _ loop: CLoop
  ) -> (swift: Double, c: Double, agree: Bool) {
    var (one, other): (Int64, Int64) = (0, 0)
    let trialSeconds = seconds(of: 200_000) { one = trial.run($0, checksum: one) }
    _ = seconds(of: 200_000) { other = loop.run($0, checksum: other) }
    let count = max(200_000, Int(200_000 * Self.seconds / trialSeconds))
    var swift: [Double] = []
    var c: [Double] = []
    for _ in 0..<turns {
      swift.append(Double(count) / seconds(of: count) { one = trial.run($0, checksum: one) })
      c.append(Double(count) / seconds(of: count) { other = loop.run($0, checksum: other) })
    }
    return (Statistics(swift).median, Statistics(c).median, one == other)
  }

  private static func seconds(of count: Int, _ run: (Int) -> Void) -> Double {
    let before = rusage.ownCPU()
    run(count)
    return max(rusage.ownCPU() - before, 1e-6)
  }
}

/// Learners some of whose pairs have prices, seeded.
private struct SwapPairs {
  let learners: Int
  let groups: Int
  let title: String
  /// Pairs with prices in points, each once.
  let pairs: [(one: Int, other: Int, points: Int)]
  let isFull: Bool

  /// Every pair has a price from 1 to 100.
  static func all(_ learners: Int, groups: Int) -> SwapPairs {
    var random = SplitMix64(seed: UInt64(learners))
    let pairs = (0..<learners).flatMap { one in
      (one + 1..<learners).map { (one: one, other: $0, points: 1 + random.below(100)) }
    }
    return SwapPairs(
      learners: learners, groups: groups, title: "all, groups of \(learners / groups)",
      pairs: pairs, isFull: true)
  }

  /// Each learner names six others: twelve prices of a point each in the mean.
  static func few(_ learners: Int, groups: Int) -> SwapPairs {
    var random = SplitMix64(seed: UInt64(learners))
    var known: Set<[Int]> = []
    while known.count < 6 * learners {
      let pair = [random.below(learners), random.below(learners)].sorted()
      if pair[0] != pair[1] { known.insert(pair) }
    }
    let sorted = known.sorted { $0.lexicographicallyPrecedes($1) }
    return SwapPairs(
      learners: learners, groups: groups, title: "12 of each, groups of \(learners / groups)",
      pairs: sorted.map { (one: $0[0], other: $0[1], points: 1) }, isFull: false)
  }

  func scenario() throws -> Scenario {
    let size = learners / groups
    let people = (0..<learners).map { Learner(id: "\($0)", name: "\($0)") }
    let links = pairs.map { Link(from: $0.one, to: $0.other) }
    let rule =
      isFull
      ? RuleSpec(
        kind: "distances", options: ["aim": .text("min")], strength: .weighted(1),
        data: .distances(table().map(Double.init)))
      : RuleSpec(kind: "avoid", strength: .weighted(1), data: .links(links))
    return try Scenario(
      roster: Roster(learners: people, attributes: []),
      kinds: [GroupKind(sizes: size...size, count: groups...groups)], rules: [rule])
  }

  /// Points of all pairs, `learners x learners`.
  func table() -> [Int] {
    var table = [Int](repeating: 0, count: learners * learners)
    for pair in pairs {
      table[pair.one * learners + pair.other] = pair.points
      table[pair.other * learners + pair.one] = pair.points
    }
    return table
  }

  /// Per learner, the others with whom a pair has a price, and that price.
  func rows() -> [[(other: Int, points: Int)]] {
    var rows = [[(other: Int, points: Int)]](repeating: [], count: learners)
    for pair in pairs {
      rows[pair.one].append((pair.other, pair.points))
      rows[pair.other].append((pair.one, pair.points))
    }
    return rows
  }
}

/// The loop in C, with the tables it reads.
private final class CLoop {
  private let state: OpaquePointer
  private let prices: UnsafeMutableBufferPointer<Int64>
  private let others: UnsafeMutableBufferPointer<Int32>
  private let starts: UnsafeMutableBufferPointer<Int32>
  /// Cost units of a point.
  private static let unit: Int64 = 1000

  init(_ pairs: SwapPairs, seed: UInt64) throws {
    let rows = pairs.rows()
    let list = rows.joined().map { $0 }
    let points = pairs.isFull ? pairs.table() : list.map(\.points)
    prices = Self.copy(points.map { Int64($0) * Self.unit })
    others = Self.copy(list.map { Int32($0.other) })
    let ends = rows.reduce(into: [Int32(0)]) { $0.append($0[$0.count - 1] + Int32($1.count)) }
    starts = Self.copy(ends)
    let (learners, groups) = (Int32(pairs.learners), Int32(pairs.groups))
    let made =
      pairs.isFull
      ? swaps_dense(learners, groups, prices.baseAddress, seed)
      : swaps_sparse(
        learners, groups, starts.baseAddress, others.baseAddress, prices.baseAddress, seed)
    guard let made else { throw BenchmarkError("no memory for the loop in C") }
    state = made
  }

  deinit {
    swaps_free(state)
    prices.deallocate()
    others.deallocate()
    starts.deallocate()
  }

  func run(_ count: Int, checksum: Int64) -> Int64 { swaps_run(state, Int64(count), checksum) }

  private static func copy<Value>(_ values: [Value]) -> UnsafeMutableBufferPointer<Value> {
    let buffer = UnsafeMutableBufferPointer<Value>.allocate(capacity: max(1, values.count))
    _ = buffer.initialize(from: values)
    return buffer
  }
}
