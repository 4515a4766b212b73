import Foundation

/// Standard output and error.
enum Terminal {
  /// A line on standard error.
  static func say(_ line: String) {
    FileHandle.standardError.write(Data((line + "\n").utf8))
  }

  /// Text on standard output, as it is.
  static func print(_ text: String) {
    FileHandle.standardOutput.write(Data(text.utf8))
  }

  /// Whether standard error is a terminal.
  static var isLive: Bool { isatty(STDERR_FILENO) == 1 }
}
