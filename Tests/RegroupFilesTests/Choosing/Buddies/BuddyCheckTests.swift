import Foundation
import Testing

@testable import RegroupFiles

/// What `regroup check` says of pairs.
@Suite struct BuddyCheckTests {
  private static let level = "level: {column: level, within: 0}\n"
  private static let five = BuddyFixture.learners + "a5,Canary Eve,53,area,fractions\n"

  private func check(_ scenario: String, _ files: [String: String] = [:]) throws -> BuddyCheck {
    let outcome = try BuddyFixture.outcome(scenario, files)
    return try BuddyCheck(BuddyDocument(outcome), outcome.loaded)
  }

  @Test(arguments: [
    (level, ""), (level + "odd: left-out", five), (level, five), (level + "rounds: 2", ""),
    // All pairs cost the same: everybody meets everybody, more than once.
    ("rounds: 7", ""), ("odd: left-out\nrounds: 12", five),
    (level + "odd: left-out\nrounds: 7", five),
    (level + "rounds: 3", five), ("new-partners: {earlier: e.csv}\nrounds: 4", five),
    ("wishes: {file: w.csv, unranked: never}\nhelp: {can: can, wants: wants, both: 2}", ""),
  ])
  func `pairs are verified with all that they say`(scenario: String, learners: String) throws {
    var files = ["e.csv": "learner,with\na1,a2\na3,a4\n", "w.csv": "learner,with\na1,a3\n"]
    if !learners.isEmpty { files["learners.csv"] = learners }
    let check = try check(scenario, files)
    #expect(check.faults == [])
    #expect(check.isVerified && !check.claims.isEmpty, "\(check.claims)")
    let text = check.text.replacing("\n  ", with: " ")
    #expect(text.contains("That none is better ") && text.contains(" is verified"), "\(text)")
    #expect(!text.contains("the word of"))
  }

  /// All three like the same two best: the trio's best pair would rather be without the third.
  @Test func `two of a trio may block it`() throws {
    let wishes = "learner,1,2\na1,a2,a3\na2,a1,a3\na3,a1,a2\n"
    let learners = BuddyFixture.learners.split(separator: "\n").prefix(4).joined(separator: "\n")
    let check = try check("stable: true", ["learners.csv": learners, "wishes.csv": wishes])
    #expect(check.faults == [] && check.document.stability?.blocking == [["a1", "a2"]])
    #expect(!check.isVerified && check.text.contains("the word of the"))
  }

  @Test func `stable pairs need no proof`() throws {
    let wishes = "learner,1,2\na1,a2,\na2,a1,\na3,a4,\na4,a3,\n"
    let check = try check("stable: true", ["wishes.csv": wishes])
    #expect(check.faults == [] && check.isVerified && check.document.status == .optimal)
  }

  @Test(arguments: [("a1,a2;a3;a4", true), ("a1,a2", false)])
  func `that nobody can have a partner is verified`(apart: String, isImpossible: Bool) throws {
    let check = try check("", ["apart.csv": "learner,with\n\(apart)\n"])
    #expect(check.document.status == (isImpossible ? .infeasible : .optimal))
    #expect(check.faults == [] && check.isVerified)
    #expect(check.text.contains("That there can be none") == isImpossible)
  }

  /// Those of last time cost least; somebody says that meeting again hardly counts.
  @Test func `meeting again counts more than all else`() throws {
    let scenario = Self.level + "new-partners: {earlier: e.csv, weight: 0}\n"
    let files = ["e.csv": "learner,with\na1,a2\na3,a4\n"]
    let once = try StoredPlan.json(BuddyDocument(try BuddyFixture.outcome(scenario, files)))
    let changed = once.replacing("\"bound\" : 14.5,", with: "")
    #expect(changed != once && changed.contains("\"repeats\" : 2"))
    let document = try JSONDecoder().decode(BuddyDocument.self, from: Data(changed.utf8))
    let check = try BuddyCheck(
      document, try BuddyFixture.loaded(scenario + "rounds: 1\n", files))
    #expect(check.faults == ["The prices of round 1 do not prove that no pairs cost less."])
  }
}
