import GRDB

/// SQLite's errors in words. Their own text may quote what is stored, so none of it is passed on.
enum HistoryFailure {
  /// What went wrong while a history was read.
  static func reading(_ error: any Error, file: String) -> InputError {
    switch error {
    case let error as InputError: error
    case let error as DatabaseError: unreadable(error, file: file)
    default: damaged(file)
    }
  }

  /// What went wrong while a history was changed: `InputError` or `OutputError`.
  static func writing(_ error: any Error, file: String) -> any Error {
    guard let error = error as? DatabaseError else {
      return error is OutputError ? error : reading(error, file: file)
    }
    switch error.resultCode {
    case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
      return OutputError(
        isCreation: false, problem: "'\(file)' cannot be written: nothing was changed",
        remedy: "check that you may write the file and its folder")
    case .SQLITE_CANTOPEN:
      return OutputError(
        isCreation: true, problem: "'\(file)' cannot be opened or made for writing",
        remedy: "check that the folder is there and that you may write in it")
    case .SQLITE_FULL, .SQLITE_IOERR:
      return OutputError(
        isCreation: false, problem: "'\(file)' cannot be written: nothing was changed",
        remedy: "make room on the disk, then run the command again")
    default: return unreadable(error, file: file)
    }
  }

  private static func unreadable(_ error: DatabaseError, file: String) -> InputError {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
      InputError(
        file: file, "another program holds the database and did not let go of it in 5 seconds",
        remedy: "close that program, or run the command again when it is done")
    case .SQLITE_NOTADB: noDatabase(file)
    case .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_READONLY, .SQLITE_IOERR, .SQLITE_AUTH:
      InputError(
        file: file, "the database cannot be read",
        remedy: "check that you may read it, and write in its folder: a log stands beside it")
    default: damaged(file)
    }
  }

  static func noDatabase(_ file: String) -> InputError {
    InputError(
      file: file, "this is not a database of rounds",
      remedy: "name the file that regroup accept has made, such as regroup.db")
  }

  private static func damaged(_ file: String) -> InputError {
    InputError(
      file: file, "the database is damaged",
      remedy: "go back to a copy of it; keep the damaged one until that works")
  }
}
