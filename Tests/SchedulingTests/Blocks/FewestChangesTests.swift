import Grouping
import Testing

@testable import Scheduling

/// Rooms for openings against all ways to give them.
@Suite struct FewestChangesTests {
  @Test(arguments: 1...300)
  func asFewChangeAsCan(seed: Int) throws {
    var random = RandomSource(seed: UInt64(seed))
    let (openings, rooms) = (1 + random.below(5), 1 + random.below(6))
    let choices = (0..<openings).map { _ in (0..<rooms).filter { _ in random.below(3) > 0 } }
    let before = (0..<openings).map { _ in random.below(rooms + 1) - 1 }
    let best = fewest(choices, before, 0, [])
    switch FewestChanges(choices, rooms).match(before: before) {
    case .success(let found):
      #expect(Set(found).count == openings)
      for (opening, room) in found.enumerated() { #expect(choices[opening].contains(room)) }
      #expect(zip(found, before).count { $0 != $1 } == best)
    case .failure(let shortage):
      #expect(best == nil)
      let all = Set(shortage.openings.flatMap { choices[$0] })
      #expect(all.count < Set(shortage.openings).count)
    }
  }

  private func fewest(
    _ choices: [[Int]], _ before: [Int], _ opening: Int, _ taken: Set<Int>
  ) -> Int? {
    guard opening < choices.count else { return 0 }
    return choices[opening].filter { !taken.contains($0) }.compactMap { room in
      fewest(choices, before, opening + 1, taken.union([room]))
        .map { $0 + (room == before[opening] ? 0 : 1) }
    }.min()
  }
}
