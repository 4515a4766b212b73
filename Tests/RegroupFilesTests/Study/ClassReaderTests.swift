import Studies
import Testing

@testable import RegroupFiles

/// Tables of learners as classes of a study.
@Suite struct ClassReaderTests {
  private static let source = ["file: c.csv", "class: class", "score: score"]

  private func classes(
    _ rows: String, _ more: [String] = [], study: String = "smallest-class: 2"
  ) throws -> (rooms: [Classroom], remarks: [String]) {
    try StudyFolder.classes(
      ["c.csv": "class,score,sex,grade\n" + rows], source: Self.source + more, more: study)
  }

  @Test func classesAreInNaturalOrder() throws {
    let rooms = try classes("10,1,F,1\n9,2,M,1\n10,3,F,1\n9,4,F,1\n1b,5,F,1\n1b,6,F,1\n").rooms
    #expect(rooms.map(\.id) == ["c/1b", "c/9", "c/10"])
    #expect(rooms.allSatisfy { $0.origin == .real })
  }

  /// Mean 5, squared deviations 9, 1, 1, 9 and variance 5: one unit is the root of 5.
  @Test func scoresAreInDeviationsOfTheSource() throws {
    let rooms = try classes("a,2,F,1\na,4,M,1\nb,6,F,1\nb,8,M,1\n").rooms
    let unit = 5.0.squareRoot()
    #expect(rooms[0].scores == [-3 / unit, -1 / unit])
    #expect(rooms[1].scores == [1 / unit, 3 / unit])
  }

  /// Grade 1: mean 3 and deviation 1. Grade 2: mean 20 and deviation 10.
  @Test func scoresAreInDeviationsOfTheirPart() throws {
    let rows = "a,2,F,1\na,4,M,1\nb,10,F,2\nb,30,M,2\na,2,F,1\na,4,F,1\n"
    let rooms = try classes(rows, ["within: grade"]).rooms
    #expect(rooms[0].scores == [-1, 1, -1, 1])
    #expect(rooms[1].scores == [-1, 1])
    let same = try classes(rows, ["within: [grade, class]"]).rooms
    #expect(same.map(\.scores) == rooms.map(\.scores))
  }

  @Test func severalColumnsAreOneClass() throws {
    let rooms = try StudyFolder.classes(
      ["c.csv": "school,teacher,score\n2,1,5\n2,1,6\n10,1,7\n10,1,8\n2,3,1\n2,3,2\n"],
      source: ["file: c.csv", "class: [school, teacher]", "score: score", "name: mine"]
    ).rooms
    #expect(rooms.map(\.id) == ["mine/2-1", "mine/2-3", "mine/10-1"])
  }

  /// Two classes were once taken for one.
  @Test func classesThatReadAlike() throws {
    let text = problem {
      _ = try StudyFolder.classes(
        ["c.csv": "school,teacher,score\n1-1,2,5\n1-1,2,6\n1,1-2,7\n1,1-2,8\n"],
        source: ["file: c.csv", "class: [school, teacher]", "score: score"])
    }
    #expect(text.hasPrefix("c.csv, row 4: two classes would both be called '1-1-2'"))
  }

  /// Learners without a class were once a class of their own.
  @Test(arguments: ["", "NA"])
  func learnersInNoClass(name: String) {
    let text = problem { _ = try classes("a,1,F,1\na,2,F,1\n\(name),3,F,1\n\(name),4,F,1\n") }
    #expect(text.hasPrefix("c.csv, row 4, column 'class': a learner is in no class"))
  }

  @Test func missingScoresAreAnErrorUnlessSomethingIsSaid() {
    let text = problem { _ = try classes("a,1,F,1\na,,F,1\nb,NA,F,1\nb,3,F,1\n") }
    #expect(text.hasPrefix("c.csv, row 3, column 'score': 2 learners without a score. Remedy: "))
  }

  @Test func learnersWithoutAScoreAreLeftOut() throws {
    let (rooms, remarks) = try classes(
      "a,1,F,1\na,,F,1\na,3,M,1\nb,NA,F,1\nb,1,F,1\nb,3,F,1\n",
      ["missing: drop", "categories: sex"])
    #expect(rooms.map(\.scores) == [[-1, 1], [-1, 1]])
    #expect(rooms[0].categories == [CategoryColumn(name: "sex", cells: ["F", "M"])])
    #expect(remarks == ["c: 2 learners without a score left out"])
  }

  /// Class a has 1, 3 and their mean 2; of class b nobody has a score. Mean 2, variance 2/3.
  @Test func learnersWithoutAScoreHaveTheirClassesMean() throws {
    let (rooms, remarks) = try classes(
      "a,1,F,1\na,,F,1\na,3,M,1\nb,,F,1\nb,NA,F,1\n", ["missing: mean"])
    #expect(rooms.map(\.id) == ["c/a"])
    let unit = (2.0 / 3).squareRoot()
    #expect(rooms[0].scores == [-1 / unit, 0, 1 / unit] && rooms[0].origin == .semiSynthetic)
    #expect(
      remarks == [
        "c: 1 learner without a score given the class's mean; their classes count as semi-synthetic; "
          + "2 whose class has none left out"
      ])
  }

  @Test(arguments: ["x", "1,5", "1e999", "nan", "inf", "0x10", "--1"])
  func scoresThatAreNoNumbers(cell: String) {
    let text = problem { _ = try classes("a,1,F,1\na,\"\(cell)\",F,1\n") }
    #expect(text.hasPrefix("c.csv, row 3, column 'score': a score is not a number"), "\(text)")
  }

  @Test func equalScoresCannotBeCompared() {
    #expect(
      problem { _ = try classes("a,5,F,1\na,5,F,1\n") }.hasPrefix(
        "c.csv, row 2: all scores are equal"))
    // The first such part in the file is named.
    let parts = "a,1,F,1\na,2,F,1\na,7,F,2\na,7,F,2\na,7,F,3\na,7,F,3\n"
    for _ in 0..<5 {
      #expect(problem { _ = try classes(parts, ["within: grade"]) }.hasPrefix("c.csv, row 4: "))
    }
  }

  @Test func tablesWithoutLearners() {
    #expect(problem { _ = try classes("") }.contains("no learner is left"))
    #expect(
      problem { _ = try classes("a,,F,1\n", ["missing: drop"]) }.contains("no learner is left"))
  }

  @Test func smallClassesAreLeftOut() throws {
    let rows = "a,1,F,1\nb,2,F,1\nb,3,F,1\nb,4,F,1\nb,5,F,1\nc,6,F,1\nc,7,F,1\nc,8,F,1\n"
    let (rooms, remarks) = try classes(rows, study: "")
    #expect(rooms.map(\.id) == ["c/b"])
    #expect(remarks == ["c: 2 classes of fewer than 4 learners left out"])
    #expect(try classes(rows, study: "smallest-class: 3").rooms.map(\.id) == ["c/b", "c/c"])
    #expect(problem { _ = try classes("a,1,F,1\n", ["missing: drop"]) }.contains("all scores"))
  }

  @Test(arguments: [
    "class: clas", "score: scor", "within: grad", "categories: [sex, se]", "id: ID",
  ])
  func unknownColumns(line: String) {
    let column = line.split(separator: " ").last.map { $0.filter { $0 != "]" } } ?? ""
    let keys = Self.source.filter { $0.prefix(5) != line.prefix(5) } + [line]
    let text = problem {
      _ = try StudyFolder.classes(["c.csv": "class,score,sex,grade,id\na,1,F,1,x\n"], source: keys)
    }
    #expect(text.hasPrefix("c.csv: unknown column '\(column)'. Remedy: "), "\(text)")
  }

  /// As a spreadsheet in much of Europe exports them, with the mark that Excel puts before the text.
  @Test func decimalCommas() throws {
    let rooms = try StudyFolder.classes(
      ["c.csv": "\u{FEFF}class;score\na;1,5\na;2,5\na;3,5\n"],
      source: ["file: c.csv", "class: class", "score: score"]
    ).rooms
    #expect(rooms[0].scores.count == 3 && abs(rooms[0].scores[1]) < 1e-12)
    #expect(abs(rooms[0].scores[2] - 1.5.squareRoot()) < 1e-12)
  }

  // MARK: clusters and slips

  @Test func classesOfASchoolAreACluster() throws {
    let rows = "1,1,F,x\n1,2,F,x\n2,3,F,y\n2,4,F,y\n3,5,F,x\n3,6,F,x\n"
    let rooms = try classes(rows, ["cluster: grade"]).rooms
    #expect(rooms.map(\.cluster) == ["c/x", "c/y", "c/x"])
    #expect(try classes(rows).rooms.map(\.cluster) == ["c/1", "c/2", "c/3"])
    let added = try classes(rows, ["cluster: grade", "categories: sex", "friendships: {by: sex}"])
    #expect(added.rooms.map(\.cluster) == ["c/x", "c/y", "c/x"])
  }

  @Test func clustersThatCannotBe() {
    let two = problem { _ = try classes("1,1,F,x\n1,2,F,y\n", ["cluster: grade"]) }
    #expect(two.hasPrefix("c.csv, row 3, column 'grade': a class is in two clusters"))
    let none = problem { _ = try classes("1,1,F,x\n1,2,F,NA\n", ["cluster: grade"]) }
    #expect(none.hasPrefix("c.csv, row 3, column 'grade': a learner is in no cluster"))
  }

  /// An identifier is of one learner in a class; in two classes it is a learner of two.
  @Test func learnersThatAreThereTwice() throws {
    let rows = "a,1,F,k\na,2,F,l\nb,2,F,k\nb,4,F,m\n"
    let remarks = try classes(rows, ["id: grade"]).remarks
    #expect(
      remarks == [
        "c: 1 row of learners of another class; cluster: can say which classes belong together"
      ])
    let twice = problem { _ = try classes("a,1,F,k\na,2,F,k\n", ["id: grade"]) }
    #expect(twice.hasPrefix("c.csv, row 3, column 'grade': the identifier is that of row 2, too"))
    #expect(
      try classes("a,1,F,k\na,2,F,k\na,1,F,k\n").remarks == [
        "c: 1 row just as an earlier one; if learners are there twice, name their column as id:"
      ])
  }

  @Test func scoresFarFromAllOthersAreRemarkedOn() throws {
    let rows = (0..<60).map { "a,\($0 % 5),F,1\n" }.joined() + "a,-99,F,1\n"
    let remarks = try classes(rows).remarks
    #expect(
      remarks.last?.hasPrefix(
        "c: 1 score more than 6 deviations from the mean, the first in row 62") ?? false)
  }

  @Test func unknownIsNoCategory() throws {
    let rooms = try classes("a,1,NA,1\na,2,,1\na,3,F,1\n", ["categories: sex"]).rooms
    #expect(rooms[0].categories[0].names == ["F"])
    #expect(rooms[0].categories[0].values == [nil, nil, 0])
  }

  @Test func friendsAreAlikeInAColumnThatIsRead() {
    let text = problem { _ = try classes("a,1,F,1\na,2,F,1\n", ["friendships: {by: sex}"]) }
    #expect(text.contains("'by' names no category of the source"))
  }

  @Test func classesOfOneGroupAreRemarkedOn() throws {
    let study = try StudyFolder([
      "c.csv": "class,score\na,1\na,2\na,3\na,4\nb,3\nb,5\nb,1\n",
      "study.yaml": """
      classes: [{file: c.csv, class: class, score: score}]
      group-size: 2
      smallest-class: 3
      policies: [random]
      models: [star]

      """,
    ]).load()
    #expect(study.remarks.count == 1)
    #expect(study.remarks[0].hasPrefix("c: 1 class of one group only"))
  }

  @Test(arguments: [
    ("contrasts: [wishes]", "no learner has wishes"),
    ("contrasts: [choice]", "nobody ranks topics"),
    ("contrasts: [alone]", "no 'not-alone' names a column"),
    ("contrasts: [cost]", "no policy is a rule set"),
    ("contrasts: [bound]", "no rule set has proof: true"),
    ("regret: [wishes_worst]", "no learner has wishes"),
  ])
  func outcomesThatNobodyCanHave(line: String, why: String) {
    let text = problem { _ = try classes("a,1,F,1\na,2,F,1\na,3,F,1\na,4,F,1\n", study: line) }
    #expect(text.hasPrefix("study.yaml: outcome '") && text.contains("is compared, and \(why)"))
  }

  // MARK: wishes

  private static let network = ["file: n.csv", "score: score", "id: who", "wishes: w.csv"]

  @Test func wishesAreReadFromPairs() throws {
    let (rooms, remarks) = try StudyFolder.classes(
      [
        "n.csv": "who,score\np,1\nq,\nr,3\ns,4\n",
        "w.csv": "source,target\np,r\nr,p\np,s\np,r\nq,p\ns,s\nz,p\n",
      ], source: Self.network + ["missing: drop"])
    #expect(rooms.count == 1 && rooms[0].id == "n" && rooms[0].origin == .real)
    // p, r and s are left, in this order.
    #expect(rooms[0].wishes == [[1, 2], [0], []])
    #expect(
      remarks == [
        "n: 1 learner without a score left out",
        "w.csv: 3 pairs not of two learners of the table left out",
      ])
  }

  /// Of pairs of several kinds one is meant; of rankings, the first places. A file without titles begins
  /// with a pair.
  @Test func wishesOfOneKindAndOfFirstPlaces() throws {
    func wishes(_ pairs: String, _ form: String) throws -> [[Int]] {
      try StudyFolder.classes(
        ["n.csv": "who,score\np,1\nq,2\nr,3\n", "w.csv": pairs],
        source: ["file: n.csv", "score: score", "id: who", "wishes: \(form)"]
      ).rooms[0].wishes
    }
    #expect(
      try wishes("source,target,kind\np,q,1\np,r,3\n", "{file: w.csv, where: kind=3}")
        == [[2], [], []])
    #expect(
      try wishes("source,target,rank\np,q,2\np,r,1\nq,p,3\n", "{file: w.csv, rank: 2}")
        == [[1, 2], [], []])
    #expect(try wishes("p,q\nr,p\n", "w.csv") == [[1], [], [0]])
    #expect(
      problem { _ = try wishes("source,target,rank\np,q,x\n", "{file: w.csv, rank: 2}") }
        .hasPrefix("w.csv, row 2, column 'rank': a rank is not a number"))
  }

  /// Whole rankings are a class of their own; in a class list nobody stands twice.
  @Test func learnersOfAFileOfPairs() throws {
    let rooms = try StudyFolder.classes(
      ["w.csv": "source,target\np,q\np,r\nq,p\nr,p\ns,r\n"],
      source: ["file: w.csv", "score: generated", "id: source", "wishes: w.csv"]
    ).rooms
    #expect(rooms[0].wishes == [[1, 2], [0], [0], [2]])
    #expect(
      problem {
        _ = try StudyFolder.classes(
          ["n.csv": "who,score\np,1\nq,2\np,3\n", "w.csv": "a,b\n"], source: Self.network)
      }.hasPrefix("n.csv, row 4, column 'who': the identifier is that of row 2, too"))
  }

  @Test func filesOfWishesThatCannotBeUsed() {
    let learners = "who,score\np,1\nq,2\n"
    #expect(
      problem {
        _ = try StudyFolder.classes(["n.csv": learners, "w.csv": "a\n1\n"], source: Self.network)
      }.hasPrefix("w.csv, row 1: a file of pairs needs two columns"))
    #expect(
      problem { _ = try StudyFolder.classes(["n.csv": learners], source: Self.network) }
        .hasPrefix("w.csv: this file does not exist"))
    #expect(
      problem {
        _ = try StudyFolder.classes(
          ["n.csv": learners, "w.csv": "a,b\n"], source: Self.network + ["class: who"])
      }.contains("a file of wishes needs one class"))
  }

  // MARK: what is generated

  @Test(
    arguments: [
      ([], "real"), (["friendships: true"], "semi-synthetic"), (["friendships: false"], "real"),
      (["choices: true"], "semi-synthetic"), (["friendships: {wishes: 2}"], "semi-synthetic"),
    ] as [([String], String)])
  func realLearnersWithGeneratedPartsAreSemiSynthetic(more: [String], data: String) throws {
    let rooms = try classes("a,1,F,1\na,2,M,1\na,3,F,1\na,4,F,1\n", more).rooms
    #expect(rooms[0].origin.rawValue == data)
    #expect(
      rooms[0].wishes.contains { !$0.isEmpty }
        == more.contains { $0.contains("ships: t") || $0.contains("{") })
    #expect(rooms[0].choices.isEmpty == !more.contains("choices: true"))
  }

  @Test func generatedScoresMakeAClassSemiSynthetic() throws {
    let rooms = try StudyFolder.classes(
      ["c.csv": "class,sex\na,F\na,M\n"],
      source: ["file: c.csv", "class: class", "score: generated"]
    ).rooms
    #expect(rooms[0].origin == .semiSynthetic && rooms[0].scores[0] != rooms[0].scores[1])
  }

  @Test func generatedClassesAreSynthetic() throws {
    let rooms = try StudyFolder.classes(
      [:], source: ["generate: {classes: 3, learners: [5, 6]}", "friendships: true"]
    ).rooms
    #expect(rooms.map(\.id) == ["generated/0", "generated/1", "generated/2"])
    #expect(rooms.allSatisfy { $0.origin == .synthetic && (5...6).contains($0.count) })
  }
}
