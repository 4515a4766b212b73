import Choosing

/// What steps count, and which of them could be better.
extension ProjectCheck {
  /// All that there may be.
  var steps: [ProjectStep] {
    [.leftOut, .wishesLeftOut, .withoutFriend, .repeats, .outvoted, .rankTotal, .turns]
      + loaded.balanced.indices.map { .imbalance($0) }
      + (1...loaded.model.lastRank).flatMap { [.atRank($0), .otherRank(than: $0)] }
  }

  /// Whether these are the steps that the scenario asks for, in their order. The worst rank that anybody may
  /// get is any from the worst that somebody has.
  func areAsked(_ told: [ProjectStep]) -> Bool {
    let held = seats.enumerated().compactMap { learner, seat in
      seat.flatMap { countedRank(learner, $0.project) }
    }
    let worst = held.max() ?? 1
    return (worst...max(worst, loaded.model.lastRank)).contains { asked(worst: $0) == told }
  }

  private func asked(worst: Int) -> [ProjectStep] {
    let ranked = loaded.model.learners.indices.filter(hasRanked)
    let isMixed = !ranked.isEmpty && ranked.count < loaded.model.learners.count
    let fair = stride(from: worst, to: 1, by: -1).map { ProjectStep.atRank($0) }
    var steps = [.leftOut] + loaded.sides.before.flatMap(asked)
    if isMixed, loaded.aim != .popular { steps.append(.wishesLeftOut) }
    switch loaded.aim {
    case .fairest: steps += fair
    case .leastTotal: steps += [.rankTotal] + fair
    case .rankMaximal: steps += (1..<max(2, worst)).map { .otherRank(than: $0) }
    case .popular: steps.append(.outvoted)
    }
    if ranked.contains(where: { loaded.model.learners[$0].turn > 0 }) { steps.append(.turns) }
    return steps + loaded.sides.after.flatMap(asked)
  }

  private func asked(_ side: ProjectSide) -> [ProjectStep] {
    let rules = loaded.model.rules
    return switch side {
    case .friends: rules.friends.isEmpty ? [] : [.withoutFriend]
    case .repeats: rules.met.isEmpty ? [] : [.repeats]
    case .balance: rules.balance.indices.map { .imbalance($0) }
    }
  }

  /// The rank that counts for a learner: who applies together has that of the one who likes it
  /// least; nil for who ranked nothing.
  private func countedRank(_ learner: Int, _ project: Int) -> Int? {
    let model = loaded.model
    guard case .ranked = model.learners[learner].answer else { return nil }
    return mates(learner).compactMap { mate -> Int? in
      guard case .ranked(let own) = model.learners[mate].answer else { return nil }
      return own[project] ?? model.lastRank
    }.max()
  }

  /// What a learner in a project, or left out, adds to a step; nil for steps that are no matter of
  /// one learner.
  private func cost(_ step: ProjectStep, _ learner: Int, _ project: Int?) -> Int? {
    let rank = project.flatMap { countedRank(learner, $0) }
    switch step {
    case .leftOut: return project == nil ? 1 : 0
    case .wishesLeftOut: return project == nil && hasRanked(learner) ? 1 : 0
    case .rankTotal: return rank ?? 0
    case .turns: return loaded.model.learners[learner].turn * (rank ?? 0)
    case .atRank(let number): return rank == number ? 1 : 0
    case .otherRank(let number):
      return hasRanked(learner) && rank != number ? 1 : 0
    case .withoutFriend, .repeats, .imbalance, .outvoted: return nil
    }
  }

  private func hasRanked(_ learner: Int) -> Bool {
    if case .ranked = loaded.model.learners[learner].answer { true } else { false }
  }

  /// How far runs are off the share that they would have of each series, times the size of the class.
  private func imbalance(_ things: [[Int]]) -> Int {
    var sum = 0
    for series in things {
      let total = series.reduce(0, +)
      for (index, project) in loaded.model.projects.enumerated() {
        for run in 1...project.copies {
          let own = members(index, run)
          sum += abs(own.map { series[$0] }.reduce(0, +) * series.count - own.count * total)
        }
      }
    }
    return sum
  }

  /// nil for what is not counted again: votes for other placements.
  func value(of step: ProjectStep) -> Int? {
    let rules = loaded.model.rules
    switch step {
    case .withoutFriend:
      let friends = Dictionary(grouping: rules.friends, by: \.from)
      return friends.count { learner, wishes in !wishes.contains { areTogether(learner, $0.to) } }
    case .repeats: return rules.met.count { areTogether($0.from, $0.to) }
    case .imbalance(let index): return imbalance(rules.balance[index])
    default: break
    }
    let costs = seats.enumerated().compactMap { cost(step, $0.offset, $0.element?.project) }
    return costs.count == seats.count ? costs.reduce(0, +) : nil
  }

  /// How many of the first steps are the best there is: without the rules about company,
  /// supervisors and projects that need not run, which only ever forbid.
  func verified(_ steps: [ProjectStep], proven: Int) -> Int {
    let single = steps.prefix(proven).prefix { cost($0, 0, nil) != nil }
    let projects = loaded.model.projects
    let pins = Dictionary(
      loaded.model.rules.pins.map { ($0.learner, $0.project) }, uniquingKeysWith: { one, _ in one })
    let costs = seats.indices.map { learner -> [[Int]?] in
      let own = pins[learner]
      let open = projects.indices.map { project -> [Int]? in
        let isOpen =
          own == project
          || own == nil && !isBarred(learner, project) && !isUnwanted(learner, project)
        return isOpen ? single.compactMap { cost($0, learner, project) } : nil
      }
      return open + [own == nil ? single.compactMap { cost($0, learner, nil) } : nil]
    }
    let exchange = PlaceExchange(
      costs: costs, current: seats.map { $0?.project ?? projects.count },
      seats: projects.map { project in
        (project.isOptional ? 0 : project.seats.lowerBound)...project.seats.upperBound
          * project.copies
      } + [0...seats.count])
    return (0...single.count).reversed().first { $0 == 0 || exchange.isBest(by: $0) } ?? 0
  }
}
