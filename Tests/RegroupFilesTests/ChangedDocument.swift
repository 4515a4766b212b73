import Foundation

/// A JSON document with one value changed to another of its type: what somebody might write to make
/// a plan look better.
struct ChangedDocument {
  /// `.rounds[0].cost 3 -> 4`.
  let change: String
  let json: String

  /// Every such change: numbers one more and one less, flags turned, texts that others of their
  /// place have, or that nobody has, list items left out and doubled, keys left out. Of the items
  /// of a list, and of keys that are file names, only the first two are changed.
  static func all(of json: String) throws -> [ChangedDocument] {
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
    var texts: [String: [String]] = [:]
    collect(value, at: "", &texts)
    return try changes(of: value, at: "", kind: "", texts).map { change, value in
      let data = try JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed)
      return ChangedDocument(change: change, json: String(decoding: data, as: UTF8.self))
    }
  }

  /// Texts by path without positions.
  private static func collect(_ value: Any, at kind: String, _ texts: inout [String: [String]]) {
    switch value {
    case let object as [String: Any]:
      for key in object.keys.sorted() { collect(object[key] ?? "", at: "\(kind).\(key)", &texts) }
    case let list as [Any]: for item in list { collect(item, at: "\(kind)[]", &texts) }
    case let text as String: texts[kind, default: []].append(text)
    default: break
    }
  }

  private static func changes(
    of value: Any, at path: String, kind: String, _ texts: [String: [String]]
  ) -> [(change: String, value: Any)] {
    var found: [(change: String, value: Any)] = []
    switch value {
    case let object as [String: Any]:
      let keys = object.sorted { $0.key < $1.key }
      for (key, inner) in keys.prefix(kind == ".inputs" ? 2 : keys.count) {
        found.append(("\(path).\(key) gone", object.filter { $0.key != key }))
        for own in changes(of: inner, at: "\(path).\(key)", kind: "\(kind).\(key)", texts) {
          found.append((own.change, object.merging([key: own.value]) { $1 }))
        }
      }
      return found
    case let list as [Any]:
      guard let first = list.first else { return [] }
      found = [("\(path) shorter", Array(list.dropFirst())), ("\(path) longer", list + [first])]
      for (index, inner) in list.prefix(2).enumerated() {
        for own in changes(of: inner, at: "\(path)[\(index)]", kind: "\(kind)[]", texts) {
          var changed = list
          changed[index] = own.value
          found.append((own.change, changed))
        }
      }
      return found
    case let text as String:
      let other = texts[kind]?.first { $0 != text } ?? text + "x"
      return [("\(path) \(text) -> \(other)", other)]
    case let number as NSNumber:
      if String(cString: number.objCType) == "c" {
        return [("\(path) -> \(!number.boolValue)", !number.boolValue)]
      }
      return [1.0, -1].map { ("\(path) \(number) by \($0)", number.doubleValue + $0) }
    default: return []
    }
  }
}
