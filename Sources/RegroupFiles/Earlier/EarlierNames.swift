import GroupingModel

/// What the groups of a plan are called after an earlier one: a group that carries one on has its
/// name, and of the others each takes the name of the earlier group that it has most of.
struct EarlierNames {
  private let groups: [EarlierGroup]
  /// Per learner, the earlier group.
  private let home: [Int?]

  init(_ document: EarlierDocument, roster: Roster) {
    groups = document.groups
    var homes: [String: Int] = [:]
    for (index, group) in document.groups.enumerated() {
      for id in group.members { homes[id] = index }
    }
    home = roster.learners.map { homes[$0.id] }
  }

  /// Names in the order of the groups; nil for a group that is new.
  func names(of new: [Group], kinds: [GroupKind]) -> [String?] {
    var names = new.map { kinds[$0.kind].name }
    var free = Set(groups.indices.filter { !names.contains(groups[$0].name) })
    // Names of kinds stay with their kinds, whether these have a group or not.
    free = free.filter { index in !kinds.contains { $0.name == groups[index].name } }
    for (shared, earlier, group) in overlaps(new, kinds) where shared > 0 {
      guard names[group] == nil, free.remove(earlier) != nil else { continue }
      names[group] = groups[earlier].name
    }
    return names
  }

  /// Pairs of an earlier and a new group of one label with the learners that they share, most first.
  private func overlaps(
    _ new: [Group], _ kinds: [GroupKind]
  ) -> [(shared: Int, earlier: Int, group: Int)] {
    var pairs: [(shared: Int, earlier: Int, group: Int)] = []
    for (index, group) in new.enumerated() {
      var shared: [Int: Int] = [:]
      for member in group.members {
        if let old = home[member], groups[old].label == kinds[group.kind].label {
          shared[old, default: 0] += 1
        }
      }
      pairs += shared.map { ($0.value, $0.key, index) }
    }
    return pairs.sorted { ($1.shared, $0.earlier, $0.group) < ($0.shared, $1.earlier, $1.group) }
  }

  /// Positions of new groups in the order of the earlier plan, new ones last.
  func order(of names: [String]) -> [Int] {
    let places = Dictionary(
      groups.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    return names.indices.sorted {
      (places[names[$0]] ?? Int.max, $0) < (places[names[$1]] ?? Int.max, $1)
    }
  }
}
