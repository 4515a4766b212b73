import GroupingModel

/// The scenario's rules laid out for costing many groups: required rules as what may not occur,
/// weighted rules summed by level.
struct CostTable: Sendable {
  let learners: Int
  let kinds: [GroupKind]
  /// Kinds that allow a size, by size from 0 to the largest.
  let kindsBySize: [[Int]]
  /// Costs by level of a strict order; one level otherwise. Where a rule limits the whole plan, what
  /// it counts comes last.
  let levels: [LevelCosts]
  let limit: WholePlanLimit?
  /// Pairs that no group may hold.
  private let clashes: [Bool]
  /// `[kind][learner]`: learners that the kind may not hold.
  private let barred: [[Bool]]
  /// Required rules that are neither about pairs nor about single members.
  private let tests: [any GroupMeasure]

  /// - Returns: nil for a class so large that its groups cannot be looked at one by one.
  init?(_ evaluator: Evaluator) {
    let scenario = evaluator.scenario
    let learners = scenario.roster.count
    guard learners <= PairTable.mostLaidOut else { return nil }
    self.learners = learners
    kinds = scenario.kinds
    let largest = min(learners, scenario.sizes.upperBound)
    kindsBySize = (0...largest).map { size in
      scenario.kinds.indices.filter { size > 0 && scenario.kinds[$0].sizes.contains(size) }
    }
    let required = scenario.rules.indices.filter { scenario.rules[$0].strength == .required }
    var clashes = [Bool](repeating: false, count: learners * learners)
    var barred = scenario.kinds.map { _ in [Bool](repeating: false, count: learners) }
    var tests: [any GroupMeasure] = []
    for rule in required where rule != evaluator.limit?.rule {
      switch evaluator.measures[rule] {
      case .pairs(let table):
        for (i, value) in (table.values ?? []).enumerated() where value > 0 { clashes[i] = true }
      case .members(let table):
        for kind in barred.indices {
          for learner in 0..<learners where table[kind][learner] > 0 {
            barred[kind][learner] = true
          }
        }
      case .group(let measure): tests.append(measure)
      }
    }
    (self.clashes, self.barred, self.tests) = (clashes, barred, tests)
    let order = LevelOrder(scenario)
    limit = evaluator.limit
    let limited = evaluator.limit.map { [[$0.rule]] } ?? []
    levels = ((0..<order.count).map(order.rules(at:)) + limited).map { rules in
      LevelCosts(
        rules.map { evaluator.measures[$0] }, learners: learners, kinds: scenario.kinds.count)
    }
  }

  /// Smallest size that a kind allows.
  var smallest: Int { kindsBySize.firstIndex { !$0.isEmpty } ?? 1 }
  /// Largest size that a kind allows, at most the roster's.
  var largest: Int { kindsBySize.count - 1 }

  /// Whether a required rule about pairs keeps the learner out of a group of these members.
  func clash(_ learner: Int, with members: [Int]) -> Bool {
    for member in members where clashes[learner * learners + member] { return true }
    return false
  }

  /// Whether the kind may not hold one of the members.
  func bars(_ members: [Int], from kind: Int) -> Bool {
    for member in members where barred[kind][member] { return true }
    return false
  }

  /// Whether required rules about whole groups hold.
  func passes(_ members: [Int]) -> Bool {
    for test in tests where test.cost(of: members) > 0 { return false }
    return true
  }
}

/// One level's weighted rules, summed where they are of one form.
struct LevelCosts: Sendable {
  private let learners: Int
  /// Row-major `learners x learners`, symmetric.
  private let pairs: [Int64]
  /// `[kind][learner]`.
  private let members: [[Int64]]
  private let measures: [any GroupMeasure]

  init(_ rules: [Measure], learners: Int, kinds: Int) {
    self.learners = learners
    var pairs = [Int64](repeating: 0, count: learners * learners)
    var members = [[Int64]](
      repeating: [Int64](repeating: 0, count: learners), count: kinds)
    var measures: [any GroupMeasure] = []
    for rule in rules {
      switch rule {
      case .pairs(let table):
        for (i, value) in (table.values ?? []).enumerated() { pairs[i] += value }
      case .members(let table):
        for kind in 0..<kinds {
          for learner in 0..<learners { members[kind][learner] += table[kind][learner] }
        }
      case .group(let measure): measures.append(measure)
      }
    }
    (self.pairs, self.members, self.measures) = (pairs, members, measures)
  }

  /// What the learner's pairs with the members cost.
  func pairCost(of learner: Int, with others: [Int]) -> Int64 {
    var cost: Int64 = 0
    for other in others { cost += pairs[learner * learners + other] }
    return cost
  }

  /// What rules about whole groups cost.
  func groupCost(of group: [Int]) -> Int64 {
    var cost: Int64 = 0
    for measure in measures { cost += measure.cost(of: group) }
    return cost
  }

  /// What being in a group of this kind costs the members.
  func memberCost(of group: [Int], kind: Int) -> Int64 {
    var cost: Int64 = 0
    for member in group { cost += members[kind][member] }
    return cost
  }
}

/// Levels of a strict order, first to be solved first; a single level for the other aims.
struct LevelOrder: Sendable {
  private let rulesByLevel: [[Int]]

  init(_ scenario: Scenario) {
    let weighted = scenario.rules.indices.filter { scenario.rules[$0].strength != .required }
    let levels = Set(weighted.map { scenario.rules[$0].level }).sorted()
    guard scenario.aim == .strictOrder, !levels.isEmpty else {
      rulesByLevel = [weighted]
      return
    }
    rulesByLevel = levels.map { level in weighted.filter { scenario.rules[$0].level == level } }
  }

  var count: Int { rulesByLevel.count }

  /// Positions of a level's rules in the scenario.
  func rules(at level: Int) -> [Int] { rulesByLevel[level] }
}
