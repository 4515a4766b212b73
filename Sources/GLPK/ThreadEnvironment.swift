import CGLPK

/// Gives back the memory GLPK keeps for the calling thread; call it when a worker thread ends.
///
/// GLPK keeps one environment a thread, with every problem made there, and frees neither when
/// the thread ends. Two traps follow: an ended thread leaks its environment unless this was
/// called, and a problem deleted on another thread than its own would abort the process
/// (``Problem`` leaks it instead). Problems still alive on this thread become
/// ``GLPKError/dead``. Does nothing inside an event of a search.
package func releaseThreadEnvironment() {
  cglpk_release_environment()
}

/// Caps the memory GLPK may use on the calling thread, until its environment is released or
/// lost. Going beyond throws ``GLPKError/aborted(message:)``, which loses every problem of the
/// thread.
///
/// - Parameter megabytes: 1 or more.
/// - Throws: ``GLPKError/invalidOption(_:)``.
package func limitThreadMemory(megabytes: Int) throws(GLPKError) {
  guard let limit = Int32(exactly: megabytes), limit >= 1 else {
    throw .invalidOption("A memory limit of \(megabytes) megabytes is out of range.")
  }
  let code = cglpk_limit_memory(limit)
  if code < 0 { throw Problem.error(for: code) }
}
