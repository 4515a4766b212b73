import Testing

@testable import Choosing

/// Placements to begin with.
@Suite struct ProjectStartTests {
  private func plan(_ model: ProjectModel) -> [Int?] {
    let program = ProjectProgram(model)
    let plan = ProjectStart(program).plan
    #expect(program.values(of: plan) != nil)
    return plan.places.map { $0?.project }
  }

  /// Two want the first, one the second, which takes two or none: it closes, and the one goes on.
  @Test func whatGetsTooFewCloses() throws {
    let model = try ProjectModel(
      learners: [[1, 2], [1, 2], [2, 1]].map { .init(.ranked($0)) },
      projects: [.init(seats: 1...3), .init(seats: 2...3, isOptional: true)])
    #expect(plan(model) == [0, 0, 0])
  }

  /// The second has to run: who loses least goes there with the one who wants it.
  @Test func whatHasToRunIsFilled() throws {
    let model = try ProjectModel(
      learners: [[1, 3, 2], [1, 2, nil], [2, 1, nil]].map { .init(.ranked($0)) },
      projects: [.init(seats: 1...3), .init(seats: 2...3), .init(seats: 0...3)])
    #expect(plan(model) == [0, 1, 1])
  }

  /// Three who apply together come before single learners, and pins before all.
  @Test func unitsAndPinsComeFirst() throws {
    var rules = ProjectModel.Rules()
    rules.units = [[1, 2, 3]]
    rules.pins = [.init(4, 1)]
    let model = try ProjectModel(
      learners: (0..<5).map { _ in .init(.ranked([1, 2])) },
      projects: [.init(seats: 0...3), .init(seats: 0...3)], rules: rules)
    #expect(plan(model) == [1, 0, 0, 0, 1])
  }

  /// Twelve in copies of two to four: three copies, evenly.
  @Test func copiesAreFilledEvenly() throws {
    let model = try ProjectModel(
      learners: (0..<9).map { _ in .init(.ranked([1])) },
      projects: [.init(seats: 2...4, copies: 3)])
    let plan = ProjectStart(ProjectProgram(model)).plan
    #expect(plan.members.values.map(\.count).sorted() == [3, 3, 3])
  }

  /// A class of 120 with skewed choices: a start there is, and everybody is placed.
  @Test func largeClassesHaveAStart() throws {
    var random = SmallGenerator(seed: 5)
    let learners = (0..<120).map { _ -> ProjectModel.Learner in
      var ranks = [Int?](repeating: nil, count: 12)
      for rank in 1...4 {
        var project = 0
        repeat {
          project = Int(random.next() % 12) * Int(random.next() % 12) / 12
        } while ranks[project] != nil
        ranks[project] = rank
      }
      return .init(.ranked(ranks))
    }
    let model = try ProjectModel(
      learners: learners, projects: (0..<12).map { _ in .init(seats: 6...14, isOptional: true) })
    #expect(!plan(model).contains(nil))
  }
}
