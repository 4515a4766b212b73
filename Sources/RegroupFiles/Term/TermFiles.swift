import Foundation
import Grouping
import GroupingModel

/// The files of a planned term: a folder per round, which together are a history, `students.html` of all
/// rounds, and `term.json`.
package enum TermFiles {
  /// Writes the rounds, then what is told of all of them; rounds of an earlier and longer term go, for
  /// they would pass for some of this one.
  ///
  /// - Parameter pseudonyms: what learners are called everywhere but in the plans; nil for their names.
  /// - Throws: `OutputError`; `InputError` if a plan is not one of its scenario.
  package static func write(
    _ term: PlannedTerm, output: String, inputFolder: String, pseudonyms: Pseudonyms? = nil
  ) throws {
    for (index, round) in term.rounds.enumerated() {
      try PlanFiles.write(
        round.plan, scenario: round.scenario,
        output: "\(output)/\(PlannedTerm.folder(ofRound: index))", inputFolder: inputFolder,
        pseudonyms: pseudonyms)
    }
    try removeRounds(of: output, from: term.rounds.count)
    let shown = try term.rounds.map {
      try PlacedPlan($0.plan, in: $0.scenario, shownBy: pseudonyms)
    }
    try OutputFolder(output).write([
      ("students.html", try TermStudentPage.html(shown)), ("term.json", try json(term)),
    ])
  }

  /// Finds out, before a term is planned, whether it could be written.
  ///
  /// - Throws: `OutputError`.
  package static func probe(_ output: String) throws(OutputError) {
    try OutputFolder(output).probe(["students.html", "term.json"])
  }

  private static func removeRounds(of output: String, from count: Int) throws(OutputError) {
    var index = count
    while true {
      let folder = "\(output)/\(PlannedTerm.folder(ofRound: index))"
      guard FileManager.default.fileExists(atPath: folder + "/plan.json") else { return }
      try OutputFolder(folder).remove(
        ["groups.csv", "report.html", "students.html", "plan.json"])
      rmdir(folder)
      index += 1
    }
  }

  /// Keys sorted, so that equal terms are equal files.
  static func json(_ term: PlannedTerm) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .prettyPrinted, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(TermFigures(term)), as: UTF8.self) + "\n"
  }
}

/// A term in figures, as `term.json` has it. Costs are in points.
struct TermFigures: Codable {
  var format = "regroup-term"
  var version = 1
  let rounds: [Round]
  let cost: Double
  let bound: Double?
  let gap: Double?
  let pairs: Int
  let pairsMet: Int
  let pairsMetAtMost: Int
  let pairsMetByChance: Double
  let repeats: Int
  let columns: [Column]
  let learnersWithChoices: Int?
  let learnersWithFirstChoice: Int?

  struct Round: Codable {
    let folder: String
    /// After the rounds before it.
    let cost: Double
    /// What is known of the round among all others.
    let status: PlanStatus
  }

  struct Column: Codable {
    let column: String
    let longestLowStreak: Int
    let exposure: Double?
  }

  init(_ term: PlannedTerm) {
    let (solution, facts) = (term.solution, term.facts)
    rounds = solution.rounds.indices.map { index in
      Round(
        folder: PlannedTerm.folder(ofRound: index), cost: Cost.points(solution.costs[index]),
        status: solution.rounds[index].status)
    }
    cost = Cost.points(solution.cost)
    bound = solution.bound.map(Cost.points)
    gap = solution.gap
    pairs = facts.pairs
    pairsMet = facts.pairsMet
    pairsMetAtMost = facts.most
    pairsMetByChance = facts.expected
    repeats = facts.repeats
    columns = facts.columns.map {
      Column(column: $0.name, longestLowStreak: $0.lowStreak, exposure: $0.exposure)
    }
    learnersWithChoices = facts.firstChoices?.of
    learnersWithFirstChoice = facts.firstChoices?.got
  }
}
