import GroupingModel
import PlanCheck
import Testing

@testable import Grouping
@testable import RegroupFiles

/// A plan put right on the day, from file to file.
@Suite struct RepairTests {
  private let folder: TestFolder

  init() throws {
    folder = try TestFolder([
      "class.csv": """
      ID,Name,Score,Role
      a,Ana,9,lead
      b,Ben,2,
      c,Cid,3,
      d,Dan,8,lead
      e,Eva,4,
      f,Fay,5,
      g,Gil,7,lead
      h,Hal,6,lead
      i,Ivo,1,
      """,
      "guests.csv": "Name,ID,Role\nZoe,z,\n",
      "bare.csv": "Zoe,z,guide\nYan,y,lead\n",
    ])
    var document = ScenarioDocument(roster: "class.csv")
    document.sizes = SizesDocument(near: 3)
    document.rules = [
      RuleDocument(rule: "at-least", subject: "Role=lead", required: true),
      RuleDocument(rule: "balance", subject: "Score", weight: 1),
    ]
    let loaded = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    let partition = Partition(
      [[0, 1, 2], [3, 4, 5], [6, 7, 8]].map { Group(kind: 0, members: $0) })
    let solution = Solution(
      status: .feasible, partition: partition,
      levels: [], certificates: [], iterations: 0, groupsListed: nil, conflicts: [], note: nil)
    let plan = PlanDocument(
      solution, objective: try loaded.objective(), loaded: loaded, generator: "", solver: "")
    try PlanFiles.write(
      plan, scenario: loaded.scenario, output: folder.path + "/out", inputFolder: folder.path)
  }

  private func repaired(
    _ plan: String = "out", to output: String = "new", _ change: (inout RepairRequest) -> Void
  ) async throws -> PlanDocument {
    var request = RepairRequest()
    change(&request)
    let source = try request.source(plan: "\(folder.path)/\(plan)/plan.json")
    let answer = try Repair(source).run(SolverOptions())
    let plan = PlanDocument(
      answer.solution, objective: try answer.loaded.objective(), loaded: answer.loaded,
      generator: "", solver: "")
    try PlanFiles.write(
      plan, scenario: answer.loaded.scenario, output: "\(folder.path)/\(output)",
      inputFolder: source.folder)
    // What is written is what it claims to be.
    let (read, loaded) = try PlanFiles.read("\(folder.path)/\(output)/plan.json")
    let report = try await PlanChecker.check(plan: read, scenario: loaded.scenario)
    #expect(report.findings == [])
    return read
  }

  private func problem(_ change: (inout RepairRequest) -> Void) -> String {
    var request = RepairRequest()
    change(&request)
    do {
      _ = try request.source(plan: "\(folder.path)/out/plan.json")
      return "none"
    } catch { return error.problem }
  }

  /// One absent: her group is a pair, for sizes give way; nobody moves.
  @Test func oneAbsent() async throws {
    let plan = try await repaired { $0.absent = ["Ben"] }
    #expect(plan.groups.map(\.members) == [["a", "c"], ["d", "e", "f"], ["g", "h", "i"]])
    #expect(plan.moves == [])
    #expect(plan.status == .optimal)
    #expect(plan.request.from?.repair?.absent == ["b"])
  }

  /// Group 1 loses its leader and gets one of the two of Group 3, whom another is to follow: a pair
  /// may not come of a three by two moves where one does.
  @Test func anAbsentLeader() async throws {
    let plan = try await repaired { $0.absent = ["a"] }
    let moves = try #require(plan.moves)
    #expect(moves.count == 1 && ["g", "h"].contains(moves[0].learner))
    #expect(moves[0].from == "Group 3" && moves[0].to == "Group 1")
    #expect(moves[0].why == "for Group 1: Every group has at least 1 learner with Role=lead")
    let text = TerminalReport(
      plan, roster: try PlanFiles.read("\(folder.path)/new/plan.json").loaded.scenario.roster
    ).text
    #expect(text.contains("Since the earlier plan 1 of 8 learners changes groups; 1 is away."))
    #expect(text.contains("Proven: no plan moves fewer learners"))
  }

  /// Two of a group of three are away: one learner comes, since a group has two at least.
  @Test func twoOfAGroup() async throws {
    let plan = try await repaired { $0.absent = ["e;f"] }
    #expect(plan.moves?.map(\.why) == ["Group 2 had too few"])
    #expect(plan.groups.map(\.members.count).sorted() == [2, 2, 3])
  }

  /// A whole group is away: it is no group today, and nobody moves.
  @Test func allOfAGroup() async throws {
    let plan = try await repaired { $0.absent = ["d", "e", "f"] }
    #expect(plan.groups.map(\.name) == ["Group 1", "Group 3"])
    #expect(plan.moves == [])
  }

  /// Of nine only three are there: groups of two at least are one group.
  @Test func groupsEnd() async throws {
    let plan = try await repaired { $0.absent = ["b", "c", "e", "f", "h", "i"] }
    #expect(plan.groups.count == 1)
    #expect(plan.moves?.count == 2)
    #expect(plan.moves?.allSatisfy { $0.why.hasSuffix("ends: too few are there") } == true)
  }

  /// Absent in the first repair, back in the second; and a guest.
  @Test func backAgainAndAGuest() async throws {
    _ = try await repaired { $0.absent = ["Ben"] }
    let plan = try await repaired("new", to: "again") {
      $0.added = ["b", "\(folder.path)/guests.csv"]
    }
    #expect(plan.groups.flatMap(\.members).count == 10)
    #expect(plan.moves == [])
    #expect(plan.request.from?.repair?.absent == [])
    #expect(plan.request.from?.repair?.guests.count == 1)
    // The class list itself stays as it is, and its absent learners come back with a new plan.
    #expect(try ScenarioSource(plan: "\(folder.path)/again/plan.json").document.from == nil)
  }

  @Test func lateLearnersKeepTheirPlace() async throws {
    let plan = try await repaired { $0.late = ["Ana"] }
    #expect(plan.groups[0].members.contains("a"))
    // Her group gets a leader who is there from the start, and somebody goes in return.
    #expect(plan.moves?.count == 2)
    #expect(plan.groups[0].members.contains { ["g", "h"].contains($0) })
    #expect(plan.status == .optimal && plan.request.from?.repair?.waits == nil)
  }

  /// All who lead are late: groups have to wait for them, and nobody moves.
  @Test func groupsWaitWhereTheyHaveTo() async throws {
    let plan = try await repaired { $0.late = ["Ana", "Dan", "Gil", "Hal"] }
    #expect(plan.moves == [] && plan.request.from?.repair?.waits == true)
  }

  @Test func badNamesAreTold() {
    #expect(problem { $0.absent = ["Quax"] }.hasPrefix("--absent: names someone who is not"))
    #expect(
      problem { $0.added = ["a"] }
        == "--add: row 2 of the class list: in a group of the plan already")
    #expect(
      problem { ($0.absent, $0.late) = (["a"], ["Ana"]) }
        == "row 2 of the class list: said to be absent, and late or added")
    #expect(problem { $0.absent = ["a,b,c,d,e,f,g,h,i"] } == "everybody is absent")
    #expect(
      problem { $0.added = ["\(folder.path)/bare.csv"] } == "title 1 is none of the class list's")
    #expect(problem { $0.keep = "much" } == "--keep is not a share between 0 % and 100 %")
  }

  /// All leaders are away: no plan keeps the rule.
  @Test func impossible() async throws {
    var request = RepairRequest()
    request.absent = ["a", "g", "h"]
    let source = try request.source(plan: "\(folder.path)/out/plan.json")
    let answer = try Repair(source).run(SolverOptions())
    #expect(answer.solution.status == .infeasible)
    #expect(!answer.solution.conflicts.isEmpty)
  }
}
