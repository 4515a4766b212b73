import Testing

@testable import Grouping

struct PairTermTests {
  @Test func pricesOfAPairAddUpInAnyOrder() {
    let term = PairTerm([(4, 1, 5), (2, 2, 9), (0, 3, 7), (1, 4, 6), (3, 0, -7), (1, 2, 1)])
    #expect(term.entries.map(\.first) == [1, 1])
    #expect(term.entries.map(\.second) == [2, 4])
    #expect(term.entries.map(\.price) == [1, 11])
    #expect(term.price(of: [4, 2, 1]) == 12)
    #expect(term.price(of: [0, 3]) == 0)
    #expect(term.price(of: 4, and: 1) == 11)
  }

  @Test func aPriceForEveryPair() {
    let term = PairTerm(learners: 4) { Int64($0 * $1) }
    // 0 has price 0 with everyone; left are 1-2, 1-3, 2-3.
    #expect(term.entries.map(\.price) == [2, 3, 6])
    #expect(term.price(of: [0, 1, 2, 3]) == 11)
    #expect(PairTerm(learners: 1) { _, _ in 1 }.entries.isEmpty)
  }
}
