import Studies
import Testing

@testable import RegroupFiles

@Suite struct StudyJournalTests {
  private static let entries = (0..<5).map { number in
    StudyJournal.Entry(
      room: 3 + number, length: 100 + 37 * number, checksum: UInt64.max - UInt64(number),
      times: [
        PolicyTime(seconds: 0.1 * Double(number), calls: number),
        PolicyTime(seconds: 1e-7, calls: 12),
      ])
  }
  private static let journal = StudyJournal(fingerprint: "abc", classes: 3..<8)
  private static let text =
    journal.head + "\n" + entries.map(StudyJournal.line).joined()

  private func resumed(_ text: String) -> StudyJournal? {
    var journal = Self.journal
    return journal.resume(text, first: 3) ? journal : nil
  }

  /// However much of it was written before a kill.
  @Test func everyPrefixResumesToAPrefix() throws {
    var longest = 0
    for length in 0...Self.text.count {
      let journal = try #require(resumed(String(Self.text.prefix(length))), "\(length)")
      #expect(Self.entries.starts(with: journal.entries))
      #expect(journal.entries.count >= longest)
      longest = journal.entries.count
      // As many as there are whole lines.
      let lines = Self.text.prefix(length).count { $0 == "\n" }
      #expect(journal.entries.count == max(0, lines - 1))
    }
    #expect(longest == 5)
  }

  /// A text without a line break was once taken for a journal that had just begun.
  @Test(arguments: [
    "regroup study journal 2 abd 3 8\n", "regroup study journal 2 abc 0 8\n",
    "regroup study journal 2 abc 3 9\n", "regroup study journal 1 abc 3 8\n", "\n", "x", "x\n",
    "regroup study journal 2 abc 3 8", "regroup study journal 2 abc 3 88",
    "regroup study journal 2 abd",
  ])
  func foreignHeadsAreRefused(text: String) {
    // The whole head without its line break is a prefix like any other.
    #expect((resumed(text) == nil) == (text != Self.journal.head))
  }

  @Test(arguments: [
    "4 200 7 1:0.1 1:0.1 .", "3 0 7 1:0.1 .", "3 200 7 1:0.1", "3 200 7 1 .", "3 200 7 1:x .",
    "3 x 7 1:0.1 .", "", "3 200 7 1:0.1 1:0.1 . .", "3 200 -7 1:0.1 .", "3 200 1:0.1 .",
  ])
  func linesThatCannotBeEndTheJournal(line: String) {
    let good = "3 100 7 1:0.5 2:0.25 .\n"
    #expect(resumed(Self.journal.head + "\n" + line + "\n" + good)?.entries.count == 0)
  }

  @Test func entriesFollowEachOther() {
    let head = Self.journal.head + "\n"
    let text = head + "3 100 7 1:0.5 .\n4 100 7 1:0.5 .\n5 300 7 1:0.5 .\n"
    #expect(resumed(text)?.entries.map(\.room) == [3])
    #expect(resumed(head + "3 100 7 1:0.5 .\n5 300 7 1:0.5 .\n")?.entries.map(\.room) == [3])
  }
}
