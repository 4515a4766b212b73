import GLPK
import SchedulingModel

/// The fewest changes that keep what must be kept, as a program for GLPK: times first, rooms second, no
/// word of costs.
struct RepairProgram {
  /// What was found.
  struct Answer {
    /// Columns of the best timetable; nil where none was found.
    var chosen: [RepairColumns.Column]?
    /// No timetable changes less; nil where nothing is proven.
    var bound: ChangeCount?
    /// Whether GLPK has proven that there is no timetable at all.
    var isInfeasible = false
  }

  /// Programs beyond this size are not tried, and no search makes more nodes.
  private static let mostColumns = 60_000
  private static let mostNodes = 2_000

  private let problem: TimetableProblem
  private let columns: RepairColumns
  private let earlier: EarlierPlaces
  /// What a change of time weighs, in changes of rooms: more than all of them.
  private let timeWeight: Int

  init(_ problem: TimetableProblem, _ columns: RepairColumns, _ earlier: EarlierPlaces) {
    self.problem = problem
    self.columns = columns
    self.earlier = earlier
    timeWeight = problem.meetings + 1
  }

  /// - Parameters:
  ///   - enough: changes that are known to be the fewest: with those the search ends.
  ///   - shouldStop: asked between nodes.
  func solve(
    enough: ChangeCount, milliseconds: Int, shouldStop: @escaping () -> Bool
  ) -> Answer {
    guard columns.all.count <= Self.mostColumns else { return Answer() }
    // Without an answer of GLPK's, the search starts from the earlier timetable itself.
    let answer = try? search(
      enough: weight(enough), milliseconds: milliseconds, shouldStop: shouldStop)
    return answer ?? Answer()
  }

  private func weight(_ change: ChangeCount) -> Int {
    (change.times + earlier.added) * timeWeight + change.rooms
  }

  private func search(
    enough: Int, milliseconds: Int, shouldStop: @escaping () -> Bool
  ) throws(GLPKError) -> Answer {
    var program = try Problem(.minimize)
    for column in columns.all {
      let cost = column.change.times * timeWeight + column.change.rooms
      try program.addColumn(cost: Double(cost), kind: .binary)
    }
    try RepairRows(problem, columns).add(to: &program)
    var options = IntegerOptions()
    options.presolve = true
    options.nodeLimit = Self.mostNodes
    options.timeLimit = milliseconds
    let result = try program.integerSearch(options) { progress in
      let isEnough = progress.objective.map { $0 <= Double(enough) + 0.5 } ?? false
      return isEnough || shouldStop() ? .stop : .go
    }
    var answer = Answer()
    answer.isInfeasible = result.status == .infeasible
    answer.bound = result.bound.map { bound($0) }
    if !result.values.isEmpty {
      answer.chosen = columns.all.indices.filter { result.values[$0] > 0.5 }
        .map { columns.all[$0] }
    }
    return answer
  }

  /// What a bound of the program says of times, and of rooms where no more times change.
  private func bound(_ value: Double) -> ChangeCount {
    let whole = Int((value - 1e-6).rounded(.up))
    let times = whole / timeWeight - earlier.added
    guard times >= 0 else { return ChangeCount(times: 0, rooms: 0) }
    return ChangeCount(times: times, rooms: whole % timeWeight)
  }
}
