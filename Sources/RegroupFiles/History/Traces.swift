import Foundation
import GroupingModel

/// Finds a learner in texts, to take them out.
struct Traces {
  /// What stands in the place of a learner.
  static let mark = "(forgotten)"

  private let learner: Learner
  /// Position in the class that names are looked up in.
  private let position: Int
  private let index: LearnerIndex
  private let matcher: NameMatcher
  private let phrases: [String]

  /// - Parameter people: everybody whom the history knows, the learner at `position` among them.
  init(of position: Int, among people: [Learner]) {
    learner = people[position]
    self.position = position
    index = LearnerIndex(people)
    matcher = NameMatcher(people, index: index)
    phrases = Self.phrases(learner)
  }

  /// What means the learner wherever it stands: the name in both orders, and an identifier that
  /// cannot be anything else. "7" may be a score, and "B2" a room.
  private static func phrases(_ learner: Learner) -> [String] {
    var phrases = learner.name == learner.id ? [] : [learner.name]
    let words = learner.name.split(separator: " ").map(String.init)
    if words.count > 1, learner.name != learner.id {
      let first = words.dropLast().joined(separator: " ")
      phrases += ["\(words[words.count - 1]) \(first)", "\(words[words.count - 1]), \(first)"]
    }
    let hasLetter = learner.id.contains(where: \.isLetter)
    if learner.id.count >= (hasLetter ? 3 : 5) { phrases.append(learner.id) }
    return phrases
  }

  /// Whether a text that is meant for a learner means this one.
  func means(_ text: String) -> Bool {
    if text == learner.id { return true }
    if case .found(let found, _) = matcher.find(text) { return found == position }
    return cleaned(text) != text
  }

  /// The text without the learner: phrases stand as words by themselves, in any capitals and accents.
  ///
  /// - Complexity: O(characters).
  func cleaned(_ text: String) -> String {
    phrases.reduce(text) { text, phrase in Self.replace(phrase, in: text) }
  }

  private static func replace(_ phrase: String, in text: String) -> String {
    var result = ""
    var rest = text[...]
    while let range = rest.range(of: phrase, options: [.caseInsensitive, .diacriticInsensitive]),
      !range.isEmpty
    {
      let before =
        range.lowerBound == text.startIndex ? nil : text[text.index(before: range.lowerBound)]
      let after = range.upperBound == text.endIndex ? nil : text[range.upperBound]
      let isWord = ![before, after].contains { $0?.isLetter == true || $0?.isNumber == true }
      result += rest[..<range.lowerBound] + (isWord ? mark : String(rest[range]))
      rest = rest[range.upperBound...]
    }
    return result + rest
  }

  /// A cell of a column that names learners, without this one.
  func cleaned(cellOfLearners cell: String) -> String {
    let parts = NameCell.parts(cell) { index.match($0) != .unknown }
    guard parts.contains(where: means) else { return cleaned(cell) }
    return parts.filter { !means($0) }.joined(separator: ";")
  }

  /// A document without the learner: lists lose the entry, other texts get a mark.
  ///
  /// - Parameter namesLearners: whether texts here are meant for learners.
  func cleaned(_ value: JSONValue, namesLearners: Bool = false) -> JSONValue {
    switch value {
    case .string(let text): return .string(cleaned(text))
    case .array(let values):
      let kept = values.filter { value in
        guard case .string(let text) = value else { return true }
        return !(namesLearners ? means(text) : phrases.contains(text))
      }
      return .array(kept.map { cleaned($0, namesLearners: namesLearners) })
    case .object(let values):
      let kept = values.map { key, value in
        let isList = Self.listsOfLearners.contains(key)
        return (cleaned(key), cleaned(value, namesLearners: isList))
      }
      return .object(Dictionary(kept) { first, _ in first })
    default: return value
    }
  }

  /// Keys of a plan whose texts are learners.
  private static let listsOfLearners: Set<String> = [
    "members", "lists", "pins", "learners", "parts",
  ]
}
