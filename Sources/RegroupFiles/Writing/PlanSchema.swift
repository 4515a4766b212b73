import GroupingModel

/// The JSON Schema (2020-12) of `plan.json`, version 1.
package enum PlanSchema {
  package static func json() throws -> String { try schema.text() }

  /// The keys that every plan has; the others stand only where something is known.
  static let required = [
    "format", "version", "generator", "solver", "status", "groups", "rules", "levels", "alone",
    "certificate", "conflicts", "seed", "iterations", "request", "inputs",
  ]

  private static let points: JSONValue = [
    "type": "number", "description": "points; at most three decimals",
  ]
  private static let text: JSONValue = ["type": "string"]
  private static let whole: JSONValue = ["type": "integer"]
  private static let flag: JSONValue = ["type": "boolean"]

  private static var schema: JSONValue {
    var schema: [String: JSONValue] = [
      "$schema": "https://json-schema.org/draft/2020-12/schema", "title": "regroup plan",
    ]
    let properties: [String: JSONValue] = [
      "format": ["const": "regroup-plan"], "version": ["const": 1], "generator": text,
      "solver": text, "status": ["enum": ["optimal", "feasible", "infeasible", "unknown"]],
      "cost": points, "bound": points,
      "gap": ["type": "number", "minimum": 0],
      "objective": ["type": "number", "description": "in the benchmark instance's own units"],
      "groups": list(of: group), "sections": sections, "rules": list(of: rule),
      "levels": list(of: level),
      "alone": list(of: alone), "certificate": list(of: certificate),
      "conflicts": list(of: conflict), "moves": list(of: move), "seed": whole,
      "iterations": whole,
      "request": ["type": "object", "description": "the scenario, as JSON"],
      "inputs": [
        "type": "object", "description": "SHA-256 by file, as the request names it",
        "additionalProperties": ["type": "string", "pattern": "^[0-9a-f]{64}$"],
      ],
    ]
    guard case .object(let body) = object(properties, required: required) else { return [:] }
    schema.merge(body) { first, _ in first }
    return .object(schema)
  }

  private static var group: JSONValue {
    object(
      [
        "name": text, "label": text, "section": text, "members": list(of: text), "cost": points,
        "costs": list(of: points),
      ], required: ["name", "members", "cost", "costs"])
  }

  /// What is known of sections by themselves.
  private static var sections: JSONValue {
    object(
      [
        "status": ["enum": ["optimal", "feasible", "infeasible", "unknown"]],
        "groups": list(of: group), "rules": list(of: rule), "alone": list(of: alone),
        "certificate": list(of: certificate), "conflicts": list(of: conflict),
      ], required: ["status", "groups", "rules", "alone", "certificate", "conflicts"])
  }

  private static var rule: JSONValue {
    object(
      [
        "rule": text, "subject": text, "sentence": text, "required": flag,
        "weight": ["type": "number"], "level": whole, "cost": points,
      ], required: ["rule", "subject", "sentence", "required", "cost"])
  }

  private static var level: JSONValue {
    object(
      [
        "name": text, "cost": points, "bound": points, "optimal": flag,
        "basis": ["enum": .array(BoundBasis.allCases.map { .string($0.rawValue) })],
      ],
      required: ["name", "cost", "optimal"])
  }

  private static var alone: JSONValue {
    let properties: [String: JSONValue] = ["column": text, "value": text, "learners": whole]
    return object(properties, required: ["column", "value", "learners"])
  }

  private static var conflict: JSONValue {
    let demand = object(
      ["rule": whole, "parts": list(of: list(of: text))], required: ["rule", "parts"])
    let kinds: JSONValue = [
      "enum": .array(PlanReason.Kind.allCases.map { .string($0.rawValue) })
    ]
    let reason = object(
      ["kind": kinds, "learners": list(of: text), "number": whole],
      required: ["kind", "learners", "number"])
    let remedy = object(
      [
        "rule": whole, "sizes": list(of: whole), "breach": ["type": "number"], "cost": points,
        "proven": flag,
      ], required: ["breach", "proven"])
    return object(
      [
        "demands": list(of: demand), "irreducible": flag, "reason": reason,
        "remedies": list(of: remedy),
      ], required: ["demands", "irreducible", "remedies"])
  }

  private static var move: JSONValue {
    let properties: [String: JSONValue] = ["learner": text, "from": text, "to": text, "why": text]
    return object(properties, required: ["learner", "from", "to", "why"])
  }

  private static var certificate: JSONValue {
    object(
      [
        "level": whole, "scale": whole, "prices": list(of: whole),
        "sets": list(of: list(of: whole)), "multipliers": list(of: whole),
        "limits": list(of: whole), "toll": whole, "threshold": whole, "bound": whole,
      ], required: ["level", "scale", "prices", "sets", "multipliers", "limits", "bound"])
  }

  private static func object(_ properties: [String: JSONValue], required: [String]) -> JSONValue {
    [
      "type": "object", "properties": .object(properties), "additionalProperties": false,
      "required": .array(required.map { .string($0) }),
    ]
  }

  private static func list(of items: JSONValue) -> JSONValue {
    ["type": "array", "items": items]
  }
}
