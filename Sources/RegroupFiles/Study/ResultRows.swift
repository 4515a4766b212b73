import Studies

/// The form of `results.csv`: a row for each class, policy, learner model, effect, seed and round, in this
/// order. Whoever knows the study knows all but the numbers of each row.
struct ResultRows: Sendable {
  static let keys = ["class", "data", "policy", "model", "effect", "seed", "round"]

  private let design: StudyDesign
  /// ",policy,model,effect," by policy and world.
  private let middles: [[UInt8]]
  /// "seed,round," by seed and round.
  private let ends: [[UInt8]]

  init(_ design: StudyDesign) {
    self.design = design
    middles = design.policies.flatMap { policy in
      design.worlds.map { world in
        let cells = [
          SpreadsheetCell.written(policy.name), SpreadsheetCell.written(world.name),
          Self.effect(world.effect),
        ]
        return Array(("," + cells.joined(separator: ",") + ",").utf8)
      }
    }
    ends = (0..<design.seeds).flatMap { seed in
      (0..<design.rounds).map { Array("\(seed + 1),\($0 + 1),".utf8) }
    }
  }

  /// An effect as tables have it.
  static func effect(_ effect: Double) -> String {
    var bytes: [UInt8] = []
    ResultNumber.write(effect, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The header with its line break.
  var header: [UInt8] {
    let names = Self.keys + design.columns.names.map(SpreadsheetCell.written)
    return Array((names.joined(separator: ",") + "\n").utf8)
  }

  /// All rows of a class.
  ///
  /// - Complexity: O(rows x columns).
  func bytes(_ outcomes: ClassOutcomes, of room: Classroom) -> [UInt8] {
    let columns = design.columns.count
    var bytes: [UInt8] = []
    bytes.reserveCapacity(design.rowsPerClass * (64 + 8 * columns))
    let start = self.start(room)
    var place = 0
    for middle in middles {
      for end in ends {
        bytes += start
        bytes += middle
        bytes += end
        for column in 0..<columns {
          if column > 0 { bytes.append(UInt8(ascii: ",")) }
          ResultNumber.write(outcomes.values[place + column], to: &bytes)
        }
        bytes.append(UInt8(ascii: "\n"))
        place += columns
      }
    }
    return bytes
  }

  /// "class,data".
  private func start(_ room: Classroom) -> [UInt8] {
    Array("\(SpreadsheetCell.written(room.id)),\(room.origin.rawValue)".utf8)
  }

  /// Reads the rows of a class.
  ///
  /// - Parameters:
  ///   - bytes: of a results file, from `place` on at least all rows of the class.
  ///   - place: moves on behind the class's last row.
  /// - Returns: nil where they are not this class's rows, whole and in order.
  func outcomes(_ bytes: [UInt8], at place: inout Int, of room: Classroom) -> ClassOutcomes? {
    var outcomes = ClassOutcomes(design)
    let start = self.start(room)
    var value = 0
    for middle in middles {
      for end in ends {
        guard Self.takes(start, bytes, &place), Self.takes(middle, bytes, &place),
          Self.takes(end, bytes, &place)
        else { return nil }
        for column in 1...design.columns.count {
          guard let number = ResultNumber.read(bytes, at: &place),
            bytes[place] == UInt8(ascii: column == design.columns.count ? "\n" : ",")
          else { return nil }
          outcomes.values[value] = number
          value += 1
          place += 1
        }
      }
    }
    return outcomes
  }

  private static func takes(_ text: [UInt8], _ bytes: [UInt8], _ place: inout Int) -> Bool {
    guard place + text.count <= bytes.count else { return false }
    for offset in text.indices where bytes[place + offset] != text[offset] { return false }
    place += text.count
    return true
  }
}
