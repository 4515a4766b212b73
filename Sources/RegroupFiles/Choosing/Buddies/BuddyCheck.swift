import Choosing

/// Verifies pairs from their scenario and `plan.json` alone: who is with whom, who is kept apart,
/// what it costs by the scenario's rules, that no pairs cost less, by the plan's prices, and for
/// stable pairs who would rather be with each other. It shares no code with the search for pairs.
struct BuddyCheck: RecountedChoice {
  static let noun = "pair"

  /// What is wrong, a sentence each.
  private(set) var faults: [String] = []
  private(set) var claims: [ChoiceClaim] = []
  let document: BuddyDocument
  private let loaded: LoadedBuddies
  private let rules: BuddyRuleCosts
  /// What all cost who have not met.
  private let table: BuddyTable
  /// How often two had met before the round that is looked at, row by row.
  private var met: [Int]
  /// How often each had been left out in the plan's rounds.
  private var alone: [Int]
  /// Cost of all rounds, by rule.
  private var totals: [Int]

  /// A round's learners by position.
  private struct Placement {
    let units: [[Int]]
    let leftOut: Int?
    var pairs: [BuddyPair] { units.flatMap(BuddyOutcome.pairs) }
  }

  init(_ document: BuddyDocument, _ loaded: LoadedBuddies) throws {
    self.document = document
    self.loaded = loaded
    let count = loaded.learners.count
    let rules = BuddyRuleCosts(loaded.rules.map(\.rule))
    self.rules = rules
    table = BuddyTable(count: count) { one, other in
      let pair = BuddyPair(one, other)
      let isForbidden = loaded.apart.contains(pair) || loaded.wishes?.forbids(pair) == true
      return isForbidden ? nil : rules.parts(pair).reduce(0, +)
    }
    met = [Int](repeating: 0, count: count * count)
    alone = [Int](repeating: 0, count: count)
    totals = [Int](repeating: 0, count: loaded.rules.count)
    for (pair, times) in loaded.met { meet(pair, times: times) }
    checkStatus()
    let places = Dictionary(
      loaded.learners.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    for (number, round) in document.rounds.enumerated() {
      let placement = Placement(
        units: round.groups.map { $0.map { places[$0] ?? -1 } },
        leftOut: round.leftOut.map { places[$0] ?? -1 })
      checkEverybody(placement, number + 1)
      guard faults.isEmpty else { return }
      checkFigures(placement, round, number + 1)
      if let told = document.stability {
        let check = try BuddyStabilityCheck(told, loaded, placement.units, round)
        faults += check.faults
        claims += check.claims
      }
      if faults.isEmpty { checkProof(placement, round, number + 1) }
      for pair in placement.pairs { meet(pair, times: 1) }
      if let leftOut = placement.leftOut { alone[leftOut] += 1 }
    }
    checkRules()
  }

  var praise: String {
    "The buddies of \(Wording.count(document.rounds.count, "round")) keep all rules, and what they cost is "
      + "right."
  }

  private mutating func meet(_ pair: BuddyPair, times: Int) {
    met[pair.first * table.count + pair.second] += times
    met[pair.second * table.count + pair.first] += times
  }

  private func timesMet(_ pair: BuddyPair) -> Int { met[pair.first * table.count + pair.second] }

  private mutating func checkStatus() {
    let asked = loaded.task.rounds
    let isBest = asked == 1 && document.rounds.first?.proven == true
    let isSaid =
      document.rounds.isEmpty
      ? !document.status.hasPlan : document.status == (isBest ? .optimal : .feasible)
    if !isSaid || document.rounds.count > asked
      || (document.stability != nil) != (loaded.task == .stable && document.status.hasPlan)
    {
      faults.append("The plan's rounds are not what its status says.")
    }
    guard document.status == .infeasible else { return }
    let odd = loaded.learners.count % 2
    let isProven = document.obstacle.map {
      BuddyProofCheck(table: table, hasTrio: false)
        .areParts($0, of: Set(0..<table.count), sparing: odd)
    }
    if isProven == false { faults.append("What keeps learners from having partners does not.") }
    claims.append(ChoiceClaim(what: ChoiceClaim.isImpossible, isVerified: isProven == true))
  }

  private mutating func checkEverybody(_ placement: Placement, _ round: Int) {
    let all = placement.units.joined() + (placement.leftOut.map { [$0] } ?? [])
    guard all.sorted() == Array(loaded.learners.indices) else {
      return faults.append("Round \(round) has not every learner once.")
    }
    let isOdd = loaded.learners.count % 2 == 1
    let (trios, singles) = (isOdd && loaded.odd == .trio, isOdd && loaded.odd != .trio)
    let sizes = placement.units.map(\.count)
    if sizes.count(where: { $0 == 3 }) != (trios ? 1 : 0)
      || sizes.contains(where: { !(2...3).contains($0) })
      || (placement.leftOut != nil) != singles
    {
      faults.append("Round \(round) is not of pairs with at most one exception.")
    }
    for pair in placement.pairs where !table.mayMeet(pair.first, pair.second) {
      faults.append("Two who are to stay apart are buddies in round \(round).")
    }
  }

  private func costAlone(_ learner: Int) -> Int {
    guard case .leftOut(let costs) = loaded.odd, !costs.isEmpty else { return 0 }
    return costs[learner] ?? 0
  }

  private func cost(_ placement: Placement) -> Int {
    placement.pairs.reduce(placement.leftOut.map(costAlone) ?? 0) {
      $0 + table.costs[$1.first * table.count + $1.second]
    }
  }

  private mutating func checkFigures(
    _ placement: Placement, _ round: BuddyDocument.Round, _ number: Int
  ) {
    for pair in placement.pairs { totals = zip(totals, rules.parts(pair)).map(+) }
    let points = Double(cost(placement)) / Double(LoadedBuddyRule.point)
    if abs(points - round.cost) > 1e-9 {
      faults.append(
        "Round \(number) costs \(Wording.points(points)), not \(Wording.points(round.cost)).")
    }
    let isOnce = loaded.task == .once
    let isWithin = round.bound.map { $0 < points + 1e-9 && round.proven == ($0 > points - 1e-9) }
    if isWithin == false || (round.bound != nil) != isOnce {
      faults.append("The bound of round \(number) does not fit its cost.")
    }
    let repeats = placement.pairs.reduce(placement.leftOut.map { alone[$0] } ?? 0) {
      $0 + timesMet($1)
    }
    if repeats != round.repeats {
      faults.append("Round \(number) has \(repeats) who met before, not \(round.repeats).")
    }
  }

  private mutating func checkRules() {
    guard document.status.hasPlan, faults.isEmpty else { return }
    let isRight =
      document.rules.map(\.rule) == loaded.rules.map(\.sentence)
      && zip(document.rules, totals).allSatisfy {
        abs($0.cost - Double($1) / Double(LoadedBuddyRule.point)) < 1e-9
      }
    if !isRight { faults.append("What the rules cost is not what the plan says.") }
  }
}

// MARK: - Whether none is better

extension BuddyCheck {
  private mutating func checkProof(
    _ placement: Placement, _ round: BuddyDocument.Round, _ number: Int
  ) {
    let bound: Int
    switch loaded.task {
    case .stable: return
    case .once:
      guard let told = round.bound.map({ $0 * Double(LoadedBuddyRule.point) }),
        abs(told) < 0x1p50
      else { return }
      bound = Int(told.rounded())
    case .rounds:
      guard round.proven else { return }
      bound = cost(placement)
    }
    let isProven = isProven(bound, placement, round)
    if !isProven, round.certificate != nil {
      faults.append("The prices of round \(number) do not prove that no pairs cost less.")
    }
    claims.append(
      ChoiceClaim(
        what: loaded.task == .once ? "costs" : "round \(number), after those before it",
        isVerified: isProven))
  }

  private func isProven(
    _ bound: Int, _ placement: Placement, _ round: BuddyDocument.Round
  ) -> Bool {
    guard let repeatCost = repeatCost(round) else { return false }
    let count = table.count
    let hasNobody = placement.leftOut != nil
    let own = BuddyTable(count: count + (hasNobody ? 1 : 0)) { one, other in
      guard other < count else { return costAlone(one) + repeatCost * alone[one] }
      guard table.mayMeet(one, other) else { return nil }
      return table.costs[one * count + other] + repeatCost * met[one * count + other]
    }
    let check = BuddyProofCheck(table: own, hasTrio: placement.units.contains { $0.count == 3 })
    let whole = bound + repeatCost * round.repeats
    guard let proof = round.certificate else {
      return check.isCheapest(bound: whole, hasNobody: hasNobody)
    }
    return check.holds(proof, bound: whole)
  }

  /// What each time counts that two had met: where there are rounds, more than all else can differ
  /// by.
  ///
  /// - Returns: nil where the plan's is too little, or too large to reckon with.
  private func repeatCost(_ round: BuddyDocument.Round) -> Int? {
    guard loaded.task != .once else { return round.certificate?.repeatCost ?? 0 == 0 ? 0 : nil }
    var span = table.range ?? 0...0
    if case .leftOut = loaded.odd {
      let costs = loaded.learners.indices.map(costAlone) + [span.lowerBound, span.upperBound]
      span = (costs.min() ?? 0)...(costs.max() ?? 0)
    }
    let least = (span.upperBound - span.lowerBound) * ((table.count + 3) / 2) + 1
    let most = max(1, met.max() ?? 0, alone.max() ?? 0)
    let cost = round.certificate?.repeatCost ?? least
    return cost >= least && cost <= (1 << 40) / most ? cost : nil
  }
}
