import Choosing
import Testing

@testable import RegroupFiles

/// What is told of pairs: costs, proofs, wishes, and why there are none.
@Suite struct BuddyOutcomeTests {
  private static let level = "level: {column: level, within: 0}\n"

  @Test func `costs by rule add up to the cost of the plan`() throws {
    let outcome = try BuddyFixture.outcome(
      Self.level + "help: {can: can, wants: wants, weight: 4}",
      ["learners.csv": BuddyFixture.learners + "a5,Canary Eve,53,area,fractions\n"])
    let round = try #require(outcome.rounds.first)
    #expect(round.units.last?.count == 3 && round.isProven && round.bound == round.cost)
    for (unit, parts) in zip(round.units, round.parts) {
      let pairs = BuddyOutcome.pairs(of: unit)
      #expect(
        parts.reduce(0, +)
          == pairs.reduce(0) { $0 + (outcome.loaded.costs[$1.first, $1.second] ?? 0) })
    }
    #expect(BuddyDocument(outcome).status == .optimal)
  }

  /// Of four, two rounds can be new after one; a fourth must repeat.
  @Test func `rounds have new partners while there are any`() throws {
    let earlier = ["e.csv": "learner,with\na1,a2\na3,a4\n"]
    let outcome = try BuddyFixture.outcome(
      Self.level + "rounds: 3\nnew-partners: {earlier: e.csv, weight: 0}", earlier)
    #expect(outcome.rounds.map(\.repeats) == [0, 0, 2])
    #expect(outcome.rounds[2].units == [[0, 1], [2, 3]])
    #expect(BuddyDocument(outcome).status == .feasible, "all rounds together are not proven")
    let text = BuddyTerminal.text(outcome)
    #expect(text.contains("Repeats of earlier pairs: 2 in round 3."))
    #expect(text.contains("Of all rounds together it is not proven."))
  }

  /// Three who like each other in a circle and one whom nobody likes: nothing is stable.
  @Test func `blocking pairs are told`() throws {
    let wishes = "learner,1,2,3\na1,a2,a3,a4\na2,a3,a1,a4\na3,a1,a2,a4\na4,a1,a2,a3\n"
    let outcome = try BuddyFixture.outcome("stable: true", ["wishes.csv": wishes])
    #expect(outcome.stable?.blocking.count == 1 && outcome.stable?.isProven == true)
    let text = BuddyTerminal.text(outcome)
    #expect(text.contains("1 pair of learners would both rather be with each other; proven: no"))
    #expect(text.contains("Would both rather be with each other: Canary"))
    let page = try BuddyTeacherPage(outcome).html
    #expect(page.contains("Would both rather be with each other: Canary"))
    #expect(page.contains("named Canary") && !page.contains("What the points are for"))
  }

  @Test func `who is with whom they named is counted`() throws {
    let wishes = "learner,1,2\na1,a2,a3\na2,a4,a1\na3,a1,\n"
    let outcome = try BuddyFixture.outcome(
      "wishes: {file: w.csv, weight: 1}", ["w.csv": wishes, "apart.csv": "from,to\na1,a3\n"])
    let round = outcome.rounds[0]
    let figures = round.figures(try #require(outcome.loaded.wishes))
    #expect(round.units == [[0, 1], [2, 3]])
    #expect(figures.asked == 3 && figures.ranks == [1, 1] && figures.missed == 1)
    #expect(
      BuddyTerminal.text(outcome).contains(
        "Of 3 who named somebody: 1 with choice 1, 1 with choice 2 and 1 with nobody they"))
  }

  /// a4 is named by nobody; names without ranks have no Gini.
  @Test func `who is worst off by wishes is named`() throws {
    func sentences(_ wishes: String) throws -> [String] {
      let outcome = try BuddyFixture.outcome(
        "wishes: {file: w.csv, weight: 1}", ["w.csv": wishes])
      return BuddyWording(outcome.loaded).sentences(try #require(outcome.rounds.first))
    }
    let ranked = try sentences("learner,1,2\na1,a2,a3\na2,a1,a3\na3,a1,a2\n")
    let worst = try #require(ranked.first { $0.hasPrefix("Worst off") })
    #expect(worst.hasPrefix("Worst off, with a partner they did not rank: "))
    #expect(worst.hasSuffix(". Gini of ranks 0.27."))
    let named = try sentences("learner,with\na1,a2\na2,a1\na3,a1\n")
    #expect(named.contains { $0.hasPrefix("With nobody they named: ") })
    #expect(!named.contains { $0.contains("Gini") })
  }

  @Test func `learners' lists tell no reasons`() throws {
    let outcome = try BuddyFixture.outcome(
      "rounds: 2\n" + Self.level + "help: {can: can, wants: wants}\nwishes: w.csv",
      ["w.csv": "learner,with\na1,a3\n"])
    let html = try BuddyLists(outcome).html
    #expect(html.contains("Round 2") && html.contains("Canary Able"))
    for word in ["fractions", "12.5", "level", "named", "points", "proven", ">52"] {
      #expect(!html.contains(word), "\(word)")
    }
    let teacher = try BuddyTeacherPage(outcome).html
    #expect(teacher.contains("Canary Able helps Canary Baker: fractions"))
    #expect(teacher.contains("Wanted, and nobody can help: poems."))
    #expect(teacher.contains("level 10 and 12.5"))
  }

  /// A star: three may only work with the first.
  @Test func `too few partners are told in the user's words`() throws {
    let apart = ["apart.csv": "learner,with\na2,a3; a4\na3,a4\n"]
    let outcome = try BuddyFixture.outcome("", apart)
    #expect(outcome.isImpossible && !outcome.hasPlan)
    #expect(
      BuddyTerminal.text(outcome) == """
        Not everybody can have a partner.
        These 3 learners may only work with 1 other, too few for all:
          Canary Baker, Canary Cole, Canary Dora
        The other:
          Canary Able
        To mend it, let some of the pairs of apart.csv work together, such as Canary
          Baker and Canary Cole.

        """)
    #expect(BuddyDocument(outcome).status == .infeasible)
  }

  /// Four may only work with the first two; that these two stay apart does not matter.
  @Test func `pairs that would not mend it are not named`() throws {
    let apart = "learner,with\nk1,k2\nk3,k4;k5;k6\nk4,k5;k6\nk5,k6\n"
    let outcome = try BuddyFixture.outcome(
      "", ["learners.csv": BuddyFixture.many(6), "apart.csv": apart])
    let text = BuddyTerminal.text(outcome)
    #expect(text.contains("These 4 learners may only work with 2 others, too few for all:"))
    #expect(text.contains("such as Canary 3\n  and Canary 4."), "\(text)")
  }

  @Test func `odd sets and loners are told`() throws {
    let sets = "learner,with\nk1,k4;k5;k6\nk2,k4;k5;k6\nk3,k4;k5;k6\n"
    let learners = BuddyFixture.many(6)
    let odd = try BuddyFixture.outcome("", ["learners.csv": learners, "apart.csv": sets])
    let text = BuddyTerminal.text(odd)
    #expect(text.contains("The learners of each of these 2 sets may only work with each other:"))
    #expect(text.contains("  - Canary 1, Canary 2, Canary 3\n"))
    let loner = try BuddyFixture.outcome("", ["apart.csv": "learner,with\na1,a2;a3;a4\n"])
    #expect(
      BuddyTerminal.text(loner).contains("This learner may work with nobody:\n  Canary Able\n"))
  }

  /// Of five in a ring no three may all work together.
  @Test func `without a trio one can be left out`() throws {
    let files = [
      "learners.csv": BuddyFixture.many(5),
      "apart.csv": "learner,with\nk1,k3;k4\nk2,k4;k5\nk3,k5\n",
    ]
    let trio = try BuddyFixture.outcome("", files)
    #expect(trio.isImpossible)
    let text = BuddyTerminal.text(trio)
    #expect(text.contains("No three learners may all work together"))
    #expect(text.contains("or leave one out (odd: left-out)."))
    let leftOut = try BuddyFixture.outcome("odd: left-out", files)
    #expect(leftOut.rounds[0].leftOut != nil && leftOut.rounds[0].units.count == 2)
    #expect(BuddyTerminal.text(leftOut).contains("Left out: Canary "))
    #expect(try BuddyLists(leftOut).html.contains("see your teacher"))
  }

  @Test func `lines fit a terminal`() throws {
    let long = "id,name\n" + (1...5).map { "k\($0),Canary \($0) of the Very Long Name\n" }.joined()
    let outcome = try BuddyFixture.outcome(
      "rounds: 2\nwishes: w.csv",
      ["learners.csv": long, "w.csv": "learner,1,2\nk1,k2,k3\nk2,k1,k5\n"])
    let lines = BuddyTerminal.text(outcome).split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.allSatisfy { $0.count <= 80 })
  }
}
