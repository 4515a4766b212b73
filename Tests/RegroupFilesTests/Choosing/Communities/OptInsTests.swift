import Testing

@testable import RegroupFiles

/// Opt-ins as a form's checkboxes export them.
@Suite struct OptInsTests {
  private func loaded(_ optIns: String) throws -> LoadedCommunities {
    let folder = try TestFolder([
      "scenario.yaml": "choose: communities\n", "learners.csv": "id,name\na,Ada\nb,Ben\n",
      "communities.csv":
        "community,name,max\nchess,Chess,3\nart,\"Art, and craft\",3\nfilm,Film,3\n",
      "opt-ins.csv": optIns,
    ])
    return try LoadedCommunities(try ChoiceScenario.load(folder.path))
  }

  private func pairs(_ loaded: LoadedCommunities) -> [[Int]] {
    loaded.model.optIns.map { [$0.learner, $0.community] }
  }

  @Test func checkboxes() throws {
    let loaded = try loaded(
      """
      Timestamp,Your name,Which communities would you join?
      1/2/2026 8:00:00,Ada,Film
      1/2/2026 8:01:00,Ben,"Film, Chess"
      1/2/2026 8:02:00,Ada,"chess, Art, and craft, Chess"

      """)
    #expect(pairs(loaded) == [[1, 2], [1, 0], [0, 0], [0, 1]])
    #expect(loaded.remarks.contains { $0.contains("replaced: row 2 by row 4") })
  }

  @Test(arguments: [
    ("learner,communities\na,Chess\na,Film\n", "row 3, column 'learner': the same as in row 2"),
    ("name,communities\nAda,Chss\n", "row 2, column 'communities': there is no community 'Chss'"),
    ("learner,joins\na,Chess\n", "row 1: no column lists communities"),
    ("learner,communities,other communities\na,,\n", "row 1: several columns list communities"),
    ("communities\nChess\n", "row 1: there is no column 'learner'"),
  ])
  func whatCannotBeMeant(text: String, message: String) {
    let said = problem { _ = try loaded(text) }
    #expect(said.hasPrefix("opt-ins.csv, " + message), "\(said)")
  }
}
