import Foundation
import Grouping
import GroupingModel
import Testing

@testable import RegroupFiles

/// Reading rounds for an audit, and what its page, document and text say.
@Suite struct AuditTests {
  /// 24 learners; names and scores must turn up in no error, names on no page unless asked for.
  private static let roster =
    "ID,Name,Score,Gender,House,Topics\n"
    + (0..<24).map { learner in
      "s\(learner),Canary Bird\(learner),\(learner * learner),\(learner % 2 == 0 ? "F" : "M"),"
        + "\(learner % 3 == 0 ? "Oak <i>" : "Elm"),Robots;Bridges\n"
    }.joined()

  private let folder: TestFolder

  init() throws { folder = try TestFolder(["class.csv": Self.roster]) }

  /// Writes rounds; a group of each learner by a rule.
  private func write(_ rounds: [(Int) -> Int]) throws {
    for (index, group) in rounds.enumerated() {
      let rows = (0..<24).map { "\(group($0)),s\($0)\n" }
      try folder.write(
        "rounds/round-\(index + 1).csv", Array(("group,id\n" + rows.joined()).utf8))
    }
  }

  private func request(
    _ rounds: String = "rounds", _ attributes: [String] = ["Score"], also: [String] = []
  ) -> AuditRequest {
    AuditRequest(
      rounds: "\(folder.path)/\(rounds)", roster: "\(folder.path)/class.csv",
      attributes: attributes, also: also)
  }

  private func report(_ request: AuditRequest, names: Bool = false) throws -> AuditReport {
    AuditReport(try AuditInput(request), showsNames: names, generator: "regroup test")
  }

  private func document(_ report: AuditReport) throws -> [String: Any] {
    let object = try JSONSerialization.jsonObject(with: Data(try report.json().utf8))
    return try #require(object as? [String: Any])
  }

  private func finding(_ report: AuditReport, _ verdict: Int = 0) throws -> String? {
    let verdicts = try document(report)["verdicts"] as? [[String: Any]]
    return verdicts?[verdict]["finding"] as? String
  }

  @Test func sortedRoundsAreTold() throws {
    try write([{ $0 / 4 }, { $0 / 4 }, { $0 / 6 }])
    let report = try report(request(also: ["Gender"]))
    #expect(try finding(report) == "tracking")
    #expect(
      report.text.hasPrefix(
        "Strong tracking by Score: over 3 rounds, learners who are alike were together"))
    #expect(report.text.split(separator: "\n").allSatisfy { $0.count <= 80 }, "\(report.text)")
    let html = try report.html()
    // The verdict stands before all else.
    let verdict = try #require(html.range(of: "Strong tracking by Score"))
    let figures = try #require(html.range(of: "<h2>"))
    #expect(verdict.lowerBound < figures.lowerBound)
    for part in ["The term at a glance", "Company over the term", "Who met whom", "By Gender"] {
      #expect(html.contains(part))
    }
  }

  @Test func namesAreShownOnlyIfAskedFor() throws {
    try write([{ $0 % 6 }, { $0 / 4 }])
    let made = try report(request())
    for text in [try made.html(), try made.json(), made.text] {
      #expect(!text.contains("Canary"))
      #expect(!text.contains(">s1<") && !text.contains("\"s1\""))
    }
    #expect(try report(request(), names: true).html().contains("Canary Bird3"))
    #expect(!(try report(request(), names: true)).text.contains("Canary"))
  }

  /// Who knows the class's names and the seed must not be able to draw the labels again: they
  /// change with any cell of the class list.
  @Test func labelsFollowNeitherOrderNorSeedAlone() throws {
    try write([{ $0 % 6 }])
    let labels = AuditNames(try AuditInput(request()), showsNames: false).labels
    #expect(Set(labels).count == 24 && labels != labels.sorted())
    #expect(labels == AuditNames(try AuditInput(request()), showsNames: false).labels)
    let edited = Self.roster.replacing("s5,Canary Bird5,25", with: "s5,Canary Bird5,26")
    try folder.write("class.csv", Array(edited.utf8))
    #expect(labels != AuditNames(try AuditInput(request()), showsNames: false).labels)
  }

  @Test func sameSeedSameBytes() throws {
    try write([{ $0 % 6 }, { $0 * 7 % 24 / 4 }])
    #expect(try report(request()).html() == report(request()).html())
    var other = request()
    other.seed = 2
    #expect(try report(request()).json() != report(other).json())
  }

  /// A figure per round and over the term, with stable keys.
  @Test func documentHasAllFigures() throws {
    try write([{ $0 % 6 }, { $0 / 4 }])
    let document = try document(try report(request(also: ["Gender"])))
    #expect(document["format"] as? String == "regroup-audit" && document["version"] as? Int == 1)
    let figures = try #require(document["figures"] as? [[String: Any]])
    let names = figures.map { figure in
      "\(figure["measure"] ?? "") \(figure["attribute"] ?? "-") \(figure["round"] ?? "term")"
    }
    #expect(
      names == [
        "sorting Score 1", "information Score 1", "balance Score 1", "sorting Score 2",
        "information Score 2", "balance Score 2", "sorting Score term", "exposure Score term",
        "sorting Gender 1", "information Gender 1", "alone Gender 1", "sorting Gender 2",
        "information Gender 2", "alone Gender 2", "sorting Gender term", "coverage - term",
        "repeats - term", "carryOver - term", "mobility Score term", "lowStreak Score term",
      ])
    let keys = [
      "observed", "expected", "low", "high", "p", "atLeast", "atMost", "draws", "leftOut",
      "sentence",
    ]
    #expect(keys.allSatisfy { figures[0][$0] != nil }, "\(figures[0])")
    #expect((document["people"] as? [[String: Any]])?.count == 24)
  }

  /// With learners who were not there, categories, choices, and a class too small to tell.
  @Test func documentsFollowTheirSchema() throws {
    try write([{ $0 % 6 }, { $0 / 4 }, { $0 / 6 }])
    let rows = (0..<20).map { "\($0 / 4),s\($0),Robots,\($0 % 3 + 1)\n" }
    try folder.write(
      "rounds/round-4.csv", Array(("group,id,label,choice\n" + rows.joined()).utf8))
    let schema = try SchemaReader(AuditSchema.json())
    let whole = try report(request(also: ["Gender", "House"])).json()
    #expect(try schema.faults(whole) == [])
    for part in ["\"alone\"", "\"choices\"", "null", "\"subgroups\" : [\n"] {
      #expect(whole.contains(part), "\(part)")
    }
    try write([{ $0 / 12 }])
    #expect(try schema.faults(try report(request("rounds/round-1.csv")).json()) == [])
    #expect(try schema.faults(whole.replacing("\"sorting\"", with: "\"sort\"")) != [])
  }

  /// Six girls among 24, always in pairs so that none is alone: that is sorting, and its cause is told.
  @Test func whoeverSeesToItThatNobodyIsAloneSorts() throws {
    let rows = (0..<24).map { "s\($0),\($0 < 6 ? "F" : "M")\n" }
    try folder.write("class.csv", Array(("ID,Gender\n" + rows.joined()).utf8))
    // Girls and boys meet others in each round.
    let pairs = [[0, 0, 1, 1, 2, 2], [0, 1, 0, 2, 1, 2], [0, 1, 2, 0, 2, 1]]
    try write(
      [1, 5, 7, 11, 13, 17].enumerated().map { round, step in
        { learner in
          guard learner >= 6 else { return pairs[round % 3][learner] }
          let place = (learner - 6) * step % 18
          return place < 6 ? place / 2 : 3 + (place - 6) / 4
        }
      })
    let report = try report(request("rounds", ["Gender"]))
    #expect(try finding(report) == "tracking")
    let text = report.text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(text.contains("Here 0 times a learner was the only one with their Gender in a group"))
  }

  /// Sixteen of House Elm, eight of Oak: Oak is too small, and Elm alone would give it away.
  @Test func smallSubgroupsAreHidden() throws {
    try write([{ $0 % 6 }, { $0 / 4 }])
    let report = try report(request(also: ["House", "Gender"]))
    let groups = try #require(try document(report)["subgroups"] as? [[String: Any]])
    #expect(groups.map { $0["value"] as? String } == ["F", "M"])
    #expect(groups.map { $0["learners"] as? Int } == [12, 12])
    let html = try report.html()
    #expect(html.contains("2 values with 24 learners not shown"))
    #expect(!html.contains("<td>Elm</td>") && !html.contains("Oak"))
  }

  @Test func severalAttributesAreTakenTogether() throws {
    try write([{ $0 / 4 }, { $0 / 4 }])
    let report = try report(request("rounds", ["Score", "House", "Topics"]))
    let verdicts = try #require(try document(report)["verdicts"] as? [[String: Any]])
    #expect(verdicts.map { $0["attribute"] as? String } == ["Score + House + Topics"])
    // Topics are the same for all, so that only the others are described by classes.
    #expect(report.text.contains("Sorting by Score (T)"))
  }

  /// `regroup teams` writes groups.csv, and for proposals groups-2.csv, beside plan.json.
  @Test func oneRunIsOneRound() throws {
    try write([{ $0 / 4 }])
    let round = try folder.read("rounds/round-1.csv")
    for name in ["groups.csv", "groups-2.csv", "plan.json"] {
      try folder.write("out/\(name)", Array(round.utf8))
    }
    for path in ["out", "out/", "out/plan.json", "out/groups.csv", "rounds/round-1.csv"] {
      let input = try AuditInput(request(path))
      #expect(input.ledger.past.count == 1, "\(path)")
      #expect(input.ledger.rounds[0].count == 6)
    }
  }

  /// Robots is the first choice of all, Bridges the second.
  @Test func choicesAreFoundByLabel() throws {
    let rows = (0..<24).map { "\($0 % 2),s\($0),\($0 % 2 == 0 ? "Robots" : "Bridges")\n" }
    try folder.write("rounds/1.csv", Array(("group,id,label\n" + rows.joined()).utf8))
    var asked = request()
    asked.choices = "Topics"
    let input = try AuditInput(asked)
    #expect(input.ledger.past[0].turns.values.count { $0.choice == 1 } == 12)
    #expect(input.ledger.past[0].turns.values.count { $0.choice == 2 } == 12)
    try write([{ $0 % 2 }])
    try FileManager.default.removeItem(atPath: "\(folder.path)/rounds/1.csv")
    let error = try inputError { _ = try AuditInput(asked) }
    #expect(error.problem.contains("no round says what its groups were for"))
  }

  /// Terms at the edge: each is told, none fails.
  @Test func oddTermsAreTold() throws {
    let empty = Self.roster.split(separator: "\n").enumerated().map { index, line in
      let cells = line.split(separator: ",", omittingEmptySubsequences: false)
      return (index == 0 ? line : Substring(cells.prefix(2).joined(separator: ",") + ",,,,"))
    }.joined(separator: "\n")
    let cases: [(String, String, String)] = [
      (Self.roster, "group,id\n1,s0\n", "tooFew"),
      (Self.roster, "group,id\n1,s0\n1,s1\n2,s1\n2,s2\n", "tooFew"),
      (Self.roster, "group,id\n1,s0\n1,nobody\n2,s2\n", "tooFew"),
      (empty, "group,id\n1,s0\n1,s1\n2,s2\n2,s3\n", "noDifference"),
      ("ID,Score\ns0,3\n", "group,id\n1,s0\n", "tooFew"),
      (
        "ID,Score\n" + (0..<6).map { "s\($0),7\n" }.joined(),
        "group,id\n1,s0\n1,s1\n2,s2\n2,s3\n", "noDifference"
      ),
    ]
    for (roster, round, expected) in cases {
      let own = try TestFolder(["class.csv": roster, "rounds/1.csv": round])
      let report = try report(
        AuditRequest(
          rounds: "\(own.path)/rounds", roster: "\(own.path)/class.csv", attributes: ["Score"]))
      #expect(try finding(report) == expected, "\(round)")
      #expect(try report.html().contains("</html>"))
      #expect(!report.text.contains("nan") && !report.text.contains("inf"))
    }
  }

  @Test func errorsNameColumnsAndNoLearner() throws {
    try write([{ $0 % 6 }])
    let cases: [(AuditRequest, String)] = [
      (request("rounds", ["Scor"]), "did you mean 'Score'?"),
      (request("rounds", ["Name"]), "this column was taken for names"),
      (request("rounds", ["Score"], also: ["Score"]), "is named twice"),
      (request("rounds", []), "no attribute is given"),
      (request("nowhere"), "does not exist"),
    ]
    for (request, text) in cases {
      let error = try inputError { _ = try AuditInput(request) }
      #expect(error.description.contains(text), "\(error)")
      #expect(!error.description.contains("Canary"))
    }
    try FileManager.default.createDirectory(
      atPath: "\(folder.path)/none", withIntermediateDirectories: true)
    let error = try inputError { _ = try AuditInput(request("none")) }
    #expect(error.problem == "the folder holds no earlier round")
  }

  /// Titles come from a file and may hold anything.
  @Test func textsAreEscaped() throws {
    let own = try TestFolder([
      "class.csv": Self.roster.replacing("Score", with: "Sc<b>ore")
    ])
    try write([{ $0 / 4 }, { $0 % 6 }])
    let report = try report(
      AuditRequest(
        rounds: "\(folder.path)/rounds", roster: "\(own.path)/class.csv",
        attributes: ["Sc<b>ore"], also: ["Gender"]))
    #expect(!(try report.html()).contains("Sc<b>ore"))
    #expect(try report.html().contains("Sc&lt;b&gt;ore"))
  }
}
