import SchedulingModel

/// The JSON Schema (2020-12) of the `plan.json` of `regroup block`, version 1.
package enum BlockPlanSchema {
  package static func json() throws -> String { try schema.text() }

  private static var schema: JSONValue {
    .schema(
      "regroup block",
      [
        "format": ["const": .string(BlockPlanDocument.currentFormat)], "version": ["const": 1],
        "generator": .text, "solver": .text, "status": .status, "measures": .list(of: measure),
        "gap": ["type": "number", "minimum": 0], "openings": .list(of: session),
        "unmet": .list(of: unmet), "conflicts": .list(of: .list(of: .text)), "seed": .integer,
        "request": request, "inputs": .hashes, "previous": .list(of: session),
        "asked": [
          "type": "object", "description": "digest of what each learner asks for and needs",
          "additionalProperties": ["type": "string", "pattern": "^[0-9a-f]{16}$"],
        ],
      ],
      required: [
        "format", "version", "generator", "solver", "status", "measures", "openings", "unmet",
        "conflicts", "seed", "request", "inputs",
      ])
  }

  private static var measure: JSONValue {
    let names = ["learners moved", "sessions moved", "unmet", "ranks", "order"]
    return .object(
      [
        "measure": .choice(names), "level": .text, "value": .integer, "bound": .integer,
        "basis": .basis,
      ], required: ["measure", "value"])
  }

  private static var session: JSONValue {
    .object(
      [
        "slot": .text, "session": .text, "room": .text, "facilitator": .text,
        "learners": .list(of: .text),
      ], required: ["slot", "session", "learners"])
  }

  private static var unmet: JSONValue {
    .object(
      [
        "learner": .text, "session": .text, "slot": .text, "level": .text, "reason": .text,
        "by": .list(of: .text),
      ], required: ["learner", "session", "slot", "level", "reason"])
  }

  /// The scenario, as JSON.
  private static var request: JSONValue {
    .object(
      [
        "file": .text, "title": .text, "tables": .map(of: .text), "audience": .text,
        "starts": .text, "mayOverlap": .boolean, "ladder": .list(of: .text),
        "levels": .map(of: .text), "mastery": mastery, "lowTiers": .list(of: .text),
        "rules": .list(of: rule), "locked": .list(of: .text), "seed": .integer, "folder": .text,
      ], required: ["file", "tables", "levels", "rules", "locked"])
  }

  private static var mastery: JSONValue {
    .object(
      ["cuts": .map(of: .real), "band": .real, "by": .text], required: ["cuts", "band"])
  }

  private static var rule: JSONValue {
    .object(
      [
        "rule": .text, "number": .integer, "slots": .list(of: .text), "who": .text, "per": .text,
        "sessions": .list(of: .text), "kind": .text, "label": .text, "tier": .text, "level": .text,
        "cost": .integer,
      ], required: ["rule"])
  }
}
