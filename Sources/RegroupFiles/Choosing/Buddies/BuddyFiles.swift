import Choosing

/// The files that `regroup choose` leaves behind for buddies.
package enum BuddyFiles {
  private static let plan = "plan.json"
  private static let tables = ["buddies.csv", "teacher.html", "lists.html"]

  /// Finds out, before pairs are made, whether they could be written; leaves all as it was.
  ///
  /// - Throws: `OutputError`.
  package static func probe(_ output: String) throws(OutputError) {
    try OutputFolder(output).probe([plan] + tables)
  }

  /// Writes all files; without pairs, `plan.json` alone, and those of an earlier run go.
  ///
  /// - Returns: the names, for the user.
  /// - Throws: `OutputError`.
  package static func write(_ outcome: BuddyOutcome, to output: String) throws -> String {
    let folder = OutputFolder(output)
    try folder.create()
    var document = BuddyDocument(outcome)
    document.folder = relativePath(from: output, to: outcome.loaded.folder)
    let json = (plan, try StoredPlan.json(document))
    guard outcome.hasPlan else {
      try folder.write([json])
      try folder.remove(tables)
      return plan
    }
    try folder.write([
      json, (tables[0], table(outcome)), (tables[1], try BuddyTeacherPage(outcome).html),
      (tables[2], try BuddyLists(outcome).html),
    ])
    return "\(plan), \(StudyWords.list(tables))"
  }

  /// A row for each learner and round. Next time's `earlier:`, so who has no partner is in it, too.
  private static func table(_ outcome: BuddyOutcome) -> String {
    let learners = outcome.loaded.learners
    let rows = outcome.rounds.enumerated().flatMap { place, round in
      let pairs = round.units.enumerated().map { ("\($0 + 1)", $1) }
      return (pairs + (round.leftOut.map { [("alone", [$0])] } ?? [])).flatMap { name, unit in
        unit.map { ["\(place + 1)", name, learners[$0].id, learners[$0].name] }
      }
    }
    return ChoiceCSV.text([["round", "pair", "id", "name"]] + rows)
  }
}
