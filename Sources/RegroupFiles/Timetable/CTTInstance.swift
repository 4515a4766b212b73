import GroupingModel
import SchedulingModel

/// An instance of curriculum-based course timetabling in the format of the International Timetabling
/// Competition 2007, track 3 (`.ctt`), with that competition's rules and prices.
package struct CTTInstance: Sendable {
  package let problem: TimetableProblem

  /// Numbers of the head, in its order.
  private static let keys = [
    "Name", "Courses", "Rooms", "Days", "Periods_per_day", "Curricula", "Constraints",
  ]
  private static let sections = ["COURSES", "ROOMS", "CURRICULA", "UNAVAILABILITY_CONSTRAINTS"]
  /// Far beyond any instance, and small enough for every table.
  private static let most = 5_000

  /// - Throws: `InputError` naming the line that cannot be read, and what it should be.
  /// - Complexity: O(characters + courses x constraints).
  package init(_ text: String, file: String) throws(InputError) {
    var lines = CTTLines(text: text, file: file)
    let (name, head) = try Self.head(&lines)
    let (days, periods) = (head["Days", default: 0], head["Periods_per_day", default: 0])
    guard periods <= TimetableProblem.mostSlotsADay else {
      throw lines.bad(
        "a day of \(periods) periods",
        remedy: "days of up to \(TimetableProblem.mostSlotsADay) periods can be read")
    }
    var parts: [[CTTLine]] = []
    for (section, key) in zip(Self.sections, ["Courses", "Rooms", "Curricula", "Constraints"]) {
      parts.append(try lines.section(section, count: head[key, default: 0], key: key))
    }
    try lines.end()
    let reader = CTTReader(file: file, days: days, periods: periods)
    let rooms = try reader.rooms(parts[1])
    let courses = try reader.courses(parts[0], closings: parts[3])
    let groups = try reader.groups(parts[2], courses: courses.courses.map(\.identifier))
    problem = TimetableProblem(
      name: name, slots: reader.slots, rooms: rooms, facilitators: courses.facilitators,
      courses: courses.courses, groups: groups,
      rules: Self.rules(courses: courses.courses.count, groups: groups.count))
    try TimetableLimits.check(problem, file: file)
  }

  private static func head(
    _ lines: inout CTTLines
  ) throws(InputError) -> (name: String, numbers: [String: Int]) {
    var name = ""
    var numbers: [String: Int] = [:]
    for key in keys {
      guard let line = lines.next(), line.fields[0] == key + ":" else {
        throw lines.bad(
          "'\(key):' is missing",
          remedy: "start with \(keys.map { $0 + ":" }.joined(separator: ", ")), a line each")
      }
      guard key != "Name" else {
        name = line.fields.dropFirst().joined(separator: " ")
        continue
      }
      guard line.fields.count == 2, let number = Int(line.fields[1]),
        (["Curricula", "Constraints"].contains(key) ? 0 : 1)...(20 * most) ~= number,
        key == "Constraints" || number <= most
      else { throw lines.bad("'\(key):' has no number that can be used", remedy: "write, say, 5") }
      numbers[key] = number
    }
    return (name, numbers)
  }

  /// What the competition prices: seats 1, working days 5, lone lectures 2, rooms 1.
  private static func rules(courses: Int, groups: Int) -> [TimetableRule] {
    [
      TimetableRule(.seats, Array(0..<courses), weight: 1),
      TimetableRule(.days, Array(0..<courses), weight: 5),
      TimetableRule(.compact, Array(0..<groups), weight: 2),
      TimetableRule(.oneRoom, Array(0..<courses), weight: 1),
    ]
  }
}

/// A line with something in it.
struct CTTLine: Sendable {
  let number: Int
  let fields: [String]
}

/// The lines of an instance, one after the other.
struct CTTLines {
  let file: String
  private let lines: [CTTLine]
  private var position = 0

  init(text: String, file: String) {
    self.file = file
    lines = text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline).enumerated()
      .compactMap { index, line in
        let fields = line.split(whereSeparator: \.isWhitespace).map(String.init)
        return fields.isEmpty ? nil : CTTLine(number: index + 1, fields: fields)
      }
  }

  mutating func next() -> CTTLine? {
    guard position < lines.count else { return nil }
    position += 1
    return lines[position - 1]
  }

  /// The lines of a section that starts here and has as many as the head says.
  mutating func section(
    _ title: String, count: Int, key: String
  ) throws(InputError) -> [CTTLine] {
    guard let line = next(), line.fields == [title + ":"] else {
      throw bad(
        "'\(title):' should stand here",
        remedy: "give the section before as many lines as the head says, and the sections in the "
          + "competition's order")
    }
    var section: [CTTLine] = []
    for _ in 0..<count {
      guard let line = next(), line.fields[0] != "END.", !line.fields[0].hasSuffix(":") else {
        throw bad(
          "'\(title):' has \(section.count) lines, and the head says \(key): \(count)",
          remedy: "correct the number, or add the missing lines")
      }
      section.append(line)
    }
    return section
  }

  /// The end: `END.`, or of the file.
  mutating func end() throws(InputError) {
    guard let line = next() else { return }
    guard line.fields == ["END."], position == lines.count else {
      throw bad("more lines than the head says", remedy: "correct the head, or end with 'END.'")
    }
  }

  /// An error about the line that was last given out.
  func bad(_ problem: String, remedy: String) -> InputError {
    let line = position > 0 && position <= lines.count ? lines[position - 1].number : nil
    return InputError(file: file, line: line, problem, remedy: remedy)
  }
}
