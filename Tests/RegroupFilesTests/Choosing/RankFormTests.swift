import Testing

@testable import RegroupFiles

/// Choices as forms export them, read for a class.
@Suite struct RankFormTests {
  private static let scenario = [
    "scenario.yaml": "choose: projects\n",
    "learners.csv": "id,name\n1,Ada Lind\n2,Ben Okoro\n3,Cleo Sand\n",
    "projects.csv": "project,max\nrobots,3\nbees,3\n",
  ]

  private func loaded(_ choices: String, learners: String? = nil, yaml: String? = nil) throws
    -> LoadedProjects
  {
    var files = Self.scenario
    files["choices.csv"] = choices
    if let learners { files["learners.csv"] = learners }
    if let yaml { files["scenario.yaml"] = yaml }
    let folder = try TestFolder(files)
    return try LoadedProjects(ChoiceScenario.load(folder.path))
  }

  private func ranks(_ loaded: LoadedProjects) -> [[Int?]?] {
    loaded.model.learners.map { if case .ranked(let ranks) = $0.answer { ranks } else { nil } }
  }

  /// Google's form: names as their owners write them, and an answer that was sent again.
  @Test func googleForms() throws {
    let loaded = try loaded(
      """
      Timestamp,Email Address,What is your name?,First choice,Second choice
      11/23/2026 9:00:00,a@x.org,ada lind,robots,bees
      11/23/2026 9:01:00,b@x.org,Ben Okoro,robots,
      11/23/2026 9:05:00,a@x.org,Ada Lind,bees,

      """)
    #expect(ranks(loaded) == [[nil, 1], [1, nil], nil])
    #expect(loaded.remarks.contains("choices.csv: column 'What is your name?' tells who chooses"))
    #expect(loaded.remarks.contains { $0.contains("replaced: row 2 by row 4") })
  }

  /// Microsoft's form numbers its answers; these numbers are nobody's identifiers.
  @Test func microsoftForms() throws {
    let loaded = try loaded(
      """
      ID,Start time,Completion time,Email,Name,1st choice,2nd choice
      1,11/23/26 8:00,11/23/26 8:02,x@x.org,Cleo Sand,bees,robots
      2,11/23/26 8:01,11/23/26 8:03,y@x.org,Ada Lind,robots,bees

      """)
    #expect(ranks(loaded) == [[1, 2], nil, [2, 1]])
  }

  /// Its question for a ranking has all in one cell, best first.
  @Test func microsoftRankings() throws {
    let loaded = try loaded(
      """
      ID,Completion time,Email,Name,Rank the projects. Your first choice on top
      1,11/9/26 8:01:00,anonymous,Ada Lind,bees;robots;
      2,11/9/26 8:02:00,anonymous,Ben Okoro,robots;bees;

      """)
    #expect(ranks(loaded) == [[2, 1], [1, 2], nil])
    #expect(ranks(try self.loaded("Name,Ranking\nBen Okoro,bees\n")) == [nil, [nil, 1], nil])
    let said = problem { _ = try self.loaded("Name,Your first choice\nAda Lind,bees;robots;\n") }
    #expect(said.contains("it is not told whether the first is the best"), "\(said)")
    #expect(ranks(try self.loaded("Name,1\nAda Lind,bees; robots\n")) == [[1, 1], nil, nil])
  }

  /// The latest by its date, wherever it stands; a nickname beside an address that is known.
  @Test(arguments: [
    ("11/13/2026 8:00:00", "11/2/2026 8:00:00"), ("13.11.2026 08:00", "2.11.2026 08:00"),
    ("11/13/26 8:00", "11/2/26 8:00"), ("2026-11-13 8:00", "2026-11-02 8:00"),
    ("11/2/2026 1:05:00 PM", "11/2/2026 12:30:00 PM"),
  ])
  func theLatestAnswerCounts(late: String, early: String) throws {
    let loaded = try loaded(
      "Timestamp,Email Address,Your name,1\n\(late),ada@x.org,Addie,bees\n"
        + "\(early),ada@x.org,Ada Lind,robots\n\(early),,Ben Okoro,robots\n",
      learners: "id,name,Email\n1,Ada Lind,Ada@x.org\n2,Ben Okoro,ben@x.org\n3,Cleo Sand,\n")
    #expect(ranks(loaded) == [[nil, 1], [1, nil], nil])
  }

  /// Without identifiers, first and last names together tell who is who.
  @Test func namesIdentify() throws {
    let loaded = try loaded(
      "Name,1\nLind Ada,bees\n", learners: "Nachname,Vorname,Lesen\nLind,Ada,3\nOkoro,Ben,4\n")
    #expect(loaded.learners.map(\.id) == ["Ada Lind", "Ben Okoro"])
    #expect(ranks(loaded) == [[nil, 1], nil])
  }

  @Test func addressesAndNamesInTwoColumns() throws {
    let addresses = try loaded(
      "Timestamp,Email Address,1\n1/1/2026,ben@x.org,bees\n",
      learners: "email,first name,last name\nada@x.org,Ada,Lind\nben@x.org,Ben,Okoro\n")
    #expect(ranks(addresses) == [nil, [nil, 1]])
    let names = try loaded("Last name,First name,1\nSand,Cleo,bees\n")
    #expect(ranks(names) == [nil, nil, [nil, 1]])
  }

  @Test func aNameOfNobodyIsAnErrorInTheFormsWords() {
    let said = problem {
      _ = try loaded("Timestamp,Your name,1\n1,Ada Lind,bees\n2,Zoe Zett,bees\n")
    }
    #expect(said.hasPrefix("choices.csv, row 3, column 'Your name': names nobody of learners.csv"))
    #expect(!said.contains("Zoe"))
    let none = problem { _ = try loaded("Who,1\nAda Lind,bees\n") }
    #expect(none.contains("there is no column 'learner'"))
  }

  @Test func columnsOfTheClassListCanBeNamed() throws {
    let learners = "who,form,form name\na1,9,Ada\nb2,9,Ben\n"
    let choices = "learner,1\nBen,bees\n"
    let yaml = "choose: projects\ncolumns: {id: who, name: form name}\n"
    #expect(ranks(try loaded(choices, learners: learners, yaml: yaml)) == [nil, [nil, 1]])
    let said = problem {
      _ = try loaded(
        choices, learners: learners, yaml: "choose: projects\ncolumns: {id: whom}\n")
    }
    #expect(said.contains("'whom'") && said.contains("did you mean 'who'?"), "\(said)")
  }
}
