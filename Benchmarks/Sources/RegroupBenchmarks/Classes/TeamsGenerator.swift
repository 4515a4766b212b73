/// Makes courses that become teams of four: three past rounds, requests not to work together, special
/// needs, four skills that every team should have, and a score. Seeded.
struct TeamsGenerator {
  private var random: SplitMix64
  private var made: ClassInstance

  /// Skills that every team should have.
  static let skills = ["Build", "Code", "Draw", "Write"]
  /// Columns that rules and counts are about.
  static let (gender, needs, skill, score) = ("Gender", "Needs", "Skills", "Score")

  /// `learners` in teams of four; of 120, ten ask not to work with someone and 21 have needs.
  static func course(_ name: String, learners: Int, seed: UInt64) -> ClassInstance {
    var generator = TeamsGenerator(name, learners: learners, seed: seed)
    generator.addColumns()
    generator.addHistory()
    generator.addAvoided(learners / 12)
    generator.addRules()
    return generator.made
  }

  private init(_ name: String, learners: Int, seed: UInt64) {
    random = SplitMix64(seed: seed)
    made = ClassInstance(
      name: name, learners: learners, sizes: InstanceSizes(near: 4), seed: seed)
  }

  private mutating func addColumns() {
    let girls = (0..<made.learners).map { _ in random.below(2) == 0 ? "F" : "M" }
    made.columns.append(.init(name: Self.gender, cells: girls))
    let chosen = Set(random.permutation(made.learners).prefix(made.learners * 21 / 120))
    let needs = (0..<made.learners).map { chosen.contains($0) ? "yes" : "no" }
    made.columns.append(.init(name: Self.needs, cells: needs))
    let skills = (0..<made.learners).map { _ in
      Self.skills.filter { _ in random.below(100) < 45 }.joined(separator: ";")
    }
    made.columns.append(.init(name: Self.skill, cells: skills))
    let scores = (0..<made.learners).map { _ in
      "\(Int(min(100, max(20, random.normal(mean: 70, deviation: 12))).rounded()))"
    }
    made.columns.append(.init(name: Self.score, cells: scores))
  }

  private mutating func addHistory() {
    made.history = (0..<3).map { _ in
      let order = random.permutation(made.learners)
      return stride(from: 0, to: order.count, by: 4).map {
        order[$0..<min($0 + 4, order.count)].sorted()
      }
    }
  }

  /// Pairs of whom one asked not to work with the other, each learner in one pair at most.
  private mutating func addAvoided(_ count: Int) {
    let order = random.permutation(made.learners)
    let links = (0..<count).map { [order[2 * $0], order[2 * $0 + 1]] }
    made.rules.append(
      InstanceRule(
        rule: "avoid", subject: "avoid.csv", weight: nil, links: links, linksInFile: true))
  }

  /// What must not be is required, what may be worse or better has a weight.
  private mutating func addRules() {
    made.rules += [
      InstanceRule(rule: "new-teammates"),
      InstanceRule(rule: "not-alone", subject: "\(Self.gender)=F", weight: 5),
      InstanceRule(rule: "not-alone", subject: "\(Self.needs)=yes", weight: 5),
      InstanceRule(rule: "skills", subject: Self.skill, weight: 5),
      InstanceRule(rule: "balance", subject: Self.score, weight: 1),
    ]
  }
}
