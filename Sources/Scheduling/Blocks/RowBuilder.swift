import SchedulingModel

/// Lowers requests, needs, rules and presence to options with costs and to rows.
struct RowBuilder {
  let problem: BlockProblem
  let places: WeekPlaces
  private let measures: [BlockMeasure]
  private(set) var options: [[Week.Option]] = []
  private(set) var idle: [[(component: Int, cost: Int)]] = []
  private(set) var constant: [Int]
  private(set) var sets: [[Bool]]
  var rows: [LearnerRow] = []

  init(_ problem: BlockProblem, _ places: WeekPlaces) {
    self.problem = problem
    self.places = places
    measures = problem.measures
    constant = [Int](repeating: 0, count: measures.count + 1)
    // First come the sets of one offer each, then that of all.
    let count = problem.offers.count
    sets = (0..<count).map { offer in (0..<count).map { $0 == offer } }
    sets.append([Bool](repeating: true, count: count))
  }

  private var everything: Int { problem.offers.count }

  mutating func build() {
    for learner in problem.learners.indices {
      for slot in problem.slots.indices { addPlaces(learner, slot) }
      addClashes(learner)
    }
    addRequests()
    for (index, need) in problem.needs.enumerated() { add(need, index) }
    for (index, rule) in problem.rules.enumerated() { add(rule, index) }
  }

  func component(_ measure: BlockMeasure) -> Int {
    measures.firstIndex(of: measure).map { $0 + 1 } ?? Week.broken
  }

  /// The costs of one case.
  func costs(_ strength: BlockStrength) -> [(component: Int, cost: Int)] {
    switch strength {
    case .required: [(Week.broken, 1)]
    case .weighted(let level, let cost): [(component(.unmet(level: level)), cost)]
    }
  }

  mutating func addSet(_ offers: Set<Int>) -> Int {
    sets.append(problem.offers.indices.map(offers.contains))
    return sets.count - 1
  }

  mutating func addRow(
    _ source: LearnerRow.Source, _ learner: Int, _ parts: [LearnerRow.Part], low: Int = .min / 4,
    high: Int = .max / 4, isOnce: Bool = false, costs: [(component: Int, cost: Int)]
  ) {
    rows.append(
      LearnerRow(
        source: source, learner: learner, parts: parts, low: low, high: high, isOnce: isOnce,
        costs: costs))
  }

  func isPresent(_ learner: Int, _ slot: Int) -> Bool {
    places.isPresent[learner * problem.slots.count + slot]
  }
}

// MARK: - Places, clashes and requests

extension RowBuilder {
  private mutating func addPlaces(_ learner: Int, _ slot: Int) {
    let present = isPresent(learner, slot)
    let before = places.before.isEmpty ? -1 : places.before[learner * problem.slots.count + slot]
    let moved = (component: component(.learnersMoved), cost: 1)
    if before >= 0, !present { constant[moved.component] += 1 }
    let offers = present ? places.offers[slot].filter { places.allows(learner, $0, in: slot) } : []
    options.append(
      offers.map { offer in
        var costs = requestCosts(learner, offer, slot)
        if before >= 0, before != offer { costs.append(moved) }
        if !places.isAskedFor(learner, offer, in: slot) {
          costs.append((component(.unmet(level: problem.ladder.count - 1)), 1))
        }
        return Week.Option(offer: offer, costs: costs)
      })
    var nowhere: [(component: Int, cost: Int)] = []
    if present, places.overlaps[slot].isEmpty { nowhere.append((Week.broken, 1)) }
    if present, before >= 0 { nowhere.append(moved) }
    idle.append(nowhere)
  }

  /// What requests for this very slot give.
  private func requestCosts(
    _ learner: Int, _ offer: Int, _ slot: Int
  ) -> [(component: Int, cost: Int)] {
    // Alternatives for the slot at one level are one wish; of two that name the offer the better counts.
    var best: [Int: BlockRequest] = [:]
    for index in places.requests(learner, offer, in: slot) {
      let request = problem.requests[index]
      guard request.slot != nil || problem.slots.count == 1 else { continue }
      if let known = best[request.level], (known.rank, known.order) <= (request.rank, request.order)
      {
        continue
      }
      best[request.level] = request
    }
    return best.keys.sorted().compactMap { best[$0] }.flatMap { request in
      [
        (component: component(.unmet(level: request.level)), cost: -1),
        (component: component(.ranks(level: request.level)), cost: request.rank - 1),
        (component: component(.order), cost: request.order),
      ]
    }
  }

  private mutating func addRequests() {
    var wishes = Set<[Int]>()
    for (index, request) in problem.requests.enumerated() {
      guard request.slot == nil, problem.slots.count > 1 else {
        if wishes.insert([request.learner, request.slot ?? 0, request.level]).inserted {
          constant[component(.unmet(level: request.level))] += 1
        }
        continue
      }
      // It costs what a met one costs, and a missing visit takes that back.
      let ranks = component(.ranks(level: request.level))
      constant[ranks] += request.rank - 1
      constant[component(.order)] += request.order
      addRow(
        .request(index), request.learner,
        problem.slots.indices.filter { isPresent(request.learner, $0) }.map {
          LearnerRow.Part(slot: $0, set: request.offer, weight: 1)
        }, low: 1,
        costs: [
          (component(.unmet(level: request.level)), 1), (ranks, 1 - request.rank),
          (component(.order), -request.order),
        ])
    }
  }

  /// Never two sessions at a time, and one wherever none overlaps it.
  private mutating func addClashes(_ learner: Int) {
    for slot in problem.slots.indices where isPresent(learner, slot) {
      let others = places.overlaps[slot].filter { isPresent(learner, $0) }
      if places.overlaps[slot].isEmpty { continue }
      let parts = ([slot] + others).map {
        LearnerRow.Part(slot: $0, set: everything, weight: 1)
      }
      addRow(.clash, learner, parts, low: 1, costs: [(Week.broken, 1)])
      for part in parts.dropFirst() where part.slot > slot {
        addRow(.clash, learner, [parts[0], part], high: 1, costs: [(Week.broken, 1)])
      }
    }
  }
}
