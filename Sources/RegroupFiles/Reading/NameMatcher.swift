import GroupingModel

/// Finds whom people mean, misspelt or by nickname, and tells how far what they wrote was off.
final class NameMatcher {
  private let index: LearnerIndex
  private let learners: [Learner]
  /// Learners by name without nickname and by nickname; only names that differ from the roster's.
  private lazy var nicknames = Self.nicknames(learners)
  /// Words of each learner's name, joined in both orders.
  private lazy var spellings = learners.map { Self.spellings($0.name) }
  /// Comparisons left: a file of nothing but unknown names must not take hours.
  private var comparisonsLeft: Int

  /// - Parameter comparisons: names that may be compared letter by letter; later ones are not.
  init(_ learners: [Learner], index: LearnerIndex, comparisons: Int = 5_000_000) {
    comparisonsLeft = comparisons
    self.learners = learners
    self.index = index
  }

  enum Difference: Sendable, Hashable {
    case form
    case nickname
    case misspelling
  }

  enum Finding: Sendable, Hashable {
    /// The learner, and how the name differs; nil if it is as the roster has it.
    case found(Int, Difference?)
    /// Nobody; learners that may be meant.
    case unknown([Int])
    /// Several learners fit.
    case ambiguous([Int])

    var isFound: Bool { if case .found = self { true } else { false } }
  }

  /// - Complexity: O(1) for a name of the roster, O(learners) for another.
  func find(_ reference: String) -> Finding {
    if let position = index.identified(reference) { return .found(position, nil) }
    let named = index.named(reference)
    if named.count == 1 {
      return .found(named[0], learners[named[0]].name == reference ? nil : .form)
    }
    guard named.isEmpty else { return .ambiguous(named) }
    let familiar = byNickname(reference)
    if familiar.count == 1 { return .found(familiar[0], .nickname) }
    return familiar.isEmpty ? misspelt(reference) : .ambiguous(familiar)
  }

  /// Whom the names in a cell mean, one after the other.
  func findAll(inCell cell: String) -> [Finding] {
    let parts = NameCell.parts(cell) { index.match($0) != .unknown }
    let findings = parts.map(find)
    // "Bell, Ana" misspelt is one learner as a whole and none in parts.
    if parts.count > 1, !findings.contains(where: \.isFound) {
      let whole = find(cell)
      if whole.isFound { return [whole] }
    }
    return findings
  }

  private func byNickname(_ reference: String) -> [Int] {
    if let known = nicknames[NameKey.sorted(reference)] { return known }
    guard let nickname = Nickname(reference) else { return [] }
    var found: [Int] = []
    for form in [nickname.plain, nickname.familiar] {
      found += index.named(form) + (nicknames[NameKey.sorted(form)] ?? [])
    }
    return Set(found).sorted()
  }

  private static func nicknames(_ learners: [Learner]) -> [String: [Int]] {
    var result: [String: [Int]] = [:]
    for (position, learner) in learners.enumerated() {
      guard let nickname = Nickname(learner.name) else { continue }
      for key in Set([nickname.plain, nickname.familiar].map(NameKey.sorted)) {
        result[key, default: []].append(position)
      }
    }
    return result
  }

  /// The one learner with the fewest edits, if these are few for the length of the name.
  private func misspelt(_ reference: String) -> Finding {
    // Identifiers differ from each other by a single digit or letter: they are never guessed.
    guard !reference.contains(where: { $0.isNumber || $0 == "@" }),
      comparisonsLeft >= learners.count, reference.utf8.count <= 200
    else { return .unknown([]) }
    comparisonsLeft -= learners.count
    let written = Self.spellings(Nickname(reference)?.plain ?? reference)[0]
    let allowed = written.count < 5 ? 0 : written.count < 9 ? 1 : 2
    var near: [(distance: Int, learner: Int)] = []
    for (position, spellings) in spellings.enumerated() {
      let distances = spellings.compactMap { EditDistance.between(written, $0, atMost: 3) }
      if let distance = distances.min() { near.append((distance, position)) }
    }
    let least = near.map(\.distance).min() ?? Int.max
    let best = near.filter { $0.distance == least }.map(\.learner)
    guard least <= allowed else { return .unknown(near.map(\.learner)) }
    return best.count == 1 ? .found(best[0], .misspelling) : .ambiguous(best)
  }

  /// As scalars, which are quicker to compare than characters.
  private static func spellings(_ name: String) -> [[Unicode.Scalar]] {
    let words = NameKey.ordered(Nickname(name)?.plain ?? name)
    let turned = Array(words.dropFirst() + words.prefix(1))
    return (words.count > 1 ? [words, turned] : [words]).map {
      Array($0.joined(separator: " ").unicodeScalars)
    }
  }
}
