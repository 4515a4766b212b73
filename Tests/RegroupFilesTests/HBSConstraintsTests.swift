import Foundation
import GroupingModel
import Testing

@testable import RegroupFiles

@Suite struct HBSConstraintsTests {
  private let roster = """
    id,gender,working_hour_list,work_experience_years,term_1_team_num,school
    1,F,8;9,3,0,A
    2,M,8,10,0,B
    3,F,9,5,1,A
    4,M,8;9,5,1,B
    """

  private func load(_ constraints: String, _ rules: [RuleDocument] = []) throws -> LoadedScenario {
    let folder = try TestFolder(["c.csv": roster, "k.csv": constraints])
    var document = ScenarioDocument(roster: "c.csv", rules: rules)
    document.sizes = SizesDocument(near: 2)
    let loaded = try ScenarioLoader.load(
      document, folder: folder.path, confined: true, usesSuggestedRules: true, constraints: "k.csv")
    // What the plan stores is read alike without the constraints.
    let again = try ScenarioLoader.load(loaded.document, folder: folder.path, confined: true)
    #expect(again.scenario.rules == loaded.scenario.rules)
    return loaded
  }

  @Test func everyTypeIsARule() throws {
    let loaded = try load(
      "attribute,type,weight\nworking_hour_list,cluster,22\nschool,cluster,3\n"
        + "work_experience_years,cluster_numeric,0.25\nterm_1_team_num,different,5\n"
        + "gender,diversify,4\n", [RuleDocument(rule: "balance", subject: "work_experience_years")])
    #expect(
      loaded.document.rules.map(\.rule) == [
        "balance", "common-hours", "gather", "similar", "mix", "spread",
      ])
    #expect(loaded.document.rules.compactMap(\.weight) == [22, 3, 0.25, 5, 4])
    #expect(loaded.remarks.contains { $0.hasPrefix("5 rules read from k.csv") })
    let objective = try loaded.objective()
    let prices = objective.prices(of: Group(kind: 0, members: [0, 1]))
    // Learners 1 and 2: an hour in common; one pair of schools; 7 years apart; one team before.
    #expect(prices[1...4] == [0, 3000, 1750, 5000])
  }

  @Test(arguments: [
    ("a,b\n1,2\n", 1), ("attribute,type,weight\nCanary,cluster,2\n", 2),
    ("attribute,type,weight\ngender,diversify,4\ngender,diverse,2\n", 3),
    ("attribute,type,weight\ngender,diversify,nan\n", 2),
    ("attribute,type,weight\ngender,diversify,-1\n", 2),
  ])
  func whatCannotBeUsed(text: String, row: Int) throws {
    let error = try inputError { _ = try load(text) }
    #expect((error.file, error.row) == ("k.csv", row))
  }

  @Test(arguments: [
    ("hbs-test_roster_2.csv", "hbs-test_roster_constraints_2.csv", 3),
    ("hbs-roster_prev_term_test.csv", "hbs-roster_prev_constraints.csv", 4),
  ])
  func sharedSamples(file: String, constraints: String, count: Int) throws {
    let folder = "../shared/data/classes"
    guard FileManager.default.fileExists(atPath: "\(folder)/\(file)") else {
      print("Skipped: \(folder)/\(file) is absent")
      return
    }
    var document = ScenarioDocument(roster: file)
    document.sizes = SizesDocument(near: 6)
    let loaded = try ScenarioLoader.load(
      document, folder: folder, confined: true, constraints: constraints)
    #expect(loaded.document.rules.count == count)
    _ = try loaded.objective()
  }
}
