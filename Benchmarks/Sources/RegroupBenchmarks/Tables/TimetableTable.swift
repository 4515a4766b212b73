import Foundation

/// Curriculum-based course timetabling, ITC-2007 track 3: costs at a limit of CPU, beside the best known
/// and the best of ten runs of the competition's winner.
struct TimetableTable {
  private struct Instance {
    let name: String
    let known: Int
    let winner: Int
  }

  private struct Run {
    let cost: Int
    let bound: Int
    let cpu: Double
  }

  private let options: Options

  private static let instances = [
    Instance(name: "comp01", known: 5, winner: 5), Instance(name: "comp02", known: 24, winner: 51),
    Instance(name: "comp03", known: 64, winner: 84),
    Instance(name: "comp04", known: 35, winner: 37),
    Instance(name: "comp05", known: 284, winner: 330),
    Instance(name: "comp06", known: 27, winner: 48), Instance(name: "comp07", known: 6, winner: 20),
    Instance(name: "comp08", known: 37, winner: 41),
    Instance(name: "comp09", known: 96, winner: 109),
    Instance(name: "comp10", known: 4, winner: 16), Instance(name: "comp11", known: 0, winner: 0),
  ]

  init(_ options: Options) { self.options = options }

  /// - Returns: runs without a timetable, that `regroup check` refuses, or below what is known to be
  ///   the least.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "instance", "best known", "winner 2007, best of 10", "bound", "best", "mean", "CPU worst s",
    ])
    var failures: [String] = []
    var sum = (known: 0, winner: 0, bound: 0, best: 0, mean: 0.0)
    for instance in Self.instances where options.wants(instance.name) {
      let runs = try options.seedRange.compactMap { try run(instance, seed: $0, &failures) }
      guard let best = runs.map(\.cost).min(), let bound = runs.map(\.bound).max() else { continue }
      let mean = Double(runs.reduce(0) { $0 + $1.cost }) / Double(runs.count)
      if bound > instance.known { failures.append("\(instance.name): bound above best known") }
      table.row([
        instance.name, "\(instance.known)", "\(instance.winner)", "\(bound)", "\(best)",
        mean.text(1), (runs.map(\.cpu).max() ?? .nan).text(1),
      ])
      sum.known += instance.known
      sum.winner += instance.winner
      sum.bound += bound
      sum.best += best
      sum.mean += mean
    }
    table.row([
      "sum", "\(sum.known)", "\(sum.winner)", "\(sum.bound)", "\(sum.best)", sum.mean.text(1), "",
    ])
    return failures
  }

  private func run(
    _ instance: Instance, seed: UInt64, _ failures: inout [String]
  ) throws -> Run? {
    let output = options.command.output
    try? FileManager.default.removeItem(at: output)
    let child = try Child.run(
      options.binary,
      [
        "timetable", try options.input("timetabling/\(instance.name).ctt").path, "--seed",
        "\(seed)", "--cpu", "\(options.seconds)", "--output", output.path,
      ], scratch: options.scratch)
    let refusal = child.status == 0 ? try options.command.refusal() : ["exit \(child.status)"]
    failures += refusal.map { "\(instance.name), seed \(seed): \($0)" }
    let plan =
      try? JSONSerialization.jsonObject(
        with: Data(contentsOf: output.appending(path: "plan.json"))) as? [String: Any]
    guard refusal.isEmpty, let cost = plan?["cost"] as? Int, let bound = plan?["bound"] as? Int
    else { return nil }
    return Run(cost: cost, bound: bound, cpu: child.cpu)
  }
}
