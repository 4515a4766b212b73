import Foundation
import GroupingModel
import RegroupFiles
import Testing

/// Class lists and files of pairs as they should not be.
@Suite struct BadInputTests {
  private func load(
    _ files: [String: String], _ rules: [RuleDocument] = [], lenient: Bool? = nil, size: Int = 2
  ) throws -> LoadedScenario {
    let folder = try TestFolder(files)
    var document = ScenarioDocument(roster: "c.csv", rules: rules)
    document.sizes = SizesDocument(near: size)
    document.lenient = lenient
    let loaded = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    _ = try loaded.objective()
    return loaded
  }

  private let wishes = [RuleDocument(rule: "wishes", subject: "wish")]

  @Test func noLearnerAtAll() throws {
    for text in ["", "\u{FEFF}", "\n \n", "id,name\n", "id,name\n,\n"] {
      let error = try inputError { _ = try load(["c.csv": text]) }
      #expect(error.file == "c.csv" && !error.remedy.isEmpty)
    }
  }

  @Test func oneLearner() throws {
    #expect(try load(["c.csv": "id\na\n"], size: 1).scenario.roster.count == 1)
    let error = try inputError { _ = try load(["c.csv": "id\na\n"], size: 2) }
    #expect(error.problem == "group size 2 is larger than the class of 1")
  }

  @Test(arguments: [
    "nan", "NaN", "inf", "-Infinity", "1e300", "1e999", "2024-01-02", "3.4.2024", "0x1p4", "1 000",
  ])
  func noNumber(cell: String) throws {
    let text = "id,mark\na,1\n\nb,\(cell)\nc,3\nd,4\n"
    let rules = [RuleDocument(rule: "balance", subject: "mark")]
    let error = try inputError { _ = try load(["c.csv": text], rules) }
    #expect((error.file, error.row, error.column) == ("c.csv", 4, "mark"))
    #expect(!error.description.contains(cell))
  }

  @Test func wishForOneself() throws {
    let files = ["c.csv": "id,name,wish\na,Canary Ana,Ana Canary\nb,Ben,a\n"]
    let error = try inputError { _ = try load(files, wishes) }
    #expect((error.row, error.column) == (2, "wish"))
    #expect(!error.description.contains("Ana"))
    let loaded = try load(files, wishes, lenient: true)
    #expect(loaded.scenario.rules[0].data == .links([Link(from: 1, to: 0)]))
    #expect(
      loaded.remarks.contains {
        $0.hasPrefix("c.csv, column 'wish': names the learner whose own row it is: row 2 -> left")
      })
  }

  /// A real file of nominations (Knecht, second wave) was refused for one.
  @Test func pairOfOneselfInAFileOfPairs() throws {
    let files = ["c.csv": "id,name\na,Canary Ana\nb,Ben\n", "w.csv": "source,target\na,a\nb,a\n"]
    let rules = [RuleDocument(rule: "wishes", subject: "w.csv")]
    let loaded = try load(files, rules)
    #expect(loaded.scenario.rules[0].data == .links([Link(from: 1, to: 0)]))
    #expect(
      loaded.remarks.contains {
        $0.hasPrefix("w.csv, column 'target': pairs a learner with themselves: row 2 -> left")
      })
  }

  @Test func unknownAndAmbiguousNames() throws {
    let roster = "id,name,wish\na,Canary Anna,\nb,Canary Anne,\nc,Cid,"
    let unknown = try inputError { _ = try load(["c.csv": roster + "Somebody Else\n"], wishes) }
    #expect(unknown.row == 4 && unknown.problem == "names someone who is not in the roster")
    let text = roster + "Canary Anni; a\n"
    let ambiguous = try inputError { _ = try load(["c.csv": text], wishes) }
    #expect(ambiguous.problem.hasSuffix("several learners: rows 2, 3 of the class list"))
    let loaded = try load(["c.csv": text], wishes, lenient: true)
    #expect(loaded.scenario.rules[0].data == .links([Link(from: 2, to: 0)]))
  }

  /// The one who asks is gone, so nothing is asked; of those apart, the others stay apart.
  @Test func listsWithoutTheirFirstLearner() throws {
    let files = ["c.csv": "id\na\nb\nc\n"]
    func data(_ rule: String) throws -> RuleData {
      let rules = [RuleDocument(rule: rule, lists: [["x", "a", "b"]])]
      #expect(throws: InputError.self) { try load(files, rules) }
      return try load(files, rules, lenient: true).scenario.rules[0].data
    }
    #expect(try data("wishes") == .links([]))
    #expect(try data("apart") == .blocks([[0, 1]]))
  }

  @Test func namesInFilesOfPairs() throws {
    let roster = "id,name\na,Araceli Andrzejewski\nb,Ben Chow\nc,Cid Dee\n"
    let rules = [RuleDocument(rule: "apart", subject: "p.csv")]
    let pairs = "source,target\nAraceli Andrejewski,\"chow, ben\"\n"
    let loaded = try load(["c.csv": roster, "p.csv": pairs], rules)
    #expect(loaded.scenario.rules[0].data == .links([Link(from: 0, to: 1)]))
    #expect(
      loaded.remarks == [
        "p.csv, column 'source': misspelt names, taken for the learner of: row 2 -> row 2",
        "p.csv, column 'target': names in other capitals, accents or order, taken for the learner "
          + "of: row 2 -> row 3",
      ])
  }

  /// Cells are data, whatever they look like.
  @Test func hostileNames() throws {
    let names = ["=1+1", "<script>alert(1)</script>", "../../etc/passwd", "@SUM(A1)", "a\u{202E}b"]
    let rows = names.enumerated().map { "\($0),\"\($1)\"\n" }.joined()
    let loaded = try load(["c.csv": "id,name\n" + rows])
    #expect(loaded.scenario.roster.learners.map(\.name) == names)
  }

  @Test func largeFiles() throws {
    let wide = (0..<10_000).map { "c\($0)" }.joined(separator: ",")
    let cells = (0..<10_000).map { "\($0 % 7)" }.joined(separator: ",")
    let columns = try load(["c.csv": "id,\(wide)\na,\(cells)\nb,\(cells)\n"])
    #expect(columns.scenario.roster.attributes.count == 10_001)
    // Enough for a reader that is quadratic in rows to be noticed.
    let long = (0..<20_000).map { "\($0),Canary \($0),\(($0 + 1) % 20_000)\n" }.joined()
    let rows = try load(["c.csv": "id,name,wish\n" + long], wishes)
    #expect(rows.scenario.roster.count == 20_000)
  }

  /// More than bit masks of partners could hold.
  @Test func wishesOfMany() throws {
    let long = (0..<30_001).map { "\($0),\(($0 + 1) % 30_001)\n" }.joined()
    let rows = try load(["c.csv": "id,wish\n" + long], wishes)
    #expect(rows.scenario.roster.count == 30_001)
  }

  /// The same class in every encoding, separator and line break that spreadsheets write.
  @Test(arguments: [",", ";", "\t"], ["\n", "\r\n", "\r"])
  func spreadsheetsOfAllSystems(separator: String, lineBreak: String) throws {
    let text = [
      [" id ", "näme", "Note "], ["1", "Zoë", "\"a\(lineBreak)b\""], ["", "", ""],
      ["2", "\"Ben\"\"y\"\"\"", ""],
    ].map { $0.joined(separator: separator) }.joined(separator: lineBreak)
    let little = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let big = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let all: [[UInt8]] = [
      Array(text.utf8), [0xEF, 0xBB, 0xBF] + Array(text.utf8), [0xFF, 0xFE] + little,
      [0xFE, 0xFF] + big, text.unicodeScalars.map { UInt8($0.value) },
    ]
    for bytes in all {
      let table = try Table(try TextDecoding.text(bytes, file: "t"), file: "t")
      #expect(table.header == ["id", "näme", "Note"])
      #expect(table.rows.map { $0[1] } == ["Zoë", "Ben\"y\""])
      #expect(table.rowNumbers == [2, 4])
    }
  }
}
