import GroupingModel
import PlanCheck
import RegroupFiles
import Testing

@testable import Grouping

/// A class of eight in pairs or fours, and an earlier plan of it.
private struct Again {
  let folder: TestFolder
  var document = ScenarioDocument(
    roster: "class.csv",
    rules: [RuleDocument(rule: "balance", subject: "Score", weight: 1)])

  /// - Parameter learners: identifiers in the class list; those from i on are new.
  init(_ learners: String = "abcdefgh") throws {
    let rows = learners.enumerated().map { "\($1),Canary \($1),\($0 * $0)\n" }
    folder = try TestFolder(["class.csv": "ID,Name,Score\n" + rows.joined()])
    document.sizes = SizesDocument(near: 2)
    document.from = Self.earlier("ab", "cd", "ef", "gh")
  }

  /// Groups of learners named by letters.
  static func earlier(_ groups: String...) -> EarlierDocument {
    EarlierDocument(
      groups: groups.enumerated().map { index, members in
        EarlierGroup(name: "Group \(index + 1)", members: members.map(String.init))
      })
  }

  func load() throws -> LoadedScenario {
    try ScenarioLoader.load(document, folder: folder.path, confined: true)
  }

  func plan() throws -> PlanDocument {
    let loaded = try load()
    return PlanDocument(
      try solve(loaded.scenario), objective: try loaded.objective(), loaded: loaded,
      generator: "test", solver: "none")
  }

  /// Members by the names of their groups.
  func groups() throws -> [String: String] {
    Dictionary(
      try plan().groups.map { ($0.name, $0.members.joined()) }, uniquingKeysWith: { a, _ in a })
  }

  func problem() throws -> String { try inputError { _ = try load() }.description }
}

struct EarlierPlanTests {
  @Test func lockedGroupsKeepMembersAndName() throws {
    var again = try Again()
    again.document.from?.lock = ["Group 3", "Group 2"]
    let plan = try again.plan()
    #expect(plan.status == .optimal)
    #expect(plan.groups.map(\.name) == ["Group 1", "Group 2", "Group 3", "Group 4"])
    #expect(plan.groups[1].members == ["c", "d"])
    #expect(plan.groups[2].members == ["e", "f"])
    #expect(
      plan.rules.map(\.sentence).last == "Locked groups (Group 2 and Group 3) stay as they are")
  }

  @Test func pinnedLearnersAreInTheGroupsNamed() throws {
    var again = try Again()
    again.document.from?.pins = [["Canary H", "Group 1"], ["c", "3"]]
    let groups = try again.groups()
    #expect(groups["Group 1"]?.contains("h") == true)
    #expect(groups["Group 3"]?.contains("c") == true)
    // Two come, so at most two of a, b, e and f leave.
    let stayed =
      "ab".filter { groups["Group 1"]?.contains($0) == true }.count
      + "ef".filter { groups["Group 3"]?.contains($0) == true }.count
    #expect(stayed >= 2)
  }

  /// Per share kept: how many of eight may move.
  @Test(arguments: [(100, 0), (87.5, 1), (80, 1), (75, 2), (50, 4), (0, 8)])
  func shareKept(keep: Double, moves: Int) throws {
    var again = try Again()
    again.document.from?.keep = keep
    let plan = try again.plan()
    #expect(plan.status == .optimal)
    let homes = Dictionary(
      uniqueKeysWithValues: again.document.from?.groups.flatMap { group in
        group.members.map { ($0, group.name) }
      } ?? [])
    let moved = plan.groups.reduce(0) { sum, group in
      sum + group.members.count { homes[$0] != group.name }
    }
    #expect(moved <= moves)
    // Pairs trade places, so an odd number is never used up.
    #expect(moved == moves / 2 * 2 || keep == 0)
  }

  /// Twenty per cent of thirty are six, although 0.2 is no binary fraction.
  @Test func shareIsRoundedDownOnce() throws {
    let learners = (0..<30).map { "L\($0)" }
    let folder = try TestFolder([
      "class.csv": "ID\n" + learners.map { $0 + "\n" }.joined()
    ])
    var document = ScenarioDocument(roster: "class.csv")
    document.sizes = SizesDocument(near: 5)
    document.from = EarlierDocument(
      groups: [EarlierGroup(name: "All", members: learners)], keep: 80)
    document.sizes = SizesDocument(groups: 1)
    let loaded = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    #expect(
      try loaded.objective().sentences
        == ["At most 6 of 30 learners from the earlier plan change their group"])
  }

  @Test func arrivalsAreFreeAndLeaversDropped() throws {
    // a has left, i and j are new: nine learners, four groups of two or three.
    var again = try Again("bcdefghij")
    again.document.from?.keep = 100
    let plan = try again.plan()
    let homes = ["b": 1, "c": 2, "d": 2, "e": 3, "f": 3, "g": 4, "h": 4]
    for group in plan.groups {
      for member in group.members {
        #expect(homes[member].map { "Group \($0)" == group.name } ?? true)
      }
    }
    #expect(plan.status == .optimal)
    #expect(Recognition.lines(try again.load()).contains { $0.contains("7 learners") })
  }

  @Test func lockedGroupWithoutItsLeaver() throws {
    var again = try Again("bcdefghij")
    again.document.from?.lock = ["Group 1"]
    #expect(try again.problem().contains("'Group 1' has 1 of its 2 learners in the class"))
    again.document.sizes = SizesDocument(min: 1, max: 3)
    #expect(try again.groups()["Group 1"] == "b")
  }

  @Test func labelsAreKeptAndPreferencesStillCount() throws {
    let folder = try TestFolder([
      "class.csv": "ID,Choice\n"
        + "abcdefgh".map { "\($0),\($0 < "e" ? "Robots" : "Bridges")\n" }.joined()
    ])
    var document = ScenarioDocument(
      roster: "class.csv",
      rules: [RuleDocument(rule: "preference", subject: "Choice", weight: 1)])
    document.labels = [
      LabelDocument(name: "Robots", min: 2, max: 2, groups: 2),
      LabelDocument(name: "Bridges", min: 2, max: 2, groups: 2),
    ]
    let names = ["Robots 1", "Robots 2", "Bridges 1", "Bridges 2"]
    document.from = EarlierDocument(
      groups: zip(names, ["ae", "bf", "cg", "dh"]).map { name, members in
        EarlierGroup(
          name: name, label: String(name.dropLast(2)), members: members.map(String.init))
      }, lock: ["Robots 2"], keep: 50)
    let loaded = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    let plan = PlanDocument(
      try solve(loaded.scenario), objective: try loaded.objective(), loaded: loaded,
      generator: "test", solver: "none")
    #expect(plan.groups.first { $0.name == "Robots 2" }?.members == ["b", "f"])
    #expect(plan.groups.allSatisfy { $0.label.map($0.name.hasPrefix) == true })
    #expect(plan.status == .optimal)
    // f is locked with the robots, so one of a, c and d must build bridges: a point each.
    #expect(plan.cost == 2)
  }

  @Test func planFromAPlanFromAPlan() throws {
    var again = try Again()
    again.document.from?.keep = 75
    for _ in 0..<3 {
      let plan = try again.plan()
      #expect(plan.status == .optimal)
      again.document.from?.groups = plan.groups.map {
        EarlierGroup(name: $0.name, label: $0.label, members: $0.members)
      }
    }
    let last = try again.plan()
    again.document.from = nil
    #expect(last.cost == (try again.plan().cost))
  }

  @Test func writtenOverTheEarlierPlan() async throws {
    var again = try Again()
    let path = again.folder.path
    again.document.from = nil
    let loaded = try again.load()
    try PlanFiles.write(
      try again.plan(), scenario: loaded.scenario, output: path + "/out", inputFolder: path)
    again.document.from = try EarlierDocument(
      file: path + "/out/plan.json", lock: ["2"], pins: ["h=4"], keep: "50%")
    try PlanFiles.write(
      try again.plan(), scenario: try again.load().scenario, output: path + "/out",
      inputFolder: path)
    let (plan, read) = try PlanFiles.read(path + "/out/plan.json")
    let report = try await PlanChecker.check(plan: plan, scenario: read.scenario)
    #expect(report.findings == [])
    #expect(report.proof == .verified)
    #expect(plan.request.from?.lock == ["Group 2"])
  }

  /// ab and cd: a and b must part, so must a and c, and b and d. So a is with d: two change places.
  @Test func factsTellWhoCame() throws {
    var again = try Again("abcd")
    again.document.from = Again.earlier("ab", "cd")
    again.document.from?.keep = 50
    again.document.rules = [
      RuleDocument(rule: "apart", lists: [["a", "b"], ["a", "c"], ["b", "d"]], weight: 1)
    ]
    let plan = try again.plan()
    let book = try FactBook(try PlacedPlan(plan, in: try again.load().scenario))
    let texts = plan.groups.indices.map { book.facts(ofGroup: $0).last?.text ?? "" }
    #expect(plan.cost == 0)
    #expect(texts.allSatisfy { $0.hasPrefix("From other groups: Canary") })
  }

  @Test func whatCannotBeUsed() throws {
    func problem(_ change: (inout ScenarioDocument) -> Void) throws -> String {
      var again = try Again()
      change(&again.document)
      let text = try again.problem()
      #expect(!text.contains("Canary"))
      return text
    }
    #expect(
      try problem { $0.from?.lock = ["Group 9"] }
        .contains("there are: 'Group 1', 'Group 2', 'Group 3', 'Group 4'"))
    #expect(try problem { $0.from?.pins = [["Canary Z", "1"]] }.contains("--pin, entry 1"))
    #expect(
      try problem { $0.from?.pins = [["a", "1"], ["Canary A", "2"]] }.contains("two groups"))
    #expect(
      try problem { $0.from = Again.earlier("xy") }.contains("nobody of the earlier plan"))
    // Four groups before, two now: four learners have to move.
    #expect(
      try problem {
        $0.sizes = SizesDocument(groups: 2)
        $0.from?.keep = 80
      }.contains("at least 4 learners must move, and 1 may"))
    #expect(
      try problem {
        $0.sizes = SizesDocument(groups: 2)
        $0.from?.lock = ["Group 1", "Group 2"]
      }.contains("groups are to have 4"))
    #expect(
      try problem {
        $0.labels = [LabelDocument(name: "Robots", min: 2, max: 2, groups: 4)]
        $0.sizes = nil
        $0.from?.lock = ["Group 1"]
      }.contains("no room for the locked group 'Group 1'"))
  }

  /// Groups from a table, as `groups.csv` has them, edited by hand.
  @Test func groupsOfATable() throws {
    var again = try Again()
    try again.folder.write(
      "groups.csv",
      Array("group,id,name\nBlue,b,B\nRed,a,A\nBlue,d,D\nRed,c,C\n,e,E\nGone,z,Z\n".utf8))
    let earlier = try EarlierDocument(
      file: again.folder.path + "/groups.csv", lock: ["Blue"], pins: ["a=Red"], keep: nil)
    #expect(earlier.groups.map(\.name) == ["Blue", "Red", "Gone"])
    #expect(earlier.groups.map(\.members) == [["b", "d"], ["a", "c"], ["z"]])
    again.document.from = earlier
    let groups = try again.groups()
    #expect(groups["Blue"] == "bd")
    #expect(groups["Red"]?.contains("a") == true)
  }

  @Test(arguments: [
    ("group,name\nBlue,Canary\n", "no column 'id'"), ("id,name\na,Canary\n", "no column 'group'"),
    ("group,id\nBlue,Canary\nRed,Canary\n", "same learner as row 2"),
    ("group,id\n,Canary\n", "no groups"),
  ])
  func tablesThatAreNone(text: String, problem: String) throws {
    let folder = try TestFolder(["groups.csv": text])
    let error = try inputError {
      _ = try EarlierDocument(
        file: folder.path + "/groups.csv", lock: [], pins: [], keep: nil)
    }
    #expect(error.description.contains(problem))
    #expect(!error.description.contains("Canary"))
  }

  @Test(arguments: ["80", "120%", "-1%", "much", "%"])
  func shareThatIsNone(keep: String) throws {
    let again = try Again()
    let plan = try PlanFiles.json(try again.plan())
    try again.folder.write("plan.json", Array(plan.utf8))
    let error = try inputError {
      _ = try EarlierDocument(
        file: again.folder.path + "/plan.json", lock: [], pins: [], keep: keep)
    }
    #expect(error.problem.contains("--keep"))
  }
}
