import GroupingModel
import RegroupFiles
import Testing

@Suite struct RosterReaderTests {
  private func read(
    _ text: String, _ columns: ColumnChoice? = nil
  ) throws(InputError) -> RosterReading {
    try RosterReader.read(try Table(text, file: "class.csv"), columns: columns)
  }

  private func kinds(_ reading: RosterReading) -> [ColumnKind] { reading.guesses.map(\.kind) }

  @Test func recognisesColumns() throws {
    let reading = try read(canaryClass)
    #expect(kinds(reading) == [.identifier, .name, .number, .category, .learners])
    #expect(reading.roster.learners[0] == Learner(id: "a1", name: "Canary Able"))
  }

  @Test func joinsFirstAndLastNames() throws {
    let reading = try read(
      "E-mail,What is your last name?,What is your first name?,Tags\nx@y,Bell,Ana,a;b\nz@y,Cho,Ben,"
    )
    #expect(reading.roster.learners.map(\.name) == ["Ana Bell", "Ben Cho"])
    #expect(reading.roster.learners.map(\.id) == ["x@y", "z@y"])
    #expect(kinds(reading) == [.identifier, .name, .name, .set])
  }

  @Test func namesIdentifyWhereNothingElseDoes() throws {
    let reading = try read("Name,Score\nAna,1\nBen,2")
    #expect(reading.roster.learners.map(\.id) == ["Ana", "Ben"])
    #expect(kinds(reading)[0] == .identifier)
  }

  @Test func numbersThatHappenToBeIdentifiersAreNumbers() throws {
    let reading = try read("id,advice,wish\n1,2,2\n2,3,3\n3,1,1\n4,4,1")
    #expect(kinds(reading) == [.identifier, .number, .learners])
  }

  @Test func decimalCommasInSemicolonFiles() throws {
    let reading = try read("id;score\n1;2,5\n2;-3,25\n3;")
    #expect(try reading.roster.attribute("score").cells == ["2.5", "-3.25", ""])
    #expect(kinds(reading)[1] == .number)
  }

  /// Names once took the place of a repeated identifier without a word.
  @Test func anIdentifierThatRepeatsIsNamed() throws {
    let text = "ID,Name,Score\nx,Canary Ana,1\ny,Canary Ben,2\n\nx,Canary Cid,3\n"
    let reading = try read(text)
    #expect(reading.roster.learners.map(\.id) == ["Canary Ana", "Canary Ben", "Canary Cid"])
    #expect(
      reading.remarks == [
        "class.csv, row 5, column 'ID': the identifier is the same as in row 2; learners are told "
          + "apart by column 'Name' instead (--id chooses another)"
      ])
    #expect(try read(canaryClass).remarks.isEmpty)
    let error = try inputError { _ = try read(text, ColumnChoice(id: "ID")) }
    #expect((error.row, error.column) == (5, "ID"))
    #expect(error.problem == "the identifier is the same as in row 2")
  }

  /// Class codes 1, 2, 3 were numbers to rule 'mix' whatever the user said.
  @Test func kindsThatTheUserSaysReachTheRules() throws {
    let choice = ColumnChoice(kinds: ["code": "category", "tags": "set"])
    let reading = try read("id,code,tags,score\na,1,x,4\nb,2,x,4\nc,9,y,5", choice)
    #expect(reading.roster.attributes.map(\.kind) == [nil, .category, .set, nil])
  }

  @Test func overrides() throws {
    let choice = ColumnChoice(id: "code", name: "id", kinds: ["score": "category"])
    let reading = try read("id,code,score\nx,9,1\ny,8,2\nz,7,3", choice)
    #expect(reading.roster.learners[2] == Learner(id: "7", name: "z"))
    #expect(kinds(reading) == [.name, .identifier, .category])
  }

  @Test(arguments: ["nan", "1e300", "inf", "0x10", "12 points"])
  func badNumbersAreNamedByRow(cell: String) throws {
    let text = "id,score\n1,3\n\n2,\(cell)\n"
    let choice = ColumnChoice(kinds: ["score": "number"])
    let error = try inputError { _ = try read(text, choice) }
    #expect(error.row == 4)
    #expect(error.column == "score")
    #expect(!error.description.contains(cell))
    // Without the override the rule that needs the number names the same row.
    let attribute = try read(text).roster.attribute("score")
    let problem = try #require(throws: ModelError.self) { try attribute.numbers() }
    #expect((problem.row, problem.column) == (4, "score"))
  }

  @Test func headerOnly() throws {
    #expect(try inputError { _ = try read("id,score\n") }.problem.contains("no learner"))
  }

  @Test func repeatedIdentifiersNameBothRows() throws {
    let error = try inputError { _ = try read("id,x\n1,a\n2,b\n1,c\n") }
    #expect(error.row == 4)
    #expect(error.problem == "the identifier is the same as in row 2")
    #expect(try inputError { _ = try read("id,x\n1,a\n,b\n") }.row == 3)
  }

  @Test func unknownColumnsGetASuggestion() throws {
    let error = try inputError { _ = try read(canaryClass, ColumnChoice(id: "Nam")) }
    #expect(error.description == "class.csv: unknown column 'Nam'. Remedy: did you mean 'Name'?")
  }

  @Test func findsLearnersByIdThenName() throws {
    let index = LearnerIndex([
      Learner(id: "1", name: "Zoë  Núñez"), Learner(id: "2", name: "Li Wei"),
      Learner(id: "3", name: "Wei Li"), Learner(id: "4", name: "Bo, Al"),
      Learner(id: "-5", name: "E"),
    ])
    #expect(index.match("1") == .found(0))
    #expect(index.match("NUNEZ zoe") == .found(0))
    #expect(index.match("Núñez, Zoë") == .found(0))
    #expect(index.match("Li Wei") == .ambiguous)
    #expect(index.match("Zo") == .unknown)
    #expect(index.match("'-5") == .found(4))
    #expect(index.matches(inCell: "2; Bo, Al\nzoe nunez") == [.found(1), .found(3), .found(0)])
    #expect(index.matches(inCell: "1,2,9") == [.found(0), .found(1), .unknown])
    #expect(index.matches(inCell: "") == [])
  }
}
