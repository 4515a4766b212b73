import GroupingModel

extension PlanChecker {
  /// Every certificate proves the bound it claims, and every level's bound holds: by prices, or by
  /// searching the gap that they leave.
  static func checkBounds(
    _ plan: PlanDocument, _ costs: GroupCosts, _ prover: BoundProver, _ report: inout Report
  ) async {
    guard plan.levels.count == costs.levels.count else { return }
    let check = CertificateCheck(scenario: costs.scenario, costs: costs.levels, prover: prover)
    guard let priced = await price(plan.certificate, check, &report) else {
      report.remark(Settlement.tooMany)
      report.conclude(.open)
      return
    }
    for (level, claim) in plan.levels.enumerated() {
      guard let bound = claim.bound else { continue }
      guard let units = wholeUnits(bound) else {
        report.found(.bound, "level \(level + 1): \(bound) is not a whole number of cost units")
        continue
      }
      let own = priced.filter { $0.certificate.level == level }
      let best = own.max { (check.bound(of: $0) ?? .min) < (check.bound(of: $1) ?? .min) }
      let settlement = Settlement(
        level: level, bound: units, check: check,
        isNotListed: claim.basis.map { $0 != .groups } ?? false)
      await settle(settlement, from: best, optimal: claim.optimal, &report)
    }
  }

  /// Recomputes each certificate's bound; a finding where it claims more.
  ///
  /// - Returns: nil if there are too many groups.
  private static func price(
    _ certificates: [Certificate], _ check: CertificateCheck, _ report: inout Report
  ) async -> [BoundProver.Priced]? {
    var all: [BoundProver.Priced] = []
    for (index, certificate) in certificates.enumerated() {
      report.recomputedBounds.append(nil)
      if let flaw = check.flaw(in: certificate) {
        report.found(.certificate, "certificate \(index + 1): \(flaw)")
        continue
      }
      guard let priced = await check.prover.price(certificate) else { return nil }
      all.append(priced)
      report.groupsLookedAt = max(report.groupsLookedAt, priced.groups)
      let bound = check.bound(of: priced)
      report.recomputedBounds[index] = bound
      if certificate.bound > bound ?? .min {
        report.found(
          .certificate,
          "certificate \(index + 1) claims a bound of \(points(certificate.bound)), its prices "
            + "prove \(bound.map { points($0) } ?? "nothing")")
      }
    }
    return all
  }

  /// Verifies one level's bound; an optimal level may lie above what prices alone can prove.
  private static func settle(
    _ settlement: Settlement, from priced: BoundProver.Priced?, optimal: Bool,
    _ report: inout Report
  ) async {
    let name = "level \(settlement.level + 1)"
    switch await settlement.settle(from: priced, &report) {
    case .none: report.conclude(.verified)
    case .plan(let cost):
      report.conclude(.refuted)
      report.found(
        .optimality,
        "\(name): a plan of cost \(points(cost)) or less exists, below the claimed bound "
          + points(settlement.bound))
    case .tooManyGroups, .tooLong:
      report.conclude(.open)
      if priced != nil, !optimal {
        report.found(
          .bound, "\(name): the bound \(points(settlement.bound)) is above what prices prove")
      }
    }
  }
}

/// One level's claim that no plan costs less than a bound.
struct Settlement {
  let level: Int
  /// In cost units.
  let bound: Int64
  let check: CertificateCheck
  /// Whether the plan says that the bound stands on something else than a look at all groups.
  let isNotListed: Bool

  enum Answer {
    case none
    /// A plan below the bound costs this or less.
    case plan(Int64)
    case tooManyGroups
    case tooLong
  }

  static let tooMany = "not verified: too many groups are possible to look at each"
  static let notListed =
    "not verified: the bound does not stand on a look at all groups, and too many are possible to "
    + "look at each"

  /// By what prices prove, or else by searching the groups within the gap.
  func settle(from given: BoundProver.Priced?, _ report: inout Report) async -> Answer {
    if bound <= 0, check.costsAreNeverNegative { return .none }
    if let given, let proven = check.bound(of: given), proven >= bound { return .none }
    if isNotListed, !check.prover.isWithinReach {
      report.remark(Self.notListed)
      return .tooManyGroups
    }
    guard let priced = await starting(from: given) else {
      report.remark(Self.tooMany)
      return .tooManyGroups
    }
    report.groupsLookedAt = max(report.groupsLookedAt, priced.groups)
    let answer = await check.prover.search(goal, after: priced)
    switch answer {
    case .none: return .none
    case .plan(let costs):
      return .plan(check.isAboutWorstGroup(level) ? bound - 1 : costs[costIndex])
    case .tooManyGroups:
      report.remark("level \(level + 1): not verified: too many groups lie within the gap")
      return .tooManyGroups
    case .tooLong:
      report.remark("level \(level + 1): not verified: the search for a cheaper plan is too long")
      return .tooLong
    }
  }

  /// Position of the level's cost in a group's costs.
  private var costIndex: Int { check.scenario.aim == .strictOrder ? level : 0 }

  private var earlier: [Int64] {
    check.scenario.aim == .strictOrder ? Array(check.costs.prefix(level)) : []
  }

  /// The prices given where they fit the claim, none otherwise.
  private func starting(from given: BoundProver.Priced?) async -> BoundProver.Priced? {
    guard check.scenario.aim == .worstFirst else {
      if let given { return given }
      return await check.prover.price(check.prover.unpriced(level: level, limits: earlier))
    }
    let worst = check.isAboutWorstGroup(level)
    let threshold = worst ? bound - 1 : check.costs[0]
    if let given, given.certificate.threshold == threshold { return given }
    return await check.prover.price(
      check.prover.unpriced(level: level, threshold: threshold, scale: worst ? 0 : 1))
  }

  /// A plan no worse at earlier levels and below the bound at this one.
  private var goal: BoundProver.Goal {
    if check.isAboutWorstGroup(level) {
      return BoundProver.Goal(most: check.mostWithin(bound - 1)) { _ in true }
    }
    let (limits, index, most) = (earlier, costIndex, bound - 1)
    return BoundProver.Goal(most: most) { costs in
      costs[index] <= most && zip(costs, limits).allSatisfy { $0 <= $1 }
    }
  }
}
