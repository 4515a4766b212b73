import Grouping
import GroupingModel

/// What a rule has to say about one group, in a plain sentence.
package struct Fact: Sendable, Equatable {
  /// Position of the rule in the scenario.
  package let rule: Int
  /// Whether the group satisfies the rule, or all but satisfies it.
  package let isKept: Bool
  /// Without a final stop.
  package let text: String
  /// Points that the group pays under this rule; 0 for a required one.
  package let points: Double
}

/// Tells of every rule and group what the group satisfies and what it gives up.
package struct FactBook {
  /// Says how a group stands with a rule; the flag tells whether the rule is kept. Nil where the
  /// rule has nothing to do with the group.
  typealias Story = (_ group: Group, _ isKept: Bool) -> String?

  private let placed: PlacedPlan
  private let stories: [Story]

  /// - Throws: `ModelError` if a rule cannot be used in this scenario.
  package init(_ placed: PlacedPlan) throws(ModelError) {
    self.placed = placed
    var stories: [Story] = []
    for (index, spec) in placed.scenario.rules.enumerated() {
      stories.append(
        try placed.story(of: spec) ?? Self.plainStory(placed.plan.rules[index].sentence))
    }
    self.stories = stories
  }

  /// A fact per rule that has to do with the group, in the order of the rules.
  package func facts(ofGroup position: Int) -> [Fact] {
    let group = placed.groups[position]
    return stories.indices.compactMap { rule in
      let points = placed.plan.groups[position].costs[rule]
      let isKept = points <= slack(ofRule: rule)
      return stories[rule](group, isKept).map {
        Fact(rule: rule, isKept: isKept, text: $0, points: points)
      }
    }
  }

  /// Numbers are hardly ever met exactly; to be off by less than one point at weight 1 is near.
  private func slack(ofRule rule: Int) -> Double {
    let spec = placed.scenario.rules[rule]
    guard spec.kind == "balance" || spec.kind == "similar" else { return 0 }
    return 0.999 * (spec.weight ?? 0)
  }

  private static func plainStory(_ sentence: String) -> Story {
    { _, isKept in isKept ? sentence : "Not fully: " + sentence }
  }
}

extension PlacedPlan {
  /// nil for a rule of which there is no more to say than its sentence.
  fileprivate func story(of spec: RuleSpec) throws(ModelError) -> FactBook.Story? {
    if let story = try companyStory(of: spec) { return story }
    if let story = try countStory(of: spec) { return story }
    if let story = try numberStory(of: spec) { return story }
    if let story = try itemStory(of: spec) { return story }
    if let story = try pairStory(of: spec) { return story }
    if let story = try roundStory(of: spec) { return story }
    return try labelStory(of: spec)
  }
}
