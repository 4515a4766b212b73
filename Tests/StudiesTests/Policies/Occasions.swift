import Grouping

@testable import Studies

/// Occasions for tests of policies, and slow, obvious counts of what groups are worth.
enum Occasions {
  static func of(
    tickets: [Double], scores: [Double]? = nil, near size: Int, seed: UInt64 = 1,
    wishes: [[Int]] = [], choices: [[Int]] = [], past: [Seating] = []
  ) -> Occasion {
    let room = Classroom(
      id: "test", origin: .synthetic, scores: scores ?? tickets, wishes: wishes, choices: choices)
    return Occasion(
      room: room, round: past.count, sizes: Seating.sizes(learners: tickets.count, near: size),
      tickets: tickets, past: past, met: met(past, learners: tickets.count),
      random: RandomSource(seed: seed))
  }

  static func met(_ past: [Seating], learners: Int) -> [UInt16] {
    var met = [UInt16](repeating: 0, count: learners * learners)
    for group in past.flatMap(\.groups) {
      for one in group {
        for other in group where other != one { met[one * learners + other] += 1 }
      }
    }
    return met
  }

  /// A class with friendships and choices, without equal scores or tickets.
  static func random(learners: Int, near size: Int, seed: UInt64) -> Occasion {
    var random = RandomSource(seed: seed, stream: 9)
    func number() -> Double { Double(random.next() >> 11) * 0x1p-53 }
    let tickets = (0..<learners).map { _ in number() }
    let scores = (0..<learners).map { _ in number() }
    let everybody = Array(0..<learners)
    let wishes = everybody.map { learner in
      Array(everybody.filter { $0 != learner }.shuffled(using: &random).prefix(2))
    }
    let choices = everybody.map { _ in Array(0..<6).shuffled(using: &random) }
    return of(
      tickets: tickets, scores: scores, near: size, seed: seed, wishes: wishes, choices: choices)
  }

  /// All ways to give groups of these sizes to learners.
  static func partitions(_ sizes: [Int]) -> [[[Int]]] {
    var found: [[[Int]]] = []
    func place(_ learner: Int, _ groups: [[Int]]) {
      if learner == sizes.reduce(0, +) { return found.append(groups) }
      for group in sizes.indices where groups[group].count < sizes[group] {
        var next = groups
        next[group].append(learner)
        place(learner + 1, next)
      }
    }
    place(0, sizes.map { _ in [] })
    return found
  }

  /// Gains in one group, in the order of its skills.
  typealias Gains = @Sendable ([Double]) -> [Double]

  static let star: Gains = { group in group.map { own in (group.max() ?? own) - own } }

  static let clique: Gains = { group in
    group.map { own in
      let higher = group.filter { $0 > own }
      return higher.isEmpty ? 0 : higher.reduce(0, +) / Double(higher.count) - own
    }
  }

  /// The one at position ceil(h / 2) of h higher ones, from the lowest.
  static let median: Gains = { group in
    group.map { own in
      let higher = group.filter { $0 > own }.sorted()
      return higher.isEmpty ? 0 : higher[(higher.count + 1) / 2 - 1] - own
    }
  }

  static func sum(_ gains: Gains, _ groups: [[Int]], _ skill: [Double]) -> Double {
    groups.flatMap { group in gains(group.map { skill[$0] }) }.reduce(0, +)
  }
}

extension PlainPolicy {
  func seating(_ occasion: Occasion) -> Seating {
    var random = occasion.random
    return seating(occasion, &random)
  }

  func groups(_ occasion: Occasion) -> [[Int]] { seating(occasion).groups }

  func sets(_ occasion: Occasion) -> [Set<Int>] { groups(occasion).map(Set.init) }
}
