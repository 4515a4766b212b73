import SchedulingModel
import TestSupport

/// Small charts with everything that can be asked, some of them impossible.
enum RandomRotation {
  static func problem(seed: UInt64, groups: Int = 3) -> RotationProblem {
    var random = SeededGenerator(seed: seed)
    let rotations = Int.random(in: 2...3, using: &random)
    let count = Int.random(in: 2...3, using: &random)
    let adults = ["A", "B", nil]
    let stations = (0..<count).map { index in
      Station(
        "S\(index)", capacity: Int.random(in: 1...2, using: &random),
        adult: adults.randomElement(using: &random) ?? nil,
        equipment: Bool.random(using: &random)
          ? ["tablets": Int.random(in: 1...2, using: &random)] : [:],
        features: Bool.random(using: &random) ? ["quiet"] : [],
        closed: Int.random(in: 0..<8, using: &random) == 0 ? [0] : [])
    }
    let visits = (0..<groups).map { _ in
      (0..<count).map { _ in
        let least = Int.random(in: 0..<5, using: &random) == 0 ? 1 : 0
        return least...max(least, Int.random(in: 1...rotations, using: &random))
      }
    }
    let slots = (0..<rotations).map {
      Slot(
        "\($0 + 1)", day: $0 == 2 && seed % 3 == 0 ? 1 : 0, start: 540 + 20 * $0, end: 560 + 20 * $0
      )
    }
    let away = (0..<groups).map { _ -> Set<Int> in
      Int.random(in: 0..<10, using: &random) == 0 ? [1] : []
    }
    let rules = (0..<Int.random(in: 0...4, using: &random)).map { _ in
      rule(groups: groups, stations: count, rotations: rotations, &random)
    }
    return RotationProblem(
      groups: (0..<groups).map { "G\($0)" }, stations: stations, rotations: slots,
      startRotates: seed % 4 == 1, visits: visits, equipment: ["tablets": 3], away: away,
      rules: rules)
  }

  private static func rule(
    groups: Int, stations: Int, rotations: Int, _ random: inout SeededGenerator
  ) -> RotationRule {
    let station = Int.random(in: 0..<stations, using: &random)
    let other = Int.random(in: 0..<stations, using: &random)
    let kind: RotationRule.Kind =
      switch Int.random(in: 0..<5, using: &random) {
      case 0: .notAfter(station: station, before: other)
      case 1: .notTwiceRunning(Set(0..<stations))
      case 2: .early(station: station, groups: [0, groups - 1])
      case 3: .settled(feature: "quiet")
      default:
        .pin(group: 0, station: station, rotation: Int.random(in: 0..<rotations, using: &random))
      }
    let weights: [Double?] = [nil, 1, 2, 0.5]
    return RotationRule(kind, weight: weights.randomElement(using: &random) ?? 1)
  }
}
