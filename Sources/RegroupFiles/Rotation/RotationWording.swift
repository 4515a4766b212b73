import GroupingModel
import Scheduling
import SchedulingModel

/// A rotation's figures in the words of its scenario.
struct RotationWording {
  private let problem: RotationProblem

  init(_ problem: RotationProblem) { self.problem = problem }

  /// Why there is no chart; empty where there is one.
  func conflict(of solution: RotationSolution) -> [String] {
    if let shortage = solution.shortage { return [sentence(shortage)] }
    return solution.conflict.map(sentence)
  }

  private func sentence(_ shortage: SeatShortage) -> String {
    let (asked, held) = (shortage.asked, shortage.held)
    if let group = shortage.group {
      let name = problem.groups[group]
      return held == problem.present(group).count
        ? "\(name) is to make \(visits(asked)) in \(Wording.count(held, "rotation"))"
        : "\(name) may make \(visits(held)) at most and is there in "
          + Wording.count(asked, "rotation")
    }
    let names = shortage.stations.map { problem.stations[$0].name }.joined(separator: ", ")
    let (ask, hold) = shortage.stations.count == 1 ? ("is", "holds") : ("are", "hold")
    return "\(names) \(ask) asked for \(visits(asked)) and \(hold) \(held)"
  }

  private func visits(_ count: Int) -> String { Wording.count(count, "visit") }

  private func sentence(_ demand: RotationDemand) -> String {
    switch demand {
    case .visits(let station): "how often groups visit \(problem.stations[station].name)"
    case .closed(let station): "when \(problem.stations[station].name) is closed"
    case .away(let group): "when \(problem.groups[group]) is away"
    case .adult(let name): "\(name) leads one station at a time"
    case .equipment(let name): "there are \(problem.equipment[name] ?? 0) \(name)"
    case .rule(let index): sentence(problem.rules[index].kind)
    }
  }

  /// A rule as a sentence.
  func sentence(_ rule: RotationRule.Kind) -> String {
    func name(_ station: Int) -> String { problem.stations[station].name }
    switch rule {
    case .notAfter(let station, let before):
      return "nobody goes to \(name(station)) right after \(name(before))"
    case .notTwiceRunning(let stations):
      return stations.count == problem.stations.count
        ? "nobody stays at a station for two rotations running"
        : "nobody stays at \(stations.sorted().map(name).joined(separator: " or ")) for two "
          + "rotations running"
    case .early(let station, let groups):
      let names = groups.sorted().map { problem.groups[$0] }.joined(separator: ", ")
      let who = groups.count == problem.groups.count ? "all groups" : names
      return "\(who) visit \(name(station)) early in the day"
    case .settled(let feature):
      return "\(feature) stations follow each other, and so do the others"
    case .pin(let group, let station, let rotation):
      return "\(problem.groups[group]) is at \(name(station)) in rotation "
        + problem.rotations[rotation].identifier
    }
  }

  func time(_ slot: Slot) -> String {
    "\(ClockTime.text(slot.start))\u{2013}\(ClockTime.text(slot.end))"
  }
}
