import Foundation
import Studies
import Testing

@testable import RegroupFiles

/// A study small enough to run in a test, with names that need escaping and a rule set.
let pageStudy = """
  title: Classes & <effects>
  classes:
    - name: made
      generate: {classes: 6, learners: 12}
      friendships: true
  group-size: 4
  rounds: 3
  seeds: 2
  policies:
    - random
    - tracked
    - name: mine & "yours"
      iterations: 20
      rules: [{balance: score, weight: 2}]
  models: [linear-in-means, {model: star, rate: 0.1, effects: [-1, 1]}]
  contrasts: [gain, gap]
  regret: [gain]
  subgroups: [gender=f]
  resamples: 100
  permutations: 499

  """

/// Runs a study without writing anything.
func pageFindings(_ yaml: String = pageStudy) throws -> StudyFindings {
  let study = try StudyFolder(["study.yaml": yaml]).load()
  var reading = StudyReading(study)
  for (index, room) in study.rooms.enumerated() {
    reading.add(try ClassRun(study.design, room).outcomes(), index: index)
  }
  return reading.findings(times: study.design.policies.map { _ in PolicyTime() })
}

@Suite struct StudyPageTests {
  @Test func pageIsTheSameTwiceAndBringsEverythingItNeeds() throws {
    let one = try StudyPage(try pageFindings()).html
    #expect(try StudyPage(try pageFindings()).html == one)
    for banned in ["<script", "http://", "https://", "<link", "<img", "nan", "inf<", "{{"] {
      #expect(!one.contains(banned), "\(banned)")
    }
    #expect(one.hasSuffix("</html>\n"))
  }

  @Test func namesAreEscapedInTextAndPictures() throws {
    let page = try StudyPage(try pageFindings()).html
    #expect(page.contains("<h1>Classes &amp; &lt;effects&gt;</h1>"))
    #expect(page.contains(">mine &amp; &quot;yours&quot;</text>"))
    #expect(!page.contains("mine & "))
  }

  @Test func dataAreLabelled() throws {
    let page = try StudyPage(try pageFindings()).html
    #expect(page.contains("<b>Data: synthetic</b> 6 classes that were generated"))
    let rooms = [DataOrigin.real, .semiSynthetic, .semiSynthetic].map {
      Classroom(id: $0.rawValue, origin: $0, scores: [0, 1])
    }
    let label = DataLabel(rooms)
    #expect(label.kinds == "real and semi-synthetic")
    #expect(label.text.hasPrefix("1 class real; 2 classes semi-synthetic of real learners"))
  }

  /// Groups of equal size under linear-in-means: all policies are level, and nobody is best.
  @Test func nobodyIsBestWhereAllAreLevel() throws {
    let view = StudyView(try pageFindings())
    let matrix = try #require(StudyMatrices(view: view).differences("gain"))
    #expect(matrix.head == ["linear-in-means", "star ×\u{a0}−1", "star"])
    #expect(matrix.rows.allSatisfy { !$0.cells[0].isBest })
    #expect(matrix.rows.contains { $0.cells[2].isBest })
    let sentence = try #require(StudyHeadlines(view).verdicts.first)
    #expect(
      sentence.hasPrefix(
        "Mean gain of the class: random and mine & \"yours\" are best, or not told apart"))
    #expect(sentence.contains("(under linear-in-means nothing is told apart)"))
    // Its regret is 0, so that no model is its worst.
    #expect(sentence.contains(". Not told apart from it: random."))
    #expect(!sentence.contains("under star"))
    #expect(matrix.rows.allSatisfy { $0.isReference || $0.cells[0].isFaint })
  }

  @Test func meansOverModelsTakeTheEffectNearestToOne() throws {
    let view = StudyView(try pageFindings())
    #expect(view.mainWorlds == [0, 2])
    #expect(view.order("gain").count == 3)
  }

  /// Only the model with two effects has a picture.
  @Test func sensitivityIsShownOfModelsWithSeveralEffects() throws {
    let folds = StudyLines(view: StudyView(try pageFindings())).sensitivity
    #expect(folds.map { $0.pictures.map(\.title) } == [["star"]])
  }

  /// 2 policies x 3 worlds. Ten classes: 6 / 500 and 6 x 2 / 1024 are below 5 %, 6 / 100 is not. Six classes
  /// have 64 ways to flip, so that nothing is below 6 x 2 / 64.
  @Test func tooFewFlipsAreTold() throws {
    func sentence(classes: Int, flips: Int) throws -> String {
      let yaml = pageStudy.replacing("permutations: 499", with: "permutations: \(flips)")
        .replacing("classes: 6,", with: "classes: \(classes),")
      return StudyParts(view: StudyView(try pageFindings(yaml))).part("gain").sentence ?? ""
    }
    #expect(try !sentence(classes: 10, flips: 499).contains("flips"))
    #expect(try sentence(classes: 10, flips: 99).contains("no adjusted p below 0.06 can"))
    #expect(try sentence(classes: 6, flips: 499).contains("no adjusted p below 0.19 can"))
  }
}

@Suite struct StudyPictureTests {
  @Test func axesHaveRoundTicksAndZero() {
    let axis = PlotAxis([-0.03, 0.21], ticks: 4)
    #expect(axis.ticks.map(axis.text) == ["−0.1", "0.0", "0.1", "0.2", "0.3"])
    #expect(axis.place(0, from: 0, to: 40) == 10)
    #expect(PlotAxis([0, 1], ticks: 5).range == 0...1)
    #expect(PlotAxis([]).range == -1...1)
  }

  @Test func namesAtTheEndsOfLinesDoNotCover() {
    #expect(PolicyLines.apart([5, 5, 30], by: 10, within: 0...40) == [5, 15, 30])
    #expect(PolicyLines.apart([38, 39], by: 10, within: 0...40) == [30, 40])
  }

  @Test func numbersHaveSensibleDigits() {
    #expect(StudyWords.decimals([0.3, -0.02]) == 3)
    #expect(StudyWords.decimals([12]) == 2)
    #expect(StudyWords.number(-0.0001, 3) == "0.000")
    #expect(StudyWords.difference(0.1, 2) == "+0.10")
    #expect(StudyWords.difference(-0.1, 2) == "−0.10")
    #expect(StudyWords.number(.nan, 2) == "")
  }

  @Test func coloursStayReadableUnderDarkLetters() {
    #expect(CellColour.style(0) == "")
    #expect(CellColour.style(1) == "background:rgb(97,168,207)")
    #expect(CellColour.style(-1) == "background:rgb(240,195,97)")
  }
}
