import GroupingModel

extension Scenario {
  /// The class as the solver takes it, without files in between.
  ///
  /// - Throws: `ModelError` if the class cannot be cut into groups as asked.
  init(_ made: ClassInstance) throws {
    let learners = (0..<made.learners).map {
      Learner(id: ClassInstance.id($0), name: ClassInstance.id($0))
    }
    try self.init(
      title: made.name,
      roster: Roster(
        learners: learners,
        attributes: made.columns.map { Attribute(name: $0.name, cells: $0.cells) }),
      kinds: made.kinds(), ledger: Ledger(rounds: made.history),
      rules: made.rules.map { RuleSpec($0) }, seed: made.seed)
  }
}

extension ClassInstance {
  fileprivate func kinds() throws -> [GroupKind] {
    guard labels.isEmpty else {
      return labels.map {
        GroupKind(label: $0.name, sizes: $0.min...$0.max, count: 0...$0.groups)
      }
    }
    if let near = sizes.near { return try Sizes.near(near).kinds(learners: learners) }
    return try Sizes.between((sizes.min ?? 1)...(sizes.max ?? learners)).kinds(learners: learners)
  }
}

extension RuleSpec {
  fileprivate init(_ rule: InstanceRule) {
    self.init(
      kind: rule.rule,
      subject: rule.subjects.isEmpty ? rule.subject : rule.subjects.joined(separator: ","),
      strength: rule.weight.map { .weighted($0) } ?? .required,
      data: RuleData(rule))
  }
}

extension RuleData {
  fileprivate init(_ rule: InstanceRule) {
    if !rule.ranks.isEmpty {
      self = .ranks(rule.ranks.map { $0.map { [$0] } })
    } else if rule.links.isEmpty {
      self = .none
    } else {
      self = .links(rule.links.map { Link(from: $0[0], to: $0[1]) })
    }
  }
}
