import GroupingModel

/// Finds learners by what people write: an identifier, otherwise a name, in which case, accents,
/// spaces and the order of first and last name do not matter.
package struct LearnerIndex: Sendable {
  private let byID: [String: Int]
  /// Learners whose name or identifier has the key, in roster order.
  private let byKey: [String: [Int]]

  /// - Complexity: O(learners).
  package init(_ learners: [Learner]) {
    var ids: [String: Int] = [:]
    var keys: [String: [Int]] = [:]
    for (position, learner) in learners.enumerated() {
      ids[learner.id] = position
      for key in Set([NameKey.sorted(learner.name), NameKey.sorted(learner.id)]) where !key.isEmpty
      {
        keys[key, default: []].append(position)
      }
    }
    byID = ids
    byKey = keys
  }

  package enum Match: Sendable, Hashable {
    case found(Int)
    case unknown
    /// The name is that of several learners.
    case ambiguous
  }

  package func match(_ reference: String) -> Match {
    if let position = identified(reference) { return .found(position) }
    let named = named(reference)
    return named.isEmpty ? .unknown : named.count == 1 ? .found(named[0]) : .ambiguous
  }

  /// The learner with exactly that identifier.
  func identified(_ reference: String) -> Int? {
    byID[reference] ?? byID[SpreadsheetCell.unescaped(reference)]
  }

  /// The learners of that name, however it is written.
  func named(_ reference: String) -> [Int] { byKey[NameKey.sorted(reference)] ?? [] }

  /// The learners that a cell names: one, or several separated by `;`, line breaks or `,`.
  package func matches(inCell cell: String) -> [Match] {
    NameCell.parts(cell) { match($0) != .unknown }.map(match)
  }
}
