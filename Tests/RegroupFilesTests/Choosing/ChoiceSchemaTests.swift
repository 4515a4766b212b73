import Foundation
import Testing

@testable import RegroupFiles

/// Scenarios and plans of choices are what their schemas say, and nothing else is.
@Suite struct ChoiceSchemaTests {
  private static let scenarios: [String] = {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "Scenarios")) ?? []
    return names.sorted().filter { name in
      let text = try? String(contentsOfFile: "Scenarios/\(name)/scenario.yaml", encoding: .utf8)
      return text?.contains(/^choose:/.anchorsMatchLineEndings()) == true
    }
  }()

  /// What a YAML file holds, as JSON.
  private func json(_ yaml: String) throws -> String {
    func plain(_ value: Any) -> Any {
      switch value {
      case let list as [Any]: list.map(plain)
      case let object as [AnyHashable: Any]:
        Dictionary(uniqueKeysWithValues: object.map { ("\($0.key)", plain($0.value)) })
      default: value
      }
    }
    let value = plain(try ScenarioYAML.root(of: yaml, file: "scenario.yaml").any)
    return String(decoding: try JSONSerialization.data(withJSONObject: value), as: UTF8.self)
  }

  @Test func `there is a scenario of each kind`() throws {
    let kinds = try Self.scenarios.map { try ChoiceScenario.load("Scenarios/\($0)").kind }
    #expect(Set(kinds) == Set(ChoiceKind.allCases))
  }

  @Test(arguments: scenarios)
  func `scenarios and their plans`(name: String) throws {
    let yaml = try String(contentsOfFile: "Scenarios/\(name)/scenario.yaml", encoding: .utf8)
    #expect(try SchemaReader(ChoiceSchema.json()).faults(json(yaml)) == [])
    let plan = try ChoiceFiles.load("Scenarios/\(name)").solved(milliseconds: 50, generator: "test")
    let schema = try SchemaReader(ChoicePlanSchema.json())
    #expect(try schema.faults(plan.json(folder: "..")) == [])
  }

  /// Every key that is read is in the schema, and others are not.
  @Test(arguments: MutatedChoiceTests.scenarios.keys.sorted())
  func `keys of scenarios`(kind: String) throws {
    let schema = try SchemaReader(ChoiceSchema.json())
    let yaml = try #require(MutatedChoiceTests.scenarios[kind]?["scenario.yaml"])
    #expect(try schema.faults(json(yaml)) == [])
    #expect(try schema.faults(json(yaml + "sede: 3\n")) != [])
    #expect(try schema.faults(json(yaml + "title: [a]\n")) != [])
    let text = try ChoiceSchema.json()
    let own = try #require(ChoiceKind(rawValue: kind))
    for key in own.tables + own.options { #expect(text.contains("\"\(key)\""), "\(key)") }
  }

  /// Keys that a plan may go without pass if they are left out; no other change passes.
  @Test(arguments: MutatedChoiceTests.scenarios.keys.sorted())
  func `doctored plans`(kind: String) throws {
    let folder = try TestFolder(MutatedChoiceTests.scenarios[kind] ?? [:])
    let plan = try ChoiceFiles.load(folder.path).solved(milliseconds: 50, generator: "test")
      .json(folder: "..")
    let schema = try SchemaReader(ChoicePlanSchema.json())
    #expect(try schema.faults(plan) == [])
    let optional = [
      "folder", "bound", "project", "run", "choice", "team", "mentor", "rank", "reason", "tutor",
      "leftOut", "certificate", "stability", "obstacle",
    ]
    let passing = try DoctoredDocument.all(of: plan, maps: [".inputs"])
      .filter { try schema.faults($0.json).isEmpty }.map(\.change)
    #expect(passing.contains("- .folder"))
    for change in passing {
      #expect(
        change.hasPrefix("- ") && optional.contains { change.hasSuffix(".\($0)") }, "\(change)")
    }
  }
}
