/// A day of the calendar. Times of day beside it are what the clock on the wall shows, so that no
/// time zone and no change of the clocks ever moves a lesson.
struct CalendarDay: Sendable, Hashable, Comparable {
  /// Days since 1 January 1970.
  let number: Int

  init(number: Int) { self.number = number }

  /// A day as `2026-09-14`.
  ///
  /// - Throws: `InputError` unless the text is a day of the calendar.
  init(_ text: String) throws(InputError) {
    let parts = try HistoryDate.checked(text).split(separator: "-").compactMap { Int($0) }
    // Howard Hinnant, "chrono-compatible low-level date algorithms": years begin in March.
    let year = parts[1] > 2 ? parts[0] : parts[0] - 1
    let era = year / 400
    let dayOfYear = (153 * ((parts[1] + 9) % 12) + 2) / 5 + parts[2] - 1
    let yearOfEra = year - era * 400
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    number = era * 146_097 + dayOfEra - 719_468
  }

  static func < (left: CalendarDay, right: CalendarDay) -> Bool { left.number < right.number }

  /// 0 for Monday.
  var weekday: Int { ((number + 3) % 7 + 7) % 7 }

  /// Year, month and day of the month.
  var parts: (year: Int, month: Int, day: Int) {
    let shifted = number + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let month = (5 * dayOfYear + 2) / 153
    let number = month < 10 ? month + 3 : month - 9
    return (
      yearOfEra + era * 400 + (number <= 2 ? 1 : 0), number, dayOfYear - (153 * month + 2) / 5 + 1
    )
  }

  /// "2026-09-14"; with another separator, or none.
  func text(separator: String = "-") -> String {
    let (year, month, day) = parts
    return [(year, 4), (month, 2), (day, 2)].map { Wording.padded($0, to: $1) }
      .joined(separator: separator)
  }

  /// "Mon 14 Sep".
  var wording: String {
    let (_, month, day) = parts
    return "\(Self.weekdays[weekday].prefix(3)) \(day) \(Self.months[month - 1])"
  }

  static let weekdays = [
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ]
  private static let months = [
    "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec",
  ]

  /// The weekday that a text names in full or by at least its first two letters.
  static func weekday(named text: String) -> Int? {
    let name = text.lowercased()
    guard name.count >= 2 else { return nil }
    return weekdays.firstIndex { $0.lowercased().hasPrefix(name) }
  }
}
