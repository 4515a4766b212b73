import Choosing

/// The files that `regroup choose` leaves behind for buddies.
extension BuddyOutcome: ChoiceOutcome {
  package static var tableNames: [String] {
    ["buddies.csv", "teacher.html", "lists.html", "cards.html"]
  }

  package var text: String { BuddyTerminal.text(self) }
  package var scenarioFolder: String { loaded.folder }

  package func json(folder: String) throws -> String {
    try BuddyDocument(self).json(folder: folder)
  }

  package func tables() throws -> [String] {
    [
      Self.table(self), try BuddyTeacherPage(self).html, try BuddyLists(self).html,
      try LearnerCards(self).html,
    ]
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
