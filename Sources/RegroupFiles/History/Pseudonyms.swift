import GroupingModel

/// Names that tell nothing of those who bear them, such as "Learner K7Q": drawn by chance, so that
/// nobody can compute them from an identifier.
package struct Pseudonyms: Sendable {
  private let byID: [String: String]

  /// Those of a history, which stay the same from run to run; learners it does not know, and all
  /// where there is none, get some for this run only.
  ///
  /// - Parameter file: the history's database.
  /// - Throws: `InputError`.
  package init(history file: String?, for ids: [String]) throws(InputError) {
    var known: [String: String] = [:]
    if let file {
      known = try HistoryDatabase(reading: file).read { try $0.pseudonyms() }
    }
    self.init(known, for: ids)
  }

  init(_ known: [String: String], for ids: [String] = []) {
    var byID = known
    let others = Set(ids).subtracting(known.keys).sorted()
    var source = SystemRandomNumberGenerator()
    let fresh = Self.drawn(others.count, besides: Set(known.values), using: &source)
    for (id, pseudonym) in zip(others, fresh) { byID[id] = pseudonym }
    self.byID = byID
  }

  /// The learner's pseudonym; the same for all who are unknown.
  package subscript(id: String) -> String { byID[id] ?? "Learner ?" }

  /// No vowels, so that no words arise, and nothing that is easily misread.
  private static let letters = Array("BCDFGHJKLMNPQRSTVWXZ23456789")

  /// - Complexity: O(count), as at most a quarter of the codes of a length are used.
  static func drawn(
    _ count: Int, besides taken: Set<String>, using source: inout some RandomNumberGenerator
  ) -> [String] {
    var length = 3
    var codes = 28 * 28 * 28
    while codes < 4 * (count + taken.count) {
      codes *= 28
      length += 1
    }
    var used = taken
    return (0..<count).map { _ in
      while true {
        let code = (0..<length).map { _ in letters[Int.random(in: 0..<28, using: &source)] }
        let pseudonym = "Learner \(String(code))"
        if used.insert(pseudonym).inserted { return pseudonym }
      }
    }
  }
}
