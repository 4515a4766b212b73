import Foundation
import Grouping
import GroupingModel

/// MDGPLIB from 60 elements on: the proven bound on the sum of distances beside the best known
/// objective, computed in this process.
struct BoundsTable {
  private let options: Options

  init(_ options: Options) { self.options = options }

  /// - Returns: instances whose best known objective lies above what is proven.
  func run() throws -> [String] {
    let known = try known(in: "mdgp/best-known.csv", column: 2)
      .merging(known(in: "mdgp/proven-optima.csv", column: 1)) { best, optimum in
        max(best, optimum)
      }
    let table = MarkdownTable(["instance", "best known", "bound", "gap %", "CPU s"])
    let folder = try options.input("mdgp")
    var failures: [String] = []
    for learners in [60, 120, 240, 480] {
      for instance in try MDGPLibInstance.all(learners: learners, in: folder)
      where options.wants(instance.name) {
        let before = rusage.ownCPU()
        let bound = try SemidefiniteBound(Objective(instance.scenario()))?.bound { false }
        let cpu = rusage.ownCPU() - before
        let most = bound.map { -Double($0) / 1000 } ?? .nan
        let best = known[instance.name] ?? .nan
        table.row([
          instance.name, best.text(3), most.text(3), ((most - best) / best * 100).text(3),
          cpu.text(1),
        ])
        // Units are rounded pair by pair.
        if most < best * (1 - 1e-5) { failures.append("\(instance.name): bound below best known") }
      }
    }
    return failures
  }

  private func known(in file: String, column: Int) throws -> [String: Double] {
    let text = try String(contentsOf: options.input(file), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().reduce(into: [:]) { values, row in
      let fields = row.split(separator: ",")
      if fields.count > column, let value = Double(fields[column]) {
        values[String(fields[0])] = value
      }
    }
  }
}
