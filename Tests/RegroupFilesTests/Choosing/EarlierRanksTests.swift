import Testing

@testable import RegroupFiles

/// Ranks of earlier rounds, and how even they are.
@Suite struct EarlierRanksTests {
  private func load(_ files: [String: String]) throws -> EarlierRanks {
    let names = files.keys.sorted().joined(separator: ", ")
    let folder = try TestFolder(
      files.merging([
        "scenario.yaml": "choose: mentors\nearlier: [\(names)]\n",
        "learners.csv": "id\na\nb\nc\nd\n",
      ]) { $1 })
    var scenario = try ChoiceScenario.load(folder.path)
    return try EarlierRanks(&scenario, try scenario.learners(), place: "mentor")
  }

  /// In the first round b has two rows, c none that counts, d nothing, and z has left.
  @Test func theBestRowCountsAndNothingIsWorse() throws {
    let earlier = try load([
      "1.csv": "id,mentor,rank\na,M,2\nb,M,3\nb,N,1\nc,M,\nd,,\nz,M,5\n",
      "2.csv": "id,rank\na,1\nd,\n",
    ])
    #expect(earlier.ranks == [[2, 1], [1], [], [6]])
    #expect(earlier.turns == [1, 0, 0, 5])
  }

  /// Who has nothing now has one rank more than anybody: c.
  @Test func evennessOverTheRounds() throws {
    let earlier = try load(["1.csv": "id,rank\na,2\n"])
    let gini = try #require(earlier.gini(with: [1, nil, nil, 3], without: [2]))
    // Means 1.5, 4 and 3: differences 2.5, 1.5 and 1, over 3 times 8.5.
    #expect(abs(gini - 5 / (3 * 8.5)) < 1e-12)
    #expect(try load(["1.csv": "id,rank\n"]).gini(with: [1, 2, 3, 4], without: []) == nil)
  }

  @Test func whatIsNoRankIsToldWithItsPlace() throws {
    #expect {
      try load(["1.csv": "id,rank\nzed,first\n"])
    } throws: { error in
      let text = "\(error)"
      return text.contains("rank") && !text.contains("zed")
    }
  }
}
