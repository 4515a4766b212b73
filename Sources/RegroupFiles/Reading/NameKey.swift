import Foundation

/// Forms of a name in which spellings that mean the same are equal.
enum NameKey {
  /// Lower-case words without accents, sorted.
  static func sorted(_ name: String) -> String {
    // Most names are plain letters, and bytes are quicker to take apart than characters.
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      return name.lowercased().utf8.split { $0 <= 0x20 || $0 == UInt8(ascii: ",") }
        .map { Substring($0) }.sorted().joined(separator: " ")
    }
    return folded(name).split { $0.isWhitespace || $0 == "," }.sorted().joined(separator: " ")
  }

  /// Lower-case words without accents in the order "first last".
  static func ordered(_ name: String) -> [String] {
    let halves = folded(name).split(separator: ",", maxSplits: 1)
    return halves.reversed().flatMap { $0.split { !$0.isLetter && !$0.isNumber } }.map(String.init)
  }

  /// Lower case without accents.
  private static func folded(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.decomposedStringWithCompatibilityMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark {
      scalars.append(scalar)
    }
    return String(scalars).lowercased()
  }
}
