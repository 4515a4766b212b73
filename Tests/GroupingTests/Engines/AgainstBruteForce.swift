import GroupingModel
import TestSupport
import Testing

@testable import Grouping

/// The exact engine's answer for the least sum is brute force's: cost, bound, plan, certificates.
func expectLeastSum(_ scenario: Scenario) throws {
  let all = try BruteForce(scenario).plans
  let solution = try solve(scenario, options: SolverOptions(iterations: 4000))
  guard let best = all.map(\.total).min() else {
    #expect(solution.status == .infeasible)
    return
  }
  #expect(solution.status == .optimal)
  #expect(solution.levels.map(\.cost) == [best])
  #expect(solution.levels.map(\.bound) == [best])
  #expect(solution.certificates.allSatisfy { $0.bound <= best })
  let partition = try #require(solution.partition)
  #expect(all.contains { Partition($0.groups) == partition && $0.total == best })
}

/// The same level by level.
func expectStrictOrder(_ scenario: Scenario) throws {
  let objective = try Objective(scenario)
  let all = try BruteForce(scenario).plans.map { objective.costs(of: Partition($0.groups)) }
  let solution = try solve(scenario, options: SolverOptions(iterations: 4000))
  guard let best = all.min(by: { $0.lexicographicallyPrecedes($1) }) else {
    #expect(solution.status == .infeasible)
    return
  }
  #expect(solution.status == .optimal)
  // Without a weighted rule there is one empty level.
  #expect(solution.levels.map(\.cost) == Array(best.prefix(solution.levels.count)))
  for certificate in solution.certificates {
    #expect(certificate.bound <= best[certificate.level])
  }
}

/// The same with the worst group first.
func expectWorstFirst(_ scenario: Scenario) throws {
  let all = try BruteForce(scenario).plans
  let solution = try solve(scenario, options: SolverOptions(iterations: 4000))
  guard let best = all.map({ ($0.worst, $0.total) }).min(by: <) else {
    #expect(solution.status == .infeasible)
    return
  }
  #expect(solution.status == .optimal)
  #expect(solution.levels.map(\.cost) == [best.0, best.1])
}
