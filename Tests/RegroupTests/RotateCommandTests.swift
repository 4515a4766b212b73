import Testing

@Suite struct RotateCommandTests {
  let folder: ClassFolder

  init() throws {
    folder = try ClassFolder()
    try folder.write("chart/scenario.yaml", Self.yaml)
  }

  private static let yaml = """
    groups: [Red, Blue]
    stations: [{name: Teacher, adult: Lee}, Books]
    rotations: {count: 2, start: "9:00", minutes: 18}
    """

  @Test func aChartIsMadeAndVerified() throws {
    let made = try folder.run("rotate", "chart", "--output", "out/")
    #expect(made.status == 0, "\(made.errors)")
    #expect(made.output.hasSuffix("All that was asked is kept.\n"))
    #expect(made.errors == "Written: plan.json, rotation.csv and rotation.html in out/\n")
    let check = try folder.run("check", "out/plan.json")
    #expect(check.status == 0 && check.output.hasPrefix("Verified"), "\(check.errors)")
  }

  /// Two wishes that clash: that no chart costs less cannot be verified, and counts only with --strict.
  @Test func aBoundIsTakenOnTrustUnlessStrict() throws {
    let pins = ["Teacher", "Books"].map { "  - pin: {group: Red, station: \($0), rotation: 1}\n" }
    try folder.write("chart/scenario.yaml", Self.yaml + "\nrules:\n" + pins.joined())
    let made = try folder.run("rotate", "chart", "--output", "out/")
    #expect(made.output.contains("Proven best: no other chart costs less."), "\(made.output)")
    #expect(try folder.run("check", "out/plan.json").status == 0)
    #expect(try folder.run("check", "out/plan.json", "--strict").status == 1)
  }

  @Test func noChartIsStatusTwoWithTheReason() throws {
    let visits = "\nvisits: [{station: Teacher, times: 2}]\n"
    try folder.write("chart/scenario.yaml", Self.yaml + visits)
    let made = try folder.run("rotate", "chart", "--output", "out/")
    #expect(made.status == 2)
    #expect(made.output == "There is no chart: Teacher is asked for 4 visits and holds 2.\n")
    #expect(try folder.read("out/plan.json").contains("infeasible"))
  }

  /// Red is at the teacher's first; a pin turns both groups round.
  @Test func previousChangesTheFewest() throws {
    _ = try folder.run("rotate", "chart", "--output", "out/")
    let same = try folder.run("rotate", "chart", "--previous", "out/plan.json", "-o", "same")
    #expect(same.output.hasSuffix("Nobody moves.\nProven fewest: no chart changes fewer.\n"))
    let first = try folder.read("out/plan.json").contains("\"Teacher\",\n        \"Books\"")
    try folder.write(
      "chart/scenario.yaml",
      Self.yaml
        + "\nrules: [{pin: {group: Red, station: \(first ? "Books" : "Teacher"), rotation: 1}, "
        + "required: true}, {pin: {group: Blue, station: Books, rotation: 1}}]\n")
    let run = try folder.run("rotate", "chart", "--previous", "out/plan.json", "-o", "new")
    #expect(run.status == 0 && run.output.contains("Proven fewest"), "\(run.output)\(run.errors)")
    #expect(try folder.read("new/rotation.html").contains("What has changed"))
    #expect(try folder.run("check", "new/plan.json").status == 0)
    let plan = try folder.read("new/plan.json")
    try folder.write(
      "new/plan.json",
      plan.replacing(/"measure" : "places changed",\s*"value" : \d/) { _ in
        "\"measure\" : \"places changed\", \"value\" : 7"
      })
    #expect(try folder.run("check", "new/plan.json").status == 1)
    #expect(try folder.run("rotate", "chart", "--previous", "chart/scenario.yaml").status == 65)
  }

  @Test func wrongUseAndUnusableInput() throws {
    #expect(try folder.run("rotate").status == 64)
    #expect(try folder.run("rotate", "chart", "--time", "0").status == 64)
    #expect(try folder.run("rotate", "nowhere").status == 65)
    try folder.write("chart/scenario.yaml", "groups: [A")
    #expect(try folder.run("rotate", "chart").status == 65)
    #expect(try folder.run("rotate", "chart", "-o", "class.csv").status == 65)
  }
}
