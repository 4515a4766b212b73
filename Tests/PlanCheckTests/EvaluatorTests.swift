import GroupingModel
import PlanCheck
import Testing

/// Cost of one group of the class under one rule.
private func cost(
  _ rule: RuleSpec, _ members: [Int], kind: Int = 0, in scenario: Scenario
) throws -> Int64 {
  try Evaluator.cost(of: rule, group: Group(kind: kind, members: members), in: scenario)
}

private func links(_ pairs: [(Int, Int)]) -> RuleData {
  .links(pairs.map { Link(from: $0.0, to: $0.1) })
}

@Suite("Rules about pairs, against hand arithmetic")
struct PairRuleTests {
  @Test func togetherChargesTheLowerPositionsGroupOncePerPair() throws {
    let scenario = try smallClass(5)
    let rule = RuleSpec(
      kind: "together", strength: .weighted(2), data: links([(0, 1), (1, 0), (3, 2), (4, 4)]))
    #expect(try cost(rule, [0, 2, 3], in: scenario) == 2000)
    #expect(try cost(rule, [1, 4], in: scenario) == 0)
    #expect(try cost(rule, [2], in: scenario) == 2000)
  }

  @Test func keepTakesAllPairsOfABlock() throws {
    let scenario = try smallClass(5)
    // Pairs 0-1, 0-2, 1-2: the group of 0 and 1 lacks 0-2 and 1-2.
    let rule = RuleSpec(kind: "keep", strength: .weighted(1), data: .blocks([[2, 0, 1]]))
    #expect(try cost(rule, [0, 1, 4], in: scenario) == 2000)
    #expect(try cost(rule, [2, 3], in: scenario) == 0)
    #expect(try cost(rule, [0, 1, 2], in: scenario) == 0)
  }

  @Test func apartCountsAPairOnce() throws {
    let scenario = try smallClass(4)
    let data = links([(0, 1), (1, 0), (2, 3)])
    let weighted = RuleSpec(kind: "apart", strength: .weighted(1.5), data: data)
    #expect(try cost(weighted, [0, 1, 2], in: scenario) == 1500)
    #expect(try cost(weighted, [0, 2], in: scenario) == 0)
    let required = RuleSpec(kind: "apart", strength: .required, data: .blocks([[0, 1, 2]]))
    #expect(try cost(required, [0, 1, 2], in: scenario) == 3)
  }

  @Test func avoidCountsEachDirection() throws {
    let scenario = try smallClass(4)
    let rule = RuleSpec(
      kind: "avoid", strength: .weighted(1), data: links([(0, 1), (1, 0), (0, 1), (2, 3)]))
    #expect(try cost(rule, [0, 1], in: scenario) == 2000)
    #expect(try cost(rule, [0, 1, 2, 3], in: scenario) == 3000)
  }

  @Test func gatherSkipsUnknownCells() throws {
    let scenario = try smallClass(4, columns: [("team", ["x", "y", "x", ""])])
    let rule = RuleSpec(kind: "gather", subject: "team", strength: .weighted(1))
    #expect(try cost(rule, [0, 1, 2, 3], in: scenario) == 2000)
    #expect(try cost(rule, [0, 2, 3], in: scenario) == 0)
  }

  @Test func incompatibleCountsAPairOnceEvenIfBothHaveBoth() throws {
    let scenario = try smallClass(4, columns: [("pet", ["cat;dog", "dog;cat", "dog", "cat"])])
    func rule(_ values: [String]) -> RuleSpec {
      RuleSpec(kind: "incompatible", subject: "pet", options: ["values": .list(values)])
    }
    // Of the six pairs all have a cat on one side and a dog on the other.
    #expect(try cost(rule(["cat", "dog"]), [0, 1, 2, 3], in: scenario) == 6000)
    // Dogs: 0, 1, 2.
    #expect(try cost(rule(["dog", "dog"]), [0, 1, 2, 3], in: scenario) == 3000)
  }

  @Test func newTeammatesFadeByHalfLife() throws {
    // 0-1 met in the latest round and three rounds ago, 1-2 two rounds ago.
    let scenario = try smallClass(3, rounds: [[[0, 1]], [[1, 2]], [[0, 1]]])
    let rule = RuleSpec(
      kind: "new-teammates", options: ["half-life": .number(2)], strength: .weighted(1))
    // 0-1: 1 + 0.5^(2/2) = 1.5; 1-2: 0.5^(1/2) = 0.70711.
    #expect(try cost(rule, [0, 1], in: scenario) == 1500)
    #expect(try cost(rule, [0, 1, 2], in: scenario) == 1500 + 707)
    // The default half-life of 4 rounds: 1 + 0.5^(1/2) = 1.70711.
    #expect(try cost(RuleSpec(kind: "new-teammates"), [0, 1], in: scenario) == 1707)
  }

  @Test func newTeammatesRequiredCountsPairsAtTheCap() throws {
    let scenario = try smallClass(3, rounds: [[[0, 1]], [[1, 2]], [[0, 1]]])
    func rule(_ options: [String: OptionValue]) -> RuleSpec {
      RuleSpec(kind: "new-teammates", options: options, strength: .required)
    }
    #expect(try cost(rule([:]), [0, 1, 2], in: scenario) == 2)
    #expect(try cost(rule(["cap": .number(2)]), [0, 1, 2], in: scenario) == 1)
  }

  @Test func distancesAreNegatedWhereTheyShouldBeLarge() throws {
    let scenario = try smallClass(3)
    let data = RuleData.distances([0, 1.5, 2, 1.5, 0, 0.25, 2, 0.25, 0])
    let most = RuleSpec(kind: "distances", strength: .weighted(2), data: data)
    #expect(try cost(most, [0, 1, 2], in: scenario) == -7500)
    let least = RuleSpec(
      kind: "distances", options: ["aim": .text("min")], strength: .weighted(1), data: data)
    #expect(try cost(least, [0, 2], in: scenario) == 2000)
  }

  @Test func mixIsLikenessByGower() throws {
    let scenario = try smallClass(
      3,
      columns: [
        ("score", ["0", "5", "10"]), ("gender", ["F", "M", ""]), ("likes", ["a;b", "b;c", "a;b"]),
        ("same", ["4", "4", "4"]),
      ])
    let rule = RuleSpec(kind: "mix", subject: "score, gender,likes,same", strength: .weighted(1))
    // 0-1: (0.5 + 1 + (1 - 1/3)) / 3 = 0.72222, alike 0.27778.
    #expect(try cost(rule, [0, 1], in: scenario) == 278)
    // 0-2: gender unknown: (1 + 0) / 2, alike 0.5.
    #expect(try cost(rule, [0, 2], in: scenario) == 500)
    // 1-2: (0.5 + 2/3) / 2 = 0.58333, alike 0.41667.
    #expect(try cost(rule, [0, 1, 2], in: scenario) == 278 + 500 + 417)
    #expect(throws: ModelError.self) {
      try cost(RuleSpec(kind: "mix", subject: "score", strength: .required), [0], in: scenario)
    }
  }
}

@Suite("Rules about wishes and counts, against hand arithmetic")
struct CountRuleTests {
  @Test func wishesOneChargesMembersWithoutAnyWishedMember() throws {
    let scenario = try smallClass(4)
    let data = links([(0, 1), (0, 2), (1, 3), (1, 1), (2, 0)])
    let rule = RuleSpec(kind: "wishes", strength: .weighted(1), data: data)
    // 0 has 1; 1 lacks 3.
    #expect(try cost(rule, [0, 1], in: scenario) == 1000)
    #expect(try cost(rule, [0, 2, 3], in: scenario) == 0)
    let mutual = RuleSpec(kind: "wishes", options: ["mutual": .flag(true)], data: data)
    // Only 0-2 is asked both ways.
    #expect(try cost(mutual, [0, 1], in: scenario) == 1000)
    #expect(try cost(mutual, [1, 3], in: scenario) == 0)
  }

  @Test func wishesManyChargesEachWishNotMet() throws {
    let scenario = try smallClass(4)
    let rule = RuleSpec(
      kind: "wishes", options: ["aim": .text("many")], strength: .weighted(0.5),
      data: links([(0, 1), (0, 2), (0, 2), (1, 3), (3, 0)]))
    // 0 lacks 2, 1 lacks 3; 3's wish is another group's.
    #expect(try cost(rule, [0, 1], in: scenario) == 1000)
  }

  @Test func spreadMeasuresTheDistanceFromTheEvenShare() throws {
    let scenario = try smallClass(
      7, columns: [("gender", ["F", "F", "F", "M", "M", "M", ""])])
    let rule = RuleSpec(kind: "spread", subject: "gender", strength: .weighted(1))
    // Size 3: 3 x 3 / 7 = 1.29 allows 1 to 2 of either.
    #expect(try cost(rule, [0, 1, 3], in: scenario) == 0)
    // Three F are one too many, no M one too few.
    #expect(try cost(rule, [0, 1, 2], in: scenario) == 2000)
    #expect(try cost(rule, [3, 4, 6], in: scenario) == 1000)
  }

  @Test func notAloneCountsCategoriesWithOneMember() throws {
    let scenario = try smallClass(
      5, columns: [("gender", ["F", "M", "M", "", "F"]), ("pet", ["cat;dog", "dog", "", "", ""])])
    let all = RuleSpec(kind: "not-alone", subject: "gender", strength: .weighted(1))
    #expect(try cost(all, [0, 1, 2], in: scenario) == 1000)
    #expect(try cost(all, [0, 1, 3], in: scenario) == 2000)
    #expect(try cost(all, [0], in: scenario) == 0)
    let one = RuleSpec(kind: "not-alone", subject: "gender=M", strength: .required)
    #expect(try cost(one, [0, 1], in: scenario) == 1)
    #expect(try cost(one, [0, 1, 2], in: scenario) == 0)
    let dog = RuleSpec(kind: "not-alone", subject: "pet=dog", strength: .weighted(1))
    #expect(try cost(dog, [0, 1, 2], in: scenario) == 0)
    #expect(try cost(dog, [0, 2], in: scenario) == 1000)
  }

  @Test func atLeastAndAtMostMeasureTheLackAndTheExcess() throws {
    let scenario = try smallClass(4, columns: [("lead", ["y", "n", "y", "y"])])
    func rule(_ kind: String, _ count: Double?) -> RuleSpec {
      RuleSpec(
        kind: kind, subject: "lead=y", options: count.map { ["count": .number($0)] } ?? [:],
        strength: .weighted(1))
    }
    #expect(try cost(rule("at-least", nil), [1], in: scenario) == 1000)
    #expect(try cost(rule("at-least", 3), [0, 1], in: scenario) == 2000)
    #expect(try cost(rule("at-least", 1), [0, 2], in: scenario) == 0)
    #expect(try cost(rule("at-most", nil), [0, 2, 3], in: scenario) == 2000)
    #expect(try cost(rule("at-most", 2), [0, 1, 2], in: scenario) == 0)
  }

  @Test func requiredValuesCountsWhatNobodyHas() throws {
    let scenario = try smallClass(3, columns: [("role", ["writer,editor", "speaker", ""])])
    let rule = RuleSpec(
      kind: "required-values", subject: "role",
      options: ["values": .list(["writer", "speaker", "artist"])], strength: .weighted(1))
    #expect(try cost(rule, [0, 1], in: scenario) == 1000)
    #expect(try cost(rule, [2], in: scenario) == 3000)
  }

  @Test func commonHoursMeasuresTheLackOfSharedItems() throws {
    let scenario = try smallClass(
      3, columns: [("Mon", ["9;10;11", "10;11", "11"]), ("Tue", ["9", "", "9"])])
    func rule(_ options: [String: OptionValue]) -> RuleSpec {
      RuleSpec(
        kind: "common-hours", subject: "Mon,Tue", options: options, strength: .weighted(1))
    }
    // Mon 10 and 11 are shared by 0 and 1; all share Mon 11.
    #expect(try cost(rule(["hours": .number(3)]), [0, 1], in: scenario) == 1000)
    #expect(try cost(rule([:]), [0, 1, 2], in: scenario) == 0)
    // Items Mon 9, 10, 11, Tue 9. Busy: 0 is free at none, 1 at Mon 9 and Tue 9, 2 at Mon 9, 10.
    let busy: [String: OptionValue] = ["busy": .flag(true), "hours": .number(2)]
    #expect(try cost(rule(busy), [1, 2], in: scenario) == 1000)
    #expect(try cost(rule(busy), [0, 1], in: scenario) == 2000)
    // With 9 to 12 on both days, 1 and 2 also share Mon 12 and Tue 10, 11, 12.
    let all = busy.merging(["all": .list(["9", "10", "11", "12"]), "hours": .number(6)]) { $1 }
    #expect(try cost(rule(all), [1, 2], in: scenario) == 1000)
  }

  @Test func skillsCountsWhatNobodyHas() throws {
    let scenario = try smallClass(
      3,
      columns: [
        ("skills", ["code;draw", "write", "draw"]), ("Python", ["Yes", "", "x"]),
        ("R", ["0", "TRUE", "no"]),
      ])
    let all = RuleSpec(kind: "skills", subject: "skills", strength: .weighted(1))
    #expect(try cost(all, [0, 2], in: scenario) == 1000)
    #expect(try cost(all, [2], in: scenario) == 2000)
    let listed = RuleSpec(
      kind: "skills", subject: "skills", options: ["needed": .list(["write", "sing"])])
    #expect(try cost(listed, [1], in: scenario) == 1000)
    let columns = RuleSpec(kind: "skills", subject: "Python,R", strength: .required)
    #expect(try cost(columns, [0, 2], in: scenario) == 1)
    #expect(try cost(columns, [0, 1], in: scenario) == 0)
  }
}

@Suite("Rules about numbers and labels, against hand arithmetic")
struct NumberRuleTests {
  /// Values 2, 4, 6, 8 and one unknown: mean 5, standard deviation root of 5.
  private func scored(groups: ClosedRange<Int>? = nil) throws -> Scenario {
    try smallClass(
      5, columns: [("score", ["2", "4", "6", "8", ""])],
      kinds: [GroupKind(sizes: 1...5, count: groups ?? 1...5)])
  }

  @Test func balanceOfMeansInPointsAndDeviations() throws {
    let points = RuleSpec(
      kind: "balance", subject: "score", options: ["unit": .text("points")],
      strength: .weighted(1))
    let scenario = try scored()
    // Mean of 2 and 4 is 3, two below; with an unknown as the mean it is 11 / 3, 4 / 3 below.
    #expect(try cost(points, [0, 1], in: scenario) == 2000)
    #expect(try cost(points, [0, 1, 4], in: scenario) == 1333)
    #expect(try cost(points, [0, 3], in: scenario) == 0)
    // Two are 0.894427 deviations, 8.94427 tenths.
    let tenths = RuleSpec(kind: "balance", subject: "score", strength: .weighted(2))
    #expect(try cost(tenths, [0, 1], in: scenario) == 17889)
  }

  @Test func balanceRequiredAllowsTheDifference() throws {
    func rule(_ within: Double) -> RuleSpec {
      RuleSpec(
        kind: "balance", subject: "score", options: ["within": .number(within)],
        strength: .required)
    }
    let scenario = try scored()
    #expect(try cost(rule(2), [0, 1], in: scenario) == 0)
    // Half a point beyond is 1 + round(0.5 x 10 / 2.236) = 3.
    #expect(try cost(rule(1.5), [0, 1], in: scenario) == 3)
    #expect(throws: ModelError.self) {
      try cost(
        RuleSpec(kind: "balance", subject: "score", strength: .required), [0], in: scenario)
    }
  }

  @Test func balanceOfTotalsNeedsANumberOfGroups() throws {
    let rule = RuleSpec(
      kind: "balance", subject: "score",
      options: ["aim": .text("total"), "unit": .text("points")], strength: .weighted(1))
    // Of 20 in two groups each should have 10; 2 and 4 are 4 short, the unknown adds nothing.
    #expect(try cost(rule, [0, 1, 4], in: try scored(groups: 2...2)) == 4000)
    #expect(throws: ModelError.self) { try cost(rule, [0], in: try scored()) }
  }

  @Test func similarMeasuresTheRangeBeyondTheAllowance() throws {
    func rule(_ within: Double, _ strength: Strength = .weighted(1)) -> RuleSpec {
      RuleSpec(
        kind: "similar", subject: "score",
        options: ["within": .number(within), "unit": .text("points")], strength: strength)
    }
    let scenario = try scored()
    #expect(try cost(rule(0), [0, 1, 4], in: scenario) == 2000)
    #expect(try cost(rule(3), [0, 2], in: scenario) == 1000)
    #expect(try cost(rule(4), [0, 2], in: scenario) == 0)
    #expect(try cost(rule(0), [4], in: scenario) == 0)
    // One beyond: 1 + round(10 / 2.236) = 5.
    #expect(try cost(rule(3, .required), [0, 2], in: scenario) == 5)
  }

  private func labelled() throws -> Scenario {
    try smallClass(
      4, columns: [("level", ["1", "2.5", "4", ""])],
      kinds: ["X", "Y", "Z"].map { GroupKind(label: $0, sizes: 1...4, count: 0...1) })
  }

  @Test func preferenceTurnsRanksIntoCosts() throws {
    let scenario = try labelled()
    let data = RuleData.ranks([[[0], [1, 2]], [[1]], [], [[2], [1], [0]]])
    let rule = RuleSpec(kind: "preference", strength: .weighted(1), data: data)
    // Costs 0, 1, 3 and 6 for what was not ranked, the longest list having three.
    #expect(try cost(rule, [0, 1, 2, 3], kind: 0, in: scenario) == 6000 + 3000)
    #expect(try cost(rule, [0, 1, 2, 3], kind: 1, in: scenario) == 1000 + 1000)
    let options: [String: OptionValue] = ["costs": .list(["0", "2"]), "unranked": .number(9)]
    let priced = RuleSpec(
      kind: "preference", options: options, strength: .weighted(0.5), data: data)
    #expect(try cost(priced, [0, 1, 2, 3], kind: 0, in: scenario) == 4500 + 1000)
    let required = RuleSpec(kind: "preference", strength: .required, data: data)
    #expect(try cost(required, [0, 1, 2, 3], kind: 2, in: scenario) == 1)
  }

  @Test func eligiblePinAndReadyLookAtTheKind() throws {
    let scenario = try labelled()
    let pins = RuleData.pins([Pin(learner: 0, kind: 1), Pin(learner: 0, kind: 2)])
    let eligible = RuleSpec(kind: "eligible", strength: .required, data: pins)
    #expect(try cost(eligible, [0, 1], kind: 0, in: scenario) == 1)
    #expect(try cost(eligible, [0, 1], kind: 2, in: scenario) == 0)
    let pin = RuleSpec(
      kind: "pin", strength: .weighted(2), data: .pins([Pin(learner: 1, kind: 0)]))
    #expect(try cost(pin, [0, 1], kind: 1, in: scenario) == 2000)
    #expect(try cost(pin, [0, 1], kind: 0, in: scenario) == 0)
    let ready = RuleSpec(
      kind: "ready", subject: "level",
      options: ["label": .text("Y"), "from": .number(2), "to": .number(2.5)],
      strength: .weighted(1))
    #expect(try cost(ready, [0, 1, 2, 3], kind: 1, in: scenario) == 2000)
    #expect(try cost(ready, [0, 1, 2, 3], kind: 0, in: scenario) == 0)
  }

  @Test func unknownRulesAndMissingDataAreNamed() throws {
    let scenario = try smallClass(2)
    #expect(throws: ModelError.self) { try cost(RuleSpec(kind: "aprat"), [0], in: scenario) }
    #expect(throws: ModelError.self) { try cost(RuleSpec(kind: "apart"), [0], in: scenario) }
  }
}
