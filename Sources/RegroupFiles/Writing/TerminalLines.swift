/// Lines for a terminal of 80 columns; what they show is printable.
enum TerminalLines {
  private static let width = 80

  /// Lines that fit, with a final line break. A line that is too long goes on below, two columns
  /// further in than it began.
  static func text(_ lines: [String]) -> String {
    lines.flatMap { line -> [String] in
      let margin = line.prefix { $0 == " " }
      return wrapped(
        String(line.dropFirst(margin.count)), first: String(margin), indent: margin.count + 2)
    }
    .map { $0 + "\n" }.joined()
  }

  /// Groups with their members and, at the right edge, their points, if there are any.
  static func groups(_ groups: [(name: String, members: [String], points: String)]) -> [String] {
    let label = max(5, groups.map { printable($0.name).count }.max() ?? 0) + 2
    let indent = min(label, 24)
    return groups.flatMap { group in
      let members = group.members.joined(separator: ", ")
      let name = printable(group.name)
      let tail = group.points.isEmpty ? "" : "  \(group.points)"
      guard name.count < indent else {
        let margin = String(repeating: " ", count: indent)
        return wrapped(name, first: "", indent: 2, tail: tail)
          + wrapped(members, first: margin, indent: indent, width: width - tail.count)
      }
      return wrapped(members, first: padded(name, to: indent), indent: indent, tail: tail)
    }
  }

  /// Rules with, at the right edge, what they cost.
  static func costs(_ rules: [(sentence: String, cost: String)]) -> [String] {
    rules.flatMap { wrapped($0.sentence, first: "  ", indent: 4, tail: "  \($0.cost)") }
  }

  /// Words in lines that fit, the tail at the right edge of the first line.
  ///
  /// - Parameters:
  ///   - first: what the first line begins with.
  ///   - indent: columns by which the other lines are indented.
  static func wrapped(
    _ text: String, first: String, indent: Int, tail: String = "", width: Int = Self.width
  ) -> [String] {
    let room = width - tail.count
    var lines: [String] = []
    var line = first
    var isFresh = true
    for word in printable(text).split(separator: " ", omittingEmptySubsequences: false) {
      if isFresh, word.isEmpty { continue }
      if !isFresh, line.count + 1 + word.count > room {
        lines.append(line)
        line = String(repeating: " ", count: indent)
        isFresh = true
      }
      line += isFresh ? word[...] : " \(word)"
      isFresh = false
    }
    lines.append(line)
    // The tail brings the blanks that part it from a line that fills its room.
    if !tail.isEmpty {
      lines[0] += String(repeating: " ", count: max(0, room - lines[0].count)) + tail
    }
    return lines
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(text.count < width ? 0 : 1, width - text.count))
  }
}
