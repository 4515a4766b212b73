import SchedulingModel

/// The JSON Schema (2020-12) of the `plan.json` of `regroup timetable`, version 1.
package enum TimetableSchema {
  package static func json() throws -> String { try schema.text() }

  private static var schema: JSONValue {
    .schema(
      "regroup timetable",
      [
        "format": ["const": .string(TimetableDocument.currentFormat)], "version": ["const": 1],
        "generator": .text, "request": request, "inputs": .hashes, "status": .status,
        "cost": .integer, "bound": .integer, "roomBound": .integer,
        "weekBounds": .list(of: weekBound), "rules": .list(of: rule),
        "meetings": .list(of: meeting), "obstacles": .list(of: obstacle),
        "previous": .list(of: meeting), "locked": .list(of: .text), "measures": .list(of: measure),
      ],
      required: [
        "format", "version", "generator", "request", "inputs", "status", "bound", "roomBound",
        "weekBounds", "rules", "meetings", "obstacles",
      ])
  }

  private static var request: JSONValue {
    .object(["file": .text, "folder": .text, "seed": .integer], required: ["file", "seed"])
  }

  /// Group and courses by position.
  private static var weekBound: JSONValue {
    .object(
      ["group": .integer, "courses": .list(of: .integer), "cost": .integer],
      required: ["courses", "cost"])
  }

  private static var rule: JSONValue {
    .object(
      [
        "rule": .text, "count": .integer,
        "weight": ["type": "integer", "description": "absent for a required rule"],
      ], required: ["rule", "count"])
  }

  private static var meeting: JSONValue {
    .object(
      ["course": .text, "slot": .text, "room": .text], required: ["course", "slot", "room"])
  }

  /// Changes against `previous`.
  private static var measure: JSONValue {
    .object(
      [
        "measure": .choice(["times changed", "rooms changed"]), "value": .integer,
        "bound": .integer, "basis": .basis,
      ], required: ["measure", "value"])
  }

  private static var obstacle: JSONValue {
    .object(
      [
        "place": .choice(["rooms", "course", "facilitator", "group"]), "name": .text,
        "courses": .list(of: .text), "meetings": .integer, "places": .integer,
      ], required: ["place", "courses", "meetings", "places"])
  }
}
