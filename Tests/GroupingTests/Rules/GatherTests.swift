import GroupingModel
import Testing

@testable import Grouping

struct GatherTests {
  let group = SmallClass(columns: [("level", ["a", "a", "b", "b", "c", ""])])

  @Test func pairsWithDifferentKnownValuesCount() throws {
    // a a b c: pairs a-b twice, a-c twice, b-c once; the empty cell fits anywhere.
    for (strength, price) in [(Strength.weighted(2), Int64(10_000)), (.required, 5)] {
      let spec = RuleSpec(kind: "gather", subject: "level", strength: strength)
      #expect(try group.price(spec, of: [0, 1, 2, 4, 5]) == price)
      #expect(try group.price(spec, of: [2, 3, 5]) == 0)
    }
  }

  @Test func requiredLowersToForbiddenPairs() throws {
    let spec = RuleSpec(kind: "gather", subject: "level", strength: .required)
    let shapes = try group.rule(spec).terms()
    guard case .pair(let term)? = shapes.first, shapes.count == 1 else {
      Issue.record("expected one pair term")
      return
    }
    // 5 known learners have 10 pairs, of which 0-1 and 2-3 are alike.
    #expect(term.entries.count == 8)
    #expect(term.entries.allSatisfy { $0.price == 1 })
  }
}
