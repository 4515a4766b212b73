import GroupingModel
import Testing

@testable import RegroupFiles

@Suite struct NameMatchingTests {
  private let learners = [
    Learner(id: "1", name: "Zoë Núñez"), Learner(id: "2", name: "William (Bill) Hart"),
    Learner(id: "3", name: "Araceli Andrzejewski"), Learner(id: "4", name: "Anna Kim"),
    Learner(id: "5", name: "Anne Kim"), Learner(id: "6", name: "O'Brien, Tess"),
    Learner(id: "7", name: "Robert \"Bo\" Dane"), Learner(id: "s20", name: "Li Wu"),
  ]

  private var matcher: NameMatcher { NameMatcher(learners, index: LearnerIndex(learners)) }

  @Test(arguments: [("1", 0), ("Zoë Núñez", 0), ("Anna Kim", 3)])
  func exact(text: String, learner: Int) {
    #expect(matcher.find(text) == .found(learner, nil))
  }

  @Test(arguments: [("zoe nunez", 0), ("NÚÑEZ, Zoë", 0), ("Andrzejewski  araceli", 2)])
  func capitalsAccentsAndOrder(text: String, learner: Int) {
    #expect(matcher.find(text) == .found(learner, .form))
  }

  @Test(arguments: [
    ("Bill Hart", 1), ("William Hart", 1), ("hart, bill", 1), ("Bo Dane", 6), ("Robert Dane", 6),
    ("Robert “Bob” Dane", 6), ("Anna (Annie) Kim", 3),
  ])
  func nicknames(text: String, learner: Int) {
    #expect(matcher.find(text) == .found(learner, .nickname))
  }

  /// Left out, put in, changed, swapped: one or two edits, by the length of the name.
  @Test(arguments: [
    ("Araceli Andrejewski", 2), ("Aracelli Andrzejewsky", 2), ("Zoe Nunze", 0),
    ("Andrzejevski, Araceli", 2), ("Tes O'Brien", 5),
  ])
  func misspellings(text: String, learner: Int) {
    #expect(matcher.find(text) == .found(learner, .misspelling))
  }

  @Test func whatMayBeTwoIsNotGuessed() {
    // One edit from both, "Anna Kim" and "Anne Kim".
    #expect(matcher.find("Anni Kim") == .ambiguous([3, 4]))
    let twins = [Learner(id: "1", name: "Bo Li"), Learner(id: "2", name: "Li Bo")]
    #expect(
      NameMatcher(twins, index: LearnerIndex(twins)).find("bo li") == .ambiguous([0, 1]))
  }

  /// Three edits are too many, a short name allows none, and identifiers are never guessed.
  @Test(arguments: ["Aracli Andrejewsk", "Li W", "s21", "Nobody"])
  func unknown(text: String) {
    guard case .unknown = matcher.find(text) else {
      Issue.record("\(matcher.find(text))")
      return
    }
  }

  @Test func candidatesAreNamed() {
    #expect(matcher.find("Aracli Andrejewsk") == .unknown([2]))
  }

  @Test(arguments: [
    "Anna Kim; Zoe Nunez", "Anna Kim,Zoe Nunez", "Anna Kim & Zoe Nunez", "Anna Kim and Zoe Nunez",
    "Anna Kim\nZoe Nunez", "Anna Kim / Zoe Nunez",
  ])
  func severalInACell(cell: String) {
    #expect(matcher.findAll(inCell: cell) == [.found(3, nil), .found(0, .form)])
  }

  @Test func lastNameFirstMisspeltIsOneLearner() {
    #expect(matcher.findAll(inCell: "Andrejewski, Araceli") == [.found(2, .misspelling)])
  }

  @Test func edits() {
    func distance(_ left: String, _ right: String) -> Int? {
      EditDistance.between(Array(left), Array(right), atMost: 3)
    }
    #expect(distance("abc", "abc") == 0)
    #expect(distance("abc", "acb") == 1)
    #expect(distance("ca", "abc") == 3)
    #expect(distance("", "ab") == 2)
    #expect(distance("abcdef", "ab") == nil)
  }

  /// A file of nothing but unknown names would compare each with all: work is limited.
  @Test func comparisonsAreLimited() {
    let index = LearnerIndex(learners)
    let matcher = NameMatcher(learners, index: index, comparisons: learners.count)
    #expect(matcher.find("Araceli Andrejewski") == .found(2, .misspelling))
    #expect(matcher.find("Araceli Andrejewski") == .unknown([]))
    #expect(matcher.find("zoe nunez") == .found(0, .form))
  }
}
