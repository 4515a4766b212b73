import Testing

@testable import Choosing

/// Aims beside each other.
@Suite struct AimTableTests {
  @Test func `a table of aims holds each plan against every aim`() throws {
    for seed in 0..<30 {
      var random = SmallGenerator(seed: UInt64(seed + 9000))
      let model = try ProjectModel.made(&random)
      let oracle = ProjectOracle(model)
      let table = try model.aimTable(ProjectOptions(after: []))
      #expect(table.rows.isEmpty == oracle.plans.isEmpty)
      let fewest = oracle.plans.map(\.leftOut.count).min()
      let field = oracle.plans.filter { $0.leftOut.count == fewest }
      for (index, row) in table.rows.enumerated() {
        #expect(row.aim == table.aims[index])
        let majority = field.map { oracle.votes(for: $0, against: row.solution.plan) }.max()
        #expect(row.values[3] == majority.map { [$0] }, "seed \(seed)")
        for other in table.rows {
          // Each aim's own plan is the best there is at it.
          guard let mine = row.values[index], let theirs = other.values[index] else { continue }
          #expect(!theirs.lexicographicallyPrecedes(mine), "seed \(seed)")
        }
      }
    }
  }

  /// A plan that was found in no time, and those of the other aims in any time.
  @Test func `a better plan of another aim takes the place of one that is not proven`() throws {
    var (better, proven) = (0, 0)
    for seed in 0..<90 {
      var random = SmallGenerator(seed: UInt64(seed + 70_000))
      let model = try ProjectModel.made(&random)
      var options = ProjectOptions(
        aim: [.fairest, .rankMaximal, .leastTotal][seed % 3], timeLimit: 0)
      guard case .plan(let hasty) = try model.solve(options), !hasty.isProven else { continue }
      options.after = []
      options.timeLimit = nil
      let table = try model.aimTable(options, beside: hasty)
      let oracle = ProjectOracle(model)
      let best = table.best(hasty, of: model, options)
      #expect(best.steps.map(\.step) == hasty.steps.map(\.step))
      let values = best.steps.map(\.result.value)
      #expect(!hasty.steps.map(\.result.value).lexicographicallyPrecedes(values))
      #expect(values == best.steps.map { oracle.value($0.step, best.plan) }, "seed \(seed)")
      if best.plan != hasty.plan { better += 1 }
      if best.isProven { proven += 1 }
      // Of the plans that are as good so far, none is below the bound.
      var field = oracle.plans
      for step in best.steps {
        #expect(
          field.allSatisfy { oracle.value(step.step, $0) ?? 0 >= step.result.bound },
          "seed \(seed), \(step.step)")
        field = field.filter { oracle.value(step.step, $0) == step.result.value }
      }
    }
    #expect(better > 10, "\(better) \(proven)")
  }

  /// What there was no time for has no row; what was solved before has one in any case.
  @Test func `without time there is the row of what was solved`() throws {
    let model = try ProjectModel(
      learners: (0..<30).map { .init(.ranked([1, 2, 3 + $0 % 2, 4 - $0 % 2])) },
      projects: (0..<4).map { _ in .init(seats: 4...9, isOptional: true) })
    guard case .plan(let solution) = try model.solve(ProjectOptions(aim: .leastTotal)) else {
      Issue.record("no plan")
      return
    }
    let options = ProjectOptions(aim: .leastTotal, after: [], timeLimit: 0)
    let table = try model.aimTable(options, beside: solution)
    let own = try #require(table.rows.first { $0.aim == .leastTotal })
    #expect(own.isProven && own.solution.plan == solution.plan)
    #expect(own.values[3] == nil && own.majority == nil)
  }
}
