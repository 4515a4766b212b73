/// Rounds taken back and brought back.
package enum HistoryChange {
  /// - Returns: what was done.
  /// - Throws: `InputError` if there is no round to take back; `OutputError`.
  package static func undo(in file: String) throws -> String {
    guard let number = try HistoryDatabase(writing: file).write({ try $0.undo() }) else {
      throw InputError(
        file: file, "there is no round to undo", remedy: "regroup history list shows what there is")
    }
    return "Undone: round \(number). It is kept; regroup history redo brings it back."
  }

  /// - Returns: what was done.
  /// - Throws: `InputError` if there is no round to bring back; `OutputError`.
  package static func redo(in file: String) throws -> String {
    guard let number = try HistoryDatabase(writing: file).write({ try $0.redo() }) else {
      throw InputError(
        file: file, "there is no round to bring back",
        remedy: "only rounds undone after the latest one that stands can be brought back")
    }
    return "Brought back: round \(number)."
  }
}
