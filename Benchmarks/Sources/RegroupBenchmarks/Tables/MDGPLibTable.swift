import Foundation

/// Instances of MDGPLIB: proven, how fast, and equal to what is known.
struct MDGPLibTable {
  private let options: Options
  /// Numbers of elements.
  private let sizes: [Int]
  /// Seconds that a proof should take at most.
  private let target: Double

  init(_ options: Options, sizes: [Int], target: Double) {
    self.options = options
    self.sizes = sizes
    self.target = target
  }

  /// - Returns: instances whose objective is not the known optimum, or that have no plan.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "instance", "status", "objective", "gap %", "known optimum", "source", "wall s", "CPU s",
      "peak MiB",
    ])
    let known = try provenOptima()
    let folder = try options.input("mdgp")
    var failures: [String] = []
    var times: [String: [Double]] = [:]
    for learners in sizes {
      for instance in try MDGPLibInstance.all(learners: learners, in: folder)
      where options.wants(instance.name) {
        let run = try options.command.teams([instance.file.path, "--format", "mdgplib"])
        let optimum = known[instance.name] ?? (learners <= 12 ? instance.exhaustiveOptimum() : nil)
        let source = known[instance.name] != nil ? "proven-optima.csv" : "exhaustive"
        table.row(row(instance.name, run, optimum, optimum == nil ? "-" : source))
        failures += contradiction(instance.name, run, optimum)
        failures += try options.command.refusal().map { "\(instance.name): \($0)" }
        times["n = \(learners)", default: []].append(run.isProven ? run.child.wall : .infinity)
      }
    }
    printSummary(times)
    return failures
  }

  private func row(
    _ name: String, _ run: RegroupRun, _ optimum: Double?, _ source: String
  ) -> [String] {
    [
      name, run.plan?.status.rawValue ?? run.failure ?? "-",
      (run.plan?.objective ?? .nan).text(3), ((run.plan?.gap ?? .nan) * 100).text(2),
      (optimum ?? .nan).text(3), source,
      run.child.wall.text(3), run.child.cpu.text(3), run.child.peakMemory.mebibytes,
    ]
  }

  private func contradiction(_ name: String, _ run: RegroupRun, _ optimum: Double?) -> [String] {
    if let failure = run.failure { return ["\(name): \(failure)"] }
    guard let objective = run.plan?.objective else { return ["\(name): no objective in the plan"] }
    guard let optimum else { return [] }
    let difference = objective - optimum
    let isWrong = run.isProven ? abs(difference) > 0.0015 : difference > 0.0015
    return isWrong ? ["\(name): objective \(objective), known optimum \(optimum)"] : []
  }

  private func printSummary(_ times: [String: [Double]]) {
    print("")
    let table = MarkdownTable(["size", "proven", "median s", "worst s", "within \(target) s"])
    for (size, values) in times.sorted(by: { $0.key < $1.key }) {
      let statistics = Statistics(values)
      table.row([
        size, "\(values.count { $0.isFinite })/\(values.count)", statistics.median.text(3),
        statistics.worst.text(3), "\(statistics.count(within: target))/\(values.count)",
      ])
    }
  }

  private func provenOptima() throws -> [String: Double] {
    let text = try String(contentsOf: options.input("mdgp/proven-optima.csv"), encoding: .utf8)
    let rows = text.split(whereSeparator: \.isNewline).dropFirst().map { $0.split(separator: ",") }
    return rows.reduce(into: [:]) { known, row in
      if row.count >= 2, let optimum = Double(row[1]) { known[String(row[0])] = optimum }
    }
  }
}
