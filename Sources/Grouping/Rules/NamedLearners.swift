import GroupingModel

/// The learners that a rule names: directed requests, or unordered pairs.
package enum NamedLearners {
  /// Distinct requests from one learner about another, sorted.
  ///
  /// - Throws: `ModelError` if the rule names none, or one that is not in the roster.
  /// - Complexity: O(links x log links).
  package static func requests(of spec: RuleSpec, in setting: Setting) throws(ModelError) -> [Link]
  {
    guard case .links(let links) = spec.data else {
      throw ModelError(
        "rule '\(spec.kind)' has no requests of learners",
        remedy: "name a column or a file that says who asks for whom")
    }
    try check(links.lazy.flatMap { [$0.from, $0.to] }, of: spec, in: setting)
    return distinct(links)
  }

  /// Distinct pairs, lower position first, sorted. Of links, direction is ignored; of blocks, all
  /// pairs of each block count.
  ///
  /// - Throws: `ModelError` if the rule names none, or one that is not in the roster.
  /// - Complexity: O(pairs x log pairs).
  package static func pairs(of spec: RuleSpec, in setting: Setting) throws(ModelError) -> [Link] {
    switch spec.data {
    case .links(let links):
      try check(links.lazy.flatMap { [$0.from, $0.to] }, of: spec, in: setting)
      return distinct(links.map { Link(from: min($0.from, $0.to), to: max($0.from, $0.to)) })
    case .blocks(let blocks):
      try check(blocks.lazy.joined(), of: spec, in: setting)
      return distinct(blocks.flatMap(pairs))
    default:
      throw ModelError(
        "rule '\(spec.kind)' names no learners",
        remedy: "list the learners, or name a file of pairs")
    }
  }

  private static func pairs(of block: [Int]) -> [Link] {
    let members = block.sorted()
    return members.indices.flatMap { index in
      members[(index + 1)...].map { Link(from: members[index], to: $0) }
    }
  }

  private static func distinct(_ links: [Link]) -> [Link] {
    let sorted = links.filter { $0.from != $0.to }.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    return sorted.enumerated().filter { $0.offset == 0 || sorted[$0.offset - 1] != $0.element }
      .map(\.element)
  }

  private static func check(
    _ positions: some Sequence<Int>, of spec: RuleSpec, in setting: Setting
  ) throws(ModelError) {
    guard positions.allSatisfy({ (0..<setting.roster.count).contains($0) }) else {
      throw ModelError(
        "rule '\(spec.kind)' names a learner who is not in the roster",
        remedy: "use learners from 0 to \(setting.roster.count - 1), the positions in the roster")
    }
  }
}
