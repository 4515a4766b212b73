import Foundation
import Grouping
import GroupingModel
import RegroupFiles
import Testing

@Suite struct ScenarioYAMLTests {
  /// "the value has the wrong form. Remedy: its value is nothing" helped nobody.
  @Test func optionsInsideTheValueAreNamed() throws {
    let error = try inputError { _ = try ScenarioYAML.rule("new-teammates: {cap: 1}") }
    #expect(error.problem == "options stand inside the value of rule 'new-teammates'")
    #expect(error.remedy == "write them beside it: 'new-teammates: true, required: true'")
    let rule = try ScenarioYAML.rule("new-teammates: true, required: true, cap: 1")
    #expect(rule.required == true && rule.options == ["cap": .number(1)])
  }

  private func read(_ text: String) throws(InputError) -> ScenarioDocument {
    try ScenarioYAML.document(text, file: "scenario.yaml")
  }

  @Test func readsEveryPart() throws {
    let document = try read(
      """
      title: Fourth science project
      roster: class.csv
      columns: {id: ID, name: Name, kinds: {advice: number}}
      sizes: {min: 3, max: 5}
      labels: [{name: Robots, min: 3, max: 5, optional: true, groups: 2}, Bridges]
      history: rounds
      aim: strict-order
      seed: 18446744073709551615
      alone-ok: yes
      rules:
        - balance: score
          weight: 2
          aim: total
        - not-alone: gender=F
        - apart: pairs.csv
          filter: kind=3
          required: false
        - apart: [[01, b 2], [x, y, z]]
        - wishes: "Work with"
          aim: many
          level: 2
        - preference: [Choice 1, Choice 2]
          costs: [0, 1, 4]
        - pin: {Ana: Robots, 7: [Robots, Bridges]}
        - new-teammates
        - new-teammates:
      """)
    #expect(document.title == "Fourth science project")
    #expect(
      document.columns == ColumnChoice(id: "ID", name: "Name", kinds: ["advice": "number"]))
    #expect(document.sizes == SizesDocument(min: 3, max: 5))
    #expect(
      document.labels == [
        LabelDocument(name: "Robots", min: 3, max: 5, optional: true, groups: 2),
        LabelDocument(name: "Bridges"),
      ])
    #expect(document.history == "rounds")
    #expect(document.aim == "strict-order")
    #expect(document.seed == .max)
    #expect(document.aloneOK == true)
    #expect(
      document.rules == [
        RuleDocument(
          rule: "balance", subject: "score", weight: 2, options: ["aim": .text("total")]),
        RuleDocument(rule: "not-alone", subject: "gender=F"),
        RuleDocument(rule: "apart", subject: "pairs.csv", filter: "kind=3", required: false),
        RuleDocument(rule: "apart", lists: [["01", "b 2"], ["x", "y", "z"]]),
        RuleDocument(
          rule: "wishes", subject: "Work with", level: 2, options: ["aim": .text("many")]),
        RuleDocument(
          rule: "preference", columns: ["Choice 1", "Choice 2"],
          options: ["costs": .list(["0", "1", "4"])]),
        RuleDocument(rule: "pin", lists: [["Ana", "Robots"], ["7", "Robots", "Bridges"]]),
        RuleDocument(rule: "new-teammates"), RuleDocument(rule: "new-teammates"),
      ])
  }

  /// Text, line and what the remedy suggests.
  @Test(arguments: [
    ("roster: a.csv\nsize: {near: 4}\n", 2, "'sizes'"),
    ("roster: a.csv\nsizes: {nera: 4}\n", 2, "'near'"),
    ("roster: a.csv\nrules:\n  - balanse: score\n", 3, "'balance'"),
    ("roster: a.csv\nrules:\n  - balance: score\n    wieght: 2\n", 4, "'weight'"),
    ("roster: a.csv\nrules:\n  - wishes: w.csv\n    amount: 2\n", 4, "'weight', 'required'"),
  ])
  func unknownKeysAreErrors(text: String, line: Int, remedy: String) throws {
    let error = try inputError { _ = try read(text) }
    #expect(error.line == line)
    #expect(error.remedy.contains(remedy), "\(error)")
  }

  @Test(arguments: [
    ("roster: a.csv\nseed: -1\n", 2), ("roster: a.csv\nseed: 1.5\n", 2),
    ("roster: a.csv\nrules:\n  - balance: score\n    weight: .inf\n", 4),
    ("roster: a.csv\nrules:\n  - balance: score\n    weight: 1e300\n", 4),
    ("roster: a.csv\nrules:\n  - balance: score\n    weight: .nan\n", 4),
    ("roster: a.csv\nrules:\n  - balance: score\n    weight: -1\n", 4),
    ("roster: a.csv\nrules:\n  - balance: [a, b]\n", 3),
    ("roster: a.csv\nrules:\n  - balance: a\n    spread: b\n", 3),
    ("roster: a.csv\nrules: balance\n", 2),
    ("roster: [a.csv]\n", 1), ("roster: a.csv\nalone-ok: 'yes'\n", 2),
    ("roster: a.csv\nlabels: [{min: 3}]\n", 2), ("- roster\n", 1),
    ("roster: a.csv\ntitle: {\n", 3),
  ])
  func valuesThatCannotBeUsed(text: String, line: Int) throws {
    let error = try inputError { _ = try read(text) }
    #expect(error.line == line, "\(error)")
  }

  @Test func emptyScenarios() throws {
    #expect(try inputError { _ = try read("") }.problem == "the scenario is empty")
    #expect(try inputError { _ = try read("title: x") }.problem == "the scenario names no roster")
  }

  @Test func repeatedKeysAreErrors() throws {
    #expect(try inputError { _ = try read("roster: a\nroster: b\n") }.line == 1)
    let pins = "roster: a\nrules:\n  - pin: {Canary: x, Canary: y}\n"
    let error = try inputError { _ = try read(pins) }
    #expect(error.line == 3)
    #expect(!error.description.contains("Canary"))
  }

  /// A billion laughs: nine levels of ten aliases each.
  @Test func bombsAreRefused() throws {
    var text = "a0: &a0 [x, x]\n"
    for level in 1..<10 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(try inputError { _ = try read(text) }.problem.contains("aliases"))
  }

  @Test func deepNestingIsRefused() throws {
    let lists = String(repeating: "[", count: 100_000)
    #expect(try inputError { _ = try read("rules: " + lists) }.problem.contains("too deep"))
    let dashes = String(repeating: "- ", count: 100_000)
    #expect(try inputError { _ = try read(dashes + "a") }.problem.contains("too deep"))
    let huge = "title: " + String(repeating: "x", count: 2 << 20)
    #expect(try inputError { _ = try read(huge) }.problem.contains("1 MiB"))
  }

  /// Found by fuzzing: keys that are lists stand twice each, and the parser compares every two of
  /// them in time exponential in their depth. Nothing hides them from the look that is taken before.
  @Test(arguments: [
    "", "title: x 'y\n", "title: x[, 'y'\n", "{'a'', ', b: 1, ", "{x\n'y, ", "{x # 'y\n",
    "# it's\u{2028}", "title: \"\\\\\"\n", "{\"a\\\"\": 1, ", "# 'a\n", "- 'a'\n- ",
  ])
  func listsAsKeysAreRefused(before: String) throws {
    let nested = String(repeating: "[", count: 28) + "x" + String(repeating: "]", count: 28)
    let separator = before.contains("{") ? ", " : "\n"
    let keys = ["a", "b", "a", "b"].map { "[\(nested), \($0)]: 1" }
    let error = try inputError { _ = try read(before + keys.joined(separator: separator)) }
    #expect(error.problem.contains("as a key") || error.problem.contains("quotes"))
    let marked = String(repeating: "? ", count: 30)
    let questions = ["a", "b", "a", "b"].map { marked + $0 }.joined(separator: "\n")
    #expect(try inputError { _ = try read("title: x\n" + questions) }.problem.contains("as a key"))
  }

  @Test func marksInTextsAreNoKeys() throws {
    let document = try read(
      """
      roster: a.csv # it's [a]: comment, isn't it? "
      title: "Who, ? \\"what\\" [7b]: x & *y"
      history: Rock 'n' roll ? yes
      rules:
        - spread: 'Where''s, [x]: it ? y'
        - gather: What, 'now' ?
      """)
    #expect(document.title == "Who, ? \"what\" [7b]: x & *y")
    #expect(document.history == "Rock 'n' roll ? yes")
    #expect(document.rules.map(\.subject) == ["Where's, [x]: it ? y", "What, 'now' ?"])
  }

  @Test func plainTextsMayHoldSpecialCharacters() throws {
    let document = try read("roster: a.csv\ntitle: \"R&D [*new] it's\"\nhistory: it's R & D\n")
    #expect(document.title == "R&D [*new] it's")
  }

  @Test func aRuleInOneLine() throws {
    let expected = RuleDocument(rule: "balance", subject: "score", weight: 2)
    #expect(try ScenarioYAML.rule("balance: score, weight: 2") == expected)
    #expect(try ScenarioYAML.rule("{balance: score, weight: 2}") == expected)
    #expect(throws: InputError.self) { try ScenarioYAML.rule("balanse: score") }
  }
}

@Suite struct RuleFlagTests {
  @Test func modifiers() throws {
    #expect(
      try RuleFlag.rule("balance", "score") == RuleDocument(rule: "balance", subject: "score"))
    #expect(
      try RuleFlag.rule("balance", "score@2.5")
        == RuleDocument(rule: "balance", subject: "score", required: false, weight: 2.5))
    #expect(
      try RuleFlag.rule("not-alone", "gender=F@required@level2")
        == RuleDocument(rule: "not-alone", subject: "gender=F", required: true, level: 2))
    #expect(
      try RuleFlag.rule("at-most", "team=a:b:3@2")
        == RuleDocument(
          rule: "at-most", subject: "team=a:b", required: false, weight: 2,
          options: ["count": .number(3)]))
    // A column may be titled with an @ or a colon.
    #expect(try RuleFlag.rule("balance", "a@b:3").subject == "a@b:3")
    #expect(throws: InputError.self) { try RuleFlag.rule("balance", "x@2@required") }
  }

  @Test func sizes() throws {
    #expect(
      try SizesDocument(size: 4, list: nil, groups: nil) == SizesDocument(near: 4))
    #expect(
      try SizesDocument(size: nil, list: "3-5", groups: nil) == SizesDocument(min: 3, max: 5))
    #expect(
      try SizesDocument(size: nil, list: "4,4, 5", groups: nil)
        == SizesDocument(exactly: [4, 4, 5]))
    #expect(try SizesDocument(size: nil, list: nil, groups: nil) == nil)
    #expect(throws: InputError.self) { try SizesDocument(size: nil, list: "3-x", groups: nil) }
  }
}

@Suite struct SchemaTests {
  private func object(_ text: String) throws -> [String: Any] {
    let json = try JSONSerialization.jsonObject(with: Data(text.utf8))
    return try #require(json as? [String: Any])
  }

  @Test func listsEveryRuleAndOption() throws {
    let schema = try object(ScenarioSchema.json())
    let properties = try #require(schema["properties"] as? [String: Any])
    #expect(Set(properties.keys) == Set(ScenarioYAML.keys))
    let rules = try #require(properties["rules"] as? [String: Any])
    let items = try #require(rules["items"] as? [String: Any])
    let forms = try #require(items["anyOf"] as? [[String: Any]])
    for rule in RuleBook.rules {
      let form = try #require(
        forms.first { $0["required"] as? [String] == [rule.name] }, "\(rule.name)")
      let keys = try #require(form["properties"] as? [String: Any]).keys
      for option in rule.options { #expect(keys.contains(option.name)) }
      #expect(form["additionalProperties"] as? Bool == false)
    }
  }

  /// A rule's main key must not be taken for an option of another rule, or the reader could not
  /// tell them apart.
  @Test func noOptionIsNamedLikeARule() {
    let names = Set(RuleBook.rules.map { $0.name })
    for rule in RuleBook.rules {
      for option in rule.options { #expect(!names.contains(option.name)) }
    }
  }
}
