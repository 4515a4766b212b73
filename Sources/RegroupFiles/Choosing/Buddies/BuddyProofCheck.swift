/// Holds proofs of a plan against what pairs cost.
struct BuddyProofCheck {
  let table: BuddyTable
  /// Whether three work together, beside pairs.
  let hasTrio: Bool

  /// Whether no plan costs less than the bound.
  ///
  /// - Complexity: O(learners cubed) with a trio, else squared.
  func holds(_ proof: BuddyProofDocument, bound: Int) -> Bool {
    guard let all = BuddyBound(proof.prices, table, hasTrio: hasTrio) else { return false }
    guard hasTrio else { return all.proves(bound) }
    var exceptions: [BuddyBound] = []
    for prices in proof.exceptions {
      guard let own = BuddyBound(prices, table, hasTrio: true) else { return false }
      exceptions.append(own)
    }
    var barred: Set<[Int]> = []
    for trio in proof.barred {
      let others = Set(0..<table.count).subtracting(trio.trio.numbers)
      guard areParts(trio.why, of: others, sparing: 0) else { return false }
      barred.insert(trio.trio.numbers)
    }
    return all.allOpenTrios(of: table, below: bound) { trio in
      barred.contains(trio)
        || exceptions.contains { !$0.leavesOpen(trio, of: table, below: bound) }
    }
  }

  /// Whether so many learners cost as much as the bound if all of them were the cheapest pair there
  /// is.
  ///
  /// - Parameter hasNobody: whether the last learner is nobody.
  func isCheapest(bound: Int, hasNobody: Bool) -> Bool {
    let learners = table.count - (hasNobody ? 1 : 0)
    var (least, alone) = (BuddyTable.never, hasNobody ? BuddyTable.never : 0)
    for one in 0..<table.count {
      for other in 0..<one {
        let cost = table.costs[one * table.count + other]
        if one < learners { least = min(least, cost) } else { alone = min(alone, cost) }
      }
    }
    guard least != BuddyTable.never, alone != BuddyTable.never else { return false }
    return least * (hasTrio ? (learners + 3) / 2 : learners / 2) + alone >= bound
  }

  /// Whether some learners cannot all be in pairs (Berge 1958): parts are odd, so that one of each
  /// has to be with one of the few, who are fewer.
  ///
  /// - Parameter spared: parts that a trio or one left out may do without.
  func areParts(
    _ odd: BuddyProofDocument.Parts, of learners: Set<Int>, sparing spared: Int
  ) -> Bool {
    let few = Set(odd.few.numbers)
    var part: [Int: Int] = [:]
    for (index, members) in odd.parts.map(\.numbers).enumerated() {
      guard members.count % 2 == 1 else { return false }
      for learner in members {
        guard learners.contains(learner), !few.contains(learner), part[learner] == nil else {
          return false
        }
        part[learner] = index
      }
    }
    let others = learners.subtracting(few)
    return odd.parts.count > few.count + spared
      && part.allSatisfy { learner, own in
        others.allSatisfy { $0 == learner || part[$0] == own || !table.mayMeet(learner, $0) }
      }
  }
}
