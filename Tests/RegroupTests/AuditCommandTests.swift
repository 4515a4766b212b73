import Testing

@Suite struct AuditCommandTests {
  let folder: ClassFolder

  init() throws {
    folder = try ClassFolder()
    for _ in 0..<2 {
      let teams = try folder.run(
        "teams", "class.csv", "--size", "4", "--balance", "Score", "--history", "regroup.db", "-q",
        "-o", "out")
      #expect(teams.status == 0, "\(teams.errors)")
      #expect(try folder.run("accept", "out/plan.json", "--history", "regroup.db").status == 0)
    }
  }

  /// A database and an exported folder hold the class list themselves.
  @Test func theHistoryHasTheClassList() throws {
    let named = try folder.run(
      "audit", "regroup.db", "--roster", "class.csv", "--attribute", "Score", "--also", "Gender")
    #expect(named.status == 0, "\(named.errors)")
    let own = try folder.run("audit", "regroup.db", "--attribute", "Score", "--also", "Gender")
    #expect(own.status == 0, "\(own.errors)")
    #expect(own.output == named.output)
    #expect(try folder.run("history", "export", "rounds", "--history", "regroup.db").status == 0)
    let exported = try folder.run("audit", "rounds/", "--attribute", "Score", "--also", "Gender")
    #expect(exported.output == named.output, "\(exported.errors)")
  }

  @Test func withoutAClassListItSaysSo() throws {
    try folder.write("hand/round-01.csv", "group,id\n1,1\n1,2\n2,3\n2,4\n")
    for rounds in ["hand", "hand/round-01.csv", "out/plan.json", "out", "nowhere.db"] {
      let audit = try folder.run("audit", rounds, "--attribute", "Score")
      #expect(audit.status == 65 && audit.errors.contains("--roster class.csv"), "\(audit.errors)")
      #expect(!audit.errors.contains("Canary"))
    }
  }
}
