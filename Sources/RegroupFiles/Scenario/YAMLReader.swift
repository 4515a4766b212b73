import GroupingModel
import Yams

/// Strict readings of YAML nodes, with errors that name the line.
struct YAMLReader {
  let file: String

  func failure(_ node: Node?, _ problem: String, remedy: String) -> InputError {
    InputError(file: file, line: node?.mark?.line, problem, remedy: remedy)
  }

  /// Keys and values in file order.
  ///
  /// - Parameter keys: the keys that are known; nil for any.
  /// - Throws: `InputError` for anything but a mapping, and for an unknown key.
  func entries(
    _ node: Node, of what: String, keys: [String]?
  ) throws(InputError) -> [(key: String, value: Node)] {
    guard let mapping = node.mapping else {
      throw failure(
        node, "\(what) is not a list of 'key: value'", remedy: "write 'key: value' lines")
    }
    var entries: [(String, Node)] = []
    for (keyNode, value) in mapping {
      guard let key = keyNode.scalar?.string else {
        throw failure(keyNode, "a key of \(what) is not a text", remedy: "use a plain word")
      }
      if let keys, !keys.contains(key) {
        var error = InputError(.unknown("key of \(what)", key, among: keys), file: file)
        error.line = keyNode.mark?.line
        throw error
      }
      entries.append((key, value))
    }
    return entries
  }

  func text(_ node: Node, _ what: String) throws(InputError) -> String {
    guard let scalar = node.scalar, !isNull(node) else {
      throw failure(node, "'\(what)' is not a text", remedy: "write one value after the colon")
    }
    return trimmed(scalar.string)
  }

  func whole(_ node: Node, _ what: String) throws(InputError) -> Int {
    guard let scalar = node.scalar, let value = Int(scalar.string), value.magnitude <= 1_000_000_000
    else { throw failure(node, "'\(what)' is not a whole number", remedy: "write, say, 4") }
    return value
  }

  func seed(_ node: Node) throws(InputError) -> UInt64 {
    guard let scalar = node.scalar, let value = UInt64(scalar.string) else {
      throw failure(node, "'seed' is not a whole number from 0", remedy: "write, say, 7")
    }
    return value
  }

  func number(_ node: Node, _ what: String) throws(InputError) -> Double {
    guard let scalar = node.scalar, let value = ColumnKind.number(scalar.string) else {
      throw failure(
        node, "'\(what)' is not a number that can be used", remedy: "write, say, 2 or 0.5")
    }
    return value
  }

  /// - Throws: `InputError` also for what lies outside of the range.
  func whole(
    _ node: Node, _ what: String, in range: ClosedRange<Int>
  ) throws(InputError) -> Int {
    let value = try whole(node, what)
    guard range.contains(value) else {
      throw outside(node, what, "\(range.lowerBound) and \(range.upperBound)")
    }
    return value
  }

  /// - Throws: `InputError` also for what lies outside of the range.
  func number(
    _ node: Node, _ what: String, in range: ClosedRange<Double>
  ) throws(InputError) -> Double {
    let value = try number(node, what)
    guard range.contains(value) else {
      throw outside(node, what, "\(range.lowerBound) and \(range.upperBound)")
    }
    return value
  }

  private func outside(_ node: Node, _ what: String, _ range: String) -> InputError {
    failure(
      node, "'\(what)' is not between \(range)", remedy: "write a number in that range")
  }

  func flag(_ node: Node, _ what: String) throws(InputError) -> Bool {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else {
      throw failure(node, "'\(what)' is neither true nor false", remedy: "write true or false")
    }
    switch scalar.string.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default:
      throw failure(node, "'\(what)' is neither true nor false", remedy: "write true or false")
    }
  }

  /// The nodes of a list.
  func items(_ node: Node, _ what: String) throws(InputError) -> [Node] {
    guard let sequence = node.sequence else {
      throw failure(node, "'\(what)' is not a list", remedy: "write [a, b], or lines with '- '")
    }
    return Array(sequence)
  }

  func texts(_ node: Node, _ what: String) throws(InputError) -> [String] {
    var texts: [String] = []
    for item in try items(node, what) { texts.append(try text(item, what)) }
    return texts
  }

  /// Whether nothing stands after the colon.
  func isNull(_ node: Node) -> Bool {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else {
      return false
    }
    return ["", "~", "null"].contains(scalar.string)
  }
}
