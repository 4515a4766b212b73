import Studies

/// What a run has finished: after each class, how long its results file is by then. Results are only
/// ever appended, and the journal only after them, so that whatever the journal says is there.
struct StudyJournal {
  /// A finished class.
  struct Entry: Hashable {
    /// Position among all classes of the study.
    let room: Int
    /// Bytes of the results file up to its last row.
    let length: Int
    /// Of the class's rows.
    let checksum: UInt64
    /// Per policy.
    let times: [PolicyTime]
  }

  /// Which study, and which of its classes.
  let head: String
  private(set) var entries: [Entry] = []

  static let title = "regroup study journal 2"

  /// Fowler, Noll and Vo's FNV-1a with 64 bits: tells rows that somebody changed by accident.
  static func checksum(_ bytes: [UInt8]) -> UInt64 {
    bytes.reduce(0xcbf2_9ce4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01b3 }
  }

  init(fingerprint: String, classes: Range<Int>) {
    head = "\(Self.title) \(fingerprint) \(classes.lowerBound) \(classes.upperBound)"
  }

  /// An empty one of the same classes.
  init(head: String) { self.head = head }

  mutating func append(_ entry: Entry) { entries.append(entry) }

  /// A line of the file.
  static func line(_ entry: Entry) -> String {
    let times = entry.times.map { "\($0.calls):\($0.seconds)" }.joined(separator: " ")
    return "\(entry.room) \(entry.length) \(entry.checksum) \(times) .\n"
  }

  /// Takes up what an earlier run wrote; a line that it did not finish counts nothing.
  ///
  /// - Parameter first: the first class of the run.
  /// - Returns: false if it is of another study, or of other classes of it.
  mutating func resume(_ text: String, first: Int) -> Bool {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    guard let head = lines.first else { return self.head.hasPrefix(text) }
    guard head == self.head else { return false }
    for line in lines.dropFirst() {
      guard let entry = Self.entry(line), entry.room == first + entries.count,
        entry.length > entries.last?.length ?? 0
      else { break }
      entries.append(entry)
    }
    return true
  }

  private static func entry(_ line: Substring) -> Entry? {
    let parts = line.split(separator: " ")
    guard parts.count >= 4, parts.last == ".", let room = Int(parts[0]),
      let length = Int(parts[1]), let checksum = UInt64(parts[2])
    else { return nil }
    let times = parts[3..<(parts.count - 1)].map { part -> PolicyTime? in
      let halves = part.split(separator: ":")
      guard halves.count == 2, let calls = Int(halves[0]), let seconds = Double(halves[1]) else {
        return nil
      }
      return PolicyTime(seconds: seconds, calls: calls)
    }
    guard !times.contains(nil) else { return nil }
    return Entry(
      room: room, length: length, checksum: checksum, times: times.compactMap { $0 })
  }
}
