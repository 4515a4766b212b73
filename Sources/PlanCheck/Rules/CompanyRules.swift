import GroupingModel

// Rules about being with someone.
extension RuleReading {
  /// `together` and `keep`: per listed pair that is cut, charged to the lower position's group.
  func together() throws(ModelError) -> Measure {
    var partners = [[Int]](repeating: [], count: learners)
    for pair in try pairs() { partners[pair.from].append(pair.to) }
    return .group(Missing(wanted: partners, price: price))
  }

  /// `wishes`: per member without any wished member, or per wish not met.
  func wishes() throws(ModelError) -> Measure {
    let asked = try links()
    var wished = [[Int]](repeating: [], count: learners)
    for link in asked where !flag("mutual") || asked.contains(Link(from: link.to, to: link.from)) {
      wished[link.from].append(link.to)
    }
    return text("aim") == "many"
      ? .group(Missing(wanted: wished, price: price))
      : .group(Lonely(wished: wished, price: price))
  }
}

/// Each member pays for each learner they want who is not in the group.
private struct Missing: GroupMeasure {
  let wanted: [[Int]]
  let price: Int64

  func cost(of members: [Int]) -> Int64 {
    var missing: Int64 = 0
    for member in members {
      for other in wanted[member] where !members.contains(other) { missing += 1 }
    }
    return missing * price
  }
}

/// Each member with wishes pays once if none of them is in the group.
private struct Lonely: GroupMeasure {
  let wished: [[Int]]
  let price: Int64

  func cost(of members: [Int]) -> Int64 {
    var lonely: Int64 = 0
    for member in members where !wished[member].isEmpty {
      if !wished[member].contains(where: { members.contains($0) }) { lonely += 1 }
    }
    return lonely * price
  }
}
