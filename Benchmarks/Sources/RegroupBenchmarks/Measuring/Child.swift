import Foundation

/// A program run as a process of its own, from its start to its exit.
struct Child: Sendable {
  /// Exit status, or 128 + the signal that ended it.
  let status: Int32
  /// Seconds on the wall clock.
  let wall: Double
  /// Seconds of CPU, user and system, of the process and those it waited for.
  let cpu: Double
  /// Largest resident set, in bytes.
  let peakMemory: Int
  let output: String
  let errors: String

  /// Runs `program` to its end.
  ///
  /// - Throws: `BenchmarkError` if it cannot be started.
  static func run(_ program: String, _ arguments: [String], scratch: URL) throws -> Child {
    let outputFile = scratch.appending(path: "stdout.txt")
    let errorFile = scratch.appending(path: "stderr.txt")
    let clock = ContinuousClock()
    let start = clock.now
    let process = try spawn(
      [program] + arguments, output: outputFile.path, errors: errorFile.path)
    var status: Int32 = 0
    var usage = rusage()
    while wait4(process, &status, 0, &usage) == -1 && errno == EINTR {}
    let wall = clock.now - start
    return Child(
      status: exitStatus(status), wall: wall.seconds, cpu: usage.cpu, peakMemory: usage.peak,
      output: try String(contentsOf: outputFile, encoding: .utf8),
      errors: try String(contentsOf: errorFile, encoding: .utf8))
  }

  /// Seconds of one part in a line `Time: reading 5.2 ms, solving 12.3 ms` of the standard error.
  func timing(_ part: String) -> Double? {
    guard let line = errors.split(separator: "\n").last(where: { $0.hasPrefix("Time: ") }) else {
      return nil
    }
    let words = line.dropFirst("Time: ".count).split { $0 == " " || $0 == "," }
    guard let name = words.firstIndex(of: Substring(part)), name + 1 < words.count else {
      return nil
    }
    return Double(words[name + 1]).map { $0 / 1000 }
  }

  private static func spawn(_ words: [String], output: String, errors: String) throws -> pid_t {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    let flags = O_WRONLY | O_CREAT | O_TRUNC
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, output, flags, 0o644)
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors, flags, 0o644)
    var arguments = words.map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var process: pid_t = 0
    let failure = posix_spawnp(&process, words[0], &actions, nil, &arguments, environ)
    guard failure == 0 else {
      throw BenchmarkError("cannot start \(words[0]): \(String(cString: strerror(failure)))")
    }
    return process
  }

  private static func exitStatus(_ status: Int32) -> Int32 {
    let signal = status & 0x7f
    return signal == 0 ? (status >> 8) & 0xff : 128 + signal
  }
}

/// Something that keeps a benchmark from being run.
struct BenchmarkError: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }
}

extension rusage {
  /// Seconds of CPU, user and system.
  var cpu: Double { ru_utime.seconds + ru_stime.seconds }

  /// Largest resident set in bytes; Linux counts kibibytes.
  fileprivate var peak: Int {
    #if os(Linux)
      Int(ru_maxrss) * 1024
    #else
      Int(ru_maxrss)
    #endif
  }

  /// CPU seconds of this process so far.
  static func ownCPU() -> Double { of(RUSAGE_SELF).cpu }

  /// CPU seconds of the processes that this one has waited for.
  static func childrenCPU() -> Double { of(RUSAGE_CHILDREN).cpu }

  #if os(Linux)
    private static func of(_ who: __rusage_who) -> rusage {
      var usage = rusage()
      getrusage(who.rawValue, &usage)
      return usage
    }
  #else
    private static func of(_ who: Int32) -> rusage {
      var usage = rusage()
      getrusage(who, &usage)
      return usage
    }
  #endif
}

extension timeval {
  fileprivate var seconds: Double { Double(tv_sec) + Double(tv_usec) / 1e6 }
}

extension Duration {
  /// The duration in seconds.
  var seconds: Double {
    Double(components.seconds) + Double(components.attoseconds) / 1e18
  }
}
