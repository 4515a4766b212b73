import GroupingModel

/// What groups need to start without those who come later, as ordinary required rules about columns in
/// which these have nothing.
struct LateStart {
  /// The class with columns of those who are on time.
  let roster: Roster
  private(set) var rules: [RuleSpec] = []

  /// Those who are there on time.
  private static let column = "On time"

  /// - Parameters:
  ///   - late: positions.
  ///   - rules: the scenario's own; what required ones say that a group has, it has at the start.
  ///   - kinds: those of a repair.
  ///   - homes: per late learner of an earlier group, its kind.
  /// - Throws: `ModelError` if columns do not fit the roster.
  init(
    _ late: Set<Int>, roster: Roster, rules own: [RuleSpec], kinds: [GroupKind], homes: [Pin]
  ) throws(ModelError) {
    let present = roster.learners.indices.map { late.contains($0) ? "" : "yes" }
    let onTime = Self.free(Self.column, in: roster)
    var columns = [Attribute(name: onTime, cells: present)]
    func withoutLate(_ title: String) -> String? {
      guard let column = roster.attributes.first(where: { $0.name == title }) else { return nil }
      let name = Self.free("\(title) (on time)", in: roster)
      let cells = column.cells.enumerated().map { late.contains($0) ? "" : $1 }
      columns.append(Attribute(name: name, cells: cells, rows: column.rows, kind: column.kind))
      return name
    }
    for rule in own where rule.strength == .required {
      var rule = rule
      let parts = rule.subject.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      switch rule.kind {
      case "leaders-go-round" where rule.subject.isEmpty: rule.subject = "\(onTime)=yes"
      case "at-least", "leaders-go-round":
        guard parts.count == 2, let name = withoutLate(String(parts[0])) else { continue }
        rule.subject = "\(name)=\(parts[1])"
      case "required-values", "skills":
        guard let name = withoutLate(rule.subject) else { continue }
        rule.subject = name
      default: continue
      }
      rules.append(rule)
    }
    // Two begin; one where groups may be pairs.
    let beginners = min(2, (kinds.map(\.sizes.lowerBound).min() ?? 1) - 1)
    if beginners > 0 {
      rules.append(
        RuleSpec(
          kind: "at-least", subject: "\(onTime)=yes",
          options: ["count": .number(Double(beginners))], strength: .required))
    }
    if !homes.isEmpty {
      rules.append(RuleSpec(kind: "pin", strength: .required, data: .pins(homes)))
    }
    self.roster = try Roster(learners: roster.learners, attributes: roster.attributes + columns)
  }

  private static func free(_ title: String, in roster: Roster) -> String {
    var title = title
    while roster.attributes.contains(where: { $0.name == title }) { title += "*" }
    return title
  }
}
