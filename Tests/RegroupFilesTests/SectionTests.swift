import Foundation
import Grouping
import GroupingModel
import PlanCheck
import RegroupFiles
import Testing

/// Groups inside of sections, from the scenario to the files.
@Suite struct SectionTests {
  /// Twelve learners, two classes of six, teams of three inside.
  static let files = [
    "class.csv": "ID,Name,Score,Gender,Pals\n"
      + (1...12).map {
        "\($0),Canary \($0),\(50 + 7 * $0 % 40),\($0 % 3 == 0 ? "F" : "M"),\($0 % 12 + 1)"
      }
      .joined(separator: "\n") + "\n",
    "scenario.yaml": scenario,
  ]

  static let scenario = """
    title: Grade
    roster: class.csv
    sections:
      labels: [{name: 7A, min: 6, max: 6}, {name: 7B, min: 6, max: 6}]
      rules:
        - balance: Score
          weight: 2
        - pin: {1: 7B}
        - apart: [[1, 2]]
    sizes: {near: 3}
    rules:
      - wishes: Pals
      - not-alone: Gender
    """

  private let folder: TestFolder

  init() throws { folder = try TestFolder(Self.files) }

  private func load(_ text: String) throws -> LoadedScenario {
    try ScenarioLoader.load(
      try ScenarioYAML.document(text, file: "scenario.yaml"), folder: folder.path, confined: true)
  }

  private func plan(
    _ text: String = Self.scenario
  ) throws -> (plan: PlanDocument, loaded: LoadedScenario) {
    let loaded = try load(text)
    let solution = try solve(loaded.scenario, options: SolverOptions(iterations: 20_000))
    let plan = PlanDocument(
      solution, objective: try loaded.objective(), loaded: loaded, generator: "regroup test",
      solver: "none")
    return (plan, loaded)
  }

  @Test func bothLevelsAreRead() throws {
    let loaded = try load(Self.scenario)
    let sections = try #require(loaded.scenario.sections)
    #expect(loaded.scenario.kinds == [GroupKind(sizes: 3...3, count: 4...4)])
    #expect(loaded.scenario.rules.map(\.kind) == ["wishes", "not-alone"])
    #expect(sections.kinds.map(\.label) == ["7A", "7B"])
    #expect(sections.rules.map(\.kind) == ["balance", "pin", "apart"])
    #expect(sections.rules[1].data == .pins([Pin(learner: 0, kind: 1)]))
  }

  /// Sections of 5 and 7: near 3 is 2 groups of 2 and 3, and 2 of 3 and 4.
  @Test func nearIsMeantForEachSection() throws {
    let text = Self.scenario.replacingOccurrences(
      of: "{name: 7A, min: 6, max: 6}, {name: 7B, min: 6, max: 6}",
      with: "{name: 7A, min: 5, max: 5}, {name: 7B, min: 7, max: 7}")
    #expect(try load(text).scenario.kinds == [GroupKind(sizes: 2...4, count: 4...4)])
    #expect(try plan(text).plan.groups.map(\.members.count).sorted() == [2, 3, 3, 4])
  }

  static let mistakes: [(old: String, new: String, problem: String)] = [
    ("sizes: {near: 3}", "sizes: {min: 4, max: 4}", "sections of 6 cannot be cut into groups of 4"),
    (
      "title: Grade", "aim: worst-first", "with sections, what sections and groups cost is added up"
    ),
    ("  rules:\n    - bal", "  history: rounds\n  rules:\n    - bal", "unknown key of sections"),
    ("{1: 7B}", "{1: 7C}", "unknown label '7C'"),
    (
      "labels: [{name: 7A, min: 6, max: 6}, {name: 7B, min: 6, max: 6}]", "labels: []",
      "the sections have no size"
    ),
    ("balance: Score", "balance: Gender", "not a number"),
  ]

  @Test(arguments: mistakes)
  func mistakesAreNamed(old: String, new: String, problem: String) throws {
    let text = Self.scenario.replacingOccurrences(of: old, with: new)
    #expect(text != Self.scenario)
    let error = try inputError { _ = try load(text).objective() }
    #expect(error.description.contains(problem), "\(error)")
    #expect(!error.remedy.isEmpty && !error.description.contains("Canary"))
  }

  @Test func planIsWrittenAndVerified() async throws {
    let (plan, loaded) = try plan()
    let sections = try #require(plan.sections)
    #expect(sections.groups.map(\.name) == ["7A", "7B"])
    #expect(sections.groups[1].members.contains("1") && sections.groups[0].members.contains("2"))
    #expect(plan.groups.map(\.section) == ["7A", "7A", "7B", "7B"])
    #expect(plan.groups.map(\.name) == ["Group 1", "Group 2", "Group 3", "Group 4"])
    let report = try await PlanChecker.check(plan: plan, scenario: loaded.scenario)
    #expect(report.isValid, "\(report.findings)")
    #expect(report.proof == .verified)
    try PlanFiles.write(
      plan, scenario: loaded.scenario, output: folder.path + "/out", inputFolder: folder.path)
    #expect(try folder.read("out/groups.csv").hasPrefix("section,group,id,name\n7A,Group 1,"))
    #expect(try folder.read("out/students.html").contains("<h2 class=\"section\">7B</h2>"))
    #expect(try folder.read("out/report.html").contains("Sections, the worst first"))
    let again = try PlanFiles.read(folder.path + "/out/plan.json")
    #expect(again.plan.sections == plan.sections && again.plan.groups == plan.groups)
    let text = TerminalReport(plan, roster: loaded.scenario.roster).text
    #expect(text.contains("in 2 sections with 4 groups.  (sections "))
    #expect(text.split(separator: "\n").allSatisfy { $0.count <= 80 })
  }

  @Test func doctoredPlansAreFound() async throws {
    let (plan, loaded) = try plan()
    let changes: [(String, (inout PlanDocument) -> Void)] = [
      ("another section", { $0.groups[0].section = "7B" }),
      ("no section", { $0.groups[0].section = nil }),
      ("cheaper section", { $0.sections?.groups[0].cost -= 1 }),
      ("cheaper rule", { $0.sections?.rules[0].cost -= 1 }),
      ("cheaper plan", { $0.cost = ($0.cost ?? 0) - 1 }),
      ("cheaper level", { $0.levels[0].cost -= 1 }),
      ("no sections", { $0.sections = nil }),
      ("bound too high", { $0.bound = ($0.cost ?? 0) + 1 }),
      (
        "moved learner",
        {
          let moved = $0.sections?.groups[0].members.removeLast()
          $0.sections?.groups[1].members.append(moved ?? "")
        }
      ),
      (
        "groups traded",
        {
          ($0.groups[0].members, $0.groups[3].members) = (
            $0.groups[3].members, $0.groups[0].members
          )
        }
      ),
    ]
    for (name, change) in changes {
      var doctored = plan
      change(&doctored)
      let report = try await PlanChecker.check(plan: doctored, scenario: loaded.scenario)
      #expect(!report.isValid, "\(name)")
    }
  }

  @Test func ownGroupsScoreAsInThePlan() throws {
    let (plan, loaded) = try plan()
    let csv = GroupsTable.csv(plan, roster: loaded.scenario.roster)
    let hand = try HandMadeGroups(try Table(csv, file: "groups.csv"), in: loaded)
    let text = ScoreReport(hand, comparedWith: plan).text
    #expect(text.contains("Cost of sections by rule"))
    #expect(text.contains("That is what the plan"))
    #expect(text.contains("Nothing that is required is broken."))
    // The first learner listed moves to the other section, and the group lies in both.
    let first = try #require(plan.groups.first?.members.first)
    let moved = csv.replacingOccurrences(of: "7A,Group 1,\(first),", with: "7B,Group 1,\(first),")
    let broken = ScoreReport(
      try HandMadeGroups(try Table(moved, file: "groups.csv"), in: loaded), comparedWith: plan)
    #expect(broken.text.contains("Group 1 lies in several sections"))
    #expect(broken.text.contains("7A has 5 members; allowed are 6"))
  }

  /// Three who must be apart do not fit into two sections; the page tells which level it is.
  @Test func anImpossibleLevelIsNamed() async throws {
    let (plan, loaded) = try plan(
      Self.scenario.replacingOccurrences(of: "[[1, 2]]", with: "[[1, 2, 3]]"))
    #expect(plan.status == .infeasible && plan.sections?.status == .infeasible)
    #expect(
      TerminalReport(plan, roster: loaded.scenario.roster).text
        .contains("Sections: With these sizes, this cannot be kept:"))
    let report = try await PlanChecker.check(plan: plan, scenario: loaded.scenario)
    #expect(report.isValid && report.proof == .verified, "\(report.findings)")
  }

  @Test func whatNeedsOneLevelIsRefused() throws {
    let (plan, loaded) = try plan()
    let error = try inputError { _ = try Explanation(plan, loaded) }
    #expect(error.remedy.contains("regroup score"))
    var document = loaded.document
    document.from = EarlierDocument(groups: [EarlierGroup(name: "Group 1", members: ["1"])])
    let again = try inputError {
      _ = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    }
    #expect(again.problem.contains("nothing of an earlier one can be kept"))
  }
}
