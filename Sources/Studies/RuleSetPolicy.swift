import Grouping
import GroupingModel

/// Groups by a rule set of Regroup, anew each round in the light of the rounds before.
package struct RuleSetPolicy: Policy {
  package static let about = PolicyDescription(
    name: "rules", summary: "any rule set, solved by search or with a proof")

  /// Column of a learner's latest entrance ticket, and of the score before the term.
  package static let ticketColumn = "ticket"
  package static let scoreColumn = "score"
  package static let wishColumn = "wishes"
  /// Column of the third of the class by score: low, middle or high.
  package static let thirdColumn = "third"
  /// Names that a column of categories cannot have.
  package static let columns = [scoreColumn, ticketColumn, wishColumn, thirdColumn]

  package let usesTickets: Bool
  /// The rules as the study writes them.
  package let written: String
  /// How many they are.
  package let count: Int
  package let aim: Aim
  package let options: SolverOptions
  /// The rules as they read in a class; sizes of classes and learners differ.
  private let rules: @Sendable (Roster, [GroupKind]) throws -> [RuleSpec]

  /// - Parameters:
  ///   - iterations: changes that search evaluates in a round.
  ///   - isProven: whether a proof follows the search.
  ///   - written: the rules as the study writes them, for people.
  ///   - count: how many they are, no two of one kind about one thing.
  ///   - rules: resolved for a class that has the columns named above, and those of its categories.
  package init(
    usesTickets: Bool, aim: Aim, iterations: Int, isProven: Bool, written: String,
    count: Int,
    rules: @escaping @Sendable (Roster, [GroupKind]) throws -> [RuleSpec]
  ) {
    self.usesTickets = usesTickets
    self.written = written
    self.count = count
    self.aim = aim
    options = SolverOptions(
      iterations: iterations, exact: isProven ? .auto : .off, threads: 1)
    self.rules = rules
  }

  package func seat(_ occasion: Occasion) throws -> PolicyAnswer? {
    let solution = try solve(try scenario(occasion), options: options)
    guard let plan = solution.partition else { return nil }
    // Everywhere else larger groups come first.
    let groups = plan.groups.map(\.members).sorted {
      ($1.count, $0.first ?? 0) < ($0.count, $1.first ?? 0)
    }
    let level = solution.levels.first
    return PolicyAnswer(
      Seating(groups: groups), cost: level.map { Cost.points($0.cost) },
      bound: level?.bound.map(Cost.points))
  }

  /// Finds out whether the rules can be used in a class.
  ///
  /// - Returns: the rules that say something there.
  /// - Throws: what is wrong with them.
  package func check(_ room: Classroom, groupSize: Int) throws -> [RuleSpec] {
    let occasion = Occasion(
      room: room, round: 0, sizes: Seating.sizes(learners: room.count, near: groupSize),
      tickets: room.scores, past: [], met: [], random: RandomSource(seed: 1))
    return try Objective(try scenario(occasion)).scenario.rules
  }

  private func scenario(_ occasion: Occasion) throws -> Scenario {
    let roster = try Self.roster(of: occasion.room, tickets: usesTickets ? occasion.tickets : nil)
    let kinds = try Sizes.groups(occasion.sizes.count).kinds(learners: roster.count)
    var random = occasion.random
    return try Scenario(
      roster: roster, kinds: kinds, ledger: Ledger(rounds: occasion.past.map(\.groups)),
      rules: try rules(roster, kinds), aim: aim, seed: random.next())
  }

  /// The class as rules see it. Numbers have three digits after the point.
  ///
  /// - Parameter tickets: nil leaves the column away.
  package static func roster(of room: Classroom, tickets: [Double]?) throws(ModelError) -> Roster {
    let names = room.scores.indices.map { "\($0 + 1)" }
    var attributes = [column(scoreColumn, room.scores)]
    if let tickets { attributes.append(column(ticketColumn, tickets)) }
    attributes.append(
      Attribute(
        name: wishColumn,
        cells: room.wishes.map { $0.map { names[$0] }.joined(separator: ";") }))
    let thirds = ["low", "middle", "high"]
    attributes.append(Attribute(name: thirdColumn, cells: room.thirds.map { thirds[$0] }))
    for category in room.categories {
      let cells = category.values.map { $0.map { category.names[$0] } ?? "" }
      attributes.append(Attribute(name: category.name, cells: cells))
    }
    return try Roster(
      learners: names.map { Learner(id: $0, name: $0) }, attributes: attributes)
  }

  private static func column(_ name: String, _ values: [Double]) -> Attribute {
    Attribute(name: name, cells: values.map(decimal), kind: .number)
  }

  private static func decimal(_ value: Double) -> String {
    let thousandths = Int((max(-1e9, min(1e9, value)) * 1000).rounded())
    let digits = "\(thousandths.magnitude % 1000)"
    return (thousandths < 0 ? "-" : "") + "\(thousandths.magnitude / 1000)."
      + String(repeating: "0", count: 3 - digits.count) + digits
  }
}
