/// Bytes of a spreadsheet's export as text.
package enum TextDecoding {
  /// UTF-8 or UTF-16 (by byte order mark, or by the zero bytes of Latin letters), otherwise
  /// Windows-1252, which is what older spreadsheets write and agrees with Latin-1 on letters.
  ///
  /// - Throws: `InputError` if the file is not a text.
  package static func text(_ bytes: [UInt8], file: String) throws(InputError) -> String {
    let text: String
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) {
      text = String(decoding: bytes.dropFirst(3), as: UTF8.self)
    } else if bytes.starts(with: [0xFF, 0xFE]) {
      text = utf16(bytes.dropFirst(2), bigEndian: false)
    } else if bytes.starts(with: [0xFE, 0xFF]) {
      text = utf16(bytes.dropFirst(2), bigEndian: true)
    } else if bytes.count >= 4, bytes[1] == 0, bytes[3] == 0, bytes[0] != 0 {
      text = utf16(bytes[...], bigEndian: false)
    } else if bytes.count >= 4, bytes[0] == 0, bytes[2] == 0, bytes[1] != 0 {
      text = utf16(bytes[...], bigEndian: true)
    } else {
      text = String(validating: bytes, as: UTF8.self) ?? windows1252(bytes)
    }
    guard !text.utf8.contains(0) else {
      throw InputError(
        file: file, "this is not a text file", remedy: "export it as CSV, UTF-8")
    }
    return text
  }

  private static func utf16(_ bytes: ArraySlice<UInt8>, bigEndian: Bool) -> String {
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    var index = bytes.startIndex
    while index + 1 < bytes.endIndex {
      let (first, second) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      units.append(bigEndian ? first << 8 | second : second << 8 | first)
      index += 2
    }
    return String(decoding: units, as: UTF16.self)
  }

  private static func windows1252(_ bytes: [UInt8]) -> String {
    let units = bytes.map { byte in
      (0x80...0x9F).contains(byte) ? controlRange[Int(byte) - 0x80] : UInt16(byte)
    }
    return String(decoding: units, as: UTF16.self)
  }

  /// What Windows-1252 has where Latin-1 has control characters.
  private static let controlRange: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x192, 0x201E, 0x2026, 0x2020, 0x2021, 0x2C6, 0x2030, 0x160, 0x2039,
    0x152, 0x8D, 0x17D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x2DC, 0x2122, 0x161, 0x203A, 0x153, 0x9D, 0x17E, 0x178,
  ]
}
