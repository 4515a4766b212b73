/// Ten rounds of 32 in fours, of which it was open whether they exist until Aguado (2004).
///
/// The symmetry, and how many groups of which kind it moves, are those of the published rounds; the
/// groups themselves were found anew. Points are four copies of Z2 x Z2 x Z2, `8 * copy + element`, whose translations
/// (exclusive or) turn the rounds into each other. A depth-first search found six groups with a
/// member in each copy; groups with two members in each of two copies, or four in one, take the
/// differences that these leave.
enum ThirtyTwoInFours {
  /// Some groups of a round, and the translations that keep the round: they give the others.
  private struct Starter {
    let kept: [Int]
    let groups: [[Int]]
  }

  private static let all = Array(0..<8)

  private static let starters = [
    Starter(
      kept: all, groups: [[0, 3, 5, 6], [8, 10, 12, 14], [16, 19, 20, 23], [24, 26, 29, 31]]),
    Starter(kept: all, groups: [[0, 2, 20, 22], [8, 11, 28, 31]]),
    Starter(kept: all, groups: [[0, 8, 16, 24]]),
    Starter(kept: all, groups: [[0, 9, 18, 27]]),
    Starter(kept: [0, 1, 4, 5], groups: [[0, 14, 17, 31], [2, 13, 23, 24]]),
    Starter(
      kept: [0, 1, 4, 5], groups: [[0, 10, 23, 28], [2, 6, 27, 31], [8, 13, 17, 20]]),
    Starter(
      kept: [0, 1, 6, 7], groups: [[0, 13, 19, 30], [2, 5, 9, 14], [16, 22, 26, 28]]),
  ]

  /// The rounds that the starters stand for.
  static var rounds: GolfRounds {
    starters.flatMap { starter in
      let round = images(of: starter.groups, under: starter.kept, as: shifted)
      return images(of: [round], under: all) { round, shift in
        round.map { shifted($0, by: shift) }.sorted { $0[0] < $1[0] }
      }
    }
  }

  /// All different images, in the order in which they first come.
  private static func images<Value: Hashable>(
    of values: [Value], under shifts: [Int], as image: (Value, Int) -> Value
  ) -> [Value] {
    var seen = Set<Value>()
    return shifts.flatMap { shift in values.map { image($0, shift) } }
      .filter { seen.insert($0).inserted }
  }

  private static func shifted(_ group: [Int], by shift: Int) -> [Int] {
    group.map { $0 ^ shift }.sorted()
  }
}
