import GroupingModel

// Rules about which kind of group a learner is in.
extension RuleReading {
  /// `preference`: per member, the cost of the rank it gave the group's kind.
  func preference() throws(ModelError) -> Measure {
    guard case .ranks(let ranks) = spec.data, ranks.count == learners else {
      throw missingData("ranked labels")
    }
    let prices = try rankPrices(longest: ranks.map(\.count).max() ?? 0)
    return table { learner, kind in
      let choices = ranks[learner]
      if choices.isEmpty { return 0 }
      let rank = choices.firstIndex { $0.contains(kind) }
      if isRequired { return rank == nil ? 1 : 0 }
      return rank.map { prices.ranked[$0] } ?? prices.unranked
    }
  }

  /// Units by rank, and of a kind that was not ranked.
  private func rankPrices(longest: Int) throws(ModelError) -> (ranked: [Int64], unranked: Int64) {
    let weight = spec.weight ?? 1
    let points = try rankPoints()
    let ranked = (0..<longest).map { Cost.units(weight * points($0)) }
    return (ranked, Cost.units(weight * (number("unranked") ?? points(longest))))
  }

  /// Points by rank, from 0.
  func rankPoints() throws(ModelError) -> (Int) -> Double {
    let listed = list("costs").compactMap { Double($0) }
    guard listed.count == list("costs").count else {
      throw ModelError("option 'costs' holds something else than numbers", remedy: "list numbers")
    }
    guard listed.allSatisfy((0...1e6).contains), (0...1e6).contains(number("unranked") ?? 0) else {
      throw outOfRange("a cost")
    }
    return { rank in
      if let last = listed.last { return rank < listed.count ? listed[rank] : last }
      return Double(rank) * Double(rank + 1) / 2
    }
  }

  /// `eligible`: per member outside the kinds it is listed for, if it is listed at all.
  func eligible() throws(ModelError) -> Measure {
    var allowed = [Set<Int>](repeating: [], count: learners)
    for pin in try pins() { allowed[pin.learner].insert(pin.kind) }
    return table { learner, kind in
      allowed[learner].isEmpty || allowed[learner].contains(kind) ? 0 : price
    }
  }

  /// `pin`: per member pinned to other kinds alone.
  func pin() throws(ModelError) -> Measure { try eligible() }

  /// `lock`: per member of a locked group elsewhere, and per other learner in its place.
  func lock() throws(ModelError) -> Measure {
    let pins = try pins()
    let locked = Set(pins.map(\.kind))
    return table { learner, kind in
      let own = pins.last { $0.learner == learner }?.kind
      return own == kind || own == nil && !locked.contains(kind) ? 0 : price
    }
  }

  /// `stay`: per member elsewhere than before; the plan as a whole may have some of them.
  func stay() throws(ModelError) -> Measure { try eligible() }

  /// `ready`: per member of the labelled kind whose known value lies outside `from` to `to`.
  func ready() throws(ModelError) -> Measure {
    let numbers = try attribute().numbers()
    guard let label = text("label"), scenario.kinds.contains(where: { $0.label == label }) else {
      throw ModelError(
        "rule 'ready' names no label of the scenario", remedy: "set 'label' to one of the labels")
    }
    let from = number("from") ?? -.infinity
    let to = number("to") ?? .infinity
    return table { learner, kind in
      guard scenario.kinds[kind].label == label, let value = numbers.mantissas[learner] else {
        return 0
      }
      let plain = Double(value) / Double(numbers.scale)
      return plain < from || plain > to ? price : 0
    }
  }

  func table(_ cost: (_ learner: Int, _ kind: Int) -> Int64) -> Measure {
    .members(scenario.kinds.indices.map { kind in (0..<learners).map { cost($0, kind) } })
  }
}
