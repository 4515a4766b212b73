import Foundation
import Testing

/// Holds documents against a JSON Schema: as much of 2020-12 as the project's schemas use.
struct SchemaReader {
  private let schema: [String: Any]

  init(_ schema: String) throws {
    let parsed = try JSONSerialization.jsonObject(with: Data(schema.utf8))
    self.schema = try #require(parsed as? [String: Any])
  }

  /// Where a document does not follow the schema, as paths.
  func faults(_ document: String) throws -> [String] {
    Self.faults(try JSONSerialization.jsonObject(with: Data(document.utf8)), schema, at: "")
  }

  private static func faults(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
    if let forms = schema["anyOf"] as? [[String: Any]] {
      return forms.contains { faults(value, $0, at: path).isEmpty } ? [] : [path]
    }
    if let expected = schema["const"] as? NSObject { return expected.isEqual(value) ? [] : [path] }
    if let values = schema["enum"] as? [String] {
      return (value as? String).map(values.contains) == true ? [] : [path]
    }
    switch schema["type"] as? String {
    case "object": return objectFaults(value, schema, at: path)
    case "array":
      guard let values = value as? [Any], let items = schema["items"] as? [String: Any] else {
        return [path]
      }
      return values.enumerated().flatMap { faults($1, items, at: "\(path)[\($0)]") }
    case "string": return isText(value, schema) ? [] : [path]
    case "null": return value is NSNull ? [] : [path]
    case let type?: return isNumber(value, type, schema) ? [] : [path]
    case nil: return schema.isEmpty ? [] : ["\(path): a schema without a type"]
    }
  }

  private static func objectFaults(
    _ value: Any, _ schema: [String: Any], at path: String
  ) -> [String] {
    guard let object = value as? [String: Any] else { return [path] }
    let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
    let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }
    return missing.map { "\(path).\($0) is missing" }
      + object.sorted { $0.key < $1.key }.flatMap { key, value -> [String] in
        let own = properties[key] ?? schema["additionalProperties"] as? [String: Any]
        if let own { return faults(value, own, at: "\(path).\(key)") }
        return schema["additionalProperties"] as? Bool == false ? ["\(path).\(key) is new"] : []
      }
  }

  private static func isText(_ value: Any, _ schema: [String: Any]) -> Bool {
    guard let text = value as? String else { return false }
    let pattern = schema["pattern"] as? String
    return pattern.map { text.range(of: $0, options: .regularExpression) != nil } ?? true
  }

  private static func isNumber(_ value: Any, _ type: String, _ schema: [String: Any]) -> Bool {
    guard let number = value as? NSNumber else { return false }
    // A flag is a number to Foundation.
    let isFlag = String(cString: number.objCType) == "c"
    guard type != "boolean" else { return isFlag }
    let double = number.doubleValue
    if isFlag || (type == "integer" && double.rounded() != double) { return false }
    return double >= schema["minimum"] as? Double ?? -.infinity
      && double <= schema["maximum"] as? Double ?? .infinity
  }
}
