import Foundation
import GroupingModel

/// Finds learners by what people write: an identifier, otherwise a name, in which case, accents,
/// spaces and the order of first and last name do not matter.
package struct LearnerIndex: Sendable {
  private let byID: [String: Int]
  /// nil where two learners share the name.
  private let byName: [String: Int?]

  /// - Complexity: O(learners).
  package init(_ learners: [Learner]) {
    var ids: [String: Int] = [:]
    var names: [String: Int?] = [:]
    for (position, learner) in learners.enumerated() {
      ids[learner.id] = position
      for name in Set([Self.key(learner.name), Self.key(learner.id)]) where !name.isEmpty {
        if let other = names[name], other != position {
          names[name] = .some(nil)
        } else {
          names[name] = .some(position)
        }
      }
    }
    byID = ids
    byName = names
  }

  package enum Match: Sendable, Hashable {
    case found(Int)
    case unknown
    /// The name is that of several learners.
    case ambiguous
  }

  package func match(_ reference: String) -> Match {
    if let position = byID[reference] { return .found(position) }
    if let position = byID[SpreadsheetCell.unescaped(reference)] { return .found(position) }
    guard let entry = byName[Self.key(reference)] else { return .unknown }
    return entry.map { .found($0) } ?? .ambiguous
  }

  /// The learners that a cell names: one, or several separated by `;`, line breaks or `,`.
  ///
  /// A part is tried as a whole first, so that "Last, First" is one learner.
  package func matches(inCell cell: String) -> [Match] {
    guard !cell.isEmpty else { return [] }
    if case .found(let position) = match(cell) { return [.found(position)] }
    return cell.split { $0 == ";" || $0.isNewline }.map { trimmed(String($0)) }
      .filter { !$0.isEmpty }
      .flatMap { part -> [Match] in
        let whole = match(part)
        guard whole == .unknown, part.contains(",") else { return [whole] }
        return part.split(separator: ",").map { trimmed(String($0)) }.filter { !$0.isEmpty }
          .map(match)
      }
  }

  /// Lower-case words without accents, sorted.
  private static func key(_ name: String) -> String {
    // Most names are plain letters, and bytes are quicker to take apart than characters.
    if name.utf8.allSatisfy({ $0 < 0x80 }) {
      return name.lowercased().utf8.split { $0 <= 0x20 || $0 == UInt8(ascii: ",") }
        .map { Substring($0) }.sorted().joined(separator: " ")
    }
    return withoutAccents(name).lowercased().split { $0.isWhitespace || $0 == "," }.sorted()
      .joined(separator: " ")
  }

  private static func withoutAccents(_ name: String) -> String {
    var scalars = String.UnicodeScalarView()
    for scalar in name.decomposedStringWithCompatibilityMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark {
      scalars.append(scalar)
    }
    return String(scalars)
  }
}
