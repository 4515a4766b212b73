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

  /// Tiny models with anything in them: nearly always a start where there is a placement, never one
  /// where there is none, and rarely one that leaves out more than have to be.
  @Test func `a start is found where there is a placement`() throws {
    var (feasible, found, whole) = (0, 0, 0)
    for seed in 0..<140 {
      var random = SmallGenerator(seed: UInt64(seed + 40_000))
      let model = try ProjectModel.made(&random)
      let fewest = ProjectOracle(model).plans.map(\.leftOut.count).min()
      let program = ProjectProgram(model)
      let start = try program.startValues(Deadline(milliseconds: nil)).map(program.plan)
      guard let fewest else {
        #expect(start == nil, "seed \(seed)")
        continue
      }
      feasible += 1
      guard let start else { continue }
      #expect(ProjectOracle.isAllowed(start, model), "seed \(seed)")
      found += 1
      if start.leftOut.count == fewest { whole += 1 }
    }
    #expect(
      found * 100 >= feasible * 99 && whole * 100 >= feasible * 97 && feasible > 70,
      "\(feasible) \(found) \(whole)")
  }

  /// A class with a placement planted: copies of two or three of a kind, in groups with few seats to
  /// spare, supervisors who can have no project more, pairs apart and together.
  @Test func `a planted placement is found, or another`() throws {
    for seed in 0..<4 {
      let model = try ProjectModel.planted(seed: seed, learners: 96, projects: 12)
      let program = ProjectProgram(model)
      let start = try program.startValues(Deadline(milliseconds: nil)).map(program.plan)
      #expect(start?.leftOut == [], "seed \(seed)")
    }
  }
}

extension ProjectModel {
  /// With rules that one placement keeps: of each four projects, three run.
  fileprivate static func planted(
    seed: Int, learners count: Int, projects: Int
  ) throws -> ProjectModel {
    var random = SmallGenerator(seed: UInt64(seed + 50_000))
    let runs = (0..<projects).filter { $0 % 4 != 3 }
    let deck = (0..<count).shuffled(using: &random)
    let place = deck.indices.reduce(into: deck) { $0[deck[$1]] = runs[$1 % runs.count] }
    let crowds = (0..<projects).map { project in deck.filter { place[$0] == project } }
    var rules = Rules()
    var kinds = [[Int]](repeating: [], count: 4)
    for crowd in crowds where !crowd.isEmpty {
      let half = crowd.count / 2
      kinds[random.number(0...3)] += crowd[..<half]
      kinds[random.number(0...3)] += crowd[half...]
      rules.units.append(Array(crowd.suffix(2)))
    }
    rules.notAlone = kinds.filter { !$0.isEmpty }
    rules.apart = (0..<count).compactMap { learner in
      let other = random.number(0...(count - 1))
      return place[learner] == place[other] ? nil : Pair(learner, other)
    }
    let sizes = crowds.map { $0.isEmpty ? count / runs.count : $0.count }
    return try ProjectModel(
      learners: (0..<count).map { _ in
        .init(.ranked((0..<projects).shuffled(using: &random).map { $0 < 5 ? $0 + 1 : nil }))
      },
      projects: sizes.enumerated().map { index, size in
        Project(seats: (size - 2)...(size + 1), isOptional: true, supervisor: index / 4)
      },
      supervisors: (0..<((projects + 3) / 4)).map { _ in
        Supervisor(learners: 0...count, copies: 3)
      }, rules: rules)
  }
}
