import Choosing

/// Why not everybody can have a partner, for teachers, and what to do about it.
struct BuddyReasons {
  let lines: [String]

  init(_ conflict: BuddyConflict, _ loaded: LoadedBuddies) {
    let ways = Self.ways(conflict, loaded)
    let reasons =
      switch conflict {
      case .noTrio:
        [
          "No three learners may all work together in such a way that everybody else finds a "
            + "partner."
        ]
      case .oddParts(let parts):
        Self.hasLonersOnly(parts) || Self.areLonersEnough(parts, loaded)
          ? Self.loners(parts, loaded.names) : Self.sets(parts, loaded.names)
      }
    lines = reasons + (ways.isEmpty ? [] : ["To mend it, \(ways.joined(separator: ", or "))."])
  }

  private static func ways(_ conflict: BuddyConflict, _ loaded: LoadedBuddies) -> [String] {
    var ways: [String] = []
    let apart = loaded.apart.sorted().filter { conflict.rests(on: $0) }
    if let first = apart.first {
      let wording = BuddyWording(loaded)
      ways.append(
        apart.count == 1
          ? "let \(wording.names(first)) work together (apart.csv)"
          : "let some of the pairs of apart.csv work together, such as \(wording.names(first))")
    }
    if loaded.wishes?.isStrict == true {
      ways.append("let learners be with whom they have not named (unranked: last)")
    }
    if conflict == .noTrio { ways.append("leave one out (odd: left-out)") }
    return ways
  }

  private static func hasLonersOnly(_ odd: OddParts) -> Bool {
    odd.parts.allSatisfy { $0.count == 1 }
  }

  /// Whether nothing has to be told but of those who may work with nobody.
  private static func areLonersEnough(_ odd: OddParts, _ loaded: LoadedBuddies) -> Bool {
    let spared = loaded.odd == .trio || loaded.names.count % 2 == 0 ? 0 : 1
    return odd.few.isEmpty && odd.parts.count { $0.count == 1 } > spared
  }

  /// Learners none of whom may work with another of them.
  private static func loners(_ odd: OddParts, _ names: [String]) -> [String] {
    let loners = odd.parts.filter { $0.count == 1 }.joined()
    let many = "  " + loners.map { names[$0] }.joined(separator: ", ")
    let these = loners.count == 1 ? "This learner" : "These \(loners.count) learners"
    guard !odd.few.isEmpty else { return ["\(these) may work with nobody:", many] }
    return [
      "\(these) may only work with \(Wording.count(odd.few.count, "other")), too few for all:",
      many,
      odd.few.count == 1 ? "The other:" : "The \(odd.few.count) others:",
      "  " + odd.few.map { names[$0] }.joined(separator: ", "),
    ]
  }

  /// Odd sets of learners who may only work with each other, or with few others.
  private static func sets(_ odd: OddParts, _ names: [String]) -> [String] {
    func list(_ learners: [Int]) -> String { learners.map { names[$0] }.joined(separator: ", ") }
    let these = odd.parts.count == 1 ? "this set" : "each of these \(odd.parts.count) sets"
    let sets = odd.parts.map { "  - " + list($0) }
    guard !odd.few.isEmpty else {
      return ["The learners of \(these) may only work with each other:"] + sets + [
        "\(odd.parts.count == 1 ? "The set" : "Each set") is odd in number, so somebody remains."
      ]
    }
    return ["The learners of \(these) may only work with each other and with few others:"] + sets
      + [
        odd.few.count == 1 ? "The other:" : "The \(odd.few.count) others:", "  " + list(odd.few),
        "Each set is odd in number, so one of it needs one of the others, who are too few.",
      ]
  }
}

extension BuddyConflict {
  /// Whether it could be mended by letting two work together.
  fileprivate func rests(on pair: BuddyPair) -> Bool {
    guard case .oddParts(let odd) = self else { return true }
    func part(_ learner: Int) -> Int? { odd.parts.firstIndex { $0.contains(learner) } }
    if odd.few.contains(pair.first) || odd.few.contains(pair.second) { return false }
    return part(pair.first) != part(pair.second)
  }
}
