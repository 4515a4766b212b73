@testable import Choosing

/// Every plan of a tiny model, judged straight from the rules' definitions.
struct MentorOracle {
  let model: MentorModel
  /// All plans that keep the rules: by learner, the mentor.
  let plans: [[Int?]]

  init(_ model: MentorModel) {
    self.model = model
    let choices: [Int?] = [nil] + Array(model.mentors.indices)
    var all: [[Int?]] = [[]]
    for _ in model.learners {
      all = all.flatMap { plan in choices.map { choice in plan + [choice] } }
    }
    plans = all.filter { Self.isAllowed($0, model) }
  }

  static func isAllowed(_ plan: [Int?], _ model: MentorModel) -> Bool {
    for (index, mentor) in model.mentors.enumerated() {
      if !mentor.learners.contains(plan.count { $0 == index }) { return false }
    }
    for (learner, mentor) in plan.enumerated() {
      guard let mentor else {
        if model.rules.mustPlaceAll { return false }
        continue
      }
      if model.rules.conflicts.keys.contains(.init(learner, mentor)) { return false }
      for feature in model.learners[learner].mustMatch {
        if !model.mentors[mentor].features.contains(feature) { return false }
      }
    }
    return model.rules.pins.allSatisfy { plan[$0.learner] == $0.mentor }
  }

  func rank(_ plan: [Int?], _ learner: Int) -> Int {
    let worst = model.learners.compactMap { $0.ranks?.compactMap { $0 }.max() }.max() ?? 0
    guard let ranks = model.learners[learner].ranks else {
      return plan[learner] == nil ? worst + 1 : 0
    }
    guard let mentor = plan[learner] else { return worst + 2 }
    return ranks[mentor] ?? worst + 1
  }

  func value(_ step: MentorStep, _ plan: [Int?]) -> Int {
    let learners = model.learners.indices
    switch step {
    case .leftOut: return plan.count { $0 == nil }
    case .uncoveredNeeds:
      return learners.reduce(0) { sum, learner in
        sum
          + model.learners[learner].needs.count { need in
            plan[learner].map { !model.mentors[$0].expertise.contains(need) } ?? true
          }
      }
    case .changes:
      return learners.count {
        model.learners[$0].last != nil && plan[$0] != model.learners[$0].last
      }
    case .learnersTotal: return learners.reduce(0) { $0 + rank(plan, $1) }
    case .learnersAt(let worst):
      return learners.count { plan[$0] != nil && rank(plan, $0) == worst }
    case .mentorsTotal:
      let worst = model.mentors.compactMap { $0.ranks?.compactMap { $0 }.max() }.max() ?? 0
      return learners.reduce(0) { sum, learner in
        guard let mentor = plan[learner], let ranks = model.mentors[mentor].ranks else {
          return sum
        }
        return sum + (ranks[learner] ?? worst + 1)
      }
    case .squaredLoads:
      return model.mentors.indices.reduce(0) { sum, mentor in
        let load = plan.count { $0 == mentor }
        return sum + load * load
      }
    case .turns: return learners.reduce(0) { $0 + model.learners[$1].turn * rank(plan, $1) }
    }
  }

  /// What the aims' order compares, smaller first; all ranks that there may be.
  func key(_ aims: [MentorAim], _ plan: [Int?]) -> [Int] {
    [value(.leftOut, plan)]
      + aims.flatMap { aim in
        switch aim {
        case .needs: [value(.uncoveredNeeds, plan)]
        case .continuity: [value(.changes, plan)]
        case .learnersTotal: [value(.learnersTotal, plan)]
        case .learnersWorst:
          stride(from: 9, to: 1, by: -1).map { value(.learnersAt($0), plan) }
        case .mentorsTotal: [value(.mentorsTotal, plan)]
        case .loads: [value(.squaredLoads, plan)]
        }
      } + [value(.turns, plan)]
  }

  func best(_ aims: [MentorAim]) -> [[Int?]] {
    let keys = plans.map { key(aims, $0) }
    guard let least = keys.min(by: { $0.lexicographicallyPrecedes($1) }) else { return [] }
    return zip(plans, keys).filter { $0.1 == least }.map(\.0)
  }
}

extension MentorModel {
  /// A tiny model with anything in it.
  static func made(_ random: inout SmallGenerator) throws -> MentorModel {
    let (count, most) = (random.number(2...5), random.number(1...3))
    let mentors = (0..<most).map { _ in
      let least = random.once(in: 3) ? random.number(1...2) : 0
      return Mentor(
        learners: least...(least + random.number(0...3)), expertise: set(&random),
        features: set(&random), ranks: ranks(&random, count: count))
    }
    let learners = (0..<count).map { _ in
      Learner(
        needs: set(&random), mustMatch: random.once(in: 3) ? set(&random) : [],
        ranks: ranks(&random, count: most),
        last: random.once(in: 2) ? random.number(0...(most - 1)) : nil,
        turn: random.once(in: 2) ? random.number(1...3) : 0)
    }
    var rules = Rules()
    for _ in 0..<random.number(0...3) {
      let pair = Pair(random.number(0...(count - 1)), random.number(0...(most - 1)))
      rules.conflicts[pair] = random.number(0...4)
    }
    if random.once(in: 4) {
      rules.pins = [Pair(random.number(0...(count - 1)), random.number(0...(most - 1)))]
    }
    rules.mustPlaceAll = random.once(in: 4)
    return try MentorModel(learners: learners, mentors: mentors, rules: rules)
  }

  private static func set(_ random: inout SmallGenerator) -> Set<Int> {
    Set((0..<random.number(0...3)).map { _ in random.number(0...2) })
  }

  private static func ranks(_ random: inout SmallGenerator, count: Int) -> [Int?]? {
    let wild = (0..<count).map { _ in random.once(in: 4) ? nil : random.number(1...3) }
    let classes = Set(wild.compactMap { $0 }).sorted()
    if classes.isEmpty || random.once(in: 6) { return nil }
    return wild.map { rank in rank.flatMap { classes.firstIndex(of: $0) }.map { $0 + 1 } }
  }
}
