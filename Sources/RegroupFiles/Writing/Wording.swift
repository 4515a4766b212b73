import Grouping
import GroupingModel

/// Sentences about a plan, the same in the terminal and in the report.
package enum Wording {
  /// Points with at most three decimals: "12.5", "0".
  package static func points(_ value: Double) -> String {
    let units = Cost.units(value)
    let sign = units < 0 ? "-" : ""
    let fraction = units.magnitude % 1000
    let whole = "\(sign)\(units.magnitude / 1000)"
    guard fraction > 0 else { return whole }
    var digits = String(fraction + 1000).dropFirst()
    while digits.last == "0" { digits.removeLast() }
    return "\(whole).\(digits)"
  }

  /// "1 point", "2.5 points".
  package static func pointCount(_ value: Double) -> String {
    let number = points(value)
    return "\(number) point\(number == "1" ? "" : "s")"
  }

  /// One plain sentence on how good the plan is. What is best depends on the aim: with levels or
  /// with the worst group first, a plan that costs less in all may well exist.
  package static func proof(_ plan: PlanDocument) -> String {
    guard let isFewest = plan.request.from?.repair?.isFewest else { return quality(plan) }
    switch (plan.status, isFewest) {
    case (.optimal, true) where aim(of: plan) == .weights:
      return "Proven: no plan moves fewer learners, and none that moves as few costs less."
    case (_, true): return "Proven: no plan moves fewer learners. " + quality(plan)
    case (_, false): return "Whether fewer moves would do is not known. " + quality(plan)
    }
  }

  /// How good the plan is for the moves that it has.
  private static func quality(_ plan: PlanDocument) -> String {
    switch plan.status {
    case .optimal: return best(plan)
    case .infeasible: return "Proven: no plan keeps all required rules."
    case .unknown: return "Stopped before a plan that keeps all required rules was found."
    case .feasible:
      // That costs are never negative says nothing about a plan.
      guard let gap = plan.gap, let bound = plan.bound, let cost = plan.cost, gap < 1 else {
        return "A good plan; how far from best is not known."
      }
      guard gap > 0 else { return best(plan) }
      let rival =
        switch aim(of: plan) {
        case .weights: "no plan"
        case .strictOrder: "no plan as good at the levels before"
        case .worstFirst: "no plan with as cheap a worst group"
        }
      let sum = plan.sections == nil ? "" : ", what sections and groups cost at least by themselves"
      // Per cent of next to nothing sound worse than they are.
      let isSmall = cost - bound < 1 && gap > 0.1
      let distance = isSmall ? "\(percent(gap)), or \(pointCount(cost - bound))," : percent(gap)
      return
        "At most \(distance) from best: \(rival) costs less than \(points(bound))"
        + "\(sum)\(basis(plan))."
    }
  }

  /// What the bound stands on, where it is not what a user is told by default.
  private static func basis(_ plan: PlanDocument) -> String {
    guard let basis = plan.levels.last?.basis, basis != .groups else { return "" }
    return " (bound: \(basis.rawValue))"
  }

  private static func best(_ plan: PlanDocument) -> String {
    switch aim(of: plan) {
    case .weights where plan.request.term != nil:
      "Proven best among the other rounds of the term: no other plan costs less there."
    case .weights: "Proven best: no other plan costs less."
    case .strictOrder: "Proven best: no other plan costs less, compared level by level."
    case .worstFirst:
      "Proven best: no plan has a cheaper worst group, and none with as cheap a one costs less."
    }
  }

  private static func aim(of plan: PlanDocument) -> Aim {
    plan.request.aim.flatMap(Aim.init(rawValue:)) ?? .weights
  }

  /// What comes before the conflicts; nil where there is nothing more to say.
  package static func conflicts(_ plan: PlanDocument) -> String? {
    let number = plan.allConflicts.count
    guard number > 1 else { return nil }
    let count = number < Conflict.most ? "\(number)" : "at least \(number)"
    return "They clash in \(count) ways, and each needs a way out."
  }

  /// What comes after the conflicts that are told in full; nil where that is all.
  package static func moreConflicts(_ plan: PlanDocument) -> String? {
    let more = plan.allConflicts.count - Conflict.mostSolved
    guard more > 0 else { return nil }
    let least = plan.allConflicts.count < Conflict.most ? "" : "at least "
    return "... and \(least)\(more) more: mend these first, then run again."
  }

  /// A number with leading zeros.
  static func padded(_ number: Int, to width: Int) -> String {
    let digits = "\(number)"
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }

  /// "1 group", "3 groups", "2 wishes".
  package static func count(_ number: Int, _ noun: String, _ plural: String = "s") -> String {
    "\(number) \(noun)\(number == 1 ? "" : plural)"
  }

  /// "Mean gain", with the first letter large.
  static func sentence(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

  /// "a", "a and b", "a, b and c".
  static func list(_ names: [String]) -> String {
    guard names.count > 1, let last = names.last else { return names.first ?? "" }
    return names.dropLast().joined(separator: ", ") + " and " + last
  }

  /// "2", or "1 to 2".
  package static func range(_ range: ClosedRange<Int>) -> String {
    range.count == 1
      ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
  }

  /// "+4", "-2.5".
  static func signed(_ value: Double) -> String { (value > 0 ? "+" : "") + points(value) }

  /// A figure of a column with at most two decimals.
  package static func figure(_ value: Double) -> String {
    points((value * 100).rounded() / 100)
  }

  /// "1.3 %", rounded up so that the sentence stays true.
  package static func percent(_ share: Double) -> String {
    let tenths = (share * 1000 - 1e-6).rounded(.up)
    return "\(Self.points(max(1, tenths) / 10)) %"
  }

  /// Who is alone of their kind; nil where no rule asks.
  package static func alone(_ plan: PlanDocument) -> String? { alone(plan.alone) }

  /// - Parameter place: what they are alone in.
  static func alone(_ counts: [PlanAlone], in place: String = "group") -> String? {
    guard !counts.isEmpty else { return nil }
    let some = counts.filter { $0.learners > 0 }
    guard !some.isEmpty else {
      return "Nobody is alone of their kind\(place == "group" ? "" : " in a \(place)")."
    }
    let parts = some.map { "\($0.learners) with \($0.column)=\($0.value)" }
    return "Alone of their kind in a \(place): " + parts.joined(separator: ", ") + "."
  }

  /// What a rule costs, for a column of a table.
  package static func cost(_ rule: PlanRule) -> String {
    rule.required ? "kept" : points(rule.cost)
  }
}
