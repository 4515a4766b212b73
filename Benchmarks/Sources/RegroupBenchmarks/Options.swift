import Foundation

/// What the command line asks for.
struct Options {
  var table = ""
  /// The release binary of `regroup`.
  var binary = ".build/release/regroup"
  /// The folder of real and public inputs.
  var data = "../shared/data"
  /// Script that runs the peers.
  var peers = "Benchmarks/peers/run"
  /// Where generated classes and plans go.
  var scratch = FileManager.default.temporaryDirectory.appending(path: "regroup-benchmarks")
  var seeds = 10
  /// Seconds that a peer may take.
  var seconds = 60.0
  var threads = 2
  /// Seconds of the longest run of table large; 0 for none.
  var long = 0.0
  /// Only rows whose title contains this.
  var only = ""

  static let usage = """
    usage: regroup-benchmarks <table> [options], from the project's root
    tables: grown, year, click, real, mdgp, sixty, diversity, bounds, search, classlists, large, peers,
      teams, samples, speed, term, audit, golf, rotation, timetable, blocks, changes, clashes,
      weekpeers
    options:
      --binary PATH    release binary of regroup (default .build/release/regroup)
      --data PATH      real and public inputs (default ../shared/data)
      --peers PATH     script that runs the peers (default Benchmarks/peers/run)
      --scratch PATH   where classes and plans are written (default in the temporary folder)
      --seeds N        seeds 1...N (default 10)
      --seconds S      time of each peer, and of each run of tables samples, term, timetable (default 60)
      --threads N      threads in the process, tables click and audit (default 2)
      --long S         time of the longest run, table large (default 0, none)
      --only TEXT      only rows whose title contains TEXT
    """

  /// - Throws: `BenchmarkError` with the usage for anything unknown.
  init(_ words: [String]) throws {
    guard let table = words.first else { throw BenchmarkError(Self.usage) }
    self.table = table
    var rest = words.dropFirst()
    while let flag = rest.popFirst() {
      guard let value = rest.popFirst() else { throw BenchmarkError("\(flag) needs a value") }
      try set(flag, value)
    }
  }

  private mutating func set(_ flag: String, _ value: String) throws {
    switch flag {
    case "--binary": binary = value
    case "--data": data = value
    case "--peers": peers = value
    case "--scratch": scratch = URL(filePath: value)
    case "--seeds": seeds = try Self.number(flag, value)
    case "--seconds": seconds = try Self.number(flag, value)
    case "--threads": threads = try Self.number(flag, value)
    case "--long": long = try Self.number(flag, value)
    case "--only": only = value
    default: throw BenchmarkError("unknown option \(flag)\n\(Self.usage)")
    }
  }

  private static func number<Number: LosslessStringConvertible>(
    _ flag: String, _ value: String
  ) throws -> Number {
    guard let number = Number(value) else {
      throw BenchmarkError("\(flag) needs a number, not '\(value)'")
    }
    return number
  }

  /// The seeds of a table.
  var seedRange: ClosedRange<UInt64> { 1...UInt64(max(1, seeds)) }

  /// Whether the row is asked for.
  func wants(_ title: String) -> Bool { only.isEmpty || title.contains(only) }

  /// The command under test.
  var command: RegroupCommand { RegroupCommand(binary: binary, scratch: scratch) }

  /// An input file.
  ///
  /// - Throws: `BenchmarkError` if the folder of inputs is absent.
  func input(_ path: String) throws -> URL {
    let url = URL(filePath: data).appending(path: path)
    guard FileManager.default.fileExists(atPath: url.path) else {
      throw BenchmarkError("\(url.path) is not there; give the folder of inputs with --data")
    }
    return url
  }
}
