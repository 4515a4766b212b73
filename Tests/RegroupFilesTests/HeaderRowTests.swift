import GroupingModel
import Testing

@testable import RegroupFiles

/// Files without a header once lost their first learner, and showed them where titles are shown.
@Suite struct HeaderRowTests {
  private func load(
    _ files: [String: String], _ rules: [RuleDocument] = [], id: String? = nil,
    history: String? = nil, labels: [LabelDocument]? = nil
  ) throws -> LoadedScenario {
    let folder = try TestFolder(files)
    var document = ScenarioDocument(roster: "c.csv", rules: rules)
    if labels == nil { document.sizes = SizesDocument(near: 2) }
    document.labels = labels
    document.columns = id.map { ColumnChoice(id: $0) }
    document.history = history
    return try ScenarioLoader.load(document, folder: folder.path, confined: true)
  }

  @Test(arguments: [
    "Canary Ana,F,3\nCanary Ben,M,4\n", "Canary Ana\nCanary Ben\n", "Canary;Ana\nMuster;Ben\n",
    "Student 1,3\nStudent 2,4\n", "1,canary@x.org\n2,ben@x.org\n",
  ])
  func headerlessClassLists(text: String) throws {
    let error = try inputError { _ = try load(["c.csv": text]) }
    #expect((error.file, error.row, error.column) == ("c.csv", 1, nil))
    #expect(!error.description.contains("anary"))
  }

  @Test(arguments: [
    "Name", "Student ID", "Schüler", "E-Mail", "Nom de l’élève", "Alumno", "What is your name?",
    "Nr.", "UPN",
  ])
  func headersAreKnown(title: String) throws {
    #expect(try load(["c.csv": "\(title),Points\nAna,1\nBen,2\n"]).scenario.roster.count == 2)
  }

  /// The user knows better.
  @Test func otherHeadersAreNamed() throws {
    let files = ["c.csv": "Kürzel,Points\nAB,1\nCD,2\n"]
    #expect(throws: InputError.self) { try load(files) }
    #expect(try load(files, id: "Kürzel").scenario.roster.learners.map(\.id) == ["AB", "CD"])
  }

  private let roster = "ID,Name\na,Canary Ana\nb,Canary Ben\nc,Cid\n"

  /// The first row is a pair as the others, also where one of its names is wrong.
  @Test func headerlessPairs() throws {
    let rules = [RuleDocument(rule: "apart", subject: "p.csv")]
    let loaded = try load(["c.csv": roster, "p.csv": "a,Canary Ben\nb,c\n"], rules)
    #expect(loaded.scenario.rules[0].data == .links([Link(from: 0, to: 1), Link(from: 1, to: 2)]))
    for (text, row) in [("a,Canary Nobody\nb,c\n", 1), ("Canary Ana,c\nb,Canary Nobody\n", 2)] {
      let error = try inputError { _ = try load(["c.csv": roster, "p.csv": text], rules) }
      #expect((error.file, error.row, error.column) == ("p.csv", row, "2"))
      #expect(!error.description.contains("Canary"))
    }
  }

  @Test func headerlessGroupsAndLabels() throws {
    let groups = "A,Canary Ana\nA,b\nB,c\n"
    let history = try inputError {
      _ = try load(["c.csv": roster, "h/1.csv": groups], history: "h")
    }
    #expect((history.file, history.row) == ("h/1.csv", 1))
    let keep = try inputError {
      _ = try load(
        ["c.csv": roster, "g.csv": groups], [RuleDocument(rule: "keep", subject: "g.csv")])
    }
    #expect((keep.file, keep.row) == ("g.csv", 1))
    let pins = try inputError {
      _ = try load(
        ["c.csv": roster, "l.csv": "Canary Ana,Robots\nb,Robots\n"],
        [RuleDocument(rule: "pin", subject: "l.csv")],
        labels: [LabelDocument(name: "Robots", min: 1, max: 3)])
    }
    #expect((pins.file, pins.row) == ("l.csv", 1))
    for error in [history, keep, pins] { #expect(!error.description.contains("Canary")) }
  }

  /// Two people of one name, or one who is listed twice: the rows are told, not the names.
  @Test func namesakesAreTold() throws {
    let text = "ID,Name\na,Canary Ana\nb,Ben\nc,canary  ANA\nd,Ben\ne,Eva\n"
    #expect(
      try load(["c.csv": text]).remarks == [
        "c.csv: several learners have the same name and are taken for different people: "
          + "rows 2, 4; rows 3, 5 (if one is listed twice, delete a row)"
      ])
    #expect(try load(["c.csv": roster]).remarks.isEmpty)
  }
}
