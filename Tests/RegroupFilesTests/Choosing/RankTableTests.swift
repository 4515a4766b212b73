import Testing

@testable import RegroupFiles

/// Rankings in the forms that schools have them.
@Suite struct RankTableTests {
  private static let learners = ["l1", "l2", "l3"]

  private func answers(_ text: String) throws -> [RankTable.Answer] {
    let options = try NamedPlaces(
      "project", ids: ["robots", "bees", "film"], names: ["Robots", "The bees", "Film"],
      file: "projects.csv")
    return try RankTable(
      try Table(text, file: "choices.csv"), who: "learner", count: 3, options: options
    ) { table, row, title throws(InputError) in
      guard let place = Self.learners.firstIndex(of: table.cell(row, title)) else {
        throw table.bad(row, title, "names nobody", remedy: "write the identifier")
      }
      return place
    }.answers
  }

  @Test func aColumnForEachChoice() throws {
    #expect(
      try answers("learner,1st choice,Choice 2,3\nl1,bees,Robots,\nl3,film,,the BEES\n")
        == [.ranked([2, 1, nil]), .none, .ranked([nil, 2, 1])])
  }

  /// Columns may stand in any order, and a form's own columns between them.
  @Test func columnsAreFoundByTheirNumbers() throws {
    #expect(
      try answers("Timestamp,learner,Second (2),First (1)\n1/2/2026,l1,bees,film\n")[0]
        == .ranked([nil, 2, 1]))
  }

  @Test func severalInACellAreTies() throws {
    #expect(
      try answers("learner,1,2\nl1,bees; robots,film\n")[0] == .ranked([1, 1, 2]))
  }

  @Test func formsSpeakOfChoicesInWords() throws {
    #expect(
      try answers("learner,First name,My first choice,Second choice?\nl1,Ada,bees,film\n")[0]
        == .ranked([nil, 1, 2]))
    #expect(
      try answers("learner,Erste Wahl,Zweiter Wunsch\nl1,bees,film\n")[0] == .ranked([nil, 1, 2]))
    #expect(
      try answers("learner,Week 3 [1st choice],Week 3 [2nd choice]\nl1,bees,film\n")[0]
        == .ranked([nil, 1, 2]))
  }

  /// A form's grid: a column for each project, a rank in each cell.
  @Test func aColumnForEachProject() throws {
    #expect(
      try answers(
        "learner,Rank them [Robots],Rank them [The bees],Rank them [film]\nl1,3,First choice,\nl2,,,\n"
          + "l3,2nd,2nd,4\n")
        == [.ranked([2, 1, nil]), .none, .ranked([1, 1, 2])])
  }

  @Test func anythingIsNotNothing() throws {
    #expect(try answers("learner,1,2\nl1,any,\nl2,,\n") == [.any, .none, .none])
    #expect(try answers("learner,1,2\nl1,bees,any\n")[0] == .ranked([nil, 1, nil]))
  }

  @Test func aRowForEachChoice() throws {
    #expect(
      try answers("learner,project,rank\nl1,film,3\nl1,bees,1\nl2,any,\nl3,bees,2\nl3,film,2\n")
        == [.ranked([nil, 1, 2]), .any, .ranked([nil, 1, 1])])
  }

  @Test func highRatingsAreBest() throws {
    #expect(
      try answers("learner;project;rating\nl1;film;2,5\nl1;bees;4\nl1;robots;-1\n")[0]
        == .ranked([3, 1, 2]))
  }

  @Test func withoutRanksAllAreAsGood() throws {
    #expect(try answers("learner,project\nl1,film\nl1,bees\n")[0] == .ranked([nil, 1, 1]))
  }

  @Test(arguments: [
    ("learner,1,2\nl1,bees,bees\n", "row 2, column '2': a project is ranked twice"),
    ("learner,1\nl1,bees; Bees\n", "row 2, column '1': a project is ranked twice"),
    ("learner,1\nl1,robts\n", "row 2, column '1': there is no project 'robts' in projects.csv. "),
    ("learner,1\nl1,bees\nl1,film\n", "row 3, column 'learner': the same as in row 2"),
    ("learner,1\nzz,bees\n", "row 2, column 'learner': names nobody"),
    ("learner,1,choice 1\nl1,bees,film\n", "column 'choice 1': column '1' is choice 1, too"),
    ("learner,wish\nl1,bees\n", "row 1: no column holds choices"),
    ("pupil,1\nl1,bees\n", "row 1: there is no column 'learner'"),
    ("learner,project,rank\nl1,bees,1\nl1,bees,2\n", "row 3, column 'project': this project is"),
    ("learner,project,rank\nl1,bees,0\n", "row 2, column 'rank': not a number from 1"),
    ("learner,project,rank\nl1,bees,\n", "row 2, column 'rank': not a number from 1"),
    ("learner,project,rating\nl1,bees,x\n", "row 2, column 'rating': not a number"),
    ("learner,R [robots],R [Robots]\nl1,1,2\n", "column 'R [robots]' is about the same project"),
    ("learner,R [robots]\nl1,yes\n", "row 2, column 'R [robots]': not a rank"),
    ("learner,project,rank,rating\nl1,bees,1,1\n", "there are ranks and ratings"),
    ("learner,project\nl1,\n", "row 2, column 'project': the cell is empty"),
  ])
  func whatCannotBeMeant(text: String, message: String) {
    let said = problem { _ = try answers(text) }
    #expect(said.hasPrefix("choices.csv") && said.contains(message), "\(said)")
    #expect(said.contains("Remedy: ") && !said.contains("l1"))
  }

  @Test func nearNamesAreProposed() {
    let said = problem { _ = try answers("learner,1\nl1,robts\n") }
    #expect(said.contains("did you mean 'robots'?"))
  }

  @Test func ballotsOfPrefLib() throws {
    let text = """
      # ALTERNATIVE NAME 1: Film
      # ALTERNATIVE NAME 2: Robots
      1: 2,1
      2: {1,2}

      """
    let options = try NamedPlaces("project", ids: ["robots", "film"], file: "p")
    let ballots = try PrefLibFile(text, file: "b.toi")
    let answers = try RankTable.answers(ballots, file: "b.toi", count: 3, options: options)
    #expect(answers == [.ranked([1, 2]), .ranked([1, 1]), .ranked([1, 1])])
    let said = problem {
      _ = try RankTable.answers(ballots, file: "b.toi", count: 4, options: options)
    }
    #expect(said.hasPrefix("b.toi: 3 rank, and 4 could"))
  }

  @Test func namesThatAreTheSameButForCapitals() {
    let said = problem { _ = try NamedPlaces("team", ids: ["a", "A"], file: "teams.csv") }
    #expect(said.hasPrefix("teams.csv: two teams are called 'A' but for capitals"))
  }
}
