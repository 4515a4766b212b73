import Foundation

/// What a table was measured on.
enum Machine {
  /// "AMD EPYC, 2 cores".
  static var description: String {
    "\(processor ?? "unknown processor"), \(ProcessInfo.processInfo.activeProcessorCount) cores"
  }

  private static var processor: String? {
    guard let text = try? String(contentsOfFile: "/proc/cpuinfo", encoding: .utf8) else {
      return nil
    }
    let line = text.split(separator: "\n").first { $0.hasPrefix("model name") }
    return line?.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) }
  }
}
