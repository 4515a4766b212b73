import Choosing

/// Verifies pairs from their scenario and `plan.json` alone: who is with whom, who is kept apart, what it costs by
/// the scenario's rules, and for stable pairs who would rather be with each other. That no pairs cost less
/// is the solver's word.
struct BuddyCheck: RecountedChoice {
  static let noun = "pair"

  /// What is wrong, a sentence each.
  private(set) var faults: [String] = []
  let document: BuddyDocument
  private let loaded: LoadedBuddies

  init(_ document: BuddyDocument, _ loaded: LoadedBuddies) throws {
    self.document = document
    self.loaded = loaded
    let places = Dictionary(
      loaded.learners.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let asked: Int
    if case .rounds(let count) = loaded.task { asked = count } else { asked = 1 }
    if hasPlan == (document.status == .infeasible || document.status == .unknown)
      || document.rounds.count > asked
    {
      faults.append("The plan's rounds are not what its status says.")
    }
    var met = loaded.met
    for (number, round) in document.rounds.enumerated() {
      let units = round.groups.map { $0.compactMap { places[$0] } }
      let alone = round.leftOut.flatMap { places[$0] }
      checkEverybody(units, alone, number)
      try checkCosts(units, alone, round, number)
      let pairs = units.flatMap(BuddyOutcome.pairs)
      let repeats = pairs.reduce(0) { $0 + (met[$1] ?? 0) }
      if repeats != round.repeats {
        faults.append("Round \(number + 1) has \(repeats) who met before, not \(round.repeats).")
      }
      for pair in pairs { met[pair, default: 0] += 1 }
      if let stability = document.stability { try checkStability(stability, units) }
    }
  }

  private var hasPlan: Bool { !document.rounds.isEmpty }

  var praise: String {
    "The buddies of \(Wording.count(document.rounds.count, "round")) keep all rules, and what they cost is "
      + "right."
  }

  private mutating func checkEverybody(_ units: [[Int]], _ alone: Int?, _ round: Int) {
    let all = units.joined().sorted() + (alone.map { [$0] } ?? [])
    if all.sorted() != Array(loaded.learners.indices) {
      faults.append("Round \(round + 1) has not every learner once.")
    }
    let isOdd = loaded.learners.count % 2 == 1
    var (trios, singles) = (isOdd ? 1 : 0, 0)
    if case .leftOut = loaded.odd { (trios, singles) = (0, trios) }
    let sizes = units.map(\.count)
    if sizes.count(where: { $0 == 3 }) != trios || sizes.contains(where: { !(2...3).contains($0) })
      || (alone == nil ? 0 : 1) != singles
    {
      faults.append("Round \(round + 1) is not of pairs with at most one exception.")
    }
    for pair in units.flatMap(BuddyOutcome.pairs) where loaded.apart.contains(pair) {
      faults.append("Two who are to stay apart are buddies in round \(round + 1).")
    }
  }

  private mutating func checkCosts(
    _ units: [[Int]], _ alone: Int?, _ round: BuddyDocument.Round, _ number: Int
  ) throws {
    guard loaded.task != .stable else { return }
    var cost = try units.flatMap(BuddyOutcome.pairs).reduce(0) {
      try $0 + loaded.model.parts(of: $1).reduce(0, +)
    }
    if let alone, case .leftOut(let costs) = loaded.odd, !costs.isEmpty {
      cost += costs[alone] ?? 0
    }
    let points = Double(cost) / Double(LoadedBuddyRule.point)
    if abs(points - round.cost) > 1e-9 {
      faults.append(
        "Round \(number + 1) costs \(Wording.points(points)), not \(Wording.points(round.cost)).")
    }
    if let bound = round.bound, bound > points + 1e-9 || (round.proven && bound < points - 1e-9) {
      faults.append("The bound of round \(number + 1) does not fit its cost.")
    }
  }

  /// Who would rather be with each other, from the ranks: in a trio, the worse of both partners counts.
  private mutating func checkStability(
    _ stability: BuddyDocument.Stability, _ units: [[Int]]
  ) throws {
    guard let wishes = loaded.wishes else { return }
    let ranks = try wishes.rankings(apart: loaded.apart)
    func held(_ learner: Int) -> Int {
      let partners = units.first { $0.contains(learner) }?.filter { $0 != learner } ?? []
      return partners.map { ranks[learner, $0] ?? .max }.max() ?? .max
    }
    var found: Set<Set<String>> = []
    for one in loaded.learners.indices {
      for other in loaded.learners.indices where other > one {
        guard let there = ranks[one, other], let back = ranks[other, one] else { continue }
        guard !units.contains(where: { $0.contains(one) && $0.contains(other) }) else { continue }
        if there < held(one), back < held(other) {
          found.insert([loaded.learners[one].id, loaded.learners[other].id])
        }
      }
    }
    if found != Set(stability.blocking.map(Set.init)) {
      faults.append(
        "There are \(found.count) blocking pairs, not the \(stability.blocking.count) of the plan.")
    }
  }
}
