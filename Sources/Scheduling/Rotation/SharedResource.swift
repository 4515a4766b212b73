import SchedulingModel

/// Something that stations share in each rotation: an adult, or equipment.
struct SharedResource: Sendable {
  let name: String
  /// Units that each group at a station takes, by station.
  let units: [Int]
  /// Units there are.
  let limit: Int
  /// Whether at most one of the stations may be in use at all.
  let isExclusive: Bool

  /// All that could be short: adults of several stations, equipment.
  static func all(_ problem: RotationProblem) -> [SharedResource] {
    adults(problem) + equipment(problem)
  }

  private static func adults(_ problem: RotationProblem) -> [SharedResource] {
    let names = Set(problem.stations.compactMap(\.adult)).sorted()
    return names.compactMap { name in
      let led = problem.stations.map { $0.adult == name }
      guard led.count(where: { $0 }) > 1 else { return nil }
      // A full station takes the whole adult, so that half-full ones of two together may seem to
      // be possible; `isExclusive` says that they are not.
      let whole = zip(problem.stations, led).reduce(1) { product, station in
        station.1 ? leastCommonMultiple(product, max(1, station.0.capacity)) : product
      }
      let units = zip(problem.stations, led).map { $1 ? whole / max(1, $0.capacity) : 0 }
      return SharedResource(name: name, units: units, limit: whole, isExclusive: true)
    }
  }

  private static func equipment(_ problem: RotationProblem) -> [SharedResource] {
    problem.equipment.sorted { $0.key < $1.key }.map { name, limit in
      SharedResource(
        name: name, units: problem.stations.map { $0.equipment[name] ?? 0 }, limit: limit,
        isExclusive: false)
    }
  }

  /// How far a rotation is beyond the limit.
  ///
  /// - Parameter load: groups at each station.
  func excess(_ load: [Int]) -> Int {
    if isExclusive {
      return max(0, zip(load, units).count { $0 > 0 && $1 > 0 } - 1)
    }
    return max(0, zip(load, units).reduce(0) { $0 + $1.0 * $1.1 } - limit)
  }

  private static func leastCommonMultiple(_ one: Int, _ other: Int) -> Int {
    func divisor(_ a: Int, _ b: Int) -> Int { b == 0 ? a : divisor(b, a % b) }
    return one / divisor(one, other) * other
  }
}
