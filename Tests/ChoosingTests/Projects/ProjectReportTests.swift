import GroupingModel
import Testing

@testable import Choosing

@Suite struct ProjectReportTests {
  @Test func `a conflict is impossible, and without any one demand no more`() throws {
    var (found, long) = (0, 0)
    for seed in 0..<700 {
      var random = SmallGenerator(seed: UInt64(seed + 20_000))
      let model = try ProjectModel.made(&random, learners: 3)
      let conflict = try model.conflict()
      guard let conflict else {
        if seed % 7 == 0 { #expect(!ProjectOracle(model).plans.isEmpty, "seed \(seed)") }
        continue
      }
      found += 1
      if conflict.demands.count > 2 { long += 1 }
      #expect(conflict.isMinimal)
      let all = Set(conflict.demands)
      #expect(try ProjectOracle(model.asking(all)).plans.isEmpty, "seed \(seed)")
      for demand in conflict.demands {
        let fewer = ProjectOracle(try model.asking(all.subtracting([demand])))
        #expect(!fewer.plans.isEmpty, "seed \(seed): \(demand) is spare")
      }
    }
    #expect(found > 30 && long > 3, "\(found) \(long)")
  }

  @Test func `first choices that are possible, and wasted seats, are those of brute force`() throws
  {
    var (possible, wasted) = (0, 0)
    for seed in 0..<150 {
      var random = SmallGenerator(seed: UInt64(seed + 30_000))
      let model = try ProjectModel.made(&random)
      let oracle = ProjectOracle(model)
      let firsts = model.learners.indices.filter { learner in
        oracle.plans.contains { oracle.rank(learner, $0) == 1 }
      }
      #expect(try model.firstChoicesPossible() == firsts, "seed \(seed)")
      possible += firsts.count
      for plan in oracle.plans.prefix(8) {
        let units = Set(model.learners.indices.map { ProjectOracle.group(of: $0, model).sorted() })
        let better = units.flatMap { unit in
          unit.filter { learner in
            guard let own = oracle.rank(learner, plan) else { return false }
            return oracle.plans.contains { other in
              other.stays(plan, but: unit) && oracle.rank(learner, other) ?? own < own
            }
          }
        }
        #expect(model.wasted(in: plan) == better.sorted(), "seed \(seed)")
        wasted += better.count
      }
    }
    #expect(possible > 50 && wasted > 20, "\(possible) \(wasted)")
  }

  /// Ranks 1, 2, 2, 4: total 9; differences of pairs 1 + 1 + 3 + 0 + 2 + 2 = 9, over 4 x 9.
  @Test func `figures of a plan by hand`() throws {
    let first = ProjectModel.Learner(.ranked([1, 2, 3, 4]))
    var rules = ProjectModel.Rules()
    rules.friends = [.init(0, 1), .init(1, 2), .init(3, 0)]
    let model = try ProjectModel(
      learners: [first, first, first, first, .init(.noWish), .init(.notAnswered), first],
      projects: (0..<4).map { _ in .init(seats: 0...3, isOptional: true) }, rules: rules)
    let plan = ProjectPlan(
      places: [0, 1, 1, 3, 0, 3, nil].map { $0.map { ProjectPlan.Place(project: $0) } })
    let figures = ProjectFigures(plan, of: model)
    #expect(figures.ranks.profile == [1, 2, 0, 1, 0])
    #expect(figures.withoutWish == [4] && figures.notAnswered == [5] && figures.leftOut == [6])
    #expect(figures.ranks.worst == .init(rank: 4, learners: [3]))
    #expect(figures.ranks.total == 9 && figures.ranks.gini == 0.25)
    #expect(figures.envious == [1, 2, 3])
    #expect(figures.friends.of == 3 && figures.friends.met == 1)
    #expect(figures.running == 3)
    // Project 0 has one seat, which each of three could take.
    #expect(model.wasted(in: plan) == [1, 2, 3, 6])
  }

  @Test func `who is left out is told why`() throws {
    var rules = ProjectModel.Rules(unranked: .never)
    rules.barriers = [.init(0, 0): 7]
    rules.units = [[3, 4]]
    rules.apart = [.init(5, 6)]
    let model = try ProjectModel(
      learners: [
        .init(.ranked([1, nil, nil, nil])), .init(.ranked([nil, 1, nil, nil])),
        .init(.ranked([1, nil, nil, nil])), .init(.ranked([1, nil, nil, nil])),
        .init(.ranked([1, nil, nil, nil])), .init(.ranked([nil, nil, 1, nil])),
        .init(.ranked([nil, nil, 1, nil])), .init(.ranked([1, nil, nil, nil])),
      ],
      projects: [
        .init(seats: 1...1), .init(seats: 2...2, isOptional: true), .init(seats: 1...2),
        .init(seats: 1...1, isOptional: true),
      ], rules: rules)
    guard case .plan(let solution) = try model.solve() else {
      Issue.record("no plan")
      return
    }
    let reasons = Dictionary(
      uniqueKeysWithValues: model.leftOut(of: solution.plan).map { ($0.learner, $0.reason) })
    #expect(reasons[0] == .barred(reasons: [7]))
    #expect(reasons[1] == .noneRuns)
    #expect(reasons[3] == .tooMany && reasons[4] == .tooMany)
    #expect([reasons[5], reasons[6]].compactMap { $0 } == [.otherRules])
    #expect([reasons[2], reasons[7]].compactMap { $0 } == [.allFull])
    #expect(reasons.count == 6)
  }

  @Test func `minimums that add up to too many are named, and nothing else`() throws {
    let model = try ProjectModel(
      learners: (0..<5).map { _ in .init(.noWish) },
      projects: [
        .init(seats: 3...5), .init(seats: 3...5), .init(seats: 0...5),
        .init(seats: 4...5, isOptional: true),
      ])
    guard case .impossible = try model.solve() else {
      Issue.record("five learners in two groups of three")
      return
    }
    let conflict = try model.conflict()
    #expect(conflict?.demands == [.mustRun(0), .mustRun(1), .minimum(0), .minimum(1)])
  }
}

extension ProjectPlan {
  /// Whether all but these are where they were, up to the numbers of copies.
  fileprivate func stays(_ plan: ProjectPlan, but unit: [Int]) -> Bool {
    let others = places.indices.filter { !unit.contains($0) }
    return others.allSatisfy { places[$0]?.project == plan.places[$0]?.project }
      && others.allSatisfy { first in
        others.allSatisfy {
          (places[first] == places[$0]) == (plan.places[first] == plan.places[$0])
        }
      }
  }
}
