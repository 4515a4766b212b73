import GroupingModel
import RegroupFiles

@testable import Grouping

/// Six learners in threes with an earlier round, so that every part of the pages has something to
/// say.
struct ReportFixture {
  let folder: TestFolder
  let loaded: LoadedScenario
  let objective: Objective

  /// Mean of Score: 60 / 6 = 10.
  static let roster = """
    ID,Name,Score,Gender,Pals
    1,Ana <i>,10,F,2
    2,Ben,12,M,5
    3,Cid,8,M,
    4,Dan,11,M,5;6
    5,Eva,9,F,1
    6,Fay,10,F,4
    """

  init(
    rules: [RuleDocument] = [
      RuleDocument(rule: "balance", subject: "Score"),
      RuleDocument(rule: "spread", subject: "Gender", weight: 2),
      RuleDocument(rule: "not-alone", subject: "Gender", weight: 3),
      RuleDocument(rule: "wishes", subject: "Pals", weight: 4),
      RuleDocument(rule: "new-teammates", weight: 5),
      RuleDocument(rule: "apart", lists: [["1", "4"]], required: true),
    ],
    labels: [LabelDocument]? = nil
  ) throws {
    folder = try TestFolder([
      "in/class.csv": Self.roster, "in/rounds/1.csv": "group,id\nA,2\nA,3\nB,5\nB,6\n",
    ])
    var document = ScenarioDocument(roster: "class.csv", rules: rules)
    document.title = "Class & <Co>"
    document.sizes = labels == nil ? SizesDocument(near: 3) : nil
    document.labels = labels
    document.history = "rounds"
    loaded = try ScenarioLoader.load(document, folder: folder.path + "/in", confined: true)
    objective = try Objective(loaded.scenario)
  }

  /// Groups Ana, Ben, Cid and Dan, Eva, Fay unless others are given; each of a label, in their
  /// order, where there are labels.
  func plan(_ groups: [[Int]] = [[0, 1, 2], [3, 4, 5]]) throws -> PlanDocument {
    let hasLabels = loaded.scenario.kinds.count == groups.count
    let partition = Partition(
      groups.enumerated().map { Group(kind: hasLabels ? $0 : 0, members: $1) })
    let cost = objective.costs(of: partition).reduce(0, +)
    let solution = Solution(
      status: .optimal, partition: partition,
      levels: [Solution.Level(name: "sum", cost: cost, bound: cost, optimal: true)],
      certificates: [], iterations: 7, groupsListed: nil, conflicts: [], note: nil)
    return PlanDocument(
      solution, objective: objective, loaded: loaded, generator: "regroup test", solver: "none")
  }

  func placed(_ groups: [[Int]] = [[0, 1, 2], [3, 4, 5]]) throws -> PlacedPlan {
    try PlacedPlan(try plan(groups), in: loaded.scenario)
  }
}
