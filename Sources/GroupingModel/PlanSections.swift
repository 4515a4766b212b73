/// The sections of a plan: what the plan itself is for groups.
public struct PlanSections: Sendable, Codable, Equatable {
  /// What is known of the sections by themselves, wherever groups lie.
  public var status: PlanStatus
  /// The sections with all their learners.
  public var groups: [PlanGroup]
  public var rules: [PlanRule]
  public var alone: [PlanAlone]
  public var certificate: [Certificate]
  public var conflicts: [PlanConflict]

  public init(
    status: PlanStatus, groups: [PlanGroup], rules: [PlanRule], alone: [PlanAlone],
    certificate: [Certificate], conflicts: [PlanConflict]
  ) {
    self.status = status
    self.groups = groups
    self.rules = rules
    self.alone = alone
    self.certificate = certificate
    self.conflicts = conflicts
  }
}

extension PlanDocument {
  /// The sections as a plan by themselves, of `ScenarioDocument.ofSections`; nil where there are
  /// none.
  package var ofSections: PlanDocument? {
    guard let sections else { return nil }
    var plan = level(0)
    plan.status = sections.status
    plan.groups = sections.groups
    plan.rules = sections.rules
    plan.alone = sections.alone
    plan.certificate = sections.certificate
    plan.conflicts = sections.conflicts
    return plan
  }

  /// The groups of a plan with sections as a plan by themselves, wherever they lie.
  package var ofGroups: PlanDocument {
    guard let sections else { return self }
    var plan = level(1)
    if plan.levels.isEmpty {
      plan.status = status == .infeasible && sections.status != .infeasible ? .infeasible : .unknown
    }
    return plan
  }

  /// What cannot hold together, of sections or of groups.
  package var allConflicts: [PlanConflict] { (sections?.conflicts ?? []) + conflicts }

  /// The plan with cost and bound of one of its levels, without sections.
  private func level(_ index: Int) -> PlanDocument {
    var plan = self
    plan.sections = nil
    plan.request = (index == 0 ? request.ofSections : nil) ?? request
    plan.request.sections = nil
    plan.levels = levels.indices.contains(index) ? [levels[index]] : []
    plan.cost = plan.levels.first?.cost
    plan.bound = plan.levels.first?.bound
    plan.gap = plan.levels.first.flatMap(\.gap)
    plan.status = plan.levels.first?.optimal ?? false ? .optimal : .feasible
    return plan
  }
}

extension PlanLevel {
  /// As `PlanDocument.gap`.
  fileprivate var gap: Double? {
    bound.map { bound in
      cost > bound ? (cost - bound) / max(abs(cost), abs(bound)) : 0
    }
  }
}
