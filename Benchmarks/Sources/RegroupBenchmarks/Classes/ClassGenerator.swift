/// Makes classes as teachers have them: scores, gender, wishes, requests to avoid, pairs to keep
/// apart, and the groups of three earlier rounds. Seeded; equal seeds give equal classes.
struct ClassGenerator {
  private var random: SplitMix64
  private var made: ClassInstance
  /// Learners up to whom a shuffle of all takes no time.
  private static let mostShuffled = 1_000

  /// A class of `learners` with mixed rules in groups of `sizes`.
  static func mixed(
    _ name: String, learners: Int, sizes: InstanceSizes, seed: UInt64
  ) -> ClassInstance {
    var generator = ClassGenerator(name, learners: learners, sizes: sizes, seed: seed)
    generator.addMixedRules()
    return generator.made
  }

  /// As `mixed`, with six topics that learners rank.
  static func topics(
    _ name: String, learners: Int, sizes: InstanceSizes, seed: UInt64
  ) -> ClassInstance {
    var generator = ClassGenerator(name, learners: learners, sizes: sizes, seed: seed)
    generator.addMixedRules()
    generator.addTopics(6)
    return generator.made
  }

  /// Only a diverse mix over five attributes: a price on every pair.
  static func dense(
    _ name: String, learners: Int, sizes: InstanceSizes, seed: UInt64
  ) -> ClassInstance {
    var generator = ClassGenerator(name, learners: learners, sizes: sizes, seed: seed)
    generator.addMix()
    return generator.made
  }

  /// Only equal means of a score with `decimals` decimals: the hard kind, since groups by the
  /// thousand cost nearly nothing.
  static func balance(
    _ name: String, learners: Int, sizes: InstanceSizes, decimals: Int, seed: UInt64
  ) -> ClassInstance {
    var generator = ClassGenerator(name, learners: learners, sizes: sizes, seed: seed)
    generator.addScores(decimals: decimals)
    generator.made.rules.append(InstanceRule(rule: "balance", subject: "Score", weight: 1))
    return generator.made
  }

  private init(_ name: String, learners: Int, sizes: InstanceSizes, seed: UInt64) {
    random = SplitMix64(seed: seed)
    made = ClassInstance(name: name, learners: learners, sizes: sizes, seed: seed)
  }

  private mutating func addMixedRules() {
    addScores(decimals: 0)
    addCategory("Gender", values: ["F", "M"])
    made.rules.append(InstanceRule(rule: "balance", subject: "Score", weight: 1))
    made.rules.append(InstanceRule(rule: "not-alone", subject: "Gender", weight: 5))
    addHistory(rounds: 3)
    let wishes = (0..<made.learners).map { _ in random.below(4) }
    addRequests("wishes", column: "Work with", weight: 4, numbers: wishes)
    let askers = Set(random.permutation(made.learners).prefix(made.learners / 6))
    let refusals = (0..<made.learners).map { askers.contains($0) ? 1 : 0 }
    addRequests("avoid", column: "Not with", weight: 3, numbers: refusals)
    addPairsApart(made.learners / 10)
  }

  private mutating func addScores(decimals: Int) {
    let scale = decimals == 0 ? 1.0 : 10.0
    let cells = (0..<made.learners).map { _ in
      let score = min(100, max(20, random.normal(mean: 70, deviation: 12)))
      let mantissa = Int((score * scale).rounded())
      return decimals == 0 ? "\(mantissa)" : "\(mantissa / 10).\(mantissa % 10)"
    }
    made.columns.append(.init(name: "Score", cells: cells))
  }

  private mutating func addCategory(_ name: String, values: [String]) {
    let cells = (0..<made.learners).map { _ in values[random.below(values.count)] }
    made.columns.append(.init(name: name, cells: cells))
  }

  private mutating func addHistory(rounds: Int) {
    let size = made.sizes.near ?? made.sizes.max ?? 4
    let groups = max(1, made.learners / size)
    made.history = (0..<rounds).map { _ in
      let order = random.permutation(made.learners)
      return (0..<groups).map { group in
        stride(from: group, to: order.count, by: groups).map { order[$0] }.sorted()
      }
    }
    made.rules.append(InstanceRule(rule: "new-teammates", weight: 3))
  }

  /// - Parameter numbers: how many others each learner names.
  private mutating func addRequests(
    _ rule: String, column: String, weight: Double, numbers: [Int]
  ) {
    var links: [[Int]] = []
    var cells: [String] = []
    for learner in 0..<made.learners {
      let asked = others(than: learner, count: numbers[learner])
      links += asked.map { [learner, $0] }
      cells.append(asked.map(ClassInstance.id).joined(separator: ";"))
    }
    made.columns.append(.init(name: column, cells: cells))
    made.rules.append(
      InstanceRule(rule: rule, subject: column, weight: weight, links: links))
  }

  /// Different learners, ascending; few of very many are drawn one by one.
  private mutating func others(than learner: Int, count: Int) -> [Int] {
    guard made.learners > Self.mostShuffled else {
      return random.permutation(made.learners).filter { $0 != learner }.prefix(count).sorted()
    }
    var drawn: Set<Int> = []
    while drawn.count < count {
      let other = random.below(made.learners)
      if other != learner { drawn.insert(other) }
    }
    return drawn.sorted()
  }

  private mutating func addPairsApart(_ count: Int) {
    let order = random.permutation(made.learners)
    let links = (0..<count).map { [order[2 * $0], order[2 * $0 + 1]] }
    made.rules.append(
      InstanceRule(
        rule: "apart", subject: "apart.csv", weight: nil, links: links, linksInFile: true))
  }

  private mutating func addTopics(_ count: Int) {
    made.labels = (0..<count).map {
      InstanceLabel(
        name: "Topic \($0 + 1)", min: made.sizes.min ?? 3, max: made.sizes.max ?? 5,
        groups: (made.learners + 23) / 24)
    }
    let ranks = (0..<made.learners).map { _ in Array(random.permutation(count).prefix(3)) }
    let columns = (0..<3).map { "Choice \($0 + 1)" }
    for (choice, column) in columns.enumerated() {
      let cells = ranks.map { made.labels[$0[choice]].name }
      made.columns.append(.init(name: column, cells: cells))
    }
    made.rules.append(
      InstanceRule(rule: "preference", subjects: columns, weight: 2, ranks: ranks))
  }

  private mutating func addMix() {
    addScores(decimals: 1)
    for subject in ["Reading", "Writing"] {
      let cells = (0..<made.learners).map { _ in "\(random.below(101))" }
      made.columns.append(.init(name: subject, cells: cells))
    }
    addCategory("Language", values: ["Arabic", "English", "Spanish", "Urdu"])
    addCategory("Interest", values: ["Art", "Music", "Sport", "Science", "History"])
    made.rules.append(
      InstanceRule(rule: "mix", subjects: made.columns.map(\.name), weight: 1))
  }
}
