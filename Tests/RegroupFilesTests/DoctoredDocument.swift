import Foundation

/// A JSON document with one thing wrong in it, for schemas that are to notice.
struct DoctoredDocument {
  /// `- .cost` without a key, `+ .rules[0]` with one more, `! .seed` of another type.
  let change: String
  let json: String

  /// Every such change of a document; of the items of a list, only the first are changed.
  ///
  /// - Parameter maps: paths of objects that may have any keys.
  static func all(of json: String, maps: Set<String>) throws -> [DoctoredDocument] {
    let value = try JSONSerialization.jsonObject(with: Data(json.utf8))
    return try changes(of: value, at: "", maps).map { change, value in
      let data = try JSONSerialization.data(withJSONObject: value, options: .fragmentsAllowed)
      return DoctoredDocument(change: change, json: String(decoding: data, as: UTF8.self))
    }
  }

  private static func changes(
    of value: Any, at path: String, _ maps: Set<String>
  ) -> [(change: String, value: Any)] {
    let isMap = maps.contains(path)
    switch value {
    case let object as [String: Any]:
      let added = ("+ \(path)", object.merging(["new": "x"]) { $1 } as Any)
      return [("! \(path)", ["x"])] + (isMap ? [] : [added])
        + object.sorted { $0.key < $1.key }.flatMap { key, inner in
          (isMap ? [] : [("- \(path).\(key)", object.filter { $0.key != key })])
            + changes(of: inner, at: "\(path).\(key)", maps).map { change, inner in
              (change, object.merging([key: inner]) { $1 })
            }
        }
    case let list as [Any]:
      return [("! \(path)", "x")]
        + list.prefix(1).flatMap { changes(of: $0, at: "\(path)[0]", maps) }.map { change, inner in
          (change, [inner] + list.dropFirst())
        }
    default: return [("! \(path)", ["x"])]
    }
  }
}
