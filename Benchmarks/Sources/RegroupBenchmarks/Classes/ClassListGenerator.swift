/// Makes year groups that are to be split into classes of 28 to 30: three scores that go together,
/// gender, needs, friends, pairs whom their teachers want apart, and pins. Seeded.
///
/// Pairs apart mostly come from the class that a learner is in now. So do friends, and mostly of the
/// same gender, or else they come from the whole year: the nearer, the more wishes and pairs get into
/// each other's way.
struct ClassListGenerator {
  private var random: SplitMix64
  private var made: ClassInstance
  private let classes: Int
  /// The class that each learner is in now.
  private var old: [Int] = []
  private var girls: [Bool] = []

  /// `learners` into `classes` with eight rules.
  ///
  /// - Parameter near: whether four of five friends come from the learner's class and gender.
  static func yearGroup(
    _ name: String, learners: Int, classes: Int, friends: ClosedRange<Int>, near: Bool,
    pairsApart: Int, seed: UInt64
  ) -> ClassInstance {
    var generator = ClassListGenerator(name, learners: learners, classes: classes, seed: seed)
    generator.addScores()
    generator.addGenderAndNeeds()
    let pins = generator.pins()
    generator.addPairsApart(pairsApart, pinned: Set(pins.map { $0[0] }))
    generator.addFriends(friends, near: near)
    generator.made.rules.append(InstanceRule(rule: "pin", weight: nil, pins: pins))
    return generator.made
  }

  private init(_ name: String, learners: Int, classes: Int, seed: UInt64) {
    random = SplitMix64(seed: seed)
    self.classes = classes
    made = ClassInstance(name: name, learners: learners, sizes: InstanceSizes(), seed: seed)
    made.labels = (0..<classes).map {
      InstanceLabel(
        name: "Class \($0 + 1)", min: learners / classes,
        max: (learners + classes - 1) / classes, groups: 1, isFixed: true)
    }
    old = random.permutation(learners).map { $0 % classes }
  }

  /// Reading and maths of mean 100 and deviation 15, effort from 1 to 5.
  private mutating func addScores() {
    let ability = (0..<made.learners).map { _ in random.normal(mean: 0, deviation: 1) }
    for subject in ["Reading", "Maths"] {
      let cells = ability.map { ability in
        let score = 100 + 10.5 * (ability + random.normal(mean: 0, deviation: 1))
        return "\(Int(min(140, max(60, score)).rounded()))"
      }
      add(subject, cells, "balance", weight: 2)
    }
    let effort = ability.map { ability in
      let level = 3 + 0.5 * ability + random.normal(mean: 0, deviation: 0.9)
      return "\(Int(min(5, max(1, level)).rounded()))"
    }
    add("Effort", effort, "balance", weight: 2)
  }

  private mutating func addGenderAndNeeds() {
    girls = (0..<made.learners).map { _ in random.below(2) == 0 }
    add("Gender", girls.map { $0 ? "F" : "M" }, "spread", weight: 5)
    let needs = (0..<made.learners).map { _ in
      let draw = random.below(100)
      return draw < 75 ? "none" : draw < 90 ? "support" : "language"
    }
    add("Needs", needs, "spread", weight: 5)
  }

  private mutating func add(_ name: String, _ cells: [String], _ rule: String, weight: Double) {
    made.columns.append(.init(name: name, cells: cells))
    made.rules.append(InstanceRule(rule: rule, subject: name, weight: weight))
  }

  /// Eight learners whose class is settled.
  private mutating func pins() -> [[Int]] {
    random.permutation(made.learners).prefix(8).enumerated().map { [$1, $0 % classes] }
  }

  private mutating func addPairsApart(_ count: Int, pinned: Set<Int>) {
    var links: Set<[Int]> = []
    while links.count < count {
      let pair = [random.below(made.learners), random.below(made.learners)].sorted()
      let isLikely = old[pair[0]] == old[pair[1]] || random.below(5) == 0
      let isOpen = pair[0] != pair[1] && !pair.allSatisfy(pinned.contains)
      if isLikely, isOpen { links.insert(pair) }
    }
    made.rules.append(
      InstanceRule(
        rule: "apart", subject: "apart.csv", weight: nil,
        links: links.sorted { $0.lexicographicallyPrecedes($1) }, linksInFile: true))
  }

  /// Names of friends of whom each learner should get one.
  private mutating func addFriends(_ numbers: ClosedRange<Int>, near isNear: Bool) {
    var links: [[Int]] = []
    var cells: [String] = []
    for learner in 0..<made.learners {
      let number = numbers.lowerBound + random.below(numbers.count)
      let near = random.permutation(made.learners).filter { other in
        other != learner && old[other] == old[learner] && girls[other] == girls[learner]
      }
      let any = random.permutation(made.learners)
        .filter { $0 != learner && !(isNear && near.contains($0)) }
      let far = isNear ? (0..<number).count { _ in random.below(5) == 0 } : number
      let friends = (near.prefix(number - far) + any.prefix(far)).sorted()
      links += friends.map { [learner, $0] }
      cells.append(friends.map(ClassInstance.id).joined(separator: ";"))
    }
    made.columns.append(.init(name: "Friends", cells: cells))
    made.rules.append(
      InstanceRule(rule: "wishes", subject: "Friends", weight: 4, links: links))
  }
}
