import Foundation
import Scheduling
import SchedulingModel

/// The same weeks of blocks in other solvers, each with the plain model, measure after measure.
struct WeekPeersTable {
  private let options: Options

  init(_ options: Options) { self.options = options }

  /// - Returns: plans that the peers' own reading of the week prices otherwise, and proofs that
  ///   contradict each other.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "week", "seed", "solver", "unmet, ranks by level", "proven so far", "first open", "wall s",
      "CPU s",
    ])
    var failures: [String] = []
    for (learners, days) in [(600, 1), (120, 5), (600, 5)] {
      let title = "\(learners) x \(days)"
      for seed in options.seedRange where options.wants(title) {
        failures += try compare(title, learners, days, seed, in: table)
      }
    }
    return failures
  }

  private func compare(
    _ title: String, _ learners: Int, _ days: Int, _ seed: UInt64, in table: MarkdownTable
  ) throws -> [String] {
    var generator = WeekGenerator(learners: learners, seed: seed, days: days)
    let problem = try generator.problem()
    let (wall, cpu) = (Date(), rusage.ownCPU())
    let solution = BlockSolver(problem).solve()
    var own = Answer(wall: -wall.timeIntervalSinceNow, cpu: rusage.ownCPU() - cpu)
    guard let plan = solution.plan else { return ["\(title), seed \(seed): no plan"] }
    for score in solution.scores where score.measure != .order {
      own.measures = (own.measures ?? []) + [Double(score.value)]
      own.bounds = (own.bounds ?? []) + [score.bound.map(Double.init)]
    }
    table.row(Self.row(title, seed, "regroup", own))
    let file = options.scratch.appending(path: "week.json")
    try JSONEncoder().encode(WeekInstance(problem, plan)).write(to: file)
    var failures: [String] = []
    let price: Answer = try options.askPeer(["week-cost", file.path])
    if price.measures != own.measures {
      failures.append("\(title), seed \(seed): the peers' reading says \(price.measures ?? [])")
    }
    for solver in ["glpk", "highs", "cpsat"] {
      let answer: Answer = try options.askPeer([
        "week", "--solver", solver, "--seconds", "\(options.seconds)", file.path,
      ])
      table.row(Self.row(title, seed, solver, answer))
      failures += Self.contradictions("\(title), seed \(seed), \(solver)", own, answer)
    }
    return failures
  }

  /// Up to the first measure that one of them has not proven, both must have the same; there, neither
  /// has less than the other has proven.
  private static func contradictions(_ title: String, _ own: Answer, _ other: Answer) -> [String] {
    guard let mine = own.measures, let theirs = other.measures else { return [] }
    for index in mine.indices {
      let bounds = (own.bounds?[index], other.bounds?[at: index] ?? nil)
      if let bound = bounds.0 ?? nil, theirs[index] < bound - 1e-6 {
        return ["\(title) has \(theirs[index]) of measure \(index), below regroup's \(bound)"]
      }
      if let bound = bounds.1, mine[index] < bound - 0.01 {
        return ["\(title) proves \(bound) of measure \(index), above regroup's \(mine[index])"]
      }
      if mine[index] != theirs[index] { return [] }
    }
    return []
  }

  private static func row(
    _ title: String, _ seed: UInt64, _ solver: String, _ answer: Answer
  ) -> [String] {
    let measures = answer.measures ?? []
    let open = measures.indices.first { index in
      (answer.bounds?[at: index] ?? nil).map { $0 < measures[index] - 0.01 } ?? true
    }
    let bound = open.flatMap { answer.bounds?[at: $0] ?? nil }
    return [
      title, "\(seed)", solver,
      answer.measures == nil ? "no plan" : measures.map { "\(Int($0))" }.joined(separator: " "),
      answer.measures == nil ? "0" : "\(open ?? measures.count) of \(measures.count)",
      open.map { "\(Int(measures[$0])), at least \(bound.map { $0.text(1) } ?? "?")" } ?? "none",
      (answer.wall ?? .nan).text(1), (answer.cpu ?? .nan).text(1),
    ]
  }
}

/// What a solver says of a week, one line of JSON.
private struct Answer: Decodable {
  /// The plan's, the most important first; nil if it found none.
  var measures: [Double]?
  /// What is proven of each, for plans as good as this one in those before.
  var bounds: [Double?]?
  var wall: Double?
  var cpu: Double?
}

extension Array {
  /// The element there, nil beyond the end.
  fileprivate subscript(at index: Int) -> Element? { indices.contains(index) ? self[index] : nil }
}
