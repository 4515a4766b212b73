import Foundation
import Grouping
import GroupingModel
import Testing

@testable import RegroupFiles

@Suite struct GolfTests {
  private func plan(
    groups: Int, size: Int, asked: Int? = nil, learners: [GolfPlan.Learner]? = nil
  ) -> GolfPlan {
    let golfSize = GolfSize(groups: groups, size: size)
    return GolfPlan(
      size: golfSize, asked: asked,
      rounds: golf(golfSize, rounds: asked, options: GolfOptions(iterations: 1000)),
      learners: learners ?? GolfPlan.numbered(golfSize), seed: 1, generator: "regroup")
  }

  @Test func roundsAreAHistory() throws {
    let folder = try TestFolder(["class.csv": "ID,Score\n" + (1...9).map { "0\($0),1\n" }.joined()])
    let written = try GolfFiles.write(plan(groups: 3, size: 3), to: "\(folder.path)/rounds")
    #expect(written == "round-01.csv to round-04.csv and golf.html")
    #expect(try folder.read("rounds/round-04.csv").hasPrefix("group,id\n1,01\n"))
    var document = ScenarioDocument(roster: "class.csv", rules: [])
    document.sizes = SizesDocument(near: 3)
    document.history = "rounds"
    let loaded = try ScenarioLoader.load(document, folder: folder.path, confined: false)
    #expect(loaded.scenario.ledger.past.count == 4)
    #expect(loaded.scenario.ledger.past.allSatisfy { $0.groups.count == 3 })
  }

  @Test func roundsOfAnEarlierRunGoAndOthersStay() throws {
    let folder = try TestFolder()
    _ = try GolfFiles.write(plan(groups: 5, size: 3), to: folder.path)
    _ = try GolfFiles.write(plan(groups: 3, size: 3), to: folder.path)
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    #expect(names == ["golf.html"] + (1...4).map { "round-0\($0).csv" })
  }

  @Test func somebodyElsesRoundsAreNotReplaced() throws {
    let folder = try TestFolder(["round-01.csv": "group,id\n1,a\n"])
    #expect(throws: OutputError.self) { try GolfFiles.probe(folder.path) }
    #expect(throws: OutputError.self) {
      try GolfFiles.write(plan(groups: 3, size: 3), to: folder.path)
    }
    #expect(try folder.read("round-01.csv") == "group,id\n1,a\n")
  }

  @Test func whatWasReachedIsToldInWords() {
    let complete = plan(groups: 5, size: 3, asked: 7)
    #expect(complete.isReached)
    #expect(
      complete.sentences == [
        "7 rounds for 15 learners in 5 groups of 3: nobody meets anybody twice.",
        "All 105 pairs meet once.",
        "More than 7 rounds cannot be: everybody meets 2 of the 14 others in a round.",
        "That is the most there can be.",
      ])
    let short = plan(groups: 7, size: 5, asked: 8)
    #expect(!short.isReached)
    #expect(short.sentences[0].hasSuffix("Asked for were 8."))
    #expect(short.sentences.last?.hasPrefix("Not found in the given time") == true)
    let impossible = plan(groups: 4, size: 3, asked: 5)
    #expect(
      impossible.sentences.contains { $0.hasPrefix("Known maximum: 4 rounds; more is proven") })
    #expect(
      plan(groups: 3, size: 5, asked: 2).sentences.contains {
        $0.hasPrefix("More than 1 round cannot be: the 5 members of a group must all part")
      })
  }

  @Test func namesAreEscapedOnThePage() throws {
    let learners = (1...4).map { GolfPlan.Learner(id: "\($0)", name: "<b>Canary \($0)</b>") }
    let html = try GolfPage.html(plan(groups: 2, size: 2, learners: learners))
    #expect(html.contains("<span>&lt;b&gt;Canary 4&lt;/b&gt;</span>"))
    #expect(html.contains("<table class=\"named\">"))
    #expect(!html.contains("://"))
  }

  @Test func learnersOfAListOfAnotherLength() throws {
    let folder = try TestFolder(["class.csv": canaryClass])
    let file = "\(folder.path)/class.csv"
    let four = try GolfPlan.learners(GolfSize(groups: 2, size: 2), inFile: file)
    #expect(four.map(\.id) == ["a1", "a2", "a3", "a4"])
    let error = try inputError {
      _ = try GolfPlan.learners(GolfSize(groups: 2, size: 3), inFile: file)
    }
    #expect("\(error)".contains("the list has 4 learners, but 2 groups of 3 are 6"))
    #expect(!"\(error)".contains("Canary"))
  }
}
