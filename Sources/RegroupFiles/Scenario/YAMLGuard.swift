/// Refuses YAML that would exhaust memory or stack before it is parsed: huge files, deep nesting,
/// aliases. A scenario needs none of these.
enum YAMLGuard {
  private static let largest = 1 << 20
  private static let deepest = 32

  /// - Throws: `InputError` naming the line.
  /// - Complexity: O(bytes).
  static func check(_ text: String, file: String) throws(InputError) {
    guard text.utf8.count <= largest else {
      throw InputError(
        file: file, "a scenario of more than 1 MiB", remedy: "put data into CSV files")
    }
    var (line, depth) = (1, 0)
    var quote: UInt8?
    var previous: UInt8 = 10
    var leading = 0
    var opensAnchor = false
    for byte in text.utf8 {
      if opensAnchor, ![9, 10, 13, 32].contains(byte) {
        throw refusal("anchors and aliases (& and *) are not used here", file, line)
      }
      opensAnchor = false
      if byte == 10 { (line, leading) = (line + 1, 0) }
      if let open = quote {
        if byte == open, !(open == UInt8(ascii: "\"") && previous == UInt8(ascii: "\\")) {
          quote = nil
        }
      } else if startsToken(after: previous) {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
        case UInt8(ascii: "&"), UInt8(ascii: "*"): opensAnchor = true
        case UInt8(ascii: "-"), UInt8(ascii: "?"): leading += 1
        default: break
        }
      }
      if quote == nil { depth += nesting(byte) }
      guard depth <= deepest, leading <= deepest * 4 else {
        throw refusal("lists within lists, too deep", file, line)
      }
      previous = byte
    }
  }

  private static func nesting(_ byte: UInt8) -> Int {
    switch byte {
    case UInt8(ascii: "["), UInt8(ascii: "{"): 1
    case UInt8(ascii: "]"), UInt8(ascii: "}"): -1
    default: 0
    }
  }

  /// Whether a token may start after that byte: white space, or punctuation of lists.
  private static func startsToken(after byte: UInt8) -> Bool {
    [9, 10, 13, 32, UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: ",")].contains(byte)
  }

  private static func refusal(_ problem: String, _ file: String, _ line: Int) -> InputError {
    InputError(
      file: file, line: line, problem,
      remedy: "write it out plainly; put a text with special characters in quotes")
  }
}
