/// Numbers for groups that somebody has named by hand: such a name may be a learner's.
enum PlainGroups {
  /// By name, "Group 1" and so on in this order; empty where all groups are called by their number or
  /// label as it is.
  static func names(_ groups: [(name: String, label: String?)]) -> [String: String] {
    let isPlain = groups.allSatisfy { name, label in
      let stem = label ?? "Group"
      return name == stem
        || (name.hasPrefix(stem + " ") && name.dropFirst(stem.count + 1).allSatisfy(\.isNumber))
    }
    guard !isPlain else { return [:] }
    var names: [String: String] = [:]
    for (name, _) in groups where names[name] == nil { names[name] = "Group \(names.count + 1)" }
    return names
  }
}

extension RoundRecord {
  /// The round without names of groups that were given by hand.
  var withPlainGroups: RoundRecord {
    let names = PlainGroups.names(placements.map { ($0.group, $0.label) })
    var round = self
    for index in placements.indices {
      let name = placements[index].group
      round.placements[index].group = names[name] ?? name
    }
    return round
  }
}
