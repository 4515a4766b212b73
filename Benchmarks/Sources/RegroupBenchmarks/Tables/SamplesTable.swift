import Foundation
import GroupingModel

/// Samples of two other programs, counted by their own definitions, with a bound that holds for them.
struct SamplesTable {
  private let options: Options

  init(_ options: Options) { self.options = options }

  /// - Returns: missing or refused plans, and counts below what is proven.
  func run() throws -> [String] {
    let table = MarkdownTable([
      "sample", "seed", "theirs", "ours", "bound", "wall s", "CPU s", "ours, by rule",
    ])
    return try groupEng(table) + hbs(table)
  }

  private func groupEng(_ table: MarkdownTable) throws -> [String] {
    let title = "GroupEng, failed group-rules"
    guard options.wants(title), let roster = try roster("classes/groupeng-sample.csv") else {
      return []
    }
    let sample = try GroupEngSample(roster)
    let relaxed = try teams(sample.bound(under: options.scratch), seed: 1)
    // A count is whole; a thousandth for the rounding of what is printed.
    let bound = ((relaxed.plan?.bound ?? 0) - 0.001).rounded(.up)
    return try options.seedRange.flatMap { seed in
      let run = try teams(sample.plan(under: options.scratch), seed: seed)
      let problems = try run.failure.map { [$0] } ?? options.command.refusal()
      let failed = try sample.failed(SampleRoster.groups(of: run))
      let total = failed.reduce(0) { $0 + $1.groups }
      let byRule = failed.filter { $0.groups > 0 }.map { "\($0.rule) \($0.groups)" }
      let points = "\((run.plan?.cost ?? .nan).text(0)) points\(run.isProven ? ", proven" : "")"
      table.row([
        title, "\(seed)", "10.6", "\(total)", bound.text(0), run.child.wall.text(1),
        run.child.cpu.text(1), (byRule + [points]).joined(separator: ", "),
      ])
      return problems + (Double(total) < bound ? ["\(title): fewer than proven"] : [])
    }
  }

  private func hbs(_ table: MarkdownTable) throws -> [String] {
    guard let roster = try roster("classes/hbs-roster_prev_term_test.csv") else { return [] }
    let samples = [(HBSSample.test(roster), "31 (bound 3)"), (.constraints(roster), "-")]
    return try samples.filter { options.wants($0.0.title) }.flatMap { sample, theirs in
      // What each rule costs by itself is known at once.
      let free = try sample.scenario(isStrict: false, under: options.scratch)
      let bound = try options.command.teams([free.path, "--time", "5"]).plan?.bound ?? .nan
      return try options.seedRange.flatMap { seed in
        let strict = try sample.scenario(isStrict: true, under: options.scratch)
        let run = try teams(strict, seed: seed)
        let problems = try run.failure.map { [$0] } ?? options.command.refusal()
        let objective = try sample.objective(SampleRoster.groups(of: run))
        table.row([
          sample.title, "\(seed)", theirs, objective.text(2), bound.text(2),
          run.child.wall.text(1), run.child.cpu.text(1),
          objective <= bound ? "proven" : "not proven",
        ])
        return problems + (objective < bound - 0.001 ? ["\(sample.title): below the bound"] : [])
      }
    }
  }

  private func teams(_ folder: URL, seed: UInt64) throws -> RegroupRun {
    try options.command.teams([
      folder.path, "--time", "\(options.seconds)", "--seed", "\(seed)",
    ])
  }

  /// The roster, or nil with a message where it is absent.
  private func roster(_ path: String) throws -> SampleRoster? {
    guard let file = try? options.input(path) else {
      print("\(path) is not at hand; give the folder of inputs with --data.")
      return nil
    }
    return try SampleRoster(file)
  }
}
