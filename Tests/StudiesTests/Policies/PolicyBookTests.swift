import Grouping
import Testing

@testable import Studies

/// What holds for every policy.
@Suite struct PolicyBookTests {
  static let names = PolicyBook.policies.map { $0.about.name }

  @Test func findsPoliciesByName() throws {
    #expect(Set(Self.names).count == Self.names.count)
    #expect(Self.names.count == 13)
    for name in Self.names {
      let policy = try #require(PolicyBook.policy(named: name))
      #expect(type(of: policy).about.name == name)
      #expect(type(of: policy).about.summary.hasSuffix("."))
    }
    #expect(PolicyBook.policy(named: "no such policy") == nil)
  }

  @Test(arguments: names)
  func fillsTheSizesExactlyAndAgain(name: String) throws {
    let policy = try #require(PolicyBook.policy(named: name))
    for learners in 1...23 {
      for size in 2...6 {
        let occasion = Occasions.random(learners: learners, near: size, seed: UInt64(learners))
        let seating = policy.seating(occasion)
        #expect(seating.groups.map(\.count) == occasion.sizes)
        #expect(seating.members.sorted() == Array(0..<learners))
        #expect(try policy.seat(occasion)?.seating == seating)
      }
    }
  }

  @Test(arguments: names)
  func looksAtTicketsIfItSaysSo(name: String) throws {
    let policy = try #require(PolicyBook.policy(named: name))
    var changed = 0
    for seed in 0..<20 {
      let occasion = Occasions.random(learners: 14, near: 4, seed: UInt64(seed))
      let other = Occasion(
        room: occasion.room, round: 0, sizes: occasion.sizes,
        tickets: occasion.tickets.map { -$0 * $0 * $0 }, past: [], met: occasion.met,
        random: occasion.random)
      if policy.seating(occasion) != policy.seating(other) { changed += 1 }
    }
    #expect(policy.usesTickets ? changed > 0 : changed == 0)
  }

  /// The same learners in another order of the file are together as often. 1,000 draws: the
  /// difference of two shares has a deviation of at most 0.022.
  @Test(arguments: names)
  func doesNotDependOnTheOrderOfLearners(name: String) throws {
    let policy = try #require(PolicyBook.policy(named: name))
    let occasion = Occasions.random(learners: 7, near: 3, seed: 4)
    let order = [3, 6, 0, 5, 1, 4, 2]
    let one = Self.together(policy, occasion, order: Array(0..<7))
    let other = Self.together(policy, occasion, order: order)
    for pair in one.indices { #expect(abs(one[pair] - other[pair]) < 0.09) }
  }

  /// Learners who are equal in all that is known are together equally often: 6 in threes, 2 of 5.
  /// The deviation of a share is 0.015.
  @Test(arguments: names)
  func equalsAreToldApartByLot(name: String) throws {
    let policy = try #require(PolicyBook.policy(named: name))
    let tickets = [Double](repeating: 0, count: 6)
    let shares = Self.together(
      policy, Occasions.of(tickets: tickets, near: 3), order: Array(0..<6))
    for one in 0..<6 {
      for other in 0..<one { #expect(abs(shares[one * 6 + other] - 0.4) < 0.065) }
    }
  }

  /// Share of draws in which two are in one group; learners stand at `order` in the class, row and
  /// column are their own numbers.
  static func together(
    _ policy: any PlainPolicy, _ occasion: Occasion, order: [Int], draws: Int = 1000
  ) -> [Double] {
    let (room, count) = (occasion.room, order.count)
    var placeOf = order
    for (place, learner) in order.enumerated() { placeOf[learner] = place }
    let wishes = order.map { room.wishes[$0].map { placeOf[$0] } }
    let choices = room.choices.isEmpty ? [] : order.map { room.choices[$0] }
    var shares = [Double](repeating: 0, count: count * count)
    for seed in 0..<draws {
      let permuted = Occasions.of(
        tickets: order.map { occasion.tickets[$0] }, scores: order.map { room.scores[$0] },
        near: 3, seed: UInt64(seed) &+ UInt64(order[0]) &* 7919, wishes: wishes, choices: choices)
      for group in policy.groups(permuted) {
        for one in group {
          for other in group { shares[order[one] * count + order[other]] += 1 / Double(draws) }
        }
      }
    }
    return shares
  }
}
