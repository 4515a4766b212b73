import Testing

@testable import Choosing

/// Plans that are outvoted least, where numbers of learners tell all.
@Suite struct PriceSearchTests {
  /// Ties, minima, learners left out, some without a vote: the least majority of brute force.
  @Test func `the least majority is that of brute force`() throws {
    var (searched, unpopular) = (0, 0)
    for seed in 0..<70 {
      var random = SmallGenerator(seed: UInt64(seed + 60_000))
      let model = try ProjectModel.contested(&random)
      let oracle = ProjectOracle(model)
      guard let search = try search(model), let best = search.best else { continue }
      searched += 1
      let least = oracle.best(ProjectOptions(aim: .popular)).outvoted
      #expect(best.margin == least && search.bound == least, "seed \(seed)")
      if least > 0 { unpopular += 1 }
      let program = ProjectProgram(model)
      var values = [Int](repeating: 0, count: program.program.columns.count)
      for column in best.columns { values[column] = 1 }
      let plan = program.plan(values)
      #expect(ProjectOracle.isAllowed(plan, model), "seed \(seed)")
      let fewest = oracle.plans.map(\.leftOut.count).min()
      let field = oracle.plans.filter { $0.leftOut.count == fewest }
      #expect(field.map { oracle.votes(for: $0, against: plan) }.max() == least, "seed \(seed)")
    }
    #expect(searched > 40 && unpopular > 8, "\(searched) \(unpopular)")
  }

  /// Nine want the same three projects of two in the same order: three move up over those who have
  /// the first, whoever has it.
  @Test func `a class where nothing is popular is proven to be`() throws {
    let model = try ProjectModel(
      learners: (0..<9).map { _ in .init(.ranked([1, 2, 3, 4])) },
      projects: [2, 2, 2, 9].map { .init(seats: 0...$0) })
    let search = try #require(try search(model))
    #expect(search.bound == search.best?.margin && search.bound > 1, "\(search.bound)")
    guard case .plan(let solution) = try model.solve(ProjectOptions(aim: .popular)) else {
      Issue.record("no plan")
      return
    }
    let votes = solution.steps.first { $0.step == .outvoted }
    #expect(votes?.result.isProven == true && votes?.result.value == search.bound)
  }

  /// Stopped early, the bound is one still.
  @Test func `without time there is a bound of nothing`() throws {
    let model = try ProjectModel(
      learners: (0..<9).map { _ in .init(.ranked([1, 2, 3, 4])) },
      projects: [2, 2, 2, 9].map { .init(seats: 0...$0) })
    let search = try #require(try search(model, milliseconds: 0))
    #expect(search.bound == 0)
  }

  private func search(_ model: ProjectModel, milliseconds: Int? = nil) throws -> PriceSearch? {
    var program = ProjectProgram(model)
    let options = ProjectOptions(aim: .popular)
    let before = try program.narrow(by: [.leftOut], options, Deadline(milliseconds: nil))
    guard case .solved(let base) = before,
      let market = VoteMarket(program, leftOut: base.levels[0].value),
      let plan = RoomPlan(market, base.values)
    else { return nil }
    var search = PriceSearch(plan)
    search.run(Deadline(milliseconds: milliseconds))
    return search
  }
}

extension ProjectModel {
  /// Learners who mostly want the same few seats.
  fileprivate static func contested(_ random: inout SmallGenerator) throws -> ProjectModel {
    let count = 4
    let projects = (0..<3).map { _ in
      let least = random.once(in: 3) ? random.number(1...2) : 0
      return Project(
        seats: least...(max(1, least) + random.number(0...1)), isOptional: random.once(in: 3))
    }
    let learners = (0..<count).map { _ -> Learner in
      if random.once(in: 9) { return Learner(.noWish) }
      if random.once(in: 5) { return Learner(.ranked([1, 2, random.once(in: 2) ? 2 : nil])) }
      return Learner(.ranked(random.once(in: 5) ? [2, 1, 3] : [1, 2, 3]))
    }
    return try ProjectModel(
      learners: learners, projects: projects,
      rules: Rules(unranked: random.once(in: 2) ? .never : .last))
  }
}
