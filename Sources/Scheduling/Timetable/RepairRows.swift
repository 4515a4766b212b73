import GLPK
import SchedulingModel

/// What a repaired timetable must keep, as rows of a program. Required rules about rooms of several
/// meetings and about numbers of days are left out, which can only make its bound lower.
struct RepairRows {
  private let problem: TimetableProblem
  private let columns: RepairColumns

  init(_ problem: TimetableProblem, _ columns: RepairColumns) {
    self.problem = problem
    self.columns = columns
  }

  func add(to program: inout Problem) throws(GLPKError) {
    for (index, course) in problem.courses.enumerated() {
      try add(.fixed(Double(course.meetings)), columns.columns(index, at: slots), to: &program)
    }
    for (index, column) in columns.all.enumerated() where column.isLocked {
      try program.setColumnBounds(index, .fixed(1))
    }
    try addRooms(to: &program)
    for courses in attended {
      for slot in slots {
        let own = courses.flatMap { columns.columns($0, at: [slot]) }
        if own.count > 1 { try add(.atMost(1), own, to: &program) }
      }
    }
    for rule in problem.rules where rule.weight == nil { try add(rule, to: &program) }
  }

  private var slots: Range<Int> { problem.slots.indices }

  private func add(
    _ bounds: Bounds, _ plus: [Int], minus: [Int] = [], to program: inout Problem
  ) throws(GLPKError) {
    try program.addRow(
      bounds,
      entries: plus.map { (column: $0, value: 1) } + minus.map { (column: $0, value: -1) })
  }

  /// A class of rooms holds as many meetings at a time as it has open rooms.
  private func addRooms(to program: inout Problem) throws(GLPKError) {
    var inClass: [[Int]: [Int]] = [:]
    for (index, column) in columns.all.enumerated() {
      inClass[[column.slot, column.roomClass], default: []].append(index)
    }
    for slot in slots {
      for (value, rooms) in columns.classes.open[slot].enumerated() {
        let own = inClass[[slot, value]] ?? []
        if own.count > rooms.count {
          try add(.atMost(Double(rooms.count)), own, to: &program)
        }
      }
    }
  }

  /// Sets of courses of which nobody can be at two at a time; none is part of another.
  private var attended: [[Int]] {
    var sets = problem.groups.map { Set($0.courses) }
    for facilitator in problem.facilitators.indices {
      sets.append(
        Set(
          problem.courses.indices.filter {
            problem.courses[$0].facilitators.contains(facilitator)
          }))
    }
    sets += problem.courses.indices.map { [$0] }
    let ordered = sets.filter { !$0.isEmpty }.sorted {
      ($1.count, $0.sorted()[0]) < ($0.count, $1.sorted()[0])
    }
    var kept: [Set<Int>] = []
    for set in ordered where !kept.contains(where: set.isSubset) { kept.append(set) }
    return kept.map { $0.sorted() }
  }
}

// Required rules about times.
extension RepairRows {
  private func add(_ rule: TimetableRule, to program: inout Problem) throws(GLPKError) {
    switch rule.kind {
    case .daily(let most):
      for course in rule.scope {
        for day in problem.days {
          try add(.atMost(Double(most)), columns.columns(course, at: day), to: &program)
        }
      }
    case .consecutive:
      for course in rule.scope { try addNeighbours([course], to: &program) }
    case .compact:
      for group in rule.scope { try addNeighbours(problem.groups[group].courses, to: &program) }
    case .order: try addOrder(rule.scope[0], rule.scope[1], to: &program)
    default: break
    }
  }

  /// Who meets at a slot meets right before or after, too.
  private func addNeighbours(_ courses: [Int], to program: inout Problem) throws(GLPKError) {
    for slot in slots {
      let beside = [slot - 1, slot + 1].filter {
        slots.contains($0) && problem.slots[$0].day == problem.slots[slot].day
      }
      let own = courses.flatMap { columns.columns($0, at: [slot]) }
      let others = courses.flatMap { columns.columns($0, at: beside) }
      if !own.isEmpty { try add(.atMost(0), own, minus: others, to: &program) }
    }
  }

  /// No meeting of the first course at or after one of the second.
  private func addOrder(
    _ first: Int, _ second: Int, to program: inout Problem
  ) throws(GLPKError) {
    for slot in slots {
      let own = columns.columns(second, at: [slot])
      guard !own.isEmpty, first != second else { continue }
      for later in slot..<slots.upperBound {
        let others = columns.columns(first, at: [later])
        if !others.isEmpty { try add(.atMost(1), own + others, to: &program) }
      }
    }
  }
}
