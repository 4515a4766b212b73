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
    return words.lazy.compactMap { word in
      ordinals.firstIndex { $0.contains { word == $0 || word == $0 + "r" || word == $0 + "s" } }
    }.first.map { $0 + 1 }
  }

  /// Whether a title asks for a ranking in one cell, best first, as Microsoft's form has it.
  static func asksForRanking(_ title: String) -> Bool {
    ColumnRoles.words(title).contains(where: rankings.contains)
  }

  private static let rankings: Set<String> = [
    "rank", "ranks", "ranking", "order", "preference", "rangfolge", "reihenfolge", "ordne",
  ]

  /// What a title ends with in brackets: the row of a form's grid.
  static func bracketed(_ title: String) -> String? {
    guard title.hasSuffix("]"), let open = title.lastIndex(of: "[") else { return nil }
    return trimmed(String(title[title.index(after: open)...].dropLast()))
  }

  private static let ordinals = [
    ["first", "erste"], ["second", "zweite"], ["third", "dritte"], ["fourth", "vierte"],
    ["fifth", "fünfte"], ["sixth", "sechste"], ["seventh", "siebte"], ["eighth", "achte"],
    ["ninth", "neunte"], ["tenth", "zehnte"],
  ]
}
