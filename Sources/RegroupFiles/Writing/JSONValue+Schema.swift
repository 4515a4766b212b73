// Parts of JSON Schemas (2020-12) of the documents that are written.
extension JSONValue {
  static let text: JSONValue = ["type": "string"]
  static let integer: JSONValue = ["type": "integer"]
  static let real: JSONValue = ["type": "number"]
  static let boolean: JSONValue = ["type": "boolean"]
  static let points: JSONValue = [
    "type": "number", "description": "points; at most three decimals",
  ]

  static let status = choice(["optimal", "feasible", "infeasible", "unknown"])
  static let basis: JSONValue = [
    "enum": ["whole numbers", "an integer program"], "description": "what the bound rests on",
  ]
  static let hashes: JSONValue = [
    "type": "object", "description": "SHA-256 by file, as the request names it",
    "additionalProperties": ["type": "string", "pattern": "^[0-9a-f]{64}$"],
  ]

  static func list(of items: JSONValue) -> JSONValue { ["type": "array", "items": items] }

  static func choice(_ values: [String]) -> JSONValue {
    ["enum": .array(values.map { .string($0) })]
  }

  /// An object with any keys.
  static func map(of values: JSONValue) -> JSONValue {
    ["type": "object", "additionalProperties": values]
  }

  /// One of several.
  static func any(_ forms: [JSONValue]) -> JSONValue { ["anyOf": .array(forms)] }

  /// What may be null, too.
  static func optional(_ type: JSONValue) -> JSONValue { any([type, ["type": "null"]]) }

  /// An object that has no other keys.
  static func object(_ properties: [String: JSONValue], required: [String]) -> JSONValue {
    [
      "type": "object", "properties": .object(properties), "additionalProperties": false,
      "required": .array(required.map { .string($0) }),
    ]
  }

  /// The schema of a document that has one of several forms.
  static func schema(_ title: String, anyOf forms: [JSONValue]) -> JSONValue {
    ["$schema": version, "title": .string(title), "anyOf": .array(forms)]
  }

  private static let version: JSONValue = "https://json-schema.org/draft/2020-12/schema"

  /// The schema of a whole document.
  static func schema(
    _ title: String, _ properties: [String: JSONValue], required: [String]
  ) -> JSONValue {
    var schema: [String: JSONValue] = ["$schema": version, "title": .string(title)]
    guard case .object(let body) = object(properties, required: required) else { return [:] }
    schema.merge(body) { first, _ in first }
    return .object(schema)
  }
}
