import Testing

@testable import Studies

@Suite struct AddedPartsTests {
  /// Real learners, two of each of four kinds.
  static func room(_ number: Int = 0, learners: Int = 24) -> Classroom {
    Classroom(
      id: "school \(number)", origin: .real,
      scores: (0..<learners).map { Double($0 / 2) / 6 - 1 },
      categories: [
        CategoryColumn(name: "gender", cells: (0..<learners).map { $0 % 2 == 0 ? "f" : "m" })
      ])
  }

  @Test func saysWhatIsGenerated() {
    let scores = AddedScores().added(to: Self.room(), seed: 1)
    let friends = AddedFriendships().added(to: Self.room(), seed: 1)
    let choices = AddedChoices(topics: 4).added(to: Self.room(), seed: 1)
    for room in [scores, friends, choices] {
      #expect(room.origin == .semiSynthetic)
      #expect(room.id == "school 0")
      #expect(room.categories == Self.room().categories)
    }
    #expect(friends.scores == Self.room().scores)
    #expect(choices.wishes == Self.room().wishes)
    #expect(scores.scores != Self.room().scores)
    #expect(AddedScores().added(to: scores, seed: 1).scores == scores.scores)
    #expect(AddedScores().added(to: scores, seed: 2).scores != scores.scores)
    #expect(AddedScores().added(to: Self.room(1), seed: 1).scores != scores.scores)
  }

  /// 500 x 24 scores: mean with deviation 0.009, variance with 0.013.
  @Test func scoresAreStandardNormal() {
    let scores = (0..<500).flatMap { AddedScores().added(to: Self.room($0), seed: 5).scores }
    let mean = scores.reduce(0, +) / 12_000
    #expect(abs(mean) < 0.04)
    #expect(abs(scores.reduce(0) { $0 + $1 * $1 } / 12_000 - 1) < 0.06)
  }

  @Test func wishesAreOfOthersAndDistinct() {
    var friendships = AddedFriendships()
    friendships.wishes = 1...3
    var counts = [0, 0, 0, 0]
    for number in 0..<100 {
      let room = friendships.added(to: Self.room(number), seed: 1)
      for (learner, wishes) in room.wishes.enumerated() {
        #expect(!wishes.contains(learner))
        #expect(Set(wishes).count == wishes.count)
        counts[wishes.count] += 1
      }
    }
    // 800 of 2,400 are expected of each, with a deviation of 23.
    #expect(counts[0] == 0)
    for count in counts[1...] { #expect((700...900).contains(count)) }
    let pair = friendships.added(to: Self.room(learners: 2), seed: 1)
    #expect(pair.wishes == [[1], [0]])
  }

  /// Shares over 200 classes of wishes for the same gender and for those who wish back, and the
  /// mean distance of scores.
  static func ties(_ change: (inout AddedFriendships) -> Void) -> (
    alike: Double, back: Double, distance: Double
  ) {
    var friendships = AddedFriendships()
    (friendships.wishes, friendships.alike) = (3...3, 0)
    (friendships.near, friendships.reciprocity) = (0, 0)
    change(&friendships)
    var (alike, back, distance, all) = (0.0, 0.0, 0.0, 0.0)
    for number in 0..<200 {
      let room = friendships.added(to: Self.room(number), seed: 1)
      for (learner, wishes) in room.wishes.enumerated() {
        for other in wishes {
          all += 1
          alike += learner % 2 == other % 2 ? 1 : 0
          back += room.wishes[other].contains(learner) ? 1 : 0
          distance += abs(room.scores[learner] - room.scores[other])
        }
      }
    }
    return (alike / all, back / all, distance / all)
  }

  /// 11 of 23 others are alike (0.478), 3 of 23 wish back (0.130). 14,400 wishes: deviations of at
  /// most 0.005. Distances of scores of 12 values a sixth apart: pairs at d steps number 8 (12 -
  /// d), of 24 x 23 in all; the sum of d over them is 8 x 286 = 2,288, so 2,288 / 552 / 6 = 0.691.
  @Test func anybodyWithoutPreferences() {
    let ties = Self.ties { _ in }
    #expect(abs(ties.alike - 0.478) < 0.02)
    #expect(abs(ties.back - 0.130) < 0.02)
    #expect(abs(ties.distance - 0.691) < 0.02)
  }

  /// With weight e for 11 and 1 for 12, a first wish is alike with 11e / (11e + 12) = 0.714; later
  /// ones slightly less.
  @Test func preferencesShow() {
    let alike = Self.ties { $0.alike = 1 }
    #expect((0.67...0.72).contains(alike.alike))
    let first = Self.ties { ($0.alike, $0.wishes) = (1, 1...1) }
    #expect(abs(first.alike - 0.714) < 0.03)
    let near = Self.ties { $0.near = 2 }
    #expect(near.distance < 0.5)
    #expect(abs(near.alike - 0.478) < 0.05)
    let back = Self.ties { $0.reciprocity = 2 }
    #expect(back.back > 0.3)
    #expect(abs(back.alike - 0.478) < 0.02)
  }

  /// Without the column there is nothing to be alike in.
  @Test func ignoresAColumnThatIsMissing() {
    #expect(abs(Self.ties { ($0.alike, $0.column) = (3, "language") }.alike - 0.478) < 0.02)
  }

  @Test func choicesAreCompleteRankings() {
    let room = AddedChoices(topics: 5).added(to: Self.room(), seed: 1)
    #expect(room.choices.count == 24)
    for choices in room.choices { #expect(choices.sorted() == [0, 1, 2, 3, 4]) }
    #expect(Set(room.choices).count > 5)
  }

  /// The most popular topic's share of first choices: 24 choices of 4 topics by lot give their most
  /// popular about 0.38 of them; with a spread of 2 it is most.
  @Test func spreadMakesTopicsPopular() {
    func share(_ spread: Double) -> Double {
      (0..<200).reduce(0) { sum, number in
        let choices = AddedChoices(topics: 4, spread: spread)
          .added(to: Self.room(number), seed: 1).choices
        let most = (0..<4).map { topic in choices.count { $0[0] == topic } }.max() ?? 0
        return sum + Double(most) / 24 / 200
      }
    }
    #expect((0.3...0.45).contains(share(0)))
    #expect(share(2) > 0.55)
  }

  /// Plackett and Luce: with weights 1, 2 and 4 the order 2, 1, 0 has the chance 4/7 x 2/3 = 0.381.
  @Test func drawsWithoutReplacementByWeight() {
    let draws = Draws(seed: 1, of: "weights")
    let utilities = [0, 0.6931471805599453, 1.3862943611198906]
    let found = (0..<20_000).count { draws.ranked(utilities, for: $0) == [2, 1, 0] }
    #expect(abs(Double(found) / 20_000 - 0.381) < 0.015)
  }
}
