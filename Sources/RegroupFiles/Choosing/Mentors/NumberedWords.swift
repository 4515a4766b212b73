/// Words that learners and mentors have in common, by number; capitals aside.
struct NumberedWords: Sendable {
  /// As they were first written.
  private(set) var words: [String] = []
  private var numbers: [String: Int] = [:]

  mutating func number(_ word: String) -> Int {
    if let number = numbers[word.lowercased()] { return number }
    numbers[word.lowercased()] = words.count
    words.append(word)
    return words.count - 1
  }

  /// - Parameter words: in any order; those that are new are numbered in that of the alphabet.
  mutating func numbers(_ words: some Sequence<String>) -> Set<Int> {
    Set(words.sorted().map { number($0) })
  }

  /// For people.
  func list(_ numbers: Set<Int>) -> [String] {
    numbers.map { words[$0] }.sorted(by: naturallyPrecedes)
  }
}
