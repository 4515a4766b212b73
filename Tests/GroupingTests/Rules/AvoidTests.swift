import GroupingModel
import Testing

@testable import Grouping

struct AvoidTests {
  let group = SmallClass(learners: 6)

  @Test func eachDirectedRequestCounts() throws {
    // 0 and 1 avoid each other: two requests. 2 avoids 0, said twice: one request.
    let spec = RuleSpec(
      kind: "avoid", strength: .weighted(3), data: links((0, 1), (1, 0), (2, 0), (2, 0)))
    #expect(try group.price(spec, of: [0, 1]) == 6000)
    #expect(try group.price(spec, of: [0, 1, 2]) == 9000)
    #expect(try group.price(spec, of: [1, 2]) == 0)
  }

  @Test func needsDirectedRequests() throws {
    let spec = RuleSpec(kind: "avoid", data: .blocks([[0, 1]]))
    #expect(try group.problem(spec) == "rule 'avoid' has no requests of learners")
  }
}
