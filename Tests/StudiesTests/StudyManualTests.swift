import Foundation
import Testing

@testable import Studies

/// The README's tables of policies, models and outcomes are those that the code gives.
///
/// `UPDATE_README=1 swift test --filter StudyManualTests` writes them anew.
@Suite(.serialized) struct StudyManualTests {
  @Test(arguments: [
    ("policies", StudyManual.policies), ("models", StudyManual.models),
    ("outcomes", StudyManual.outcomes),
  ])
  func tableIsUpToDate(name: String, table: String) throws {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent().appendingPathComponent("README.md")
    var text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(
      text.range(of: "<!-- \(name) -->\n"), "README.md lacks <!-- \(name) -->")
    let end = try #require(text.range(of: "<!-- /\(name) -->"))
    if ProcessInfo.processInfo.environment["UPDATE_README"] == "1" {
      text.replaceSubrange(start.upperBound..<end.lowerBound, with: table)
      try Data(text.utf8).write(to: file)
      return
    }
    #expect(
      text[start.upperBound..<end.lowerBound] == table,
      "bring README.md up to date: UPDATE_README=1 swift test --filter StudyManualTests")
  }
}
