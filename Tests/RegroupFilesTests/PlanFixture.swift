import GroupingModel
import RegroupFiles

@testable import Grouping

/// A finished run on four learners in pairs, made up by hand.
struct PlanFixture {
  let folder: TestFolder
  let loaded: LoadedScenario

  static let roster = "ID,Name,Gender\n1,=Ana <b>&,F\n2,\"Ben, \u{1B}[31m\",M\n3,Cid,M\n-4,Dan,M\n"

  static let rules = [
    RuleDocument(rule: "spread", subject: "Gender"),
    RuleDocument(rule: "not-alone", subject: "Gender"),
  ]

  init(rules: [RuleDocument] = rules) throws {
    folder = try TestFolder(["in/class.csv": Self.roster])
    var document = ScenarioDocument(roster: "class.csv", rules: rules)
    document.title = "<Teams>"
    document.sizes = SizesDocument(near: 2)
    loaded = try ScenarioLoader.load(document, folder: folder.path + "/in", confined: true)
  }

  /// Groups 1,2 and 3,4. Spread: of one F and three M, pairs have 0 to 1 F and 1 to 2 M; all
  /// kept. Not alone: F and M of the first pair are alone, 2 points.
  /// An infeasible one blames its first rule.
  func plan(
    status: PlanStatus = .feasible, cost: Int64 = 2000, bound: Int64? = 1900
  ) throws -> PlanDocument {
    let partition = Partition([Group(kind: 0, members: [0, 1]), Group(kind: 0, members: [2, 3])])
    let level = Solution.Level(
      name: "sum", cost: cost, bound: bound, optimal: status == .optimal)
    let blamed = Conflict(
      demands: [Demand(rule: 0, data: .links([Link(from: 0, to: 1)]))],
      isIrreducible: true, reason: CountingReason(kind: .tooMany, learners: [0, 1], number: 1),
      remedies: [Remedy(change: .rule(0), breach: 1, cost: 2.5, isProven: true)])
    let solution = Solution(
      status: status, partition: status == .infeasible ? nil : partition, levels: [level],
      certificates: [], iterations: 7, groupsListed: nil,
      conflicts: status == .infeasible ? [blamed] : [], note: nil)
    return PlanDocument(
      solution, objective: try Objective(loaded.scenario), loaded: loaded,
      generator: "regroup test", solver: "none")
  }

  /// The teacher's page of a plan.
  func page(_ plan: PlanDocument) throws -> String {
    try HTMLReport.html(try PlacedPlan(plan, in: loaded.scenario))
  }
}
