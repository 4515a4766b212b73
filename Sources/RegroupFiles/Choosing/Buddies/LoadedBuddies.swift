import Choosing
import GroupingModel

/// A scenario of learners who work in pairs, with all that was read for it.
package struct LoadedBuddies: ScenarioChoice {
  /// What is to be planned.
  enum Task: Sendable, Hashable {
    /// One round at least cost.
    case once
    /// So many rounds, new partners before anything else.
    case rounds(Int)
    /// One round with the fewest blocking pairs.
    case stable
  }

  package let source: ChoiceSource
  let task: Task
  let odd: OddLearner
  /// As in `model.rules`; none for stable pairs.
  let rules: [LoadedBuddyRule]
  let model: BuddyCosts
  /// In thousandths of a point.
  let costs: PairCosts
  let wishes: BuddyWishes?
  /// How often two have met in earlier rounds.
  let met: [BuddyPair: Int]
  /// Pairs of `apart.csv`.
  let apart: Set<BuddyPair>

  /// - Throws: `InputError` naming file, row and column, without a learner's data.
  package static func load(_ path: String) throws(InputError) -> LoadedBuddies {
    try LoadedBuddies(try ChoiceScenario.load(path))
  }

  init(_ scenario: ChoiceScenario) throws(InputError) {
    var scenario = scenario
    let everybody = try scenario.learners()
    let yaml = BuddyRuleYAML(reader: scenario.reader, learners: everybody)
    let task = try Self.task(scenario)
    let wishes = try BuddyWishes(&scenario, everybody, yaml)
    let past = try PastBuddies(&scenario, everybody, yaml)
    let apart = Set(
      try scenario.pairs("apart", of: everybody).map { BuddyPair($0.from, $0.to) })
    let (odd, rules, count) = (
      try Self.odd(scenario), try Self.rules(scenario, yaml), everybody.count
    )
    let file = scenario.file
    if task == .stable {
      try Self.checkStable(scenario, count: count, hasWishes: wishes != nil)
    }
    let all = task == .stable ? [] : try rules + Self.rules(wishes, past, file)
    let forbidden = Self.forbidden(count, apart, wishes)
    model = try Self.checked(file) {
      try BuddyCosts(count: count, rules: all.map(\.rule), apart: forbidden)
    }
    costs = try Self.checked(file) { [model] in try model.costs() }
    (self.task, self.wishes, self.apart, self.rules) = (task, wishes, apart, all)
    self.odd = odd == .trio ? .trio : .leftOut(costs: past?.costsAlone(count) ?? [])
    met = past?.met ?? [:]
    source = ChoiceSource(
      scenario, everybody, remarks: (wishes?.remarks ?? []) + (past?.earlier.remarks ?? []))
  }

  package func solved(milliseconds: Int?, generator: String) throws -> BuddyOutcome {
    try BuddyOutcome(self, milliseconds: milliseconds, generator: generator)
  }

  private static func task(_ scenario: ChoiceScenario) throws(InputError) -> Task {
    if try scenario.flag("stable") { return .stable }
    guard let node = scenario.node("rounds") else { return .once }
    return .rounds(try scenario.reader.whole(node, "rounds", in: 1...200))
  }

  private static func odd(_ scenario: ChoiceScenario) throws(InputError) -> OddLearner {
    try scenario.word("odd", among: ["trio", "left-out"]) == "left-out"
      ? .leftOut(costs: []) : .trio
  }

  /// Rules about learners' columns.
  private static func rules(
    _ scenario: ChoiceScenario, _ yaml: BuddyRuleYAML
  ) throws(InputError) -> [LoadedBuddyRule] {
    let levels = try yaml.rules(scenario.node("level")) { node throws(InputError) in
      try yaml.level(node)
    }
    return try levels
      + yaml.rules(scenario.node("help")) { node throws(InputError) in try yaml.help(node) }
  }

  /// Rules about wishes and the past.
  private static func rules(
    _ wishes: BuddyWishes?, _ past: PastBuddies?, _ file: String
  ) throws(InputError) -> [LoadedBuddyRule] {
    var rules: [LoadedBuddyRule] = []
    if let wishes {
      let term = try checked(file) {
        BuddyTerm.wishes(try wishes.rankings(), unranked: wishes.lastRank)
      }
      rules.append(
        LoadedBuddyRule(
          rule: BuddyRule(term, weight: wishes.weight * 100), name: "wishes",
          sentence: "wishes: \(BuddyRuleYAML.told(wishes.weight)) for each rank, of both; "
            + "\(wishes.lastRank) for who is not named"))
    }
    return rules + (past.map { [$0.rule] } ?? [])
  }

  private static func forbidden(
    _ count: Int, _ apart: Set<BuddyPair>, _ wishes: BuddyWishes?
  ) -> [BuddyPair] {
    guard let wishes, wishes.isStrict else { return apart.sorted() }
    let all = (0..<count).flatMap { one in
      ((one + 1)..<max(count, one + 1)).map { BuddyPair(one, $0) }
    }
    return all.filter { apart.contains($0) || wishes.forbids($0) }
  }

  /// Only rankings make pairs stable.
  private static func checkStable(
    _ scenario: ChoiceScenario, count: Int, hasWishes: Bool
  ) throws(InputError) {
    for key in ["level", "help", "new-partners", "rounds"] {
      guard let node = scenario.node(key) else { continue }
      throw scenario.reader.failure(
        node, "'\(key)' and 'stable' do not go together: stable pairs come of rankings alone",
        remedy: "take one of the two out")
    }
    guard hasWishes else { throw scenario.missing("wishes") }
    guard count <= 60 else {
      throw InputError(
        file: scenario.file, "stable pairs of \(count) learners are too many to weigh",
        remedy: "form them class by class, of up to 60, or take 'stable' out")
    }
  }

  /// What a model refuses, as an error of the scenario.
  static func checked<Value>(
    _ file: String, _ work: () throws -> Value
  ) throws(InputError) -> Value {
    do { return try work() } catch {
      if let error = error as? ModelError { throw InputError(error, file: file) }
      throw InputError(file: file, "\(error)", remedy: "report this as a bug")
    }
  }
}
