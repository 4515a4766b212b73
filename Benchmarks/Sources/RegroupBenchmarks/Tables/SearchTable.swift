import Foundation

/// The search without proof: how many seeds reach the proven optimum within two CPU seconds.
struct SearchTable {
  private let options: Options
  /// Two seconds of CPU, whatever the engine's own number of iterations is.
  private static let budget = ["--cpu", "2", "--iterations", "1000000000"]

  init(_ options: Options) { self.options = options }

  func run() throws -> [String] {
    let table = MarkdownTable([
      "instance", "proven optimum", "reached", "worst excess %", "CPU median s", "CPU worst s",
    ])
    var failures: [String] = []
    for instance in try instances() where options.wants(instance.title) {
      let exact = try options.command.teams(instance.arguments + ["--time", "60"])
      let runs = try options.seedRange.map { seed in
        try options.command.teams(
          instance.arguments + ["--seed", "\(seed)", "--exact", "off"] + Self.budget)
      }
      failures += ([exact] + runs).compactMap(\.failure).map { "\(instance.title): \($0)" }
      failures += contradiction(instance.title, exact, runs)
      table.row(row(instance.title, exact, runs))
    }
    return failures
  }

  /// Real classes, grown classes with seed 1, and one MDGPLIB instance of each type.
  private func instances() throws -> [(title: String, arguments: [String])] {
    let real = try RealClass.all(options).filter { !$0.title.contains("wave") }
    let grown = try ClassFamilies.grown.map { grown in
      let folder = try ScenarioFolder.write(grown.instance(seed: 1), under: options.scratch)
      return (grown.title, [folder.path])
    }
    let mdgp = try ["Geo", "RanInt", "RanReal"].map { type in
      let file = try options.input("mdgp/\(type)_n030_ss_01.txt")
      return ("\(type)_n030_ss_01", [file.path, "--format", "mdgplib"])
    }
    let waves = try RealClass.all(options).filter { $0.title == "Knecht, wave 1" }
    return (real + waves).map { ($0.title, $0.arguments) } + grown + mdgp
  }

  /// No search may cost less than a proven optimum.
  private func contradiction(
    _ title: String, _ exact: RegroupRun, _ runs: [RegroupRun]
  ) -> [String] {
    guard exact.isProven, let optimum = exact.plan?.cost else {
      return exact.failure == nil ? ["\(title): not proven within 60 s"] : []
    }
    let least = runs.compactMap { $0.plan?.cost }.min() ?? optimum
    return least < optimum - 0.0005 ? ["\(title): search \(least), 'optimum' \(optimum)"] : []
  }

  private func row(_ title: String, _ exact: RegroupRun, _ runs: [RegroupRun]) -> [String] {
    let optimum = exact.isProven ? exact.plan?.cost ?? .nan : .nan
    let excess = runs.map { run in
      run.plan?.cost.map { ($0 - optimum) / max(abs(optimum), 0.001) } ?? .infinity
    }
    let cpu = Statistics(runs.map(\.child.cpu))
    return [
      title, optimum.text(3), "\(excess.count { $0 < 1e-9 })/\(runs.count)",
      ((excess.max() ?? .nan) * 100).text(3), cpu.median.text(2), cpu.worst.text(2),
    ]
  }
}
