import GroupingModel

extension EarlierPlan {
  /// The rules that keep what is asked of the earlier plan.
  ///
  /// - Throws: `InputError` if more learners have to move than may.
  func rules(_ carried: CarriedKinds) throws(InputError) -> [RuleSpec] {
    var rules: [RuleSpec] = []
    if !locked.isEmpty {
      rules.append(rule("lock", locked.flatMap { homes(ofGroup: $0, carried) }))
    }
    let places = pins.compactMap { pin in
      carried.kindOfGroup[pin.group].map { Pin(learner: pin.learner, kind: $0) }
    }
    if !places.isEmpty { rules.append(rule("pin", places)) }
    if let moves {
      let stays = members.indices.flatMap { homes(ofGroup: $0, carried) }
      rules.append(stay(stays, moves: try movesLeft(moves, carried)))
    } else if let anchors = anchors(carried) {
      rules.append(anchors)
    }
    return rules
  }

  private func stay(_ pins: [Pin], moves: Int) -> RuleSpec {
    var stay = rule("stay", pins)
    stay.options = ["moves": .number(Double(moves))]
    return stay
  }

  /// Where learners are pinned and nothing else is kept, few learners leave the groups that they are
  /// pinned to: as many as come, or half of the smallest. Otherwise any group could take their name.
  private func anchors(_ carried: CarriedKinds) -> RuleSpec? {
    let groups = Set(pins.map(\.group)).subtracting(locked).sorted()
    let others = groups.map { group in
      homes(ofGroup: group, carried).filter { home in
        !pins.contains { $0.learner == home.learner && $0.group != group }
      }
    }
    guard others.contains(where: { !$0.isEmpty }) else { return nil }
    let coming = pins.count { groups.contains($0.group) && !members[$0.group].contains($0.learner) }
    let smallest = others.map(\.count).min() ?? 0
    var anchors = stay(Array(others.joined()), moves: max(coming, smallest / 2))
    anchors.subject = groups.map { document.groups[$0].name }.joined(separator: ", ")
    return anchors
  }

  private func rule(_ name: String, _ pins: [Pin]) -> RuleSpec {
    RuleSpec(kind: name, strength: .required, data: .pins(pins))
  }

  private func homes(ofGroup group: Int, _ carried: CarriedKinds) -> [Pin] {
    guard let kind = carried.kindOfGroup[group] else { return [] }
    return members[group].map { Pin(learner: $0, kind: kind) }
  }

  /// Moves that are left when the learners of groups that end have moved.
  ///
  /// - Throws: `InputError` if numbers and sizes of groups alone make more learners move than may.
  private func movesLeft(
    _ moves: Int, _ carried: CarriedKinds
  ) throws(InputError) -> Int {
    var (homeless, tooMany) = (0, 0)
    for (group, kind) in carried.kindOfGroup.enumerated() {
      let size = members[group].count
      if let kind {
        tooMany += max(0, size - carried.kinds[kind].sizes.upperBound)
      } else {
        homeless += size
      }
    }
    guard homeless + tooMany <= moves else {
      throw InputError(
        "--keep: groups are fewer or smaller than before, so at least "
          + "\(Wording.count(homeless + tooMany, "learner")) must move, and \(moves) may",
        remedy: "ask for groups like those before, or let more learners move")
    }
    return moves - homeless
  }
}
