/// Cells that name several people.
enum NameCell {
  /// The names in a cell: one, or several separated by `;`, line breaks, `,`, `&` or "and".
  ///
  /// A part is tried as a whole first, so that "Last, First" is one learner.
  ///
  /// - Parameter isKnown: whether a text names a learner.
  static func parts(_ cell: String, isKnown: (String) -> Bool) -> [String] {
    guard !cell.isEmpty else { return [] }
    if isKnown(cell) { return [cell] }
    return split(cell) { $0 == ";" || $0.isNewline }.flatMap { part -> [String] in
      guard part.contains(where: { ",&/ ".contains($0) }), !isKnown(part) else { return [part] }
      return split(part) { $0 == "," || $0 == "&" || $0 == "/" }.flatMap { piece in
        isKnown(piece) ? [piece] : joined(piece)
      }
    }
  }

  /// The names around "and", if that is a word of its own.
  private static func joined(_ text: String) -> [String] {
    var (names, words): ([String], [Substring]) = ([], [])
    for word in text.split(whereSeparator: \.isWhitespace) {
      if word.lowercased() == "and" {
        names.append(words.joined(separator: " "))
        words = []
      } else {
        words.append(word)
      }
    }
    names.append(words.joined(separator: " "))
    return names.filter { !$0.isEmpty }
  }

  private static func split(_ text: String, _ separates: (Character) -> Bool) -> [String] {
    text.split(whereSeparator: separates).map { trimmed(String($0)) }.filter { !$0.isEmpty }
  }
}
