import Choosing
import GroupingModel

/// A scenario of learners who teach each other, with all that was read for it.
package struct LoadedTutoring: ScenarioChoice {
  package let source: ChoiceSource
  package let model: TutoringModel
  let skills: [String]
  let prefersMutual: Bool

  /// How many learners and skills somebody tutors where the scenario does not say.
  static let usualLoad = 2

  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  init(_ scenario: ChoiceScenario) throws(InputError) {
    var scenario = scenario
    let everybody = try scenario.learners()
    guard let table = try scenario.table("mastery") else { throw scenario.missing("mastery") }
    let mastery = try MasteryTable(table, of: everybody)
    let limits = try Self.limits(scenario, everybody)
    let before = try Self.before(&scenario, everybody)
    let apart = try scenario.pairs("apart", of: everybody)
    do throws(ModelError) {
      model = try TutoringModel(
        learners: mastery.levels.indices.map {
          TutoringModel.Learner(mastery.levels[$0], limit: limits[$0], before: before[$0])
        }, skillCount: mastery.skills.count,
        apart: apart.map { TutoringModel.Pair($0.from, $0.to) })
    } catch {
      throw InputError(error, file: scenario.file)
    }
    skills = mastery.skills
    prefersMutual = try scenario.flag("mutual")
    source = ChoiceSource(
      scenario, everybody,
      remarks: model.requests.isEmpty ? ["nobody wants help in anything"] : [])
  }

  package func solved(milliseconds: Int?, generator: String) throws -> TutoringOutcome {
    try TutoringOutcome(self, milliseconds: milliseconds, generator: generator)
  }

  /// How often each may tutor: a number for all, or a column.
  private static func limits(
    _ scenario: ChoiceScenario, _ everybody: BlockClass
  ) throws(InputError) -> [Int] {
    guard let node = scenario.node("load") else {
      return [Int](repeating: usualLoad, count: everybody.count)
    }
    let text = try scenario.reader.text(node, "load")
    if Int(text) != nil {
      let load = try scenario.reader.whole(node, "load", in: 0...1000)
      return [Int](repeating: load, count: everybody.count)
    }
    let column = try scenario.column(text, key: "load", of: everybody)
    var limits: [Int] = []
    for (learner, cell) in column.cells.enumerated() {
      guard let load = Int(cell), (0...1000).contains(load) else {
        throw everybody.bad(
          learner, column, "not a whole number from 0 to 1000",
          remedy: "write how many learners somebody may tutor, 0 for none")
      }
      limits.append(load)
    }
    return limits
  }

  /// How often each has tutored: rows of `tutoring.csv` of earlier plans. Learners who have left
  /// are passed over.
  private static func before(
    _ scenario: inout ChoiceScenario, _ everybody: BlockClass
  ) throws(InputError) -> [Int] {
    var counts = [Int](repeating: 0, count: everybody.count)
    for file in try scenario.texts("earlier") {
      let table = try TitledTable(
        try Table(try scenario.contents(of: file), file: file), required: ["tutor id"],
        optional: nil)
      try table.checkRows(atMost: 200_000)
      for row in table.rows {
        guard case .found(let tutor) = everybody.reading.index.match(table.cell(row, "tutor id"))
        else { continue }
        counts[tutor] += 1
      }
    }
    return counts
  }
}
