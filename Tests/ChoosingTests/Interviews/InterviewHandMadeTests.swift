import GroupingModel
import Testing

@testable import Choosing

@Suite struct InterviewHandMadeTests {
  /// Learners 0 and 1 both rank team 0 first; each team likes the other one better: (0, 0), (1, 1)
  /// suits the learners, and so on. Each side has its best.
  @Test func `each side has its best where there are two stable assignments`() throws {
    let model = try Interviews(
      learnerRanks: [[1, 2], [2, 1]], teamRanks: [[2, 1], [1, 2]], most: [1, 1])
    let answer = try solveInterviews(model)
    #expect(answer.existence == .exists)
    #expect(answer.solutions.map(\.team) == [[0, 1], [1, 0], [0, 1]])
    #expect(answer.solutions[0].figures.ranks.profile == [2])
    #expect(answer.solutions[0].figures.teamProfile == [0, 2])
    #expect(answer.solutions[1].figures.ranks.total == 4)
    #expect(answer.solutions[1].figures.teamRankSum == 2)
  }

  /// Roth's hospitals: team 1 has two seats and one learner who asks for it, whatever is stable.
  @Test func `one stable assignment that misses a minimum is a proof without search`() throws {
    let model = try Interviews(
      learnerRanks: [[1, 2], [1, 2], [1, nil]], teamRanks: [[1, 2, 3], [1, 2, nil]],
      most: [2, 2], least: [0, 1])
    let answer = try solveInterviews(model)
    #expect(answer.existence == .none(.ruralHospitals))
    // Learner 0 or 1 must go to team 1; learner 2 takes the seat in team 0. The one who went envies
    // 2.
    for solution in answer.solutions {
      #expect(solution.figures.counts == [2, 1])
      #expect(solution.figures.blocking == 1)
      #expect(solution.figures.blockingPairs.first?.kind == .envy)
      #expect(solution.levels.allSatisfy { $0.isProven })
    }
  }

  /// As above, but no envy: the seat in team 0 stays empty, and two learners claim it.
  @Test func `a seat is left empty where envy counts first`() throws {
    let model = try Interviews(
      learnerRanks: [[1, 2], [1, 2], [1, nil]], teamRanks: [[1, 2, 3], [1, 2, nil]],
      most: [2, 2], least: [0, 1])
    let answer = try solveInterviews(model, options: InterviewOptions(preference: .fewestEnvy))
    let solution = try #require(answer.solutions.first)
    #expect(solution.team == [0, 1, nil])
    #expect(solution.figures.envy == 0)
    #expect(
      Set(solution.figures.blockingPairs) == [
        BlockingPair(learners: [1], team: 0, kind: .waste),
        BlockingPair(learners: [2], team: 0, kind: .waste),
      ])
    #expect(solution.figures.unplaced == [.init(learner: 2, reason: .blocks)])
  }

  /// Team 0 likes 0 best, then the pair (1, 2), then 3; team 1 likes 3, then 0. Learner 0 wants 1,
  /// then 0; 3 wants 0, then 1. Pair in 0: 3 drives 0 out of 1, who drives out the pair. Pair out:
  /// 0 and 3 trade places until the pair finds room again.
  @Test func `a pair may leave nothing stable`() throws {
    let model = try Interviews(
      learnerRanks: [[2, 1], [1, nil], [1, nil], [1, 2]],
      teamRanks: [[1, 2, 3, 4], [2, nil, nil, 1]], most: [2, 1], pairs: [.init(1, 2)])
    let answer = try solveInterviews(model)
    #expect(answer.existence == .none(.search))
    for solution in answer.solutions {
      #expect(solution.figures.blocking == 1)
      #expect(solution.team[1] == solution.team[2])
    }
  }

  /// The pair's worse half decides: team 0 likes 1 best and 2 least, so single learner 0 has a
  /// claim on both seats.
  @Test func `a pair is ranked by its worse half`() throws {
    let model = try Interviews(
      learnerRanks: [[1], [1], [1]], teamRanks: [[2, 1, 3]], most: [2], pairs: [.init(1, 2)])
    let solution = try #require(try solveInterviews(model).solutions.first)
    #expect(solution.team == [0, nil, nil])
    #expect(
      solution.figures.unplaced == [
        .init(learner: 1, reason: .allPlacesTaken), .init(learner: 2, reason: .allPlacesTaken),
      ])
  }

  @Test func `who ranked nobody who ranked them is told so`() throws {
    let model = try Interviews(
      learnerRanks: [[1, nil], [1, nil], [nil, 1]], teamRanks: [[1, 2, nil], [1, nil, nil]],
      most: [1, 1])
    let figures = try #require(try solveInterviews(model).solutions.first).figures
    #expect(
      figures.unplaced == [
        .init(learner: 1, reason: .allPlacesTaken),
        .init(learner: 2, reason: .rankedNobodyWhoRankedThem),
      ])
  }

  /// Learner 0 may go anywhere; ties broken for them by position would leave learner 1 out.
  @Test func `ties are broken so that most are placed`() throws {
    let model = try Interviews(
      learnerRanks: [[1, 1], [1, nil]], teamRanks: [[1, 1], [1, nil]], most: [1, 1])
    for solution in try solveInterviews(model).solutions { #expect(solution.team == [1, 0]) }
  }

  @Test func `teams that cannot have their minimum are named`() throws {
    let model = try Interviews(
      learnerRanks: [[1, 2, 3], [1, 2, nil], [1, nil, nil]],
      teamRanks: [[1, 2, 3], [1, 2, nil], [1, nil, nil]], most: [3, 3, 3], least: [0, 2, 1])
    guard case .impossible(let reason) = try solveInterviews(model).outcome else {
      Issue.record("there is no assignment")
      return
    }
    #expect(reason == .minimum(teams: [1, 2], least: 3, learners: 2))
  }

  @Test func `too few seats for everyone are counted`() throws {
    let model = try Interviews(
      learnerRanks: [[1], [1], [nil]], teamRanks: [[1, 2, nil]], most: [2], everyone: true)
    guard case .impossible(.seats(2, learners: 3)) = try solveInterviews(model).outcome else {
      Issue.record("there are two seats for three")
      return
    }
  }

  @Test func `who is placed unranked is named where everyone is placed`() throws {
    let model = try Interviews(
      learnerRanks: [[1, nil], [1, nil]], teamRanks: [[1, 2], [1, nil]], most: [1, 1],
      everyone: true)
    let solution = try #require(try solveInterviews(model).solutions.first)
    #expect(solution.team == [0, 1])
    #expect(solution.figures.placedUnranked == [1])
    #expect(solution.figures.ranks.profile == [1, 1])
  }

  @Test func `without time there is an assignment but no proof`() throws {
    let model = try Interviews.random(
      seed: 3, learners: 24, teams: 6,
      InterviewTraits(ties: true, minima: true, pairs: true, everyone: true))
    let answer = try solveInterviews(model, options: InterviewOptions(milliseconds: 0))
    let oracle = InterviewOracle(model)
    #expect(answer.solutions.count == 3)
    for solution in answer.solutions {
      #expect(oracle.isAllowed(solution.team))
      #expect(solution.levels.last?.isProven == false)
    }
  }

  @Test func `an assignment is the same every time`() throws {
    let model = try Interviews.random(
      seed: 5, learners: 20, teams: 5, InterviewTraits(ties: true, minima: true, pairs: true))
    let one = try solveInterviews(model).solutions.map(\.team)
    #expect(try solveInterviews(model).solutions.map(\.team) == one)
  }

  /// Random order among equals: other seeds, other assignments, all of them stable.
  @Test func `seeds break ties in other ways`() throws {
    let model = try Interviews(
      learnerRanks: [[Int?]](repeating: [1, 1, 1], count: 6),
      teamRanks: [[Int?]](repeating: [1, 1, 1, 1, 1, 1], count: 3), most: [2, 2, 2])
    let teams = try (0..<5).map {
      try solveInterviews(model, options: InterviewOptions(seed: $0)).solutions[0].team
    }
    #expect(Set(teams).count > 1)
    #expect(teams.allSatisfy { InterviewOracle(model).blockingPairs($0).isEmpty })
  }
}

@Suite struct InterviewModelTests {
  private func problem(
    learners: [[Int?]] = [[1, 2], [2, 1]], teams: [[Int?]] = [[1, 2], [1, 2]],
    most: [Int] = [1, 1], least: [Int]? = nil, pairs: [Interviews.Pair] = []
  ) -> String? {
    do throws(ModelError) {
      _ = try Interviews(
        learnerRanks: learners, teamRanks: teams, most: most, least: least, pairs: pairs)
      return nil
    } catch {
      return error.problem
    }
  }

  @Test func `what is wrong with a model is said`() {
    #expect(problem() == nil)
    #expect(problem(learners: [], teams: [[], []]) == "there are 0 learners and 2 teams")
    #expect(problem(most: [1]) == "2 teams have 1 maximum and 1 minimum quotas")
    #expect(problem(learners: [[1, 2], [1]]) == "learner 2 has 1 ranks for 2 teams")
    #expect(problem(teams: [[1, 2], [1]]) == "team 2 has 1 ranks for 2 learners")
    #expect(problem(learners: [[1, 3], [2, 1]]) == "learner 1 gives no rank 2, but a later one")
    #expect(problem(learners: [[0, 1], [2, 1]]) == "learner 1 gives the rank 0")
    #expect(problem(most: [1, 1], least: [0, 2]) == "team 2 takes 2 to 1 learners")
    #expect(problem(most: [1, 1], least: [-1, 0]) == "team 1 takes -1 to 1 learners")
    #expect(problem(pairs: [.init(0, 2)]) == "a pair names learner 3 of 2")
    #expect(problem(pairs: [.init(0, 0)]) == "learner 1 is named twice in pairs")
  }
}
