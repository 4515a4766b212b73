import Foundation

/// The file of a history, before SQLite looks at it.
enum HistoryFile {
  /// What every SQLite database begins with.
  private static let beginning = Array("SQLite format 3\0".utf8)

  /// - Throws: `InputError` if it is missing and must not be, or is something else than a database.
  static func check(
    _ path: String, named file: String, mayBeMissing: Bool
  ) throws(InputError) {
    // To SQLite, no name is a database that goes away when it is closed.
    guard !path.isEmpty else {
      throw InputError("--history names no file", remedy: "name one, such as regroup.db")
    }
    var info = stat()
    guard stat(path, &info) == 0 else {
      guard mayBeMissing else {
        throw InputError(
          file: file, "there is no such history",
          remedy: "check the path; regroup accept out/plan.json --history \(file) starts one")
      }
      return
    }
    guard info.st_mode & S_IFMT != S_IFDIR else {
      throw InputError(
        file: file, "this is a folder, not a database",
        remedy: "name a file such as regroup.db; regroup history import takes in a folder of rounds"
      )
    }
    guard info.st_mode & S_IFMT == S_IFREG else { throw HistoryFailure.noDatabase(file) }
    guard info.st_size > 0 else { return }
    guard let handle = FileHandle(forReadingAtPath: path) else {
      throw InputError(
        file: file, "the database cannot be read", remedy: "check that you may read it")
    }
    let first = try? handle.read(upToCount: beginning.count)
    guard first.map(Array.init) == beginning else { throw HistoryFailure.noDatabase(file) }
  }

  /// Whether changes stand in a log beside the database.
  static func hasLog(_ path: String) -> Bool {
    var info = stat()
    return stat(path + "-wal", &info) == 0 && info.st_size > 0
  }

  /// The path in a form that SQLite takes for nothing but a path: names such as `:memory:` and
  /// `file:x` mean something to it.
  static func unambiguous(_ path: String) -> String {
    path.hasPrefix("/") || path.isEmpty ? path : "./\(path)"
  }

  /// The path as part of a URI.
  static func escaped(_ path: String) -> String {
    let plain = CharacterSet.alphanumerics.union(CharacterSet(charactersIn: "/-_."))
    return path.addingPercentEncoding(withAllowedCharacters: plain) ?? path
  }
}
