import RegroupFiles
import Testing

@Suite struct TableTests {
  private func table(_ text: String) throws(InputError) -> Table { try Table(text, file: "t.csv") }

  @Test func trimsAndSkipsEmptyRows() throws {
    let table = try table(" a , b \r\n\r\n 1 ,2\r\n,\r\n3, x y \r\n")
    #expect(table.header == ["a", "b"])
    #expect(table.rows == [["1", "2"], ["3", "x y"]])
    // Rows of the file: header, empty, "1,2", empty cells, "3".
    #expect(table.rowNumbers == [3, 5])
  }

  @Test(arguments: ["a;b;c\n1,5;2;3", "a\tb\tc\n1,5\t2\t3", "a,b,c\n\"1,5\",2,3"])
  func guessesTheSeparator(text: String) throws {
    let table = try table(text)
    #expect(table.header == ["a", "b", "c"])
    #expect(table.rows == [["1,5", "2", "3"]])
  }

  /// Excel says so in a first line, which is not the header.
  @Test(arguments: [
    "sep=;\r\na;b\r\n1,5;2\r\n", "sep=,\na,b\n\"1,5\",2\n", "SEP=\t\na\tb\n1,5\t2\n",
  ])
  func theSeparatorMayBeTold(text: String) throws {
    let table = try table(text)
    #expect(table.header == ["a", "b"])
    #expect(table.rows == [["1,5", "2"]])
    #expect(table.rowNumbers == [3])
    #expect(throws: InputError.self) { try self.table("sep=;\n") }
  }

  @Test func keepsAnEmptyLastCell() throws {
    #expect(try table("a,b\n1,").rows == [["1", ""]])
    #expect(try table("a,b\n,2\n3,").rows == [["", "2"], ["3", ""]])
  }

  @Test func quotedCellsHoldBreaksSeparatorsAndQuotes() throws {
    let table = try table("a,b\n\"one\ntwo\",\"x, \"\"y\"\"\"\nlast,row\n")
    #expect(table.rows == [["one\ntwo", "x, \"y\""], ["last", "row"]])
    #expect(table.rowNumbers == [2, 3])
  }

  @Test func oneColumnNeedsNoSeparator() throws {
    #expect(try table("name\nAda; Bea\nCid\n").rows == [["Ada; Bea"], ["Cid"]])
  }

  @Test func dropsColumnsWithoutTitleAndCells() throws {
    let table = try table("a,b,,\n1,2,,\n")
    #expect(table.header == ["a", "b"])
    #expect(table.rows == [["1", "2"]])
  }

  @Test func emptyFile() throws {
    for text in ["", "\n\n", " \r\n"] {
      #expect(try inputError { _ = try table(text) }.problem == "the file is empty")
    }
  }

  @Test func raggedRowsAreNamed() throws {
    let short = try inputError { _ = try table("a,b,c\n1,2,3\n1,2\n") }
    #expect(short.row == 3)
    #expect(short.problem == "the row has 2 cells, the header 3")
    let long = try inputError { _ = try table("a,b\n1,2\n\n1,2,3\n") }
    #expect(long.row == 4)
  }

  @Test func unclosedQuoteIsNamed() throws {
    #expect(try inputError { _ = try table("a,b\n1,2\n\"x,y\n3,4\n") }.row == 3)
    // The next quote closes it in the wrong place; the row is still the one it opens in.
    #expect(try inputError { _ = try table("a,b\n1,2\n\"x,y\n3,\"4\"\n") }.row == 3)
    #expect(try inputError { _ = try table("a,b\n5\" wide,2\n\"6\"\"\",3\"\n") }.row == 2)
  }

  /// None is taken for the other: a rule that names 'id' gets an error that names both.
  @Test func repeatedTitlesAreToldApart() throws {
    let table = try table("id,score, id \n1,2,3\n")
    #expect(table.header == ["id (column 1)", "score", "id (column 3)"])
    #expect(
      table.remarks == [
        "t.csv, row 1: columns with the same title were renamed: 'id (column 1)', 'id (column 3)'"
      ])
    #expect(try self.table("a,,a,\n1,,2,\n").header == ["a (column 1)", "a (column 3)"])
    #expect(try self.table("a,b\n1,2\n").remarks.isEmpty)
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func lineBreaksOfAllSystems(lineBreak: String) throws {
    let table = try table(["a;b", "1;\"x\ny\"", "", "2;z", ""].joined(separator: lineBreak))
    #expect(table.rows == [["1", "x\ny"], ["2", "z"]])
    #expect(table.rowNumbers == [2, 4])
  }

  @Test func tenThousandColumns() throws {
    let header = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
    let row = (0..<10_000).map(String.init).joined(separator: ",")
    let start = ContinuousClock.now
    #expect(try table("\(header)\n\(row)\n\(row)\n").header.count == 10_000)
    #expect(try table("a\(String(repeating: ",a", count: 9_999))\n").remarks.count == 1)
    #expect(ContinuousClock.now - start < .seconds(60))
  }

  @Test func cellsWithoutTitle() throws {
    let error = try inputError { _ = try table("a,,c\n1,2,3\n") }
    #expect(error.problem == "column 2 has cells but no title")
  }

  @Test func twoHundredThousandRows() throws {
    var text = "id,score,remark\n"
    for row in 0..<200_000 { text += "\(row),\(row % 97),\"some, text\"\n" }
    let start = ContinuousClock.now
    #expect(try table(text).rows.count == 200_000)
    // A generous limit that only a quadratic reader would miss.
    #expect(ContinuousClock.now - start < .seconds(60))
  }
}

@Suite struct TextDecodingTests {
  private let text = "id,näme\n1,Zoë €\n"

  private func decoded(_ bytes: [UInt8]) throws -> String {
    try TextDecoding.text(bytes, file: "t.csv")
  }

  @Test func utf8WithAndWithoutMark() throws {
    #expect(try decoded(Array(text.utf8)) == text)
    #expect(try decoded([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == text)
  }

  @Test func utf16() throws {
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    #expect(try decoded([0xFF, 0xFE] + little) == text)
    #expect(try decoded([0xFE, 0xFF] + big) == text)
    #expect(try decoded(little) == text)
    #expect(try decoded(big) == text)
  }

  @Test func windowsLetters() throws {
    let bytes = text.unicodeScalars.map { $0 == "€" ? 0x80 : UInt8($0.value) }
    #expect(try decoded(bytes) == text)
  }

  @Test func binaryIsRefused() throws {
    #expect(throws: InputError.self) { try decoded([1, 2, 3, 0, 0, 0, 9]) }
  }
}
