/// One group of a plan.
public struct Group: Sendable, Hashable {
  /// Position of its kind in `Scenario.kinds`.
  public let kind: Int
  /// Positions of its members in the roster, ascending.
  public let members: [Int]

  public init(kind: Int, members: [Int]) {
    self.kind = kind
    self.members = members.sorted()
  }
}

/// Groups that cover the roster. Ordered by kind, then by first member, so that equal partitions
/// are equal values.
public struct Partition: Sendable, Hashable {
  public let groups: [Group]

  public init(_ groups: [Group]) {
    self.groups = groups.sorted {
      ($0.kind, $0.members.first ?? 0) < ($1.kind, $1.members.first ?? 0)
    }
  }
}

/// Fixed unit of cost: one point is a thousand units, so that costs are integers and sums exact.
public enum Cost {
  public static let unitsPerPoint: Int64 = 1000

  /// Points as units, rounded half away from zero; at most 2^62 in size, and 0 for what is not a
  /// number, so that no figure of a file stops the program.
  public static func units(_ points: Double) -> Int64 {
    wholeNumber(points * Double(unitsPerPoint))
  }

  /// The nearest whole number, within the same limits.
  public static func wholeNumber(_ value: Double) -> Int64 {
    let limit = 0x1p62
    return value.isNaN ? 0 : Int64(max(-limit, min(limit, value)).rounded())
  }

  /// Units as points, for people.
  public static func points(_ units: Int64) -> Double {
    Double(units) / Double(unitsPerPoint)
  }
}
