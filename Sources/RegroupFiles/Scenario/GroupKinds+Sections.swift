import Grouping
import GroupingModel

/// Groups that have to lie inside of sections.
extension GroupKinds {
  /// Groups as near to a size as sections of each of their sizes allow.
  static func near(
    _ sizes: Sizes, inside sections: [GroupKind], learners: Int
  ) throws(InputError) -> GroupKind {
    var least = (size: Int.max, count: 0)
    var most = (size: 0, count: 0)
    for section in sections {
      var counts: [Int] = []
      for size in section.sizes.clamped(to: 1...learners) {
        let kind = try plain(sizes, learners: size)[0]
        least.size = min(least.size, kind.sizes.lowerBound)
        most.size = max(most.size, kind.sizes.upperBound)
        counts.append(kind.count.lowerBound)
      }
      least.count += section.count.lowerBound * (counts.min() ?? 0)
      most.count += section.count.upperBound * (counts.max() ?? 0)
    }
    return GroupKind(
      sizes: least.size...most.size, count: least.count...max(least.count, most.count))
  }

  /// - Throws: `InputError` if no sections of the sizes asked for can be cut into groups of theirs.
  static func checkNesting(_ scenario: Scenario) throws(InputError) {
    guard let sections = scenario.sections else { return }
    let isWhole = SectionFrame.sizes(madeUpBy: scenario.kinds, upTo: scenario.roster.count)
    let filling = Filling(
      kinds: sections.kinds, groupCount: sections.groupCount, learners: scenario.roster.count)
    guard filling.cheapest({ _ in 0 }) != nil else { return }
    guard filling.cheapest({ isWhole[$0.size] ? 0 : nil }) == nil else { return }
    let sizes = Wording.range(sections.sizes)
    throw InputError(
      "sections of \(sizes) cannot be cut into groups of \(Wording.range(scenario.sizes))",
      remedy: "give groups a smaller min or a larger max, or change the sections' sizes")
  }
}

extension ScenarioDocument {
  /// - Throws: `InputError` if something is asked for that has no meaning with sections.
  func checkSections() throws(InputError) {
    guard sections != nil else { return }
    if let aim, aim != Aim.weights.rawValue {
      throw InputError(
        "with sections, what sections and groups cost is added up, so the aim is weights",
        remedy: "leave out the aim, and give what matters most a larger weight")
    }
    if from != nil {
      throw InputError(
        "a plan with sections is always made anew: nothing of an earlier one can be kept",
        remedy: "leave out --from, --lock, --pin and --keep, name the scenario itself, and use the "
          + "rules 'pin' and 'together' in it")
    }
  }
}
