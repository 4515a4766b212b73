import PlanCheck
import Scheduling
import SchedulingModel
import Testing

/// Blocks and tiny weeks against all plans there are, judged by a checker of its own.
@Suite struct BlockSolverTests {
  @Test(arguments: 1...60)
  func aBlockIsAsGoodAsTheBestOfAllPlans(seed: Int) throws {
    var random = RandomWeek(seed: UInt64(seed), slots: 1, learners: 5)
    let problem = try random.problem()
    let solution = BlockSolver(problem).solve()
    let best = AllBlockPlans(problem).best
    guard let best else {
      #expect(solution.status == .infeasible && solution.plan == nil)
      return
    }
    let plan = try #require(solution.plan)
    let check = BlockCheck(problem, plan)
    #expect(check.findings() == [])
    #expect(check.measures() == solution.scores.map(\.value))
    #expect(solution.status == .optimal && check.measures() == best)
  }

  @Test(arguments: 1...100)
  func aWeekIsNeverBetterThanTheBestOfAllPlans(seed: Int) throws {
    var random = RandomWeek(
      seed: UInt64(1000 + seed), slots: 2, learners: 3)
    let problem = try random.problem()
    let solution = BlockSolver(problem).solve()
    let best = AllBlockPlans(problem).best
    guard let plan = solution.plan else {
      #expect(best == nil || solution.status == .unknown)
      return
    }
    let check = BlockCheck(problem, plan)
    #expect(check.findings() == [])
    #expect(check.measures() == solution.scores.map(\.value))
    let optimum = try #require(best)
    #expect(!check.measures().lexicographicallyPrecedes(optimum))
    if solution.status == .optimal { #expect(check.measures() == optimum) }
    for (index, score) in solution.scores.enumerated() {
      let agrees = zip(solution.scores[..<index], optimum).allSatisfy { $0.value == $1 }
      if let bound = score.bound, agrees { #expect(bound <= optimum[index]) }
    }
  }

  /// After a change, as few learners as possible move, then as few sessions, then costs count.
  @Test(arguments: 1...40)
  func aChangedBlockMovesAsLittleAsCanBe(seed: Int) throws {
    var random = RandomWeek(seed: UInt64(2000 + seed), slots: 1, learners: 4)
    let before = try random.problem()
    guard let plan = BlockSolver(before).solve().plan else { return }
    var learners = before.learners
    learners[seed % 4] = BlockLearner("l", away: seed % 2 == 0 ? [0] : [], optedOut: [seed % 3])
    var rooms = before.rooms
    rooms[0] = Room("r", capacity: rooms[0].capacity, closed: seed % 3 == 0 ? [0] : [])
    let problem = try BlockProblem(
      learners: learners, slots: before.slots, rooms: rooms, facilitators: before.facilitators,
      offers: before.offers, ladder: before.ladder, requests: before.requests,
      needs: before.needs, rules: before.rules, apart: before.apart, together: before.together,
      previous: plan)
    let solution = BlockSolver(problem).solve()
    guard let best = AllBlockPlans(problem).best else {
      #expect(solution.plan == nil)
      return
    }
    let check = BlockCheck(problem, try #require(solution.plan))
    #expect(check.findings() == [])
    #expect(check.measures() == solution.scores.map(\.value))
    #expect(check.measures()[0] == best[0])
    if solution.status == .optimal { #expect(check.measures() == best) }
  }

  /// The same of weeks: what is said to be the least change is.
  @Test(arguments: 1...60)
  func aChangedWeekIsNeverBetterThanItsBounds(seed: Int) throws {
    var random = RandomWeek(seed: UInt64(5000 + seed), slots: 2, learners: 3)
    let before = try random.problem()
    guard let plan = BlockSolver(before).solve().plan else { return }
    var (learners, rooms) = (before.learners, before.rooms)
    if seed % 2 == 0 { learners[seed % 3] = BlockLearner("l", away: [seed % 2]) }
    rooms[0] = Room("r", capacity: seed % 3, features: rooms[0].features, closed: [seed % 2])
    let problem = try BlockProblem(
      learners: learners, slots: before.slots, rooms: rooms,
      facilitators: before.facilitators.map {
        Facilitator($0.identifier, away: seed % 5 == 0 ? [1] : [], mostMinutes: $0.mostMinutes)
      }, offers: before.offers, ladder: before.ladder, requests: before.requests,
      needs: before.needs, rules: before.rules, apart: before.apart, together: before.together,
      previous: plan)
    let solution = BlockSolver(problem).solve()
    guard let optimum = AllBlockPlans(problem).best else {
      #expect(solution.plan == nil)
      return
    }
    guard let changed = solution.plan else {
      #expect(solution.status == .unknown)
      return
    }
    #expect(BlockCheck(problem, changed).measures() == solution.scores.map(\.value))
    for (index, score) in solution.scores.enumerated() {
      let agrees = zip(solution.scores[..<index], optimum).allSatisfy { $0.value == $1 }
      if let bound = score.bound, agrees { #expect(bound <= optimum[index]) }
    }
    if solution.status == .optimal { #expect(solution.scores.map(\.value) == optimum) }
  }

  @Test(arguments: 1...10)
  func theSameAgain(seed: Int) throws {
    var random = RandomWeek(seed: UInt64(3000 + seed), slots: 3, learners: 8)
    let problem = try random.problem()
    let (first, second) = (
      BlockSolver(problem).solve(),
      BlockSolver(problem).solve()
    )
    #expect(first.plan == second.plan && first.scores == second.scores)
    #expect(first.unmet == second.unmet && first.conflict == second.conflict)
  }

  /// Hundreds of dear needs of one learner once were more than a number held.
  @Test func manyDearNeedsOfOneLearner() throws {
    let needs = (0..<300).map { _ in
      BlockNeed(
        learner: 0, label: "x", visits: 1000, strength: .weighted(level: 3, cost: 10_000))
    }
    let problem = try BlockProblem(
      learners: [BlockLearner("a"), BlockLearner("b")],
      slots: [Slot("m", day: 0, start: 540, end: 600), Slot("t", day: 1, start: 540, end: 600)],
      rooms: [Room("r", capacity: 9)], facilitators: [],
      offers: [Offer("x", label: "x", sizes: 0...9, slots: [0, 1])], needs: needs)
    let solution = BlockSolver(problem).solve()
    let plan = try #require(solution.plan)
    #expect(BlockCheck(problem, plan).measures() == solution.scores.map(\.value))
  }

  /// Slots that overlap: nobody is, and nothing is used, in two places at once.
  @Test(arguments: 1...12)
  func slotsThatOverlapAreNeverBothAttended(seed: Int) throws {
    var random = RandomWeek(seed: UInt64(4000 + seed), slots: 2, learners: 3)
    let plain = try random.problem()
    let slots = [
      Slot("a", day: 0, start: 540, end: 600), Slot("b", day: 0, start: 570, end: 630),
    ]
    let problem = try BlockProblem(
      learners: plain.learners, slots: slots, rooms: plain.rooms,
      facilitators: plain.facilitators, offers: plain.offers, ladder: plain.ladder,
      requests: plain.requests, needs: plain.needs, apart: plain.apart)
    let solution = BlockSolver(problem).solve()
    guard let plan = solution.plan else { return }
    let check = BlockCheck(problem, plan)
    #expect(check.findings() == [])
    #expect(check.measures() == solution.scores.map(\.value))
    let best = try #require(AllBlockPlans(problem).best)
    #expect(!check.measures().lexicographicallyPrecedes(best))
  }

  /// Every request that is not met has a reason that the plan bears out.
  @Test(arguments: 1...30)
  func reasonsAreBorneOutByThePlan(seed: Int) throws {
    var random = RandomWeek(seed: UInt64(5000 + seed), slots: 1, learners: 8)
    let problem = try random.problem()
    let solution = BlockSolver(problem).solve()
    guard let plan = solution.plan else { return }
    for (index, request) in problem.requests.enumerated() {
      let opening = plan.openings.first { $0.offer == request.offer }
      let isMet = opening?.learners.contains(request.learner) ?? false
      let reason = solution.unmet.first { $0.request == index }?.reason
      #expect(isMet == (reason == nil))
      switch reason {
      case .notOpened: #expect(opening == nil)
      case .bumped(let level, let others):
        #expect(level < request.level && !others.isEmpty)
        #expect(others.allSatisfy { opening?.learners.contains($0) ?? false })
      case .clash(let offer, _):
        #expect(
          plan.openings.contains { $0.offer == offer && $0.learners.contains(request.learner) })
      default: break
      }
    }
  }
}
