/// Minutes since midnight as people write them: "8:05"; a time past midnight counts on.
enum ClockTime {
  static func text(_ minutes: Int) -> String {
    let minutes = minutes % (24 * 60)
    return "\(minutes / 60):\(Wording.padded(minutes % 60, to: 2))"
  }

  /// Minutes of "8:05", "2:30pm", and, for an end on the next day, "24:30".
  static func minutes(_ text: String) -> Int? {
    let text = text.lowercased().filter { $0 != " " }
    if let minutes = WeekHour.minutes(text), minutes <= 24 * 60 { return minutes }
    let parts = text.split(separator: ":", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let hour = parts[0], let minute = parts[1], (24..<48).contains(hour),
      (0..<60).contains(minute)
    else { return nil }
    return hour * 60 + minute
  }
}
