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

  /// Any plan, with the best bounds there are for it, and those of the other aims.
  @Test func `a better plan of another aim takes the place of one that is not proven`() throws {
    var better = 0
    for seed in 0..<60 {
      var random = SmallGenerator(seed: UInt64(seed + 70_000))
      let model = try ProjectModel.made(&random)
      var options = ProjectOptions(aim: [.fairest, .rankMaximal, .leastTotal][seed % 3])
      let oracle = ProjectOracle(model)
      guard let plan = oracle.plans.randomElement(using: &random) else { continue }
      let found = oracle.solution(plan, options)
      options.after = []
      let table = try model.aimTable(options)
      let best = table.best(found, of: model, options)
      #expect(best.steps.map(\.step) == found.steps.map(\.step))
      let values = best.steps.map(\.result.value)
      #expect(!found.steps.map(\.result.value).lexicographicallyPrecedes(values))
      #expect(values == best.steps.map { oracle.value($0.step, best.plan) }, "seed \(seed)")
      if best.plan != found.plan { better += 1 }
      for (step, tight) in zip(best.steps, oracle.solution(best.plan, options, best.steps).steps) {
        #expect(step.result.bound <= tight.result.bound, "seed \(seed), \(step.step)")
        #expect(!step.result.isProven || tight.result.isProven, "seed \(seed), \(step.step)")
      }
    }
    #expect(better > 25, "\(better)")
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

extension ProjectOracle {
  /// The plan with the largest bounds that are true: of the plans as good at each step so far.
  fileprivate func solution(
    _ plan: ProjectPlan, _ options: ProjectOptions, _ steps: [ProjectSolution.Step]? = nil
  ) -> ProjectSolution {
    let program = ProjectProgram(model)
    let all =
      steps?.map(\.step)
      ?? program.stepsBefore(options) + program.steps(of: options.aim) + program.stepsAfter(options)
    var field = plans
    var told: [ProjectSolution.Step] = []
    for step in all {
      let value = value(step, plan) ?? 0
      let bound = field.compactMap { self.value(step, $0) }.min() ?? 0
      field = field.filter { self.value(step, $0) ?? 0 <= value }
      let isProven = value == bound && told.last?.result.isProven ?? true
      let result = LevelResult(value: value, bound: bound, isProven: isProven)
      told.append(ProjectSolution.Step(step: step, result: result))
    }
    return ProjectSolution(plan: plan, steps: told)
  }
}
