/// When the rows of a form were answered: year, month, day, hour, minute and second of stamps such as
/// "2018/02/07 3:48:34PM EST", "11/23/2026 9:05:00" and "23.11.2026 09:05".
struct FormTimes {
  /// By row; nil for what is no time stamp.
  private let moments: [[Int]?]

  init(_ cells: [String]) {
    let read = cells.map(Self.numbers)
    let isDayFirst = Self.isDayFirst(cells, read)
    moments = zip(cells, read).map { Self.moment($0, $1, isDayFirst: isDayFirst) }
  }

  /// Whether one row was answered before another; false where that cannot be told.
  func precedes(_ row: Int, _ other: Int) -> Bool {
    guard let one = moments[row], let two = moments[other] else { return false }
    return one.lexicographicallyPrecedes(two)
  }

  private static func numbers(_ cell: String) -> [Int] {
    cell.split { !$0.isASCII || !$0.isNumber }.prefix(6).compactMap { Int($0) }
  }

  /// A day or month above 12 tells, or points between the numbers; else forms have earlier answers first.
  private static func isDayFirst(_ cells: [String], _ read: [[Int]]) -> Bool {
    let dates = read.filter { $0.count >= 3 && $0[0] < 1000 }
    if dates.contains(where: { $0[0] > 12 }) { return true }
    if dates.contains(where: { $0[1] > 12 }) { return false }
    if cells.contains(where: { $0.prefix(3).contains(".") }) { return true }
    func ascends(_ isDayFirst: Bool) -> Bool {
      let times = zip(cells, read).compactMap { moment($0, $1, isDayFirst: isDayFirst) }
      return zip(times, times.dropFirst()).allSatisfy { !$1.lexicographicallyPrecedes($0) }
    }
    return !ascends(false) && ascends(true)
  }

  private static func moment(_ cell: String, _ read: [Int], isDayFirst: Bool) -> [Int]? {
    guard read.count >= 3 else { return nil }
    var moment = read
    if read[0] < 1000 {
      let (month, day) = isDayFirst ? (read[1], read[0]) : (read[0], read[1])
      moment.replaceSubrange(0..<3, with: [read[2] < 100 ? 2000 + read[2] : read[2], month, day])
    }
    guard moment[0] >= 1000, (1...12).contains(moment[1]) else { return nil }
    let upper = cell.uppercased()
    if moment.count > 3 {
      if upper.contains("PM"), moment[3] < 12 { moment[3] += 12 }
      if upper.contains("AM"), moment[3] == 12 { moment[3] = 0 }
    }
    return moment
  }
}
