/// What learners gained since the start of the term, by third and subgroup.
struct GainMeter {
  private let start: [Double]
  /// Thirds from the lowest, then subgroups.
  private let parts: [[Int]]
  private let startGap: Double

  init(_ room: Classroom, start: [Double], subgroups: [Subgroup]) {
    self.start = start
    parts =
      (0..<3).map { third in room.thirds.indices.filter { room.thirds[$0] == third } }
      + subgroups.map { $0.members(of: room) }
    startGap = Self.mean(start, of: parts[2]) - Self.mean(start, of: parts[0])
  }

  private static func mean(_ values: [Double], of members: [Int]) -> Double {
    members.isEmpty ? .nan : members.reduce(0) { $0 + values[$1] } / Double(members.count)
  }

  private static func deviation(_ values: [Double]) -> Double {
    let mean = values.reduce(0, +) / Double(values.count)
    let squares = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) }
    return (squares / Double(values.count)).squareRoot()
  }

  /// Sets what is told of gains in a row of outcomes that begins at `begin`.
  func write(_ skill: [Double], into row: inout [Double], at begin: Int) {
    func set(_ outcome: Outcome, _ value: Double) {
      row[begin + OutcomeColumns.place(of: outcome)] = value
    }
    let gains = zip(skill, start).map { $0 - $1 }
    set(.gain, gains.reduce(0, +) / Double(gains.count))
    for (third, outcome) in [Outcome.gainLow, .gainMiddle, .gainHigh].enumerated() {
      set(outcome, Self.mean(gains, of: parts[third]))
    }
    set(.spread, Self.deviation(skill))
    set(.gap, Self.mean(skill, of: parts[2]) - Self.mean(skill, of: parts[0]) - startGap)
    let least = gains.sorted().prefix(max(1, (gains.count + 5) / 10))
    set(.worstDecile, least.reduce(0, +) / Double(least.count))
    for (number, members) in parts.dropFirst(3).enumerated() {
      row[begin + Outcome.allCases.count + number] = Self.mean(gains, of: members)
    }
  }
}
