import GroupingModel
import Testing

@testable import Grouping
@testable import RegroupFiles

/// What the cards say about fairness over the rounds.
@Suite struct RoundFactTests {
  /// Scores 1, 2, 3, 9 in two groups of two with labels; the first two met before, under "Ants".
  private func facts(_ rule: String) throws -> [String] {
    let folder = try TestFolder([
      "class.csv": """
      ID,Name,Score,Can lead,Good at,Needs,First,Second
      1,Ana,1,y,maths,art,Ants,Bees
      2,Ben,2,,art,maths,Ants,Bees
      3,Cid,3,y,sports,music,Bees,Ants
      4,Dan,9,y,,art,Bees,Ants
      """,
      "rounds/1.csv": """
      group,id,label,choice,led
      1,1,Ants,2,yes
      1,2,Ants,1,
      2,3,Bees,1,yes
      2,4,Bees,1,
      """,
    ])
    var document = ScenarioDocument(roster: "class.csv")
    document.history = "rounds"
    document.labels = ["Ants", "Bees"].map { LabelDocument(name: $0, min: 2, max: 2) }
    document.rules = [try ScenarioYAML.rule(rule), RuleDocument(rule: "new-teammates", weight: 1)]
    let loaded = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    let solution = Solution(
      status: .feasible,
      partition: Partition([Group(kind: 0, members: [0, 1]), Group(kind: 1, members: [2, 3])]),
      levels: [], certificates: [], iterations: 0, groupsListed: nil, conflicts: [], note: nil)
    let plan = PlanDocument(
      solution, objective: try loaded.objective(), loaded: loaded, generator: "", solver: "")
    let book = try FactBook(try PlacedPlan(plan, in: loaded.scenario))
    return (0..<2).map { index in book.facts(ofGroup: index).first { $0.rule == 0 }?.text ?? "-" }
  }

  @Test func company() throws {
    #expect(
      try facts("exposure-balance: Score") == [
        "Score: mean 1.5, 2.25 below the class; company in other rounds from 1 (Ben) to 2 (Ana)",
        "Score: mean 6, 2.25 above the class; company in other rounds from 3 (Dan) to 9 (Cid)",
      ])
  }

  @Test func streaks() throws {
    #expect(
      try facts("no-low-streak: Score, rounds: 1") == [
        "A low group in Score once more for Ana (2 rounds running), Ben (2 rounds running)",
        "Not a low group in Score",
      ])
    #expect(
      try facts("no-low-streak: Score")[0]
        == "A low group in Score, for nobody too many rounds running")
  }

  @Test func leadersLabelsAndTurns() throws {
    #expect(
      try facts("leaders-go-round: Can lead=y") == [
        "Next to lead: Ana (1 time so far)",
        "Next to lead: Cid (1 time so far), Dan (0 times so far)",
      ])
    #expect(try facts("leaders-go-round: true")[0] == "Next to lead: Ben (0 times so far)")
    #expect(
      try facts("new-labels: true") == ["Had Ants before: Ana, Ben", "Had Bees before: Cid, Dan"])
    #expect(
      try facts("fair-turns: [First, Second]") == [
        "Lost the choice before: Ana (now: first choice)", "Nobody here lost the choice before",
      ])
  }

  @Test func help() throws {
    #expect(
      try facts("mutual-help: [Good at, Needs]") == [
        "Someone can help with all that is needed",
        "Nobody else can help with music (Cid), art (Dan)",
      ])
  }
}
