import Foundation
import GroupingModel

/// What is wrong with teams, counted from who is in which, not taken from the solver.
struct TeamsCount {
  /// Pairs of team-mates who were in one team in an earlier round, each round counted.
  let repeats: Int
  /// Pairs in one team of whom one asked not to work with the other.
  let avoided: Int
  /// Girls without another girl in their team.
  let loneGirls: Int
  /// Learners with needs without another one in their team.
  let loneNeeds: Int
  /// Skills that nobody of a team has, over all teams.
  let missingSkills: Int
  /// Standard deviation of the teams' mean scores.
  let spreadOfMeans: Double

  /// - Parameter groups: the learners of each team.
  init(_ groups: [[Int]], in made: ClassInstance) {
    var team = [Int](repeating: -1, count: made.learners)
    for (index, group) in groups.enumerated() { for learner in group { team[learner] = index } }
    let met = made.history.joined().flatMap(Self.pairs)
    repeats = met.count { team[$0.0] == team[$0.1] }
    let asked = made.rules.filter { $0.rule == "avoid" }.flatMap(\.links)
    avoided = asked.count { team[$0[0]] == team[$0[1]] }
    let girls = made.cells(TeamsGenerator.gender).map { $0 == "F" }
    let needs = made.cells(TeamsGenerator.needs).map { $0 == "yes" }
    loneGirls = groups.count { group in group.count { girls[$0] } == 1 }
    loneNeeds = groups.count { group in group.count { needs[$0] } == 1 }
    let skills = made.cells(TeamsGenerator.skill).map { $0.split(separator: ";").map(String.init) }
    missingSkills = groups.reduce(0) { total, group in
      let present = Set(group.flatMap { skills[$0] })
      return total + TeamsGenerator.skills.count { !present.contains($0) }
    }
    let scores = made.cells(TeamsGenerator.score).map { Double($0) ?? .nan }
    let means = groups.map { group in group.map { scores[$0] }.reduce(0, +) / Double(group.count) }
    let mean = means.reduce(0, +) / Double(means.count)
    let squares = means.map { ($0 - mean) * ($0 - mean) }.reduce(0, +)
    spreadOfMeans = (squares / Double(means.count)).squareRoot()
  }

  private static func pairs(_ group: [Int]) -> [(Int, Int)] {
    group.indices.flatMap { one in group[(one + 1)...].map { (group[one], $0) } }
  }
}

extension ClassInstance {
  /// The cells of a column.
  fileprivate func cells(_ column: String) -> [String] {
    columns.first { $0.name == column }?.cells ?? []
  }

  /// The learners of each of a plan's groups.
  ///
  /// - Returns: nil if they are not everybody, once each.
  func groups(of plan: PlanDocument) -> [[Int]]? {
    let numbers = Dictionary(
      uniqueKeysWithValues: (0..<learners).map { (ClassInstance.id($0), $0) })
    let groups = plan.groups.map { $0.members.compactMap { numbers[$0] } }
    return groups.joined().sorted() == Array(0..<learners) ? groups : nil
  }
}
