/// Days as histories have them: `2026-09-30`.
package enum HistoryDate {
  /// - Throws: `InputError` unless the text is a day of the calendar.
  package static func checked(_ text: String) throws(InputError) -> String {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    let digits = parts.map(\.count) == [4, 2, 2] && parts.joined().utf8.allSatisfy(isDigit)
    let numbers = digits ? parts.compactMap { Int($0) } : []
    guard numbers.count == 3, (1...12).contains(numbers[1]),
      (1...days(of: numbers[1], in: numbers[0])).contains(numbers[2])
    else {
      throw InputError("this is not a day of the calendar", remedy: "write, say, 2026-09-30")
    }
    return text
  }

  private static func isDigit(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
  }

  private static func days(of month: Int, in year: Int) -> Int {
    switch month {
    case 2: (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }
}
