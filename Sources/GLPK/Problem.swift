import CGLPK

/// A linear or mixed integer problem: an objective over columns, rows that bound sums of them.
///
/// Make, solve, read and drop a problem in one synchronous function. GLPK keeps it in memory of
/// the thread it was made on; on another thread, or after a fatal error on its own, every call
/// throws ``GLPKError/dead``. A problem dropped on another thread is not freed before its own
/// thread calls ``releaseThreadEnvironment()``.
///
/// Rows and columns are counted from 0. A call that throws anything but
/// ``GLPKError/aborted(message:)`` has changed nothing, unless it says otherwise.
package struct Problem: ~Copyable {
  let pointer: OpaquePointer
  private let epoch: UInt64
  let direction: Direction
  /// Number of rows.
  package internal(set) var rowCount = 0
  /// Number of columns.
  package internal(set) var columnCount = 0
  var checker = EntryChecker()

  /// An empty problem: no rows, no columns, objective 0.
  ///
  /// - Throws: ``GLPKError/aborted(message:)`` when memory runs out,
  ///   ``GLPKError/invalidOption(_:)`` inside an event of a search on this thread.
  package init(_ direction: Direction) throws(GLPKError) {
    var code: Int32 = 0
    guard let made = cglpk_create(direction == .minimize ? GLP_MIN : GLP_MAX, &code) else {
      throw Self.error(for: code)
    }
    pointer = made
    epoch = cglpk_epoch()
    self.direction = direction
  }

  deinit {
    // GLPK aborts when a problem is deleted on another thread, or after its memory is gone.
    if cglpk_epoch() == epoch { cglpk_delete(pointer) }
  }
}

extension Problem {
  /// Throws unless the problem lives, here and now. Every call that reaches GLPK begins with it.
  func checkAlive() throws(GLPKError) {
    guard cglpk_epoch() == epoch else { throw .dead }
  }

  /// Throws when a guarded call did not come to its end; passes GLPK's own code on.
  @discardableResult
  func finish(_ code: Int32) throws(GLPKError) -> Int32 {
    guard code >= 0 else { throw Self.error(for: code) }
    return code
  }

  func checkRow(_ index: Int) throws(GLPKError) {
    try checkAlive()
    guard index >= 0, index < rowCount else {
      throw .invalidIndex(of: "row", index: index, count: rowCount)
    }
  }

  func checkColumn(_ index: Int) throws(GLPKError) {
    try checkAlive()
    guard index >= 0, index < columnCount else {
      throw .invalidIndex(of: "column", index: index, count: columnCount)
    }
  }

  static func error(for code: Int32) -> GLPKError {
    switch code {
    case CGLPK_ABORTED: .aborted(message: String(cString: cglpk_message()))
    case CGLPK_NESTED: .invalidOption("GLPK was called from within an event of its own search.")
    default: .numericalTrouble(code: code)
    }
  }
}
