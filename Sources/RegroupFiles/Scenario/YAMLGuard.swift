/// Refuses YAML that would exhaust time, memory or stack before it is parsed: huge files, deep
/// nesting, aliases, and lists as keys, which the parser compares in time exponential in their
/// depth. A scenario needs none of these.
enum YAMLGuard {
  private static let largest = 1 << 20

  /// - Throws: `InputError` naming the line.
  /// - Complexity: O(bytes).
  static func check(_ text: String, file: String) throws(InputError) {
    guard text.utf8.count <= largest else {
      throw InputError(
        file: file, "a scenario of more than 1 MiB", remedy: "put data into CSV files")
    }
    var scan = YAMLScan(file: file)
    for character in text.unicodeScalars { try scan.take(character) }
  }
}

/// Goes through YAML as far as needed to tell marks from text. Where it cannot be sure that quotes
/// are quotes, it takes them for text, so that nothing hides behind them.
private struct YAMLScan {
  let file: String
  private var line = 1
  /// Lists that are open.
  private var depth = 0
  private var quote: Unicode.Scalar?
  /// Whether the quote may have ended with the character before: two of ' stand for one.
  private var hasJustClosed = false
  private var isEscaped = false
  private var isComment = false
  /// Whether the line has had nothing but blanks and marks, and how many marks.
  private var isLeading = true
  private var marks = 0
  /// A mark that counts only if a text follows, or none.
  private var pending: Unicode.Scalar?
  private var previous: Unicode.Scalar = "\n"
  /// The last character that is no blank and in no comment.
  private var last: Unicode.Scalar = "\n"

  private static let deepest = 32

  init(file: String) { self.file = file }

  mutating func take(_ character: Unicode.Scalar) throws(InputError) {
    if Self.breaks.contains(character) {
      try endLine(character)
    } else if quote != nil {
      takeQuoted(character)
    } else if !isComment {
      try takePlain(character)
    }
    previous = character
  }

  private static let blanks: Set<Unicode.Scalar> = [" ", "\t"]
  /// What the parser takes for the end of a line.
  private static let breaks: Set<Unicode.Scalar> = ["\n", "\r", "\u{85}", "\u{2028}", "\u{2029}"]

  private mutating func endLine(_ character: Unicode.Scalar) throws(InputError) {
    if quote != nil { throw refusal("a text in quotes does not end in its line") }
    try takePending(character)
    if !(character == "\n" && previous == "\r") { line += 1 }
    (isComment, isLeading, marks) = (false, true, 0)
  }

  private mutating func takeQuoted(_ character: Unicode.Scalar) {
    last = character
    if isEscaped {
      isEscaped = false
    } else if quote == "\"", character == "\\" {
      isEscaped = true
    } else if character == quote {
      (quote, hasJustClosed) = (nil, true)
    }
  }

  private mutating func takePlain(_ character: Unicode.Scalar) throws(InputError) {
    let reopens = hasJustClosed && character == "'" && previous == "'"
    hasJustClosed = false
    if reopens {
      quote = character
      return
    }
    try takePending(character)
    let isBlank = Self.blanks.contains(character)
    if isBlank { return }
    if character == "#", isAfterBlank {
      isComment = true
      return
    }
    try takeMark(character)
    isLeading = isLeading && "-?:".unicodeScalars.contains(character)
    last = character
  }

  private mutating func takeMark(_ character: Unicode.Scalar) throws(InputError) {
    switch character {
    case "\"", "'": if startsText { quote = character }
    case "&", "*": if startsToken { pending = character }
    case "?": if startsText { pending = character }
    case ":" where last == "]" || last == "}": throw listAsKey
    case "[", "{": depth += 1
    case "]", "}": depth -= 1
    default: break
    }
    if isLeading, character == "-" { marks += 1 }
    guard depth <= Self.deepest, marks <= Self.deepest * 4 else {
      throw refusal("lists within lists, too deep")
    }
  }

  /// Marks that stand by themselves are text or, within a list, a question mark is always one.
  private mutating func takePending(_ next: Unicode.Scalar) throws(InputError) {
    guard let mark = pending else { return }
    pending = nil
    let isAlone = Self.blanks.contains(next) || Self.breaks.contains(next)
    switch mark {
    case "?": if isAlone || depth > 0 { throw listAsKey }
    default:
      if !isAlone { throw refusal("anchors and aliases (& and *) are not used here") }
    }
  }

  private var isAfterBlank: Bool {
    Self.blanks.contains(previous) || Self.breaks.contains(previous)
  }

  /// Whether white space or punctuation of lists stands before.
  private var startsToken: Bool { isAfterBlank || "[{,".unicodeScalars.contains(previous) }

  /// Whether a text starts here, and not only another word of one.
  private var startsText: Bool {
    guard startsToken else { return false }
    if isLeading, depth <= 0 { return true }
    switch last {
    case "[", "{", ":": return true
    case ",": return depth > 0
    default: return false
    }
  }

  private var listAsKey: InputError { refusal("a list, or a question mark, as a key") }

  private func refusal(_ problem: String) -> InputError {
    InputError(
      file: file, line: line, problem,
      remedy: "write it out plainly; put a text with special characters in quotes")
  }
}
