import SchedulingModel
import Testing

@testable import RegroupFiles

@Suite struct BlockPlanTests {
  @Test func earlierPlansAreReadByTheirNames() throws {
    let fixture = try BlockFixture()
    let document = try fixture.outcome().document
    try fixture.folder.write(
      "learners.csv",
      Array("ID,Name,Grade\nc9,New,3\n".utf8)
        + Array((1...7).map { "c\($0),Canary Person\($0),3\n" }.joined().utf8))
    let again = try fixture.load().again(previous: document.openings, locks: ["Tuesday"])
    let previous = try #require(again.problem.previous)
    // c8 has left, c9 came first in the list.
    #expect(
      previous.openings.map(\.learners) == [[1, 2], [5], [3, 4, 6, 7], [2], [1, 3, 4, 5, 6, 7]])
    #expect(again.problem.pins.contains(.locked(slot: 1)) && again.document.locked == ["Tuesday"])
    #expect(again.problem.measures.first == .learnersMoved)
    let error = try inputError { _ = try again.again(previous: document.openings, locks: ["Sun"]) }
    #expect(error.problem.contains("neither a slot nor a day"))
  }

  /// Who asks for something else is placed anew, but for days that have been published.
  @Test func whoAsksForSomethingElseMayMove() throws {
    let fixture = try BlockFixture()
    let document = try fixture.outcome().document
    let asked = try #require(document.asked)
    let loaded = try fixture.load()
    let same = try loaded.again(previous: document.openings, locks: [], asked: asked)
    #expect(same.problem.previous?.openings == BlockNames(loaded).openings(document.openings))
    #expect(same.remarks == loaded.remarks)
    var other = asked
    let learner = loaded.problem.learners[2].identifier
    other[learner] = "0000000000000000"
    let anew = try loaded.again(previous: document.openings, locks: ["Tuesday"], asked: other)
    let openings = try #require(anew.problem.previous?.openings)
    for opening in openings {
      let was = try #require(
        same.problem.previous?.openings.first {
          ($0.slot, $0.offer) == (opening.slot, opening.offer)
        })
      #expect(opening.learners == was.learners.filter { opening.slot == 1 || $0 != 2 })
    }
    #expect(openings.contains { $0.slot == 1 && $0.learners.contains(2) })
    #expect(anew.remarks.last?.contains("1 learner asked for something else") == true)
    #expect(anew.remarks.allSatisfy { !$0.contains("Canary") && !$0.contains(learner) })
  }

  @Test func checksFindWhatIsWrong() throws {
    let outcome = try BlockFixture().outcome()
    var solution = outcome.solution
    let values = [0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 0, 0]
    func check(_ values: [Int], _ openings: [Opening], _ status: BlockSolution.Status)
      -> BlockCheckText
    {
      solution = BlockSolution(
        status: status, plan: BlockPlan(openings: openings),
        scores: zip(outcome.loaded.problem.measures, values).map {
          BlockScore($0, value: $1, bound: status == .optimal ? $1 : 0)
        })
      let changed = BlockOutcome(
        outcome.loaded, solution, seed: 1, generator: "", solver: "")
      return BlockCheckText(changed.document, outcome.loaded)
    }
    let openings = BlockFixture.plan.openings
    #expect(check(values, openings, .feasible).text.contains("leads it") == false)
    var led = openings
    for index in [2, 4] {
      led[index] = Opening(
        offer: 2, slot: openings[index].slot, room: 0, leader: 0, learners: openings[index].learners
      )
    }
    // One adult for two sessions at once.
    let twice = check(values, led, .feasible)
    #expect(!twice.isValid && twice.text.contains("Ms. Ode is in two places on Mon 14 Sep"))
    let nobody = check(values, openings, .feasible)
    #expect(nobody.text.contains("Study hall on Mon 14 Sep 8:00-8:40 has nobody who can lead it"))
    let unknown = BlockPlanDocument.Session(
      slot: "M", session: "gone", room: nil, facilitator: nil, learners: [])
    #expect(BlockNames(outcome.loaded).exact([unknown]) == nil)
  }

  @Test func conflictsAreSentences() throws {
    let loaded = try BlockFixture([
      "apart.csv": "source,target\nc1,c2\n",
      "scenario.yaml": "starts: 2026-09-14\nrules:\n  - low-streak: 1\n",
    ]).load()
    let text = BlockConflictText(
      loaded,
      [
        .everybodyPlaced(slot: 0), .need(0), .rule(0), .apart(0), .largest(offer: 2),
        .facilitators(slot: 1), .rooms(slot: 0), .minutes(facilitator: 1), .access(offer: 1),
      ])
    #expect(
      text.sentences == [
        "all 8 learners who are there on Mon 14 Sep 8:00-8:40 have a place.",
        "Canary Person1 must have a session of 'Fractions' by Mon 14 Sep 8:00-8:40.",
        "nobody is in a low tier more than once running.",
        "Canary Person1 and Canary Person2 are apart.", "Study hall holds 8 at most.",
        "on Tue 15 Sep 13:15-13:55 there are 1 adult: Ms. Ode.",
        "on Mon 14 Sep 8:00-8:40 there are 2 rooms: Big (8), Small (4).",
        "Mr. Pan leads 40 minutes at most.", "Art is for those who opted in.",
      ])
  }
}
