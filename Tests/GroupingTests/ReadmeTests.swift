import Foundation
import Testing

@testable import Grouping

/// The README's table of rules is the one that the rules themselves give.
///
/// `UPDATE_README=1 swift test --filter ReadmeTests` writes it anew.
struct ReadmeTests {
  private static let start = "<!-- rules -->\n"
  private static let end = "<!-- /rules -->"

  @Test func ruleTableIsThatOfTheRuleBook() throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")
    var text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: Self.start), "README.md lacks \(Self.start)")
    let end = try #require(text.range(of: Self.end), "README.md lacks \(Self.end)")
    try #require(start.upperBound <= end.lowerBound)
    let table = start.upperBound..<end.lowerBound
    if ProcessInfo.processInfo.environment["UPDATE_README"] == "1" {
      text.replaceSubrange(table, with: RuleBook.markdownTable())
      try Data(text.utf8).write(to: file)
      return
    }
    #expect(
      text[table] == RuleBook.markdownTable(),
      "bring README.md up to date: UPDATE_README=1 swift test --filter ReadmeTests")
  }
}
