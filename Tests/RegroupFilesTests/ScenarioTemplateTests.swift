import Foundation
import GroupingModel
import PlanCheck
import RegroupFiles
import Testing

@Suite struct ScenarioTemplateTests {
  @Test func loadsAgain() throws {
    let folder = try TestFolder([
      "class.csv": canaryClass, "odd.csv": "id,\"a: b, \"\"c\"\"\",yes\n1,2,x\n2,3,y\n3,5,x\n",
    ])
    for roster in ["class.csv", "odd.csv"] {
      let text = try ScenarioTemplate.yaml(
        roster: "\(folder.path)/\(roster)", output: "\(folder.path)/scenario.yaml")
      try folder.write("scenario.yaml", Array(text.utf8))
      #expect(!text.contains("Canary"))
      let source = try ScenarioSource(scenario: folder.path)
      let loaded = try source.load()
      #expect(loaded.scenario.rules.map(\.kind).contains("balance"))
      #expect(try ScenarioSource(scenario: "\(folder.path)/scenario.yaml").load().inputs.count == 1)
    }
  }

  /// Every line that is commented out must be right as well.
  @Test func loadsWithEveryRuleActive() throws {
    let folder = try TestFolder(["class.csv": canaryClass])
    let text = try ScenarioTemplate.yaml(
      roster: "\(folder.path)/class.csv", output: "\(folder.path)/scenario.yaml")
    let active = text.replacingOccurrences(of: "  # - ", with: "  - ")
      .replacingOccurrences(of: "[[id1, id2]]", with: "[[a1, a2]]")
    try folder.write("scenario.yaml", Array(active.utf8))
    let rules = try ScenarioSource(scenario: folder.path).load().scenario.rules.map(\.kind)
    #expect(Set(rules).isSuperset(of: ["similar", "gather", "avoid", "apart", "wishes"]))
  }

  /// A survey once became a scenario that asked for the first number to be balanced, and left out
  /// what its own questions were for.
  @Test func surveysBringTheirOwnRules() throws {
    let survey = """
      Timestamp,What is your name?,What is your gender?,How much?,Whom do you wish to work with?
      1/2/26 8:00,Canary Able,F,3,Canary Bakr
      1/2/26 8:01,Canary Baker,M,4,
      1/2/26 8:02,Canary Cole,F,5,Canary Dora
      1/2/26 8:03,Canary Dora,M,6,
      """
    let folder = try TestFolder(["class.csv": survey])
    let path = "\(folder.path)/teams.yaml"
    let text = try ScenarioTemplate.yaml(roster: "\(folder.path)/class.csv", output: path)
    #expect(text.contains("regroup teams \(path) --output out/"))
    #expect(text.contains("\n  - wishes: Wishes\n    weight: 1\n"), "\(text)")
    #expect(text.contains("\n  # - balance: ") && !text.contains("avoid: Wishes"))
    try folder.write("teams.yaml", Array(text.utf8))
    let rules = try ScenarioSource(scenario: path).load().scenario.rules
    #expect(Set(rules.map(\.kind)) == ["wishes", "not-alone"])
  }

  /// A survey with misspelt wishes once became a scenario that did not load.
  @Test func wishesThatNameNobodyAreOnlySuggested() throws {
    let folder = try TestFolder([
      "class.csv": canaryClass.replacingOccurrences(of: "Dora Canary", with: "a2;Nobody Else")
    ])
    let text = try ScenarioTemplate.yaml(
      roster: "\(folder.path)/class.csv", output: "\(folder.path)/scenario.yaml")
    #expect(text.contains("# - wishes: Friends"))
    try folder.write("scenario.yaml", Array(text.utf8))
    #expect(try !ScenarioSource(scenario: folder.path).load().scenario.rules.isEmpty)
  }

  @Test func refusesAClassListElsewhere() throws {
    let folder = try TestFolder(["class.csv": canaryClass])
    #expect(throws: InputError.self) {
      try ScenarioTemplate.yaml(
        roster: "\(folder.path)/class.csv", output: "\(folder.path)/sub/scenario.yaml")
    }
  }

  @Test func replacesOnlyWhenTold() throws {
    let folder = try TestFolder(["scenario.yaml": "old"])
    let path = "\(folder.path)/scenario.yaml"
    #expect(throws: OutputError.self) {
      try ScenarioTemplate.write("new", to: path, replacing: false)
    }
    #expect(try folder.read("scenario.yaml") == "old")
    try ScenarioTemplate.write("new", to: path, replacing: true)
    #expect(try folder.read("scenario.yaml") == "new")
  }
}
