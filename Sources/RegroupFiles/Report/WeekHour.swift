/// An hour of the week as people write it: "Friday 11AM", "Mon 14:30", "noon".
struct WeekHour: Comparable {
  /// From Monday; -1 where no day is named.
  private let day: Int
  private let minutes: Int

  /// Texts in the order of the week if all of them are hours; else with numbers as numbers.
  static func sorted(_ texts: [String]) -> [String] {
    let hours = texts.compactMap { text in WeekHour(text).map { (hour: $0, text: text) } }
    guard hours.count == texts.count else { return texts.sorted(by: naturallyPrecedes) }
    return hours.sorted { ($0.hour, $0.text) < ($1.hour, $1.text) }.map(\.text)
  }

  static func < (left: WeekHour, right: WeekHour) -> Bool {
    (left.day, left.minutes) < (right.day, right.minutes)
  }

  /// nil for a text that is no hour.
  init?(_ text: String) {
    var words = text.lowercased().split(separator: " ")
    let named = words.first.flatMap { word in
      SurveyHours.weekdays.firstIndex { word.hasPrefix($0) }
    }
    if named != nil { words.removeFirst() }
    guard let minutes = Self.minutes(words.joined()) else { return nil }
    (day, self.minutes) = (named ?? -1, minutes)
  }

  /// Minutes since midnight of "8am", "8:30pm", "14:00", "14", "noon".
  static func minutes(_ text: String) -> Int? {
    if let named = ["midnight": 0, "noon": 720][text] { return named }
    let half = ["am", "pm"].first { text.hasSuffix($0) }
    let parts = text.dropLast(half == nil ? 0 : 2).split(
      separator: ":", omittingEmptySubsequences: false)
    guard let hour = parts.first.flatMap({ Int($0) }), (0...24).contains(hour), parts.count < 3,
      let minute = parts.count == 2 ? Int(parts[1]) : 0, (0..<60).contains(minute)
    else { return nil }
    guard let half else { return 60 * hour + minute }
    return hour > 12 ? nil : 60 * (hour % 12) + minute + (half == "pm" ? 720 : 0)
  }
}
