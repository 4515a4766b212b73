import GroupingModel

/// The JSON Schema (2020-12) of `term.json`, version 1.
package enum TermSchema {
  package static func json() throws -> String { try schema.text() }

  private static var schema: JSONValue {
    .schema(
      "regroup term",
      [
        "format": ["const": "regroup-term"], "version": ["const": 1],
        "rounds": .list(of: round), "cost": .points, "bound": .points,
        "gap": ["type": "number", "minimum": 0], "pairs": .integer, "pairsMet": .integer,
        "pairsMetAtMost": .integer, "pairsMetByChance": .real, "repeats": .integer,
        "columns": .list(of: column), "learnersWithChoices": .integer,
        "learnersWithFirstChoice": .integer,
      ],
      required: [
        "format", "version", "rounds", "cost", "pairs", "pairsMet", "pairsMetAtMost",
        "pairsMetByChance", "repeats", "columns",
      ])
  }

  private static var round: JSONValue {
    let statuses = [PlanStatus.optimal, .feasible].map(\.rawValue)
    return .object(
      ["folder": .text, "cost": .points, "status": .choice(statuses)],
      required: ["folder", "cost", "status"])
  }

  private static var column: JSONValue {
    .object(
      ["column": .text, "longestLowStreak": .integer, "exposure": .real],
      required: ["column", "longestLowStreak"])
  }
}
