import GroupingModel

/// The JSON Schema (2020-12) of `plan.json`, version 1.
package enum PlanSchema {
  package static func json() throws -> String { try schema.text() }

  /// The keys that every plan has; the others stand only where something is known.
  static let required = [
    "format", "version", "generator", "solver", "status", "groups", "rules", "levels", "alone",
    "certificate", "conflicts", "seed", "iterations", "request", "inputs",
  ]

  private static var schema: JSONValue {
    let properties: [String: JSONValue] = [
      "format": ["const": "regroup-plan"], "version": ["const": 1], "generator": .text,
      "solver": .text, "status": .status,
      "cost": .points, "bound": .points,
      "gap": ["type": "number", "minimum": 0],
      "objective": ["type": "number", "description": "in the benchmark instance's own units"],
      "groups": .list(of: group), "sections": sections, "rules": .list(of: rule),
      "levels": .list(of: level),
      "alone": .list(of: alone), "certificate": .list(of: certificate),
      "conflicts": .list(of: conflict), "moves": .list(of: move), "seed": .integer,
      "iterations": .integer,
      "request": ["type": "object", "description": "the scenario, as JSON"],
      "inputs": .hashes,
    ]
    return .schema("regroup plan", properties, required: required)
  }

  private static var group: JSONValue {
    .object(
      [
        "name": .text, "label": .text, "section": .text, "members": .list(of: .text),
        "cost": .points,
        "costs": .list(of: .points),
      ], required: ["name", "members", "cost", "costs"])
  }

  /// What is known of sections by themselves.
  private static var sections: JSONValue {
    .object(
      [
        "status": .status,
        "groups": .list(of: group), "rules": .list(of: rule), "alone": .list(of: alone),
        "certificate": .list(of: certificate), "conflicts": .list(of: conflict),
      ], required: ["status", "groups", "rules", "alone", "certificate", "conflicts"])
  }

  private static var rule: JSONValue {
    .object(
      [
        "rule": .text, "subject": .text, "sentence": .text, "required": .boolean,
        "weight": ["type": "number"], "level": .integer, "cost": .points,
      ], required: ["rule", "subject", "sentence", "required", "cost"])
  }

  private static var level: JSONValue {
    .object(
      [
        "name": .text, "cost": .points, "bound": .points, "optimal": .boolean,
        "basis": .choice(BoundBasis.allCases.map(\.rawValue)),
      ],
      required: ["name", "cost", "optimal"])
  }

  private static var alone: JSONValue {
    let properties: [String: JSONValue] = ["column": .text, "value": .text, "learners": .integer]
    return .object(properties, required: ["column", "value", "learners"])
  }

  private static var conflict: JSONValue {
    let demand: JSONValue = .object(
      ["rule": .integer, "parts": .list(of: .list(of: .text))], required: ["rule", "parts"])
    let kinds: JSONValue = .choice(PlanReason.Kind.allCases.map(\.rawValue))
    let reason: JSONValue = .object(
      ["kind": kinds, "learners": .list(of: .text), "number": .integer],
      required: ["kind", "learners", "number"])
    let remedy: JSONValue = .object(
      [
        "rule": .integer, "sizes": .list(of: .integer), "breach": ["type": "number"],
        "cost": .points,
        "proven": .boolean,
      ], required: ["breach", "proven"])
    return .object(
      [
        "demands": .list(of: demand), "irreducible": .boolean, "reason": reason,
        "remedies": .list(of: remedy),
      ], required: ["demands", "irreducible", "remedies"])
  }

  private static var move: JSONValue {
    let properties: [String: JSONValue] = [
      "learner": .text, "from": .text, "to": .text, "why": .text,
    ]
    return .object(properties, required: ["learner", "from", "to", "why"])
  }

  private static var certificate: JSONValue {
    .object(
      [
        "level": .integer, "scale": .integer, "prices": .list(of: .integer),
        "sets": .list(of: .list(of: .integer)), "multipliers": .list(of: .integer),
        "limits": .list(of: .integer), "toll": .integer, "threshold": .integer, "bound": .integer,
      ], required: ["level", "scale", "prices", "sets", "multipliers", "limits", "bound"])
  }
}
