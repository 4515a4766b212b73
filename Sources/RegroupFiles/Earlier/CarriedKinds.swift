import GroupingModel

/// Kinds of groups of which some carry on a group of an earlier plan.
///
/// Groups without a label are interchangeable, so "is in Group 3" has no meaning until one group is a
/// kind of its own. Only groups that are locked, pinned to, or kept get one.
struct CarriedKinds {
  /// Kinds with a name first, in the order of the earlier plan, then what is left of the others.
  let kinds: [GroupKind]
  /// Per earlier group, the kind that carries it on; nil for one that ends, or needs no kind.
  let kindOfGroup: [Int?]
  /// Per kind as the scenario has it, the kinds that took its place.
  private let successors: [[Int]]
  /// How many groups there are in all, where that does not follow from the kinds.
  var groupCount: ClosedRange<Int>?

  init(
    kinds: [GroupKind], kindOfGroup: [Int?], successors: [[Int]], groupCount: ClosedRange<Int>?
  ) {
    self.kinds = kinds
    self.kindOfGroup = kindOfGroup
    self.successors = successors
    self.groupCount = groupCount
  }

  /// - Throws: `InputError` if a locked group, or one that somebody is pinned to, has no place.
  init(_ earlier: EarlierPlan, among base: [GroupKind]) throws(InputError) {
    let homes = try Self.homes(earlier, among: base)
    var kinds: [GroupKind] = []
    var kindOfGroup = [Int?](repeating: nil, count: homes.count)
    var successors = [[Int]](repeating: [], count: base.count)
    for (group, home) in homes.enumerated() {
      guard let home else { continue }
      let isCertain =
        base[home].count.lowerBound == base[home].count.upperBound || earlier.locked.contains(group)
      kindOfGroup[group] = kinds.count
      successors[home].append(kinds.count)
      kinds.append(
        GroupKind(
          label: base[home].label, name: earlier.document.groups[group].name,
          sizes: base[home].sizes, count: (isCertain ? 1 : 0)...1))
    }
    for (index, kind) in base.enumerated() {
      let taken = successors[index].count
      guard kind.count.upperBound > taken else { continue }
      successors[index].append(kinds.count)
      kinds.append(
        GroupKind(
          label: kind.label, sizes: kind.sizes,
          count: max(0, kind.count.lowerBound - taken)...(kind.count.upperBound - taken)))
    }
    (self.kinds, self.kindOfGroup, self.successors) = (kinds, kindOfGroup, successors)
  }

  /// The rule with its labels meaning all kinds that took their place.
  func carried(_ rule: RuleSpec) -> RuleSpec {
    var rule = rule
    switch rule.data {
    case .ranks(let ranks):
      rule.data = .ranks(ranks.map { $0.map { $0.flatMap { successors[$0] } } })
    case .pins(let pins):
      rule.data = .pins(
        pins.flatMap { pin in
          successors[pin.kind].map { Pin(learner: pin.learner, kind: $0) }
        })
    default: break
    }
    return rule
  }

  /// For each earlier group that is to have a kind, the kind of the scenario it belongs to: of its
  /// label, of its size as far as can be. Where there is room for fewer groups than before, the
  /// smallest end.
  private static func homes(
    _ earlier: EarlierPlan, among base: [GroupKind]
  ) throws(InputError) -> [Int?] {
    var room = base.map(\.count.upperBound)
    var homes = [Int?](repeating: nil, count: earlier.members.count)
    let pinned = earlier.pins.map(\.group)
    for group in order(earlier) {
      let size = earlier.members[group].count
      let isLocked = earlier.locked.contains(group)
      let open = base.indices.filter { index in
        base[index].label == earlier.document.groups[group].label && room[index] > 0
          && (!isLocked || base[index].sizes.contains(size))
      }
      let home = open.min { distance(size, base[$0].sizes) < distance(size, base[$1].sizes) }
      if home == nil, isLocked || pinned.contains(group) {
        throw noPlace(for: earlier, group, isLocked: isLocked, among: base)
      }
      if let home { room[home] -= 1 }
      homes[group] = home
    }
    return homes
  }

  /// Groups that need a kind: locked ones first, then those pinned to, then the larger ones.
  private static func order(_ earlier: EarlierPlan) -> [Int] {
    let pinned = Set(earlier.pins.map(\.group)).subtracting(earlier.locked).sorted()
    let first = earlier.locked + pinned
    guard earlier.moves != nil else { return first }
    let rest = earlier.members.indices.filter {
      !first.contains($0) && !earlier.members[$0].isEmpty
    }
    return first
      + rest.sorted {
        (-earlier.members[$0].count, $0) < (-earlier.members[$1].count, $1)
      }
  }

  private static func distance(_ size: Int, _ sizes: ClosedRange<Int>) -> Int {
    max(0, sizes.lowerBound - size, size - sizes.upperBound)
  }

  private static func noPlace(
    for earlier: EarlierPlan, _ group: Int, isLocked: Bool, among base: [GroupKind]
  ) -> InputError {
    let (old, size) = (earlier.document.groups[group], earlier.members[group].count)
    let name = "the \(isLocked ? "locked " : "")group '\(old.name)'"
    let alike = base.filter { $0.label == old.label }
    if isLocked, !alike.isEmpty, !alike.contains(where: { $0.sizes.contains(size) }) {
      let sizes = alike.map { Wording.range($0.sizes) }.joined(separator: ", ")
      return InputError(
        "\(name) has \(size) of its \(Wording.count(old.members.count, "learner")) in the class, "
          + "and groups are to have \(sizes)", remedy: "do not lock it, or allow groups of \(size)")
    }
    return InputError(
      "there is no room for \(name) among the groups asked for",
      remedy: "ask for as many groups of its label and size, or leave this one out")
  }
}
