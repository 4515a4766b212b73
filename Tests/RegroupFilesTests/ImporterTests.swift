import Foundation
import GroupingModel
import Testing

@testable import RegroupFiles

@Suite struct ImporterTests {
  private func read(_ text: String) throws -> Import {
    try Importers.read(try Table(text, file: "e.csv"))
  }

  private let survey = """
    Timestamp,What is your first name?,What is your last name?,Your email?,Which gender?,Experience,\
    Times you are UNAVAILABLE [Monday],Times you are UNAVAILABLE [Tuesday],Your section,\
    Who would you like to work with?,Who would you like to not have on your team?
    2024/01/02 9:00:00AM EST,Ana,Bell,a@x.org,woman,2. Some time,8AM;9AM;,9AM,A,"Ben Cho, Cai Dole",
    2024/01/02 9:05:00AM EST,Ben,Cho,b@x.org,man,1. Never,,8AM,B,,ana bell
    2024/01/02 9:06:00PM EST,Cai,Doyle,c@x.org,man,2. Some time,9AM,,A,,
    2024/01/02 9:07:00AM EST,Cai,Doyle,C@x.org,man,1. Never,8AM,,A,,
    """

  @Test func surveyColumns() throws {
    let result = try read(survey)
    #expect(
      result.table.header == [
        "Name", "Email", "Gender", "Experience", "Section", "Wishes", "Avoid", "Free hours",
      ])
    #expect(result.table.rows[0].prefix(4) == ["Ana Bell", "a@x.org", "woman", "2"])
    #expect(result.titles["Wishes"] == "Who would you like to work with?")
    #expect(
      result.rules.map(\.rule) == ["gather", "common-hours", "wishes", "avoid", "not-alone"])
  }

  /// Hours 8AM and 9AM on two days: who lists 8 and 9 on Monday and 9 on Tuesday is free on Tuesday
  /// at 8.
  @Test func surveyHoursAreFreeOnes() throws {
    let result = try read(survey)
    #expect(
      result.table.rows.map { $0.last } == [
        "Tuesday 8AM", "Monday 8AM; Monday 9AM; Tuesday 9AM",
        "Monday 8AM; Tuesday 8AM; Tuesday 9AM",
      ])
    let free = try read(survey.replacing("UNAVAILABLE", with: "free"))
    #expect(free.table.rows[0].last == "Monday 8AM; Monday 9AM; Tuesday 9AM")
    #expect(free.remarks.contains { $0.contains("list free hours") })
    #expect(result.remarks.contains { $0.contains("NOT free") })
  }

  /// Row 4 came in the evening, after row 5, whatever the order of rows.
  @Test func latestAnswerIsKept() throws {
    let result = try read(survey)
    #expect(result.table.rowNumbers == [2, 3, 4])
    #expect(result.remarks.contains { $0.hasSuffix("replaced: row 5 by row 4") })
    let german = "Zeitstempel,Name,Note\n02.01.2024 9:06,Ana,1\n01.02.2024 8:00,ana,3\n"
    #expect(try read(german).table.rows == [["ana", "3"]])
  }

  @Test func surveyWishesAreMatchedAndNoted() throws {
    let folder = try TestFolder(["e.csv": survey])
    var document = ScenarioDocument(roster: "e.csv")
    document.sizes = SizesDocument(groups: 1)
    let loaded = try ScenarioLoader.load(
      document, folder: folder.path, confined: true, usesSuggestedRules: true)
    #expect(loaded.scenario.rules[2].data == .links([Link(from: 0, to: 1), Link(from: 0, to: 2)]))
    #expect(loaded.scenario.rules[3].data == .links([Link(from: 1, to: 0)]))
    let notes = loaded.remarks.suffix(2)
    #expect(
      notes.first?.hasSuffix("misspelt names, taken for the learner of: row 2 -> row 4") == true)
    #expect(notes.last?.contains("capitals, accents or order") == true)
    #expect(!loaded.remarks.contains { $0.contains("Cho") || $0.contains("Doyle") })
    // What the plan stores is read alike without suggestions.
    let again = try ScenarioLoader.load(loaded.document, folder: folder.path, confined: true)
    #expect(again.scenario.rules == loaded.scenario.rules)
  }

  /// Rules may use the titles of the file; errors do.
  @Test func titlesOfTheFileStayValid() throws {
    let folder = try TestFolder(["e.csv": survey.replacing("Cai Dole", with: "Canary")])
    var document = ScenarioDocument(
      roster: "e.csv", rules: [RuleDocument(rule: "spread", subject: "Which gender?")])
    document.sizes = SizesDocument(groups: 1)
    let loaded = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    #expect(loaded.scenario.rules[0].subject == "Gender")
    document.rules = [RuleDocument(rule: "wishes", subject: "Wishes")]
    let error = try inputError {
      _ = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    }
    #expect((error.row, error.column) == (2, "Who would you like to work with?"))
    document.format = "csv"
    #expect(throws: InputError.self) {
      try ScenarioLoader.load(document, folder: folder.path, confined: true)
    }
  }

  @Test func canvas() throws {
    let result = try read(
      """
      Student,ID,SIS User ID,SIS Login ID,Section,Quiz (12)
          Points Possible,,,,,10
      "Bell, Ana",77,u1,ana,One,8.5
      "Student, Test",79,,,One,
      "Cho, Ben",78,u2,ben,One,7
      """)
    #expect(result.table.column(0) == ["Ana Bell", "Ben Cho"])
    #expect(result.table.rowNumbers == [3, 5])
    #expect(result.id == "SIS User ID")
    #expect(result.remarks.contains { $0.contains("2 rows left out") })
  }

  @Test func oneRoster() throws {
    let result = try read(
      """
      sourcedId,status,enabledUser,role,givenName,familyName,password,grades
      s1,active,true,student,Ana,Bell,secret,07
      t1,active,true,teacher,Tim,Ott,secret,
      s2,tobedeleted,true,student,Ben,Cho,secret,07
      s3,,true,student,Cai,Doyle,secret,08
      """)
    #expect(result.table.header == ["Name", "sourcedId", "grades"])
    #expect(result.table.rows == [["Ana Bell", "s1", "07"], ["Cai Doyle", "s3", "08"]])
    #expect(result.kinds["grades"] == "category")
  }

  @Test func catme() throws {
    let result = try read("first,last,email,id,team\nAna,Bell,a@x,1,T1\nBen,Cho,b@x,2,T1\n")
    #expect(result.table.header == ["Name", "email", "id", "team"])
    #expect(result.rounds == ["team"])
  }

  @Test func groupEng() throws {
    let result = try read("ID,GPA,Gender,Skill1,Skill2\n1,2.5,-,y,-\n2,3,F,-,y\n")
    #expect(result.table.rows[0] == ["1", "2.5", "", "y", "-"])
    #expect(result.rules.map(\.rule) == ["balance", "skills"])
  }

  @Test func harvardHBS() throws {
    let text = """
      id,gender,working_hour_list,term_2_team_num,term_1_team_num
      1,F,8;9,1,0
      2,M,8,1,0
      3,F,9,-1,0
      """
    let result = try read(text)
    #expect(result.rounds == ["term_1_team_num", "term_2_team_num"])
    let roster = try RosterReader.read(result.table, columns: nil).roster
    #expect(try EarlierTeams.rounds(result.rounds, in: roster) == [[[0, 1, 2]], [[0, 1]]])
  }

  @Test func otherTablesStandAsTheyAre() throws {
    for text in ["ID,Name,Score\n1,Ana,3\n", "Timestamp,Name\n1,Ana\n", "Student,ID\nAna,1\n"] {
      let table = try Table(text, file: "e.csv")
      let result = try Importers.read(table)
      #expect(result.table.header == table.header && result.remarks.isEmpty)
    }
  }

  @Test func onlyTeachersAreNoClass() throws {
    let error = try inputError {
      _ = try read("sourcedId,role,givenName,familyName\nt,teacher,Canary,Ott\n")
    }
    #expect(error.problem == "there is a header and no learner")
  }

  @Test(arguments: [
    "gruepr-sample.csv", "gruepr-sample-duplicates.csv", "groupeng-sample.csv",
    "hbs-roster_prev_term_test.csv", "hbs-test_roster_2.csv",
  ])
  func sharedSamples(file: String) throws {
    let folder = "../shared/data/classes"
    guard FileManager.default.fileExists(atPath: "\(folder)/\(file)") else {
      print("Skipped: \(folder)/\(file) is absent")
      return
    }
    var document = ScenarioDocument(roster: file)
    document.sizes = SizesDocument(near: 4)
    let loaded = try ScenarioLoader.load(
      document, folder: folder, confined: true, usesSuggestedRules: true)
    #expect(loaded.remarks.contains { $0.contains("is read as") })
    #expect(!loaded.scenario.rules.isEmpty)
    if file.hasPrefix("gruepr") { #expect(loaded.scenario.roster.count == 32) }
    _ = try loaded.objective()
  }
}
