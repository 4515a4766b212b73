import GroupingModel

@testable import Grouping

extension RandomScenario {
  /// Eight learners in pairs or threes inside of two sections, with random rules at both levels, the
  /// sections named or of one kind.
  mutating func sectioned() throws -> Scenario {
    let base = try bareScenario(learners: 8...8, labelled: false)
    let isOpen = chance(2, in: 3)
    let kinds = try (isOpen ? Sizes.between(2...3) : .near(2)).kinds(learners: 8)
    let sections = try level(of: base, kinds: try sectionKinds(isOpen: isOpen), seed: 1)
    let groups = try level(of: base, kinds: kinds, seed: 1)
    return try Scenario(
      roster: base.roster, kinds: kinds, ledger: base.ledger, rules: groups.rules,
      seed: source.next(), sections: sections)
  }

  /// - Parameter isOpen: whether groups fill sections of any size from 3.
  private mutating func sectionKinds(isOpen: Bool) throws -> [GroupKind] {
    guard chance(1, in: 2) else {
      let odd = isOpen ? [Sizes.exactly([3, 5])] : []
      return try pick(odd + [.near(4), .between(3...5)]).kinds(learners: 8)
    }
    return ["A", "B"].map { GroupKind(label: $0, sizes: 3...5, count: 1...1) }
  }

  /// A level by itself with one to three rules.
  private mutating func level(
    of base: Scenario, kinds: [GroupKind], seed: UInt64
  ) throws -> Scenario {
    let bare = try Scenario(roster: base.roster, kinds: kinds, ledger: base.ledger, rules: [])
    let names = Self.kinds(in: bare).filter { $0 != Stay.name && $0 != Lock.name }
    var rules: [RuleSpec] = []
    for _ in 0..<number(in: 1...3) {
      let name = pick(names)
      let required = !Self.onlyWeighted.contains(name) && chance(1, in: 4)
      rules.append(try rule(name, required: required, in: bare))
    }
    return try Scenario(
      roster: base.roster, kinds: kinds, ledger: base.ledger, rules: rules, seed: seed)
  }
}
