@testable import Choosing

/// Every plan of a tiny model, judged straight from the rules' definitions.
struct CommunityOracle {
  let model: CommunityModel
  let plans: [[Bool]]

  init(_ model: CommunityModel) {
    self.model = model
    let count = model.optIns.count
    plans = (0..<(1 << count)).map { bits in (0..<count).map { bits >> $0 & 1 == 1 } }
      .filter { Self.isAllowed($0, model) }
  }

  static func members(_ plan: [Bool], _ model: CommunityModel, _ community: Int)
    -> [CommunityModel.OptIn]
  {
    zip(model.optIns, plan).filter { $0.1 && $0.0.community == community }.map(\.0)
  }

  static func isAllowed(_ plan: [Bool], _ model: CommunityModel) -> Bool {
    for (index, community) in model.communities.enumerated() {
      let members = members(plan, model, index)
      if members.isEmpty { continue }
      if !community.members.contains(members.count) { return false }
      let experts = members.count { $0.role == .expert }
      let novices = members.count { $0.role == .novice }
      switch community.experts {
      case .notNeeded: break
      case .one: if experts == 0 { return false }
      case .forNovices(let count):
        if experts < (novices + count - 1) / count { return false }
      }
    }
    return model.learners.indices.allSatisfy { isAlright($0, plan, model) }
  }

  /// Whether a learner can live with it.
  static func isAlright(_ learner: Int, _ plan: [Bool], _ model: CommunityModel) -> Bool {
    let own = zip(model.optIns, plan).filter { $0.1 && $0.0.learner == learner }
      .map(\.0.community)
    if own.count > model.learners[learner].most { return false }
    if own.reduce(0, { $0 + model.communities[$1].minutes }) > model.learners[learner].minutes {
      return false
    }
    return !model.clashes.contains { own.contains($0.first) && own.contains($0.second) }
  }

  func count(_ plan: [Bool], _ learner: Int) -> Int {
    zip(model.optIns, plan).count { $0.1 && $0.0.learner == learner }
  }

  /// By trying all subsets of the learner's opt-ins.
  func reach(_ learner: Int) -> Int {
    let own = model.optIns.indices.filter { model.optIns[$0].learner == learner }
    return (0..<(1 << own.count)).map { bits in
      model.optIns.indices.map { own.firstIndex(of: $0).map { bits >> $0 & 1 == 1 } ?? false }
    }.filter { Self.isAlright(learner, $0, model) }.map { self.count($0, learner) }.max() ?? 0
  }

  func value(_ step: CommunityStep, _ plan: [Bool], _ reaches: [Int]) -> Int {
    switch step {
    case .fewer(than: let number):
      return model.learners.indices.count { learner in
        let asked = number == 1 && model.optIns.contains { $0.learner == learner }
        return (reaches[learner] >= number || asked) && count(plan, learner) < number
      }
    case .denied: return plan.count { !$0 }
    case .rankTotal:
      return zip(model.optIns, plan).reduce(0) { sum, entry in
        let given = model.optIns.filter { $0.learner == entry.0.learner }.compactMap(\.rank)
        return entry.1 ? sum + (entry.0.rank ?? (given.max() ?? 0) + 1) : sum
      }
    case .notMixed:
      return model.communities.indices.count { community in
        let members = Self.members(plan, model, community)
        return Set(members.compactMap { model.learners[$0.learner].group }).count < 2
      }
    case .turns:
      return model.learners.indices.reduce(0) { sum, learner in
        sum + model.learners[learner].turn * (reaches[learner] - count(plan, learner))
      }
    }
  }

  func key(_ aims: [CommunityAim], _ plan: [Bool], _ reaches: [Int]) -> [Int] {
    let steps = aims.flatMap { aim -> [CommunityStep] in
      switch aim {
      case .fair: (2...5).map { .fewer(than: $0) }
      case .granted: [.denied]
      case .ranks: [.rankTotal]
      case .mixed: [.notMixed]
      }
    }
    return ([.fewer(than: 1)] + steps + [.turns]).map { value($0, plan, reaches) }
  }

  func best(_ aims: [CommunityAim], _ reaches: [Int]) -> [[Bool]] {
    let keys = plans.map { key(aims, $0, reaches) }
    guard let least = keys.min(by: { $0.lexicographicallyPrecedes($1) }) else { return [] }
    return zip(plans, keys).filter { $0.1 == least }.map(\.0)
  }
}

extension CommunityModel {
  /// A tiny model with anything in it.
  static func made(_ random: inout SmallGenerator) throws -> CommunityModel {
    let (count, kinds) = (random.number(2...5), random.number(2...4))
    let communities = (0..<kinds).map { _ in
      let least = random.number(0...2)
      let experts: [Experts] = [.one, .forNovices(1), .forNovices(1), .forNovices(2)]
      return Community(
        members: least...(max(1, least) + random.number(0...2)), minutes: random.number(0...3),
        experts: random.once(in: 2) ? .notNeeded : experts[random.number(0...3)])
    }
    let learners = (0..<count).map { _ in
      Learner(
        minutes: random.number(1...7), most: random.once(in: 8) ? 0 : random.number(1...4),
        group: random.once(in: 5) ? nil : random.number(0...1),
        turn: random.once(in: 2) ? random.number(1...3) : 0)
    }
    let clashes = random.once(in: 2) ? [Clash(0, 1)] + (kinds > 2 ? [Clash(2, 0)] : []) : []
    var optIns: [OptIn] = []
    for learner in 0..<count {
      for community in 0..<kinds where !random.once(in: 3) && optIns.count < 10 {
        let role: Role? = [.novice, .novice, .expert, nil][random.number(0...3)]
        optIns.append(
          OptIn(
            learner, community, rank: random.once(in: 3) ? nil : random.number(1...3), role: role))
      }
    }
    return try CommunityModel(
      learners: learners, communities: communities, clashes: clashes, optIns: optIns)
  }
}
