import Testing

@Suite struct GolfCommandTests {
  let folder: ClassFolder

  init() throws { folder = try ClassFolder() }

  @Test func roundsAreWritten() throws {
    let golf = try folder.run(
      "golf", "--groups", "8", "--size", "4", "--rounds", "9", "--seed", "1", "--output", "golf/")
    #expect(golf.status == 0, "\(golf.errors)")
    #expect(golf.output.hasPrefix("9 rounds for 32 learners in 8 groups of 4"))
    #expect(golf.errors == "Written: round-01.csv to round-09.csv and golf.html in golf/\n")
    #expect(try folder.read("golf/round-09.csv").split(separator: "\n").count == 33)
    #expect(try folder.read("golf/golf.html").contains("<th scope=\"col\">Group 8</th>"))
  }

  @Test func fewerThanAskedForIsStatusTwoAndIsWritten() throws {
    let golf = try folder.run(
      "golf", "--groups", "2", "--size", "4", "--rounds", "2", "--names", "class.csv", "-o", "g")
    #expect(golf.status == 2)
    #expect(golf.output.contains("More than 1 round cannot be"))
    #expect(try folder.read("g/round-01.csv").hasPrefix("group,id\n1,1\n"))
    #expect(try folder.read("g/golf.html").contains("<span>Canary 8</span>"))
  }

  @Test(arguments: [
    ["--groups", "4", "--size", "1"], ["--groups", "0", "--size", "4"],
    ["--groups", "4", "--size", "4", "--rounds", "0"], ["--groups", "4"],
    ["--groups", "9223372036854775807", "--size", "9223372036854775807"],
    ["--groups", "500", "--size", "4"], ["--groups", "4", "--size", "4", "--time", "nan"],
  ])
  func wrongUse(arguments: [String]) throws {
    #expect(try Command(["golf"] + arguments, in: folder.path).status == 64)
  }

  @Test func unusableInputAndOutput() throws {
    let wrong = try folder.run("golf", "--groups", "3", "--size", "3", "--names", "class.csv")
    #expect(wrong.status == 65 && !wrong.errors.contains("Canary"), "\(wrong.errors)")
    let unwritable = try folder.run("golf", "--groups", "2", "--size", "2", "-o", "class.csv")
    #expect(unwritable.status == 73, "\(unwritable.errors)")
    try folder.write("rounds/round-01.csv", "group,id\n1,1\n")
    #expect(try folder.run("golf", "--groups", "2", "--size", "2", "-o", "rounds").status == 73)
  }
}
