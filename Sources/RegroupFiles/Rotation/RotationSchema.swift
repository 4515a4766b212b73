/// The JSON Schema (2020-12) of the `plan.json` of `regroup rotate`, version 1.
package enum RotationSchema {
  package static func json() throws -> String { try schema.text() }

  private static var schema: JSONValue {
    .schema(
      "regroup rotate",
      [
        "format": ["const": .string(RotationDocument.currentFormat)], "version": ["const": 1],
        "generator": .text, "status": .status, "cost": .points, "bound": .points, "basis": .basis,
        "seed": .integer, "rotations": .list(of: .text), "chart": .list(of: row),
        "rooms": .list(of: roomRow), "conflicts": .list(of: .text), "scenario": .text,
        "folder": .text, "inputs": .hashes, "previous": .list(of: row),
        "measures": .list(of: measure),
      ],
      required: [
        "format", "version", "generator", "status", "basis", "seed", "rotations", "chart", "rooms",
        "conflicts", "scenario", "inputs",
      ])
  }

  /// Stations by rotation; null while the group is away.
  private static var row: JSONValue {
    .object(
      ["group": .text, "stations": .list(of: .optional(.text))], required: ["group", "stations"])
  }

  /// Changes against `previous`.
  private static var measure: JSONValue {
    .object(
      [
        "measure": .choice([RotationDocument.Measure.name]), "value": .integer,
        "bound": .integer, "basis": .basis,
      ], required: ["measure", "value"])
  }

  private static var roomRow: JSONValue {
    .object(
      ["rotation": .text, "station": .text, "room": .text, "learners": .list(of: .text)],
      required: ["rotation", "station", "room", "learners"])
  }
}
