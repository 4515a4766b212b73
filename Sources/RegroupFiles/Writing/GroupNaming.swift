import GroupingModel

/// The groups of a plan in the order in which people read them, and what these call them.
struct GroupNaming {
  let groups: [Group]
  let names: [String]

  /// After an earlier plan its names and its order, new groups last; without one, as the solver has
  /// them, section by section.
  ///
  /// - Parameter sections: what the groups lie in; nil for nothing.
  init(_ groups: [Group], of loaded: LoadedScenario, inside sections: Partition? = nil) {
    let kinds = loaded.scenario.kinds
    let groups = sections.map { Self.sorted(groups, by: $0) } ?? groups
    guard let document = loaded.document.from else {
      self.groups = groups
      names = Self.names(of: groups, kinds: kinds)
      return
    }
    let earlier = EarlierNames(document, roster: loaded.scenario.roster)
    let names = Self.completed(
      earlier.names(of: groups, kinds: kinds), of: groups, kinds: kinds, after: document.groups)
    let order = earlier.order(of: names)
    self.groups = order.map { groups[$0] }
    self.names = order.map { names[$0] }
  }

  /// Sections in the order in which the solver has them.
  init(sections: [Group], kinds: [GroupKind]) {
    groups = sections
    names = Self.names(of: sections, kinds: kinds, noun: "Section")
  }

  private static func sorted(_ groups: [Group], by sections: Partition) -> [Group] {
    sections.groups.flatMap { section in
      let members = Set(section.members)
      return groups.filter { members.isSuperset(of: $0.members) }
    }
  }

  /// "Group 1", or the label, numbered where it has several groups.
  private static func names(
    of groups: [Group], kinds: [GroupKind], noun: String = "Group"
  ) -> [String] {
    var seen = [Int](repeating: 0, count: kinds.count)
    return groups.enumerated().map { position, group in
      guard let label = kinds[group.kind].label else { return "\(noun) \(position + 1)" }
      seen[group.kind] += 1
      let isOnly = groups.count { $0.kind == group.kind } == 1
      return isOnly ? label : "\(label) \(seen[group.kind])"
    }
  }

  /// New groups get an earlier name that is free, or else the lowest number that is.
  private static func completed(
    _ names: [String?], of groups: [Group], kinds: [GroupKind], after earlier: [EarlierGroup]
  ) -> [String] {
    var used = Set(names.compactMap { $0 } + kinds.compactMap(\.name))
    return zip(names, groups).map { name, group in
      if let name { return name }
      let label = kinds[group.kind].label
      let old = earlier.first { $0.label == label && !used.contains($0.name) }?.name
      if let free = old ?? label, used.insert(free).inserted { return free }
      var number = 1
      while !used.insert("\(label ?? "Group") \(number)").inserted { number += 1 }
      return "\(label ?? "Group") \(number)"
    }
  }
}
