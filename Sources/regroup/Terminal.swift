import Foundation

/// Standard output and error.
enum Terminal {
  /// A line on standard error.
  static func say(_ line: String) {
    try? FileHandle.standardError.write(contentsOf: Data((line + "\n").utf8))
  }

  /// Text on standard output, as it is. Where that cannot be written, a full disk for example, the
  /// process ends with an error.
  static func print(_ text: String) {
    do { try FileHandle.standardOutput.write(contentsOf: Data(text.utf8)) } catch {
      say(
        "Error: standard output cannot be written. Remedy: check the space where it goes to, or "
          + "name a file with --output")
      exit(74)
    }
  }

  /// Whether somebody can be asked.
  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isLive }

  /// Whether standard error is a terminal.
  static var isLive: Bool { isatty(STDERR_FILENO) == 1 }
}
