import Grouping
import GroupingModel

// Facts about what pairs of members have between them.
extension PlacedPlan {
  /// nil for a rule that is not about pairs of members.
  ///
  /// - Throws: `ModelError` if the rule cannot be used in this scenario.
  func pairStory(of spec: RuleSpec) throws(ModelError) -> FactBook.Story? {
    switch spec.kind {
    case "mix": return mixStory(try Setting(scenario).attributes(spec.subject))
    case "incompatible": return try clashStory(spec)
    case "distances": return distanceStory(spec)
    default: return nil
    }
  }

  private func mixStory(_ columns: [Attribute]) -> FactBook.Story {
    let distance = GowerDistance(columns)
    let list = columns.map(\.name).joined(separator: ", ")
    return { group, _ in
      let pairs = group.pairs
      let shares = pairs.map { distance.between($0.from, $0.to) }
      guard let least = shares.min(), let nearest = shares.firstIndex(of: least) else {
        return "\(list): nobody else to differ from"
      }
      let mean = Self.percent(shares.reduce(0, +) / Double(shares.count))
      guard shares.count > 1 else { return "\(list): the two differ by \(mean)" }
      return "\(list): members differ by \(mean) on average, "
        + "\(pairTexts([pairs[nearest]])) by \(Self.percent(least))"
    }
  }

  private func clashStory(_ spec: RuleSpec) throws(ModelError) -> FactBook.Story? {
    guard case .list(let values) = spec.options["values"], values.count == 2 else { return nil }
    let first = try Setting(scenario).belongs(to: values[0], in: spec.subject)
    let second = try Setting(scenario).belongs(to: values[1], in: spec.subject)
    return { group, isKept in
      guard isKept else {
        let clashes = group.pairs.filter {
          first[$0.from] && second[$0.to] || first[$0.to] && second[$0.from]
        }
        return "\(spec.subject): \(values[0]) together with \(values[1]): \(pairTexts(clashes))"
      }
      let parts =
        (values[0] == values[1] ? [(values[0], first)] : [(values[0], first), (values[1], second)])
        .map { value, belongs in "\(group.members.count { belongs[$0] }) with \(value)" }
      return "\(spec.subject): \(parts.joined(separator: ", "))"
    }
  }

  private func distanceStory(_ spec: RuleSpec) -> FactBook.Story? {
    let learners = home.count
    guard case .distances(let distances) = spec.data, distances.count == learners * learners
    else { return nil }
    return { group, _ in
      let all = group.pairs.map { distances[$0.from * learners + $0.to] }
      guard !all.isEmpty else { return "Distances within: nobody else to be distant from" }
      let sum = all.reduce(0, +)
      return "Distances within: \(Wording.figure(sum)) in all, "
        + "\(Wording.figure(sum / Double(all.count))) on average"
    }
  }

  /// "63 %".
  private static func percent(_ share: Double) -> String { "\(Int((share * 100).rounded())) %" }
}
