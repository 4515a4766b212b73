import Scheduling
import TestSupport
import Testing

@testable import RegroupFiles

@Suite struct RotationTests {
  private static let yaml = """
    groups: groups.csv
    stations:
      - {name: Teacher, adult: Lee, room: R1}
      - {name: Art, room: R2}
      - name: Books
        groups: 1
        rooms: [{name: Quiet, seats: 2}, {name: Loud, seats: 1}]
    rotations: {count: 3, start: "9:00", minutes: 18, transition: 2}
    learners: groups.csv
    room-wish: Room
    rules:
      - pin: {group: Red, station: Art, rotation: 1}
        required: true
    """
  private static let groups = """
    group,id,name,Room
    Red,r1,=Canary 1,Loud
    Red,r2,Canary 2,Loud
    Red,r3,Canary 3,
    Blue,b1,Canary 4,Quiet
    Green,g1,Canary 5,Loud
    """

  private func folder(_ yaml: String = yaml) throws -> TestFolder {
    try TestFolder(["scenario.yaml": yaml, "groups.csv": Self.groups])
  }

  private func plan(_ loaded: LoadedRotation) throws -> RotationPlan {
    RotationPlan(try solveRotation(loaded.problem), of: loaded, generator: "regroup")
  }

  @Test func aChartIsReadWrittenAndChecked() throws {
    let folder = try folder()
    let loaded = try LoadedRotation.load(folder.path)
    #expect(loaded.problem.rotations.map(\.start) == [540, 560, 580])
    #expect(loaded.problem.visits == Array(repeating: Array(repeating: 1...1, count: 3), count: 3))
    let written = try RotationFiles.write(try plan(loaded), to: "\(folder.path)/out")
    #expect(written == "plan.json, rotation.csv and rotation.html")
    #expect(try folder.read("out/rotation.csv").contains("Red,,1,9:00–9:18,Art,R2,\n"))
    let page = try folder.read("out/rotation.html")
    #expect(page.contains("<h3 style=\"background: #f4f6f8\">Lee</h3>"))
    let (document, check) = try #require(try RotationFiles.read("\(folder.path)/out/plan.json"))
    #expect(RotationTerminal.findings(check, document).isEmpty)
  }

  /// Red has three members and two wish for the one loud seat: one of them gets it.
  @Test func roomsAreWishedForAndSeatsAreKept() throws {
    let folder = try folder()
    let plan = try plan(try LoadedRotation.load(folder.path))
    let red = try #require(plan.document.rooms.filter { $0.learners.contains("r1") }.first)
    #expect(red.room == "Loud" && red.learners == ["r1"])
    let quiet = plan.document.rooms.filter { $0.rotation == red.rotation && $0.room == "Quiet" }
    #expect(quiet.map(\.learners) == [["r2", "r3"]])
    #expect(plan.document.rooms.contains { $0.room == "Quiet" && $0.learners == ["b1"] })
  }

  @Test func aChangedFileOrChartIsNoticed() throws {
    let folder = try folder()
    let path = "\(folder.path)/out"
    _ = try RotationFiles.write(try plan(try LoadedRotation.load(folder.path)), to: path)
    let json = try folder.read("out/plan.json")
    try folder.write("out/plan.json", Array(json.replacing("\"Art\"", with: "\"Teacher\"").utf8))
    let (document, check) = try #require(try RotationFiles.read("\(path)/plan.json"))
    #expect(!RotationTerminal.findings(check, document).isEmpty)
    try folder.write("groups.csv", Array((Self.groups + "Green,g2,Canary 6,\n").utf8))
    #expect(throws: InputError.self) { try RotationFiles.read("\(path)/plan.json") }
  }

  /// Figures that do not go together are noticed, and what no check can see is said.
  @Test(arguments: [
    ("\"status\" : \"optimal\"", "\"status\" : \"infeasible\"", "does not go with its chart"),
    ("\"cost\" : 1,", "\"cost\" : 0,", "the cost is 1"),
    ("\"bound\" : 1,", "\"bound\" : 0,", "claims to be best"),
    ("\"bound\" : 1,", "\"bound\" : 2,", "above the cost"), ("", "", "was not verified"),
  ])
  func claimsAreHeldAgainstTheChart(old: String, new: String, told: String) throws {
    let folder = try folder(
      Self.yaml.replacing("required: true", with: "weight: 1")
        + "\n  - pin: {group: Red, station: Teacher, rotation: 1}\n")
    let path = "\(folder.path)/out"
    _ = try RotationFiles.write(try plan(try LoadedRotation.load(folder.path)), to: path)
    let json = try folder.read("out/plan.json")
    #expect(old.isEmpty || json.contains(old))
    try folder.write("out/plan.json", Array(json.replacing(old, with: new).utf8))
    let (document, check) = try #require(try RotationFiles.read("\(path)/plan.json"))
    #expect(RotationTerminal.text(check, of: document).contains(told))
    #expect(!RotationTerminal.isVerified(document) || !old.isEmpty)
  }

  @Test(arguments: [
    ("count: 3", "count: 70", "more than 40"), ("minutes: 18", "minutes: 600", "midnight"),
    ("9:00", "25:00", "time of day"), ("station: Art", "station: Arts", "'Art'"),
    ("seats: 1", "seats: 0", "no seats"), ("seats: 2", "seats: 1", "2 seats"),
    ("groups: groups.csv", "groups: [A, A]", "same name"), ("adult: Lee", "adlt: Lee", "'adult'"),
    ("rules:", "rulez:", "'rules'"), ("room-wish: Room", "room-wish: Rooms", "'Room'"),
    ("learners: groups.csv", "learners: missing.csv", "does not exist"),
    ("room: R1", "equipment: {easel: 1}", "equipment"),
    ("groups: 1\n", "groups: 0\n", "fewer than 1"),
  ])
  func badInputIsNamed(old: String, new: String, told: String) throws {
    let folder = try folder(Self.yaml.replacing(old, with: new))
    let error = #expect(throws: InputError.self) { try LoadedRotation.load(folder.path) }
    #expect(error?.description.contains(told) == true, "\(error?.description ?? "")")
    #expect(error?.description.contains("Canary") == false)
  }

  @Test func damagedScenariosAreReadOrRefused() throws {
    var random = SeededGenerator(seed: 11)
    let marks = Array("{}[],:-\n \"0".utf8)
    for _ in 0..<300 {
      var bytes = Array(Self.yaml.utf8)
      for _ in 0..<3 {
        bytes[Int.random(in: bytes.indices, using: &random)] =
          marks[Int.random(in: marks.indices, using: &random)]
      }
      let folder = try folder(String(decoding: bytes, as: UTF8.self))
      do { _ = try LoadedRotation.load(folder.path) } catch {
        #expect(!error.remedy.isEmpty)
      }
    }
  }

  @Test func whatIsImpossibleIsToldInWords() throws {
    let folder = try folder(Self.yaml + "\nvisits:\n  - {station: Teacher, times: 2}\n")
    let plan = try plan(try LoadedRotation.load(folder.path))
    #expect(plan.document.conflicts == ["Teacher is asked for 6 visits and holds 3"])
    #expect(plan.document.status == .infeasible)
  }

  @Test func daysBeginOneRotationLater() throws {
    let folder = try folder(Self.yaml + "\ndays: [Mon, Tue]\nstart: rotating\n")
    let days = ChartDay.all(try LoadedRotation.load(folder.path))
    #expect(days.map(\.title) == ["Mon", "Tue"])
    #expect(days.map { $0.columns.map(\.rotation) } == [[0, 1, 2], [1, 2, 0]])
  }
}
