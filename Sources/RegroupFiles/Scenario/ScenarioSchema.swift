import Grouping
import GroupingModel

/// The JSON Schema (2020-12) of `scenario.yaml`, generated from the rules.
package enum ScenarioSchema {
  package static func json() throws -> String { try schema.text() }

  private static var schema: JSONValue {
    [
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "regroup scenario", "type": "object", "required": ["roster"],
      "additionalProperties": false,
      "properties": [
        "title": text("shown above the plan"),
        "format": ["enum": ["csv", "mdgplib"]],
        "roster": text("CSV file of the class, inside the scenario's folder"),
        "columns": columns, "sizes": sizes,
        "labels": ["type": "array", "items": label], "sections": sections,
        "history": text("folder of earlier rounds, CSV files with group and id; or regroup.db"),
        "aim": ["enum": .array(Aim.allCases.map { .string($0.rawValue) })],
        "seed": whole(from: 0),
        "alone-ok": [
          "type": "boolean",
          "description": "spread columns without the rule that nobody is alone of their kind",
        ],
        "lenient": [
          "type": "boolean",
          "description": "leave out names that mean nobody in the roster, with a remark",
        ],
        "rules": rules,
      ],
    ]
  }

  private static var rules: JSONValue {
    ["type": "array", "items": ["anyOf": .array(RuleBook.rules.map(rule) + [bare])]]
  }

  private static var sections: JSONValue {
    guard
      case .object(var schema) = object([
        "sizes": sizes, "labels": ["type": "array", "items": label], "rules": rules,
      ])
    else { return [:] }
    schema["description"] = "what the groups lie in, planned together with them"
    return .object(schema)
  }

  static var columns: JSONValue {
    object([
      "id": text("column of identifiers"), "name": text("column of names"),
      "kinds": [
        "type": "object",
        "additionalProperties": ["enum": .array(ColumnKind.choices.map { .string($0) })],
      ],
    ])
  }

  private static var sizes: JSONValue {
    [
      "oneOf": [
        object(["near": whole(from: 1)], required: ["near"]),
        object(["groups": whole(from: 1)], required: ["groups"]),
        object(["min": whole(from: 1), "max": whole(from: 1)], required: ["min", "max"]),
        object(
          ["exactly": ["type": "array", "items": whole(from: 1), "minItems": 1]],
          required: ["exactly"]),
      ]
    ]
  }

  private static var label: JSONValue {
    [
      "anyOf": [
        ["type": "string"],
        object(
          [
            "name": text("topic, project or activity"), "min": whole(from: 1),
            "max": whole(from: 1), "optional": ["type": "boolean"], "groups": whole(from: 1),
          ], required: ["name"]),
      ]
    ]
  }

  /// A rule without value may stand as a plain word.
  private static var bare: JSONValue {
    [
      "enum": .array(
        RuleBook.rules.filter { [.none, .maybeAttributeValue].contains($0.subject) }.map {
          .string($0.name)
        })
    ]
  }

  private static func rule(_ rule: any Rule.Type) -> JSONValue {
    var properties: [String: JSONValue] = [
      rule.name: value(rule),
      "weight": ["type": "number", "minimum": 0, "maximum": 1_000_000],
      "required": ["type": "boolean"],
      "level": whole(from: 1),
    ]
    if rule.readsFiles { properties["filter"] = text("column=value of the file's rows that count") }
    for option in rule.options { properties[option.name] = self.option(option) }
    guard case .object(var schema) = object(properties, required: [rule.name]) else { return [:] }
    schema["description"] = .string("\(rule.summary); one point: \(rule.unit)")
    return .object(schema)
  }

  private static func value(_ rule: any Rule.Type) -> JSONValue {
    let scalar: JSONValue = ["type": ["string", "number"]]
    let texts: JSONValue = ["type": "array", "items": scalar]
    let lists: JSONValue = ["type": "array", "items": texts]
    let forms: [JSONValue] =
      switch rule.subject {
      case .none: [["type": "null"], ["const": true]]
      case .attribute, .attributeValue, .attributeMaybeValue: [scalar]
      case .maybeAttributeValue: [scalar, ["type": "null"]]
      case .attributes, .choices: [scalar, texts]
      case .learners: [scalar, lists]
      case .pins: [scalar, lists, ["type": "object"]]
      }
    return ["description": .string(rule.subject.phrase), "anyOf": .array(forms)]
  }

  private static func option(_ option: OptionDescription) -> JSONValue {
    var schema: [String: JSONValue] =
      switch option.kind {
      case .number: ["type": "number"]
      case .wholeNumber: ["type": "integer"]
      case .flag: ["type": "boolean"]
      case .text: ["type": ["string", "number"]]
      case .choice(let words): ["enum": .array(words.map { .string($0) })]
      case .list: ["type": ["array", "string", "number"]]
      }
    schema["description"] = .string(option.meaning)
    return .object(schema)
  }

  private static func object(
    _ properties: [String: JSONValue], required: [String] = []
  ) -> JSONValue {
    var schema: [String: JSONValue] = [
      "type": "object", "properties": .object(properties), "additionalProperties": false,
    ]
    if !required.isEmpty { schema["required"] = .array(required.map { .string($0) }) }
    return .object(schema)
  }

  private static func text(_ description: String) -> JSONValue {
    ["type": "string", "description": .string(description)]
  }

  private static func whole(from least: Int) -> JSONValue {
    ["type": "integer", "minimum": .whole(least)]
  }
}
