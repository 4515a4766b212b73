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
      var stay = rule("stay", stays)
      stay.options = ["moves": .number(Double(try movesLeft(moves, staying: stays.count)))]
      rules.append(stay)
    }
    return rules
  }

  private func rule(_ name: String, _ pins: [Pin]) -> RuleSpec {
    RuleSpec(kind: name, strength: .required, data: .pins(pins))
  }

  private func homes(ofGroup group: Int, _ carried: CarriedKinds) -> [Pin] {
    guard let kind = carried.kindOfGroup[group] else { return [] }
    return members[group].map { Pin(learner: $0, kind: kind) }
  }

  /// Moves that are left when the learners of groups that end have moved.
  private func movesLeft(_ moves: Int, staying: Int) throws(InputError) -> Int {
    let homeless = present - staying
    guard homeless <= moves else {
      throw InputError(
        "--keep: there are fewer groups than before, so \(homeless) learners have to move, and "
          + "\(moves) may", remedy: "ask for as many groups, or let more learners move")
    }
    return moves - homeless
  }
}
