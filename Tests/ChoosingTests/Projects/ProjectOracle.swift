@testable import Choosing

/// Every plan of a tiny model, judged straight from the rules' definitions.
struct ProjectOracle {
  let model: ProjectModel
  /// All plans that keep the rules, each once.
  let plans: [ProjectPlan]

  init(_ model: ProjectModel) {
    self.model = model
    let places =
      [nil]
      + model.projects.indices.flatMap { project in
        (0..<model.projects[project].copies).map { copy -> ProjectPlan.Place? in
          ProjectPlan.Place(project: project, copy: copy)
        }
      }
    let all = model.learners.indices.reduce([[]]) { plans, _ in
      plans.flatMap { plan in places.map { plan + [$0] } }
    }
    var seen = Set<ProjectPlan>()
    plans = all.map(ProjectPlan.init).filter { seen.insert($0).inserted }
      .filter { Self.isAllowed($0, model) }
  }

  static func isAllowed(_ plan: ProjectPlan, _ model: ProjectModel) -> Bool {
    let crowds = Dictionary(grouping: model.learners.indices) { plan.places[$0] }
    func runs(_ project: Int) -> [[Int]] {
      crowds.filter { $0.key?.project == project }.map(\.value)
    }
    for (index, project) in model.projects.enumerated() {
      let own = runs(index)
      if own.isEmpty, !project.isOptional, project.seats.lowerBound > 0 { return false }
      if own.contains(where: { !project.seats.contains($0.count) }) { return false }
    }
    for (index, supervisor) in model.supervisors.enumerated() {
      let own = model.projects.indices.filter { model.projects[$0].supervisor == index }.flatMap(
        runs)
      if !supervisor.learners.contains(own.joined().count) { return false }
      if let most = supervisor.copies, own.count > most { return false }
    }
    for unit in model.rules.units where Set(unit.map { plan.places[$0] }).count > 1 { return false }
    for pair in model.rules.apart {
      if let place = plan.places[pair.from], place == plan.places[pair.to] { return false }
    }
    for set in model.rules.notAlone {
      for (place, crowd) in crowds where place != nil {
        if crowd.count(where: set.contains) == 1 { return false }
      }
    }
    for pin in model.rules.pins where plan.places[pin.learner]?.project != pin.project {
      return false
    }
    for (learner, place) in plan.places.enumerated() {
      guard let place else { continue }
      if model.rules.barriers[.init(learner, place.project)] != nil { return false }
      let isPinned = model.rules.pins.contains { pin in
        pin.learner == learner || group(of: learner, model).contains(pin.learner)
      }
      if case .ranked(let ranks) = model.learners[learner].answer, ranks[place.project] == nil,
        !isPinned, model.learners[learner].unranked ?? model.rules.unranked == .never
      {
        return false
      }
    }
    return true
  }

  static func group(of learner: Int, _ model: ProjectModel) -> [Int] {
    model.rules.units.first { $0.contains(learner) } ?? [learner]
  }

  /// nil where none counts; 1,000 for who is left out but would count one.
  func rank(_ learner: Int, _ plan: ProjectPlan) -> Int? {
    guard case .ranked = model.learners[learner].answer else { return nil }
    guard let place = plan.places[learner] else { return 1000 }
    return Self.group(of: learner, model).compactMap { member in
      guard case .ranked(let ranks) = model.learners[member].answer else { return nil }
      return ranks[place.project] ?? model.lastRank
    }.max()
  }

  func ranks(_ plan: ProjectPlan) -> [Int?] { model.learners.indices.map { rank($0, plan) } }

  func count(_ rank: Int, _ plan: ProjectPlan) -> Int { ranks(plan).count { $0 == rank } }

  func votes(for plan: ProjectPlan, against other: ProjectPlan) -> Int {
    zip(ranks(plan), ranks(other)).reduce(0) { sum, pair in
      guard let new = pair.0, let old = pair.1 else { return sum }
      return sum + (old - new).signum()
    }
  }

  func withoutFriend(_ plan: ProjectPlan) -> Int {
    Set(model.rules.friends.map(\.from)).count { learner in
      guard let place = plan.places[learner] else { return true }
      return !model.rules.friends.contains { $0.from == learner && plan.places[$0.to] == place }
    }
  }

  func repeats(_ plan: ProjectPlan) -> Int {
    model.rules.met.reduce(0) { sum, pair in
      guard let place = plan.places[pair.from], place == plan.places[pair.to] else { return sum }
      return sum + 1
    }
  }

  /// The class's size times how far each copy is off its share.
  func imbalance(_ things: [[Int]], _ plan: ProjectPlan) -> Int {
    let all = model.learners.count
    let crowds = Dictionary(grouping: model.learners.indices) { plan.places[$0] }
    return things.reduce(0) { sum, series in
      let whole = series.reduce(0, +)
      return crowds.reduce(sum) { sum, crowd in
        if crowd.key == nil { return sum }
        let own = crowd.value.reduce(0) { $0 + series[$1] }
        return sum + abs(own * all - whole * crowd.value.count)
      }
    }
  }

  func side(_ side: ProjectSide, _ plan: ProjectPlan) -> [Int] {
    switch side {
    case .friends: [withoutFriend(plan)]
    case .repeats: [repeats(plan)]
    case .balance: model.rules.balance.map { imbalance($0, plan) }
    }
  }

  func turns(_ plan: ProjectPlan) -> Int {
    ranks(plan).enumerated().reduce(0) { sum, entry in
      guard let rank = entry.element, rank < 1000 else { return sum }
      return sum + rank * model.learners[entry.offset].turn
    }
  }

  /// What a step counts; nil for votes, which are about all plans.
  func value(_ step: ProjectStep, _ plan: ProjectPlan) -> Int? {
    switch step {
    case .leftOut: plan.leftOut.count
    case .wishesLeftOut: ranks(plan).count { $0 == 1000 }
    case .otherRank(let rank): ranks(plan).count { $0 != nil && $0 != rank }
    case .atRank(let rank): count(rank, plan)
    case .rankTotal: ranks(plan).compactMap { $0 }.filter { $0 < 1000 }.reduce(0, +)
    case .turns: turns(plan)
    case .withoutFriend: withoutFriend(plan)
    case .repeats: repeats(plan)
    case .imbalance(let index): imbalance(model.rules.balance[index], plan)
    case .outvoted: nil
    }
  }

  /// What the aim's order compares, smaller first; not for votes. All ranks that there are, not
  /// only those that the program has levels for.
  func key(_ aim: ProjectAim, _ plan: ProjectPlan) -> [Int] {
    let last = model.lastRank
    let fair = stride(from: last, to: 1, by: -1).map { count($0, plan) }
    switch aim {
    case .rankMaximal: return (1..<max(2, last)).map { -count($0, plan) }
    case .leastTotal:
      return [ranks(plan).compactMap { $0 }.filter { $0 < 1000 }.reduce(0, +)] + fair
    case .fairest: return fair
    case .popular: return []
    }
  }

  /// The best plans, and the least majority where votes count.
  func best(_ options: ProjectOptions) -> (plans: [ProjectPlan], outvoted: Int) {
    var left = least(plans) { [$0.leftOut.count] }
    for side in options.before { left = least(left) { self.side(side, $0) } }
    var outvoted = 0
    if options.aim == .popular {
      let field = left
      let worst = Dictionary(
        uniqueKeysWithValues: field.map { plan in
          (plan, field.map { votes(for: $0, against: plan) }.max() ?? 0)
        })
      outvoted = worst.values.min() ?? 0
      left = left.filter { worst[$0] == outvoted }
    } else {
      left = least(left) { [ranks($0).count { $0 == 1000 }] }
      left = least(left) { key(options.aim, $0) }
    }
    left = least(left) { [turns($0)] }
    for side in options.after { left = least(left) { self.side(side, $0) } }
    return (left, outvoted)
  }

  private func least(_ plans: [ProjectPlan], by key: (ProjectPlan) -> [Int]) -> [ProjectPlan] {
    let keys = plans.map(key)
    guard let best = keys.min(by: { $0.lexicographicallyPrecedes($1) }) else { return [] }
    return zip(plans, keys).filter { $0.1 == best }.map(\.0)
  }
}

extension ProjectModel {
  /// A tiny model with anything in it.
  static func made(_ random: inout SmallGenerator, learners count: Int = 4) throws -> ProjectModel {
    let projects = (0..<random.number(1...3)).map { _ in
      let least = random.number(0...2)
      return Project(
        seats: least...(max(1, least) + random.number(0...2)), isOptional: !random.once(in: 4),
        copies: random.once(in: 4) ? 2 : 1, supervisor: random.once(in: 3) ? 0 : nil)
    }
    let supervisors = [
      Supervisor(
        learners: (random.once(in: 5) ? 1 : 0)...random.number(1...4),
        copies: random.once(in: 2) ? random.number(0...2) : nil)
    ]
    var rules = Rules(unranked: random.once(in: 2) ? .last : .never)
    func pair() -> Pair {
      let first = random.number(0...(count - 1))
      return Pair(first, (first + random.number(1...(count - 1))) % count)
    }
    if random.once(in: 4) {
      let two = pair()
      rules.units = [[two.from, two.to]]
    }
    if random.once(in: 2) { rules.friends = (0..<random.number(1...4)).map { _ in pair() } }
    if random.once(in: 4) {
      let two = pair()
      if !rules.units.contains(where: { $0.contains(two.from) && $0.contains(two.to) }) {
        rules.apart = [two]
      }
    }
    if random.once(in: 4) { rules.notAlone = [(0..<count).filter { _ in random.once(in: 2) }] }
    for _ in 0..<random.number(0...2) where random.once(in: 2) {
      let place = Pin(random.number(0...(count - 1)), random.number(0...(projects.count - 1)))
      rules.barriers[place] = random.number(0...3)
    }
    if random.once(in: 5) {
      rules.pins = [Pin(random.number(0...(count - 1)), random.number(0...(projects.count - 1)))]
    }
    var other = random
    if other.once(in: 3) {
      rules.met = (0..<other.number(1...4)).map { _ in
        let first = other.number(0...(count - 1))
        return Pair(first, (first + other.number(1...(count - 1))) % count)
      }
    }
    if other.once(in: 3) {
      rules.balance = (0..<other.number(1...2)).map { _ in
        (0..<other.number(1...2)).map { _ in (0..<count).map { _ in other.number(0...3) } }
      }
    }
    return try ProjectModel(
      learners: (0..<count).map { _ in .made(&random, projects: projects.count) },
      projects: projects, supervisors: supervisors, rules: rules)
  }
}

extension ProjectModel.Learner {
  fileprivate static func made(
    _ random: inout SmallGenerator, projects: Int
  ) -> ProjectModel.Learner {
    let wild = (0..<projects).map { _ in random.once(in: 4) ? nil : random.number(1...3) }
    let classes = Set(wild.compactMap { $0 }).sorted()
    let ranks = wild.map { rank in rank.flatMap { classes.firstIndex(of: $0) }.map { $0 + 1 } }
    let isSilent = classes.isEmpty || random.once(in: 8)
    return ProjectModel.Learner(
      isSilent ? (random.once(in: 2) ? .noWish : .notAnswered) : .ranked(ranks),
      unranked: random.once(in: 6) ? (random.once(in: 2) ? .last : .never) : nil,
      turn: random.once(in: 3) ? random.number(1...3) : 0)
  }
}
