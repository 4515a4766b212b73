import Grouping
import GroupingModel

/// Rounds in which nobody meets anybody twice, with the learners' identifiers and names.
package struct GolfPlan: Sendable {
  /// Who a position of the rounds stands for.
  package struct Learner: Sendable, Hashable {
    package let id: String
    /// Nil where learners are numbers.
    package let name: String?
  }

  package let size: GolfSize
  /// Rounds asked for; nil for as many as can be.
  package let asked: Int?
  package let rounds: GolfRounds
  package let learners: [Learner]
  package let seed: UInt64
  package let generator: String

  package init(
    size: GolfSize, asked: Int?, rounds: GolfRounds, learners: [Learner], seed: UInt64,
    generator: String
  ) {
    self.size = size
    self.asked = asked
    self.rounds = rounds
    self.learners = learners
    self.seed = seed
    self.generator = generator
  }

  /// Whether there are as many rounds as were asked for.
  package var isReached: Bool { rounds.count >= asked ?? 1 }

  /// Learners called 01, 02 and so on.
  package static func numbered(_ size: GolfSize) -> [Learner] {
    let width = max(2, "\(size.learners)".count)
    return (1...size.learners).map { Learner(id: Wording.padded($0, to: width), name: nil) }
  }

  /// Learners of a class list, in its order.
  ///
  /// - Throws: `InputError` if it cannot be read, or has another number of learners.
  package static func learners(
    _ size: GolfSize, inFile file: String
  ) throws(InputError) -> [Learner] {
    var folder = InputFolder(path: ".", confined: false)
    let imported = try Importers.read(try Table(try folder.text(file), file: file))
    let columns = imported.adapted(ScenarioDocument(roster: file), usesSuggestedRules: false)
      .columns
    let roster = try RosterReader.read(imported.table, columns: columns).roster
    guard roster.count == size.learners else {
      throw InputError(
        file: file,
        "the list has \(Wording.count(roster.count, "learner")), but "
          + "\(Wording.count(size.groups, "group")) of \(size.size) are \(size.learners)",
        remedy: "choose --groups and --size for \(roster.count), or add or remove rows")
    }
    return roster.learners.map { Learner(id: $0.id, name: $0.name) }
  }
}
