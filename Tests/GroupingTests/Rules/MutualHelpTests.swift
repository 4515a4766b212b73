import GroupingModel
import Testing

@testable import Grouping

struct MutualHelpTests {
  // 0 and 1 are what each other needs; 2 needs what only it is strong in; nobody can knit.
  let group = SmallClass(columns: [
    ("Strong in", ["maths", "French; music", "chess", ""]),
    ("Needs", ["French", "maths;music", "chess", "knitting, maths"]),
  ])
  let spec = RuleSpec(kind: "mutual-help", subject: "Strong in, Needs", strength: .weighted(2))

  @Test func needsThatNobodyElseMeets() throws {
    // 1 has nobody else for music.
    #expect(try group.price(spec, of: [0, 1]) == 2000)
    #expect(try group.price(spec, of: [0, 2]) == 4000)
    #expect(try group.price(spec, of: [2]) == 2000)
    #expect(
      try group.rule(spec).sentence
        == "For each of the 5 needs of 4 learners, another member of the group is strong in it")
  }

  /// A column with a semicolon anywhere is cut there alone, so the comma belongs to the item.
  @Test func cellsAreSetsAsEverywhere() throws {
    #expect(try group.price(spec, of: [0, 1, 2, 3]) == 2000 + 2000 + 2000)
  }

  @Test func requiredCountsNeeds() throws {
    var required = spec
    required.strength = .required
    #expect(try group.price(required, of: [0, 1, 3]) == 2)
  }

  @Test func refusals() throws {
    let one = RuleSpec(kind: "mutual-help", subject: "Needs")
    #expect(try group.problem(one) == "rule 'mutual-help' needs two columns")
    let unknown = RuleSpec(kind: "mutual-help", subject: "Strong in,Need")
    #expect(try group.problem(unknown) != nil)
  }
}
