import Foundation
import GroupingModel
import PlanCheck
import RegroupFiles
import Testing

@Suite struct PlanWritingTests {
  @Test func costsAreThoseOfTheGroups() throws {
    let plan = try PlanFixture().plan()
    #expect(plan.groups.map(\.members) == [["1", "2"], ["3", "-4"]])
    #expect(plan.groups.map(\.name) == ["Group 1", "Group 2"])
    #expect(plan.groups.map(\.cost) == [2, 0])
    #expect(plan.groups[0].costs == [0, 2])
    #expect(plan.rules.map(\.cost) == [0, 2])
    #expect(plan.rules.map(\.rule) == ["spread", "not-alone"])
    #expect(plan.cost == 2)
    #expect(plan.bound == 1.9)
    // (2 - 1.9) / 2.
    #expect(abs((plan.gap ?? 0) - 0.05) < 1e-12)
    #expect(
      plan.alone == [
        PlanAlone(column: "Gender", value: "F", learners: 1),
        PlanAlone(column: "Gender", value: "M", learners: 1),
      ])
  }

  @Test func infeasiblePlansNameTheRequiredRules() throws {
    let rules = [RuleDocument(rule: "apart", lists: [["1", "2"]])]
    let plan = try PlanFixture(rules: rules).plan(status: .infeasible)
    #expect(plan.cost == nil)
    #expect(plan.groups.isEmpty)
    #expect(plan.conflicts.first?.demands == [PlanDemand(rule: 0, parts: [["1", "2"]])])
    #expect(
      plan.conflicts.first?.reason
        == PlanReason(kind: .tooMany, learners: ["1", "2"], number: 1))
  }

  @Test func writesAndReadsAgain() throws {
    let fixture = try PlanFixture()
    let (root, scenario) = (fixture.folder.path, fixture.loaded.scenario)
    let plan = try fixture.plan()
    for _ in 0..<2 {
      try PlanFiles.write(
        plan, scenario: scenario, output: root + "/a/out", inputFolder: root + "/in")
    }
    let names = try FileManager.default.contentsOfDirectory(atPath: root + "/a/out").sorted()
    #expect(names == ["groups.csv", "plan.json", "report.html", "students.html"])
    let (again, loaded) = try PlanFiles.read(root + "/a/out/plan.json")
    #expect(again.request.folder == "../../in")
    var expected = plan
    expected.request.folder = "../../in"
    #expect(again == expected)
    #expect(loaded.scenario.roster.learners == scenario.roster.learners)
    #expect(loaded.scenario.rules == fixture.loaded.scenario.rules)
    #expect(loaded.scenario.kinds == fixture.loaded.scenario.kinds)
    #expect(try PlanFiles.json(again) == fixture.folder.read("a/out/plan.json"))
  }

  @Test func changedInputsAreRefused() throws {
    let fixture = try PlanFixture()
    let root = fixture.folder.path
    try PlanFiles.write(
      try fixture.plan(), scenario: fixture.loaded.scenario, output: root + "/out",
      inputFolder: root + "/in")
    try fixture.folder.write("in/class.csv", Array(PlanFixture.roster.dropLast(2).utf8))
    let error = try inputError { _ = try PlanFiles.read(root + "/out/plan.json") }
    #expect(error.problem == "the file has changed since the plan was made")
    try FileManager.default.removeItem(atPath: root + "/in/class.csv")
    #expect(try inputError { _ = try PlanFiles.read(root + "/out/plan.json") }.file == "class.csv")
  }

  /// The pages look rules up by these positions.
  @Test(arguments: [-1, 1, Int.max])
  func conflictsAreAboutListedRules(rule: Int) throws {
    let rules = [RuleDocument(rule: "apart", lists: [["1", "2"]])]
    let fixture = try PlanFixture(rules: rules)
    var plan = try fixture.plan(status: .infeasible)
    plan.conflicts[0].demands[0].rule = rule
    try fixture.folder.write("in/plan.json", Array(try PlanFiles.json(plan).utf8))
    let error = try inputError { _ = try PlanFiles.read(fixture.folder.path + "/in/plan.json") }
    #expect(error.problem.contains("that the plan does not list"))
  }

  /// A plan without its inputs' hashes was taken for one of any files.
  @Test func plansSayWhatTheirInputsWere() throws {
    let fixture = try PlanFixture()
    let root = fixture.folder.path
    var plan = try fixture.plan()
    plan.inputs = [:]
    try PlanFiles.write(
      plan, scenario: fixture.loaded.scenario, output: root + "/out", inputFolder: root + "/in")
    let error = try inputError { _ = try PlanFiles.read(root + "/out/plan.json") }
    #expect(error.file == "class.csv")
  }

  @Test(arguments: ["", "{}", "[1]", "{\"format\": \"regroup-plan\", \"version\": \"Canary\"}"])
  func otherFilesAreNoPlans(text: String) throws {
    let folder = try TestFolder(["plan.json": text])
    let error = try inputError { _ = try PlanFiles.read(folder.path + "/plan.json") }
    #expect(error.problem.hasPrefix("this is not a plan"))
    #expect(!error.description.contains("Canary"))
  }

  @Test func outputsThatCannotBeMade() throws {
    let folder = try TestFolder(["file": "x"])
    let error = try #require(throws: OutputError.self) {
      try OutputFolder(folder.path + "/file").write([("a", "b")])
    }
    #expect(error.isCreation)
    #expect(try folder.read("file") == "x")
  }

  @Test func nothingIsReplacedUnlessAllIsWritten() throws {
    let folder = try TestFolder(["out/a": "old"])
    #expect(throws: OutputError.self) {
      try OutputFolder(folder.path + "/out").write([
        ("a", "new"), (String(repeating: "long", count: 100), "x"),
      ])
    }
    #expect(try folder.read("out/a") == "old")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out") == ["a"])
  }

  /// Of a run that was killed; process 1 always runs, the other cannot.
  @Test func leftoversAreRemoved() throws {
    let folder = try TestFolder([
      "out/.a.999999999.part": "x", "out/.a.1.part": "y", "out/.b.part": "z",
    ])
    try OutputFolder(folder.path + "/out").write([("a", "new")])
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path + "/out").sorted()
    #expect(names == [".a.1.part", ".b.part", "a"])
  }

  @Test func waysBetweenFolders() {
    #expect(relativePath(from: "/a/b/c", to: "/a/d") == "../../d")
    #expect(relativePath(from: "/a", to: "/a") == ".")
    #expect(relativePath(from: "/a", to: "/a/b") == "b")
  }

  /// The schema is strict, so a key it does not list would be a mistake of one of the two.
  @Test func planFollowsItsSchema() throws {
    let json = try JSONSerialization.jsonObject(
      with: Data(PlanFiles.json(try PlanFixture().plan()).utf8))
    let plan = try #require(json as? [String: Any])
    let parsed = try JSONSerialization.jsonObject(with: Data(PlanSchema.json().utf8))
    let schema = try #require(parsed as? [String: Any])
    let properties = try #require(schema["properties"] as? [String: Any])
    let required = try #require(schema["required"] as? [String])
    #expect(Set(plan.keys).isSubset(of: properties.keys))
    #expect(Set(required).isSubset(of: plan.keys))
    let reader = try SchemaReader(PlanSchema.json())
    for status in [PlanStatus.feasible, .optimal, .infeasible] {
      let plan = try PlanFixture().plan(status: status)
      #expect(try reader.faults(PlanFiles.json(plan)) == [], "\(status)")
    }
    // The reader finds what is wrong.
    let broken = try PlanFiles.json(try PlanFixture().plan())
      .replacing("\"seed\" : 1", with: "\"sead\" : \"x\"")
      .replacing("\"feasible\"", with: "\"good\"")
    #expect(try reader.faults(broken) == [".seed is missing", ".sead is new", ".status"])
  }
}
