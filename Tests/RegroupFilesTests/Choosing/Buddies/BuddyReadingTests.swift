import Choosing
import Testing

@testable import RegroupFiles

/// Every rule and every form of table, with costs reckoned by hand.
@Suite struct BuddyReadingTests {
  private func loaded(
    _ scenario: String, _ files: [String: String] = [:]
  ) throws -> LoadedBuddies {
    try BuddyFixture.loaded(scenario, files)
  }

  /// 10 and 12.5 are 2.5 apart, 10 and 52 are 42, 12.5 and 40 are 27.5.
  @Test(arguments: [
    ("0-10", 0.0, 32.0, 17.5), ("20 to 40", 17.5, 2.0, 0.0), ("30", 0.0, 12.0, 0.0),
    ("2.5 - 27", 0.0, 15.0, 0.5),
  ])
  func `levels cost what they miss their range by`(
    within: String, near: Double, far: Double, middle: Double
  ) throws {
    let buddies = try loaded("level: {column: Level, within: \(within)}")
    #expect(buddies.points(0, 1) == near)
    #expect(buddies.points(0, 3) == far)
    #expect(buddies.points(1, 2) == middle)
    let half = try loaded("level: {column: level, within: \(within), weight: 0.5}")
    #expect(half.points(0, 3) == far / 2)
  }

  @Test func `decimal commas and several rules about columns add up`() throws {
    let table = "id;maths;reading\na;1,5;3\nb;2;9\n"
    let buddies = try loaded(
      "level: [{column: maths, within: 0}, {column: reading, within: 0-2, weight: 3}]",
      ["learners.csv": table])
    #expect(buddies.points(0, 1) == 12.5)
  }

  /// Able and Baker help each other once each way; Able helps Dora twice, and Dora Able once.
  @Test func `help counts topics and pays more both ways`() throws {
    let buddies = try loaded("help: {can: can, wants: wants, both: 2, weight: 3}")
    #expect(buddies.points(0, 1) == -12)
    #expect(buddies.points(0, 3) == -15)
    #expect(buddies.points(0, 2) == -3)
    #expect(buddies.points(1, 2) == 0)
    #expect(buddies.rules[0].unmet == ["poems"])
    #expect(try loaded("help: {can: can, wants: wants}").points(0, 3) == -3)
  }

  /// Able likes Baker best, then Cole; Baker likes Able second; Dora takes anybody.
  @Test(arguments: [
    "learner,1,2\na1,a2,a3\nCanary Baker,a4,a1\na4,any,\n",
    "learner,partner,rank\na1,a3,2\na1,a2,1\na2,a1,20\na2,Canary Dora,5\na4,any,\n",
    "learner;partner;rating\na1;a3;2,5\na1;a2;4\na2;a1;1\na2;a4;5\na4;any;\n",
  ])
  func `wishes are read in every form`(table: String) throws {
    let buddies = try loaded("wishes: {weight: 2}", ["wishes.csv": table])
    let wishes = try #require(buddies.wishes)
    #expect(wishes.lastRank == 3)
    #expect(wishes.rank(0, 1) == 1 && wishes.rank(0, 2) == 2 && wishes.rank(0, 3) == nil)
    #expect(wishes.rank(3, 2) == 1 && wishes.rank(2, 3) == nil)
    #expect(buddies.points(0, 1) == 6)
    #expect(buddies.points(2, 3) == 8)
    #expect(buddies.points(0, 3) == 8)
  }

  @Test func `names without ranks are wishes of one rank`() throws {
    let named = ["named.csv": "learner,with\na1,a2; a3\na1,a4\na2,a1\n"]
    let buddies = try loaded("wishes: named.csv", named)
    #expect(buddies.points(0, 1) == 2 && buddies.points(0, 3) == 3 && buddies.points(2, 3) == 4)
    let strict = try loaded("wishes: {file: named.csv, unranked: never}", named)
    #expect(strict.points(0, 1) == 2)
    #expect(strict.points(1, 3) == nil, "Baker named Able alone")
    #expect(strict.points(2, 3) == 4, "who names nobody may be with anybody")
  }

  @Test func `those apart are never together`() throws {
    let buddies = try loaded("", ["apart.csv": "learner,with\na1,a2;a4\n"])
    #expect(buddies.points(0, 1) == nil && buddies.points(3, 0) == nil)
    #expect(buddies.points(0, 2) == 0)
  }

  /// The last round counts fully, the one before it half with a half-life of one round.
  @Test(arguments: [
    ["one.csv": "group,id\n1,a1\n1,a2\n2,a3\n2,gone\n", "two.csv": "group,id\n1,a1\n1,a2\n1,a4\n"],
    ["one.csv": "learner,with\na1,a2\na3,gone\n", "two.csv": "from,to\na1,a2;a4\na2,a1\na4,a2\n"],
    [
      "one.csv": "section,team,id\nA,1,a1\nA,1,a2\nB,1,a3\n",
      "two.csv": "table,name\nx,Canary Able\nx,a2\nx,a4\n",
    ],
  ])
  func `earlier rounds are read in every form`(tables: [String: String]) throws {
    let rule = "new-partners: {earlier: [one.csv, two.csv], half-life: 1, weight: 5}"
    let buddies = try loaded(rule, tables)
    #expect(buddies.points(0, 1) == 7.5)
    #expect(buddies.points(0, 3) == 5)
    #expect(buddies.points(1, 3) == 5)
    #expect(buddies.points(2, 3) == 0 && buddies.points(0, 2) == 0)
    #expect(buddies.met[BuddyPair(0, 1)] == 2 && buddies.met[BuddyPair(0, 2)] == nil)
    let isTold = buddies.remarks.contains {
      $0 == "one.csv: 1 entries of people not in learners.csv were left out"
    }
    #expect(isTold == (tables["one.csv"]?.contains("gone") ?? false))
  }

  /// Rounds of one file by their numbers: the tenth is after the ninth.
  @Test func `buddies of an earlier plan are its rounds`() throws {
    let table =
      "round,pair,id,name\n10,1,a1,Canary Able\n10,1,a2,\n10,alone,a3,\n"
      + "9,1,a1,\n9,1,a3,\n9,2,a4,\n9,2,x,\n"
    let buddies = try loaded(
      "odd: left-out\nnew-partners: {earlier: old.csv, half-life: 1, weight: 4}",
      ["old.csv": table])
    #expect(buddies.points(0, 1) == 4 && buddies.points(0, 2) == 2)
    // Dora had a partner, who has left since.
    #expect(buddies.odd == .leftOut(costs: [0, 0, 4000, 0]))
  }

  @Test func `what a plan writes is an earlier round of the next`() throws {
    let files = ["learners.csv": BuddyFixture.many(5)]
    let folder = try BuddyFixture.folder("odd: left-out\nrounds: 2\n", files)
    let first = try BuddyOutcome(
      try LoadedBuddies.load(folder.path), milliseconds: nil, generator: "test")
    _ = try first.write(to: folder.path + "/out")
    let next =
      "choose: buddies\nodd: left-out\nnew-partners: {earlier: out/buddies.csv, half-life: 9}\n"
    try folder.write("scenario.yaml", Array(next.utf8))
    let loaded = try LoadedBuddies.load(folder.path)
    let pairs = first.rounds.flatMap(\.units).map { BuddyPair($0[0], $0[1]) }
    #expect(
      Set(pairs).count == 4 && loaded.met == Dictionary(uniqueKeysWithValues: pairs.map { ($0, 1) })
    )
    let alone = Set(first.rounds.compactMap(\.leftOut))
    #expect(alone.count == 2)
    #expect(loaded.odd == .leftOut(costs: (0..<5).map { alone.contains($0) ? 1000 : 0 }))
    let second = try BuddyOutcome(loaded, milliseconds: nil, generator: "test")
    #expect(second.rounds[0].leftOut.map(alone.contains) == false)
  }

  @Test func `what is planned`() throws {
    #expect(try loaded("").task == .once && loaded("").odd == .trio)
    #expect(try loaded("rounds: 3").task == .rounds(3))
    let wishes = ["wishes.csv": "learner,1\na1,a2\n"]
    let stable = try loaded("stable: true", wishes)
    #expect(stable.task == .stable && stable.rules.isEmpty)
    #expect(try loaded("stable: false", wishes).task == .once)
  }
}
