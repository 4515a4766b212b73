import GroupingModel

extension CarriedKinds {
  /// The kinds of a repair: each earlier group of which somebody is there goes on as a kind by
  /// itself. Sizes give way by one where the class has become too small or too large for them; where
  /// that does not do either, as few groups as can be end.
  ///
  /// - Parameter base: the scenario's own kinds, which its rules speak of.
  init(_ repair: RepairDocument, of earlier: EarlierPlan, learners: Int, among base: [GroupKind]) {
    let groups = earlier.members.indices.filter { !earlier.members[$0].isEmpty }
    let sizes = groups.map { group in
      let size = earlier.document.groups[group].members.count
      let limits = repair.sizes.indices.contains(group) ? repair.sizes[group] : []
      let least = max(1, limits.first ?? size)
      return least...max(least, limits.last ?? size)
    }
    let (allowed, count) = Self.fitted(sizes, learners: learners)
    let goesOn = count == groups.count
    let kinds = zip(groups, allowed).map { group, sizes in
      GroupKind(
        label: earlier.document.groups[group].label, name: earlier.document.groups[group].name,
        sizes: sizes, count: (goesOn ? 1 : 0)...1)
    }
    var kindOfGroup = [Int?](repeating: nil, count: earlier.members.count)
    for (kind, group) in groups.enumerated() { kindOfGroup[group] = kind }
    self.init(
      kinds: kinds, kindOfGroup: kindOfGroup,
      successors: base.map { old in kinds.indices.filter { kinds[$0].label == old.label } },
      groupCount: count...count)
  }

  /// The sizes by which the class fits, and how many groups there are.
  private static func fitted(
    _ sizes: [ClosedRange<Int>], learners: Int
  ) -> ([ClosedRange<Int>], Int) {
    let (least, most) = (
      sizes.reduce(0) { $0 + $1.lowerBound }, sizes.reduce(0) { $0 + $1.upperBound }
    )
    if (least...most).contains(learners) { return (sizes, sizes.count) }
    if learners > most { return (sizes.map { $0.lowerBound...($0.upperBound + 1) }, sizes.count) }
    let wider = sizes.map { max(1, $0.lowerBound - 1)...$0.upperBound }
    var (count, needed) = (0, 0)
    for smallest in wider.map(\.lowerBound).sorted() where needed + smallest <= learners {
      needed += smallest
      count += 1
    }
    return (wider, max(1, count))
  }
}

extension CarriedKinds {
  /// What the teacher should know about sizes and groups of a repair.
  func remarks(_ repair: RepairDocument, _ earlier: EarlierPlan) -> [String] {
    var remarks: [String] = []
    let gaveWay = kindOfGroup.indices.contains { group in
      guard let kind = kindOfGroup[group], repair.sizes.indices.contains(group) else {
        return false
      }
      return [kinds[kind].sizes.lowerBound, kinds[kind].sizes.upperBound] != repair.sizes[group]
    }
    if gaveWay {
      let sizes = Set(kinds.map(\.sizes)).sorted {
        ($0.lowerBound, $0.upperBound) < ($1.lowerBound, $1.upperBound)
      }
      remarks.append(
        "sizes give way by one, since the class does not fit them: groups may have "
          + sizes.map(Wording.range).joined(separator: ", "))
    }
    let ended = earlier.members.count - (groupCount?.lowerBound ?? kinds.count)
    if ended > 0 {
      remarks.append("\(Wording.count(ended, "group")) of the plan cannot go on: too few are there")
    }
    return remarks
  }
}
