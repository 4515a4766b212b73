import Foundation
import GroupingModel

/// Deletes for good: no trace is left in the database, in its log or in temporary files.
package enum Forgetting {
  /// Deletes a learner: rows, name, and every mention in class lists, plans and titles. What the
  /// others did stays.
  ///
  /// - Parameter id: the identifier, exactly.
  /// - Returns: what was done.
  /// - Throws: `InputError` if there is no such learner, or another program uses the database;
  ///   `OutputError`.
  package static func learner(_ id: String, in file: String) throws -> String {
    try forget(in: file) { store in
      let people = try store.learners()
      guard let position = people.firstIndex(where: { $0.id == id }) else { return nil }
      try store.delete(position, among: people)
      return "Forgotten: the learner, in every round, class list and plan of \(file)."
    } orElse: {
      InputError(
        file: file, "no learner has this identifier",
        remedy: "write it as the class list has it; names do not count here")
    }
  }

  /// Deletes the rounds of a term, and those who were in no other and have left.
  ///
  /// - Returns: what was done.
  /// - Throws: `InputError` if there is no such term, or another program uses the database;
  ///   `OutputError`.
  package static func term(_ name: String, in file: String) throws -> String {
    try forget(in: file) { store in
      let count = try store.delete(term: name)
      return count > 0 ? "Forgotten: \(Wording.count(count, "round")) of the term." : nil
    } orElse: {
      InputError(
        file: file, "there is no round of this term",
        remedy: "regroup history list shows the terms")
    }
  }

  /// Traces of an earlier deletion that could not be finished go in any case.
  private static func forget(
    in file: String, _ work: (HistoryStore) throws -> String?, orElse missing: () -> InputError
  ) throws -> String {
    let database = try HistoryDatabase(writing: file)
    try database.checkIsAlone()
    let done = try database.write(work)
    do { try database.purge() } catch {
      guard done != nil else { throw error }
      throw InputError(
        file: file, "it is deleted, but traces may be left in the file or its log",
        remedy: "close other programs, make room on the disk and run the same command again: it "
          + "then finds nothing to delete, and removes the traces")
    }
    guard let done else { throw missing() }
    return done
  }
}
