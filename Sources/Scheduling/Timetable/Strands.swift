import Grouping
import SchedulingModel

/// Something whose use of the days has a price: the meetings of one course, or of a group.
///
/// For each day, the set of slots that it uses is a number with a bit per slot; what such a set costs
/// stands in a table. So does what the number of days used costs.
struct Strand {
  let courses: [Int]
  /// Charge of a set of slots of one day.
  let shape: [Int]
  /// Charge by the number of days used; nil where that costs nothing.
  let days: [Int]?
}

/// Makes the strands of a problem.
struct StrandMaker {
  private let problem: TimetableProblem
  private let dayCount: Int
  /// Slots of the longest day.
  private let slotsADay: Int

  init(_ problem: TimetableProblem) {
    self.problem = problem
    dayCount = problem.days.count
    slotsADay = problem.days.map(\.count).max() ?? 0
  }

  /// One for each course and each group that a rule is about.
  var strands: [Strand] {
    problem.courses.indices.compactMap { course($0) }
      + problem.groups.indices.compactMap { group($0) }
  }

  private func rules(about subject: Int, where isWanted: (TimetableRule.Kind) -> Bool)
    -> [TimetableRule]
  {
    problem.rules.filter { isWanted($0.kind) && $0.scope.contains(subject) }
  }

  private func course(_ index: Int) -> Strand? {
    let shaping = rules(about: index) {
      switch $0 {
      case .daily, .consecutive: true
      default: false
      }
    }
    let spreading = rules(about: index) { $0 == .days }
    guard !shaping.isEmpty || !spreading.isEmpty else { return nil }
    let least = problem.courses[index].days
    let days = (0...dayCount).map { used in
      spreading.reduce(0) { $0 + Charge.of(max(0, least - used), weight: $1.weight) }
    }
    return Strand(
      courses: [index], shape: shape(shaping), days: days.contains { $0 != 0 } ? days : nil)
  }

  private func group(_ index: Int) -> Strand? {
    let rules = rules(about: index) { $0 == .compact }
    guard !rules.isEmpty else { return nil }
    return Strand(courses: problem.groups[index].courses, shape: shape(rules), days: nil)
  }

  private func shape(_ rules: [TimetableRule]) -> [Int] {
    (0..<(1 << slotsADay)).map { set in
      rules.reduce(0) { $0 + Charge.of(Self.count($1.kind, UInt32(set)), weight: $1.weight) }
    }
  }

  /// What a rule counts in a set of slots of a day.
  private static func count(_ kind: TimetableRule.Kind, _ set: UInt32) -> Int {
    switch kind {
    case .daily(let most): max(0, set.nonzeroBitCount - most)
    case .consecutive, .compact: (set & ~(set << 1) & ~(set >> 1)).nonzeroBitCount
    default: 0
    }
  }
}
