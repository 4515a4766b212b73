/// Which choice a title or a cell speaks of.
enum RankTitle {
  /// 2 for "2nd choice", "Choice 2", "My second choice"; nil for what speaks of none. Of what a form's grid has
  /// in brackets, that counts: "Projects of week 3 [2nd choice]".
  static func rank(_ text: String) -> Int? {
    let text = bracketed(text) ?? text
    let digits = text.drop { !$0.isNumber }.prefix { $0.isNumber }
    if let rank = Int(digits) { return rank >= 1 ? rank : nil }
    let words = ColumnRoles.words(text)
    // Not "first name".
    guard !words.contains("name") else { return nil }
    return words.lazy.compactMap { ordinals.firstIndex(of: $0) }.first.map { $0 + 1 }
  }

  /// What a title ends with in brackets: the row of a form's grid.
  static func bracketed(_ title: String) -> String? {
    guard title.hasSuffix("]"), let open = title.lastIndex(of: "[") else { return nil }
    return trimmed(String(title[title.index(after: open)...].dropLast()))
  }

  private static let ordinals = [
    "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth",
  ]
}
