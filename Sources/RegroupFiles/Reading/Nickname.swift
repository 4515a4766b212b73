/// A name with a nickname in brackets or quotes: William "Bill" Hart, Hart, William (Bill).
struct Nickname {
  /// The name without the nickname.
  let plain: String
  /// The name with the nickname in the place of the first name.
  let familiar: String

  /// nil for a name without brackets and quotes.
  init?(_ name: String) {
    let characters = Array(name)
    guard let open = characters.indices.first(where: { Self.opens(characters, at: $0) }),
      let close = Self.pairs[characters[open]],
      let end = characters[(open + 1)...].lastIndex(where: close.contains), end > open + 1
    else { return nil }
    let nickname = String(characters[(open + 1)..<end])
    plain = trimmed(String(characters[..<open] + characters[(end + 1)...]))
    let words = NameKey.ordered(plain)
    guard !words.isEmpty else { return nil }
    familiar = ([nickname] + words.dropFirst()).joined(separator: " ")
  }

  /// Closing marks by the opening one.
  private static let pairs: [Character: [Character]] = [
    "(": [")"], "[": ["]"], "\"": ["\""], "'": ["'"], "\u{201C}": ["\u{201D}"],
    "\u{201E}": ["\u{201C}", "\u{201D}"], "\u{2018}": ["\u{2019}"], "\u{AB}": ["\u{BB}"],
  ]

  /// An apostrophe inside a word, as in O'Brien, opens nothing.
  private static func opens(_ characters: [Character], at index: Int) -> Bool {
    pairs[characters[index]] != nil && (index == 0 || characters[index - 1].isWhitespace)
  }
}
