import Testing

@testable import Studies

@Suite struct ClassGeneratorTests {
  static func classes(_ generator: ClassGenerator, _ count: Int) -> [Classroom] {
    (0..<count).map { generator.classroom(index: $0) }
  }

  @Test func theSameAgain() {
    var generator = ClassGenerator(seed: 7)
    generator.choices = AddedChoices(topics: 5)
    let (one, other) = (generator.classroom(index: 3), generator.classroom(index: 3))
    #expect(one.id == "generated/3")
    #expect(one.origin == .synthetic)
    #expect(one.scores == other.scores)
    #expect(one.wishes == other.wishes)
    #expect(one.choices == other.choices)
    #expect(one.categories == other.categories)
    #expect(generator.classroom(index: 4).scores != one.scores)
    var another = ClassGenerator(seed: 8)
    another.learners = one.count...one.count
    #expect(another.classroom(index: 3).scores != one.scores)
  }

  @Test func everySizeOfTheRange() {
    var generator = ClassGenerator(seed: 1)
    generator.learners = 5...8
    let sizes = Self.classes(generator, 400).map(\.count)
    // 100 of each are expected, with a deviation of 8.7.
    for size in 5...8 { #expect((65...135).contains(sizes.count { $0 == size })) }
    #expect(sizes.allSatisfy { (5...8).contains($0) })
  }

  /// 1,000 classes of about 25: a share of 25,000 has a deviation of at most 0.0032.
  @Test func sharesAreThoseAskedFor() {
    var generator = ClassGenerator(seed: 2)
    generator.scores.intraClass = 0
    generator.friendships = nil
    var (females, disadvantaged, all) = (0, 0, 0)
    var (sum, cross) = (0.0, 0.0)
    for room in Self.classes(generator, 1000) {
      all += room.count
      let column = room.categories[1]
      #expect(room.categories.map(\.name) == ["gender", "disadvantaged"])
      females += room.categories[0].values.count { $0 == 0 }
      let yes = column.names.firstIndex(of: "yes") ?? -1
      for (score, value) in zip(room.scores, column.values) where value == yes {
        disadvantaged += 1
        cross += score
      }
      sum += room.scores.reduce(0, +)
    }
    #expect(abs(Double(females) / Double(all) - 0.5) < 0.015)
    #expect(abs(Double(disadvantaged) / Double(all) - 0.25) < 0.015)
    #expect(abs(sum / Double(all)) < 0.03)
    // Mean of a normal variable above its quantile 0.75 (0.6745) is its density there over 0.25:
    // 0.3178 / 0.25 = 1.271; times the correlation -0.3 that makes -0.381.
    #expect(abs(cross / Double(disadvantaged) + 0.381) < 0.06)
  }

  /// Analysis of variance over 2,000 classes of 25, by its method of moments. The deviation of the
  /// estimate is about 0.006.
  @Test(arguments: [0, 0.15, 0.5]) func shareBetweenClassesIsFoundAgain(asked: Double) {
    var generator = ClassGenerator(seed: 3)
    generator.learners = 25...25
    generator.scores.intraClass = asked
    generator.friendships = nil
    let rooms = Self.classes(generator, 2000)
    let means = rooms.map { $0.scores.reduce(0, +) / 25 }
    let within =
      zip(rooms, means).map { room, mean in
        room.scores.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 24
      }.reduce(0, +) / 2000
    let middle = means.reduce(0, +) / 2000
    let between = means.reduce(0) { $0 + ($1 - middle) * ($1 - middle) } / 1999 - within / 25
    #expect(abs(between / (between + within) - asked) < 0.03)
    #expect(abs(between + within - 1) < 0.06)
  }
}
