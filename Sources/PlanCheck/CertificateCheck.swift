import GroupingModel

/// Whether a certificate has the form that its level asks for, and what its prices prove.
struct CertificateCheck {
  let scenario: Scenario
  /// The plan's costs by level, in cost units.
  let costs: [Int64]
  let prover: BoundProver

  /// With worst-first, level 0 is the worst group's cost: its certificate proves that no plan has
  /// all groups at or below the threshold.
  func isAboutWorstGroup(_ level: Int) -> Bool { scenario.aim == .worstFirst && level == 0 }

  /// Whether 0 bounds every cost without further proof: all rules count what is wrong, but
  /// distances, which may be negative or be made as large as can be, and what makes up for earlier
  /// rounds.
  var costsAreNeverNegative: Bool {
    scenario.rules.allSatisfy { !["distances", "exposure-balance"].contains($0.kind) }
  }

  /// What is wrong with the certificate's form; nil if nothing is.
  func flaw(in certificate: Certificate) -> String? {
    let level = certificate.level
    guard costs.indices.contains(level) else { return "there is no level \(level)" }
    guard certificate.prices.count == scenario.roster.count else {
      return "\(certificate.prices.count) prices for \(scenario.roster.count) learners"
    }
    if let flaw = Marks.flaw(in: certificate.sets, learners: scenario.roster.count) { return flaw }
    guard certificate.toll == nil || prover.hasLimit else { return "no rule asks for a toll" }
    guard Pricing.isUsable(certificate) else { return "a figure is negative or out of range" }
    guard certificate.scale > 0 || isAboutWorstGroup(level) else { return "the scale is 0" }
    return flawInLimits(of: certificate) ?? flawInThreshold(of: certificate)
  }

  private func flawInLimits(of certificate: Certificate) -> String? {
    guard scenario.aim == .strictOrder else {
      return certificate.multipliers.allSatisfy { $0 == 0 } && certificate.limits.isEmpty
        ? nil : "multipliers and limits are for a strict order"
    }
    let earlier = costs.prefix(certificate.level)
    guard certificate.multipliers.count == earlier.count else {
      return "\(certificate.multipliers.count) multipliers for \(earlier.count) earlier levels"
    }
    return certificate.limits == Array(earlier)
      ? nil : "the limits are not the costs of the earlier levels"
  }

  private func flawInThreshold(of certificate: Certificate) -> String? {
    if isAboutWorstGroup(certificate.level) {
      return certificate.threshold == nil ? "there is no threshold" : nil
    }
    guard let threshold = certificate.threshold else { return nil }
    guard scenario.aim == .worstFirst else { return "a threshold is for worst-first" }
    return threshold < costs[0]
      ? "the threshold \(points(threshold)) is below the worst group's \(points(costs[0]))" : nil
  }

  /// The bound that priced groups prove, in cost units; nil where they prove nothing, the largest
  /// number where no plan exists.
  func bound(of priced: BoundProver.Priced) -> Int64? {
    guard isAboutWorstGroup(priced.certificate.level) else {
      return Int64(clamping: priced.bound ?? .max)
    }
    guard let total = priced.total else { return .max }
    guard let threshold = priced.certificate.threshold else { return nil }
    let reach = Int128(priced.certificate.scale) * Int128(mostWithin(threshold))
    return total > reach ? threshold + 1 : nil
  }

  /// What a plan can cost in all whose groups stay within a threshold.
  func mostWithin(_ threshold: Int64) -> Int64 {
    let counts = scenario.groupCount
    return threshold * Int64(threshold < 0 ? counts.lowerBound : counts.upperBound)
  }
}
