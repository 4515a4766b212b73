import Grouping

/// The JSON Schema (2020-12) of `audit.json`, version 1.
package enum AuditSchema {
  package static func json() throws -> String { try schema.text() }

  private static let share: JSONValue = ["type": "number", "minimum": 0, "maximum": 1]

  private static var schema: JSONValue {
    let properties: [String: JSONValue] = [
      "format": ["const": "regroup-audit"], "version": ["const": 1], "generator": .text,
      "seed": .integer, "draws": .integer, "learners": .integer, "rounds": .list(of: round),
      "verdicts": .list(of: verdict), "figures": .list(of: figure), "people": .list(of: person),
      "subgroups": .list(of: subgroup), "notes": .list(of: .text),
    ]
    return .schema("regroup audit", properties, required: properties.keys.sorted())
  }

  private static var round: JSONValue {
    let properties: [String: JSONValue] = [
      "present": .integer, "groups": .integer, "pinned": .integer, "doubled": .integer,
    ]
    return .object(properties, required: properties.keys.sorted())
  }

  private static var verdict: JSONValue {
    .object(
      [
        "attribute": .text, "finding": .choice(TrackingVerdict.Finding.allCases.map(\.rawValue)),
        "sentence": .text, "reason": .text, "t": .real, "p": share, "adjustedP": share,
        "visibleT": .real,
      ], required: ["attribute", "finding", "sentence", "reason"])
  }

  private static var figure: JSONValue {
    .object(
      [
        "measure": .choice(Measure.allCases.map(\.rawValue)), "attribute": .text,
        "round": ["type": "integer", "minimum": 1, "description": "absent over the term"],
        "observed": .real, "expected": .real, "low": .real, "high": .real, "p": share,
        "atLeast": share, "atMost": share, "draws": .integer, "formula": .real,
        "details": ["type": "object", "additionalProperties": .real], "leftOut": .integer,
        "sentence": .text,
      ], required: ["measure", "details", "leftOut", "sentence"])
  }

  private static var person: JSONValue {
    .object(
      [
        "label": .text, "longestLowStreak": .integer,
        "tiers": .list(of: .optional(.choice(GroupTier.allCases.map(\.word)))),
        "company": .list(of: .optional(.real)),
      ], required: ["label", "longestLowStreak", "tiers", "company"])
  }

  private static var subgroup: JSONValue {
    .object(
      [
        "attribute": .text, "value": .text, "learners": .integer, "low": share, "high": share,
        "alone": share, "met": share,
      ], required: ["attribute", "value", "learners"])
  }
}
