import Testing

@testable import Studies

@Suite struct ChoiceGroupsTests {
  static func seating(_ choices: [[Int]], near size: Int, seed: UInt64 = 1) -> Seating {
    let occasion = Occasions.of(
      tickets: choices.map { _ in 0 }, near: size, seed: seed, choices: choices)
    return ChoiceGroups().seating(occasion)
  }

  /// All want topic 2, then 0: the first two get it, the others 0; nobody opens 1.
  @Test func theSecondWishWhenTheFirstIsFull() {
    var first: Set<Set<Int>> = []
    for seed in 0..<40 {
      let choices = [[Int]](repeating: [2, 0, 1], count: 4)
      let seating = Self.seating(choices, near: 2, seed: UInt64(seed))
      #expect(seating.topics == [2, 0])
      first.insert(Set(seating.groups[0]))
    }
    #expect(first.count == 6)
  }

  @Test func everybodyGetsTheFirstWishWhereThatFits() throws {
    let choices = [[0, 1, 2], [1, 0, 2], [0, 2, 1], [1, 2, 0]]
    for seed in 0..<20 {
      let seating = Self.seating(choices, near: 2, seed: UInt64(seed))
      let topics = try #require(seating.topics)
      #expect((0..<4).map { topics[seating.groupOf[$0]] } == [0, 1, 0, 1])
    }
  }

  @Test func fewerTopicsThanGroups() {
    let seating = Self.seating([[Int]](repeating: [1, 0], count: 6), near: 2)
    #expect(seating.topics == [1, 1, 0])
  }

  /// No topic twice where there are enough, and no two learners who would both rather swap.
  @Test func nobodyWouldSwap() throws {
    for seed in 0..<30 {
      let occasion = Occasions.random(learners: 19, near: 4, seed: UInt64(seed))
      let seating = ChoiceGroups().seating(occasion)
      let topics = try #require(seating.topics)
      #expect(Set(topics).count == topics.count)
      let choices = occasion.room.choices
      func rank(_ learner: Int, _ other: Int) -> Int {
        choices[learner].firstIndex(of: topics[seating.groupOf[other]]) ?? .max
      }
      for one in 0..<19 {
        for other in 0..<one {
          #expect(
            !(rank(one, other) < rank(one, one) && rank(other, one) < rank(other, other)))
        }
      }
    }
  }

  @Test func withoutChoicesByLot() {
    let occasion = Occasions.of(tickets: [1, 2, 3, 4, 5], near: 2)
    #expect(ChoiceGroups().seating(occasion) == RandomGroups().seating(occasion))
    #expect(ChoiceGroups().seating(occasion).topics == nil)
  }
}
