import GroupingModel
import Testing

@testable import Choosing

@Suite struct ProjectModelTests {
  @Test func `what cannot be meant is refused, with a remedy`() {
    let learner = ProjectModel.Learner(.ranked([1, 2]))
    let project = ProjectModel.Project(seats: 1...2)
    func refuse(
      _ part: String, learners: [ProjectModel.Learner]? = nil,
      projects: [ProjectModel.Project]? = nil, supervisors: [ProjectModel.Supervisor] = [],
      _ change: (inout ProjectModel.Rules) -> Void = { _ in }
    ) {
      var rules = ProjectModel.Rules()
      change(&rules)
      do {
        _ = try ProjectModel(
          learners: learners ?? [learner, learner, learner],
          projects: projects ?? [project, project],
          supervisors: supervisors, rules: rules)
        Issue.record("not refused: \(part)")
      } catch {
        #expect(error.description.contains(part), "\(error)")
        #expect(!error.remedy.isEmpty)
      }
    }
    refuse("2 has 1 ranks for 2", learners: [learner, .init(.ranked([1]))])
    refuse("1 has ranked nothing", learners: [.init(.ranked([nil, nil]))])
    refuse("ranks of learner 1 leave a gap", learners: [.init(.ranked([1, 3]))])
    refuse("ranks of learner 1 leave a gap", learners: [.init(.ranked([0, 1]))])
    refuse("a turn of -1", learners: [.init(.noWish, turn: -1)])
    refuse("project 2 has", projects: [project, .init(seats: -1...2)])
    refuse("project 1 has", projects: [.init(seats: 0...0), project])
    refuse("may run 0 times", projects: [project, .init(seats: 1...2, copies: 0)])
    refuse("supervisor 3 of 0", projects: [project, .init(seats: 1...2, supervisor: 2)])
    refuse("supervisor 1 has a limit", supervisors: [.init(learners: -1...2)])
    refuse("fewer than two") { $0.units = [[1]] }
    refuse("in two applications") { $0.units = [[0, 1], [1, 2]] }
    refuse("names a learner twice") { $0.units = [[1, 1]] }
    refuse("kept apart") {
      $0.units = [[0, 1]]
      $0.apart = [.init(1, 0)]
    }
    refuse("a pair names learner 4 of 3") { $0.friends = [.init(0, 3)] }
    refuse("names a learner twice") { $0.apart = [.init(2, 2)] }
    refuse("set 1 of those not to be alone names learner 0") { $0.notAlone = [[-1]] }
    refuse("not both in the lists") { $0.pins = [.init(0, 2)] }
    refuse("not both in the lists") { $0.barriers = [.init(5, 0): 1] }
    refuse("pinned twice") { $0.pins = [.init(0, 0), .init(0, 1)] }
  }

  @Test func `nobody, or nothing to choose, is no trouble`() throws {
    guard case .plan(let empty) = try ProjectModel(learners: [], projects: []).solve() else {
      Issue.record("nobody has no plan")
      return
    }
    #expect(empty.plan.places.isEmpty && empty.isProven)
    let model = try ProjectModel(learners: [.init(.noWish)], projects: [])
    for aim in ProjectAim.allCases {
      guard case .plan(let solution) = try model.solve(ProjectOptions(aim: aim)) else {
        Issue.record("one learner without a project has no plan")
        return
      }
      #expect(solution.plan.leftOut == [0])
    }
  }

  @Test func `copies get names only where it matters who is with whom`() throws {
    var rules = ProjectModel.Rules()
    rules.friends = [.init(0, 1)]
    rules.barriers = [.init(1, 1): 0]
    let model = try ProjectModel(
      learners: (0..<3).map { _ in .init(.noWish) },
      projects: [.init(seats: 1...2, copies: 3), .init(seats: 1...2, copies: 2)], rules: rules)
    let slots = model.makeSlots(model.makeUnits())
    #expect(slots.map(\.project) == [0, 0, 0, 1])
    #expect(slots.map(\.copies) == [1, 1, 1, 2])
  }

  /// Copies of 4 to 5: 4, 5, 8, 9, 10 learners; 6 and 7 are between.
  @Test func `numbers of copies have a column only where numbers of learners have gaps`() throws {
    func isCounted(_ project: ProjectModel.Project) throws -> Bool {
      let model = try ProjectModel(
        learners: (0..<3).map { _ in .init(.noWish) }, projects: [project])
      return model.makeSlots(model.makeUnits())[0].isCounted
    }
    #expect(try isCounted(.init(seats: 4...5, copies: 2)))
    #expect(try !isCounted(.init(seats: 4...7, copies: 2)))
    #expect(try isCounted(.init(seats: 4...7, isOptional: true, copies: 2)))
    #expect(try !isCounted(.init(seats: 1...7, isOptional: true, copies: 2)))
    #expect(try !isCounted(.init(seats: 9...9)))
  }

  @Test func `copies dealt from one slot keep their sizes`() throws {
    let model = try ProjectModel(
      learners: (0..<9).map { _ in .init(.noWish) },
      projects: [.init(seats: 4...5, copies: 3)])
    guard case .plan(let solution) = try model.solve() else {
      Issue.record("no plan")
      return
    }
    #expect(solution.plan.members.values.map(\.count).sorted() == [4, 5])
  }
}
