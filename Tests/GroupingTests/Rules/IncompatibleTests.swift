import GroupingModel
import Testing

@testable import Grouping

struct IncompatibleTests {
  // 0 and 1 have a, 2 and 3 have b, 4 has both.
  let group = SmallClass(columns: [("tags", ["a", "a;c", "b", "b", "a;b", "c"])])

  @Test func pairsWithOneOfEachCountOnce() throws {
    for (strength, unit) in [(Strength.weighted(2), Int64(2000)), (.required, 1)] {
      let spec = RuleSpec(
        kind: "incompatible", subject: "tags", options: ["values": .list(["a", "b"])],
        strength: strength)
      #expect(try group.price(spec, of: [0, 1, 5]) == 0)
      // 0-2, 0-3, 1-2, 1-3.
      #expect(try group.price(spec, of: [0, 1, 2, 3]) == 4 * unit)
      // 4 clashes with 0 (4's b) and with 2 (4's a), and 0 with 2.
      #expect(try group.price(spec, of: [0, 2, 4, 5]) == 3 * unit)
    }
  }

  @Test func twiceTheSameValueMustBeAlone() throws {
    for (strength, unit) in [(Strength.weighted(2), Int64(2000)), (.required, 1)] {
      let spec = RuleSpec(
        kind: "incompatible", subject: "tags", options: ["values": .list(["a", "a"])],
        strength: strength)
      #expect(try group.price(spec, of: [0, 1, 2, 4]) == 3 * unit)
      #expect(try group.price(spec, of: [0, 2, 3, 5]) == 0)
    }
  }

  @Test func needsTwoValues() throws {
    let spec = RuleSpec(
      kind: "incompatible", subject: "tags", options: ["values": .text("a")])
    #expect(try group.problem(spec) == "rule 'incompatible' needs two values, not 1")
  }
}
