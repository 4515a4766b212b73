/// What a plan gives to the learners.
package struct ProjectFigures: Sendable {
  /// The last rank is that of projects not ranked.
  package let ranks: RankFigures
  /// Placed learners who said that they take anything.
  package let withoutWish: [Int]
  /// Placed learners who have not answered.
  package let notAnswered: [Int]
  package let leftOut: [Int]
  /// Placed learners who rank the project of somebody else above their own.
  package let envious: [Int]
  /// Learners with wishes for friends, and how many are with one of them.
  package let friends: (of: Int, met: Int)
  /// Times that two who were together before are together again.
  package let repeats: Int
  /// Per thing to balance, how far copies are off their shares, in the class's size times its unit.
  package let imbalance: [Int]
  /// Copies that run.
  package let running: Int

  /// - Complexity: O(learners x projects).
  package init(_ plan: ProjectPlan, of model: ProjectModel) {
    let units = model.makeUnits()
    var ranks = [Int?](repeating: nil, count: model.learners.count)
    for unit in units {
      for learner in unit.members {
        guard case .ranked = model.learners[learner].answer else { continue }
        ranks[learner] = plan.places[learner].flatMap { unit.ranks[$0.project] }
      }
    }
    self.ranks = RankFigures(ranks, to: model.lastRank)
    func placed(_ answer: ProjectModel.Answer) -> [Int] {
      model.learners.indices.filter {
        plan.places[$0] != nil && model.learners[$0].answer == answer
      }
    }
    withoutWish = placed(.noWish)
    notAnswered = placed(.notAnswered)
    leftOut = plan.leftOut
    let runs = Set(plan.places.compactMap { $0?.project })
    envious = units.flatMap { unit in
      unit.members.filter { learner in
        guard let own = ranks[learner] else { return false }
        return runs.contains { unit.ranks[$0] ?? own < own }
      }
    }.sorted()
    let wishes = model.friendsOf
    let met = wishes.indices.count { learner in
      plan.places[learner] != nil
        && wishes[learner].contains { plan.places[$0] == plan.places[learner] }
    }
    friends = (wishes.count { !$0.isEmpty }, met)
    repeats = model.rules.met.count { pair in
      plan.places[pair.from] != nil && plan.places[pair.from] == plan.places[pair.to]
    }
    imbalance = model.rules.balance.map { things in
      things.reduce(0) { $0 + Self.imbalance($1, plan) }
    }
    running = plan.members.count
  }

  private static func imbalance(_ series: [Int], _ plan: ProjectPlan) -> Int {
    let total = series.reduce(0, +)
    return plan.members.values.reduce(0) { sum, crowd in
      sum + abs(crowd.reduce(0) { $0 + series.count * series[$1] - total })
    }
  }

  /// What a step is about, where it is about company.
  func value(of step: ProjectStep) -> Int? {
    switch step {
    case .withoutFriend: friends.of - friends.met
    case .repeats: repeats
    case .imbalance(let index): imbalance[index]
    case .leftOut, .wishesLeftOut, .otherRank, .atRank, .rankTotal, .outvoted, .turns: nil
    }
  }
}
