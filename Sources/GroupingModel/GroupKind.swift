/// A sort of group that a plan may contain: its label, sizes, and how many of them.
///
/// Groups of one kind are interchangeable. A class of teams has one kind; a choice of topics has
/// one per topic.
public struct GroupKind: Sendable, Hashable {
  /// What the groups are for: a topic, project, activity; nil for plain teams.
  public let label: String?
  /// What its one group is called, where it carries on a group of an earlier plan; nil where groups
  /// of the kind are interchangeable.
  public let name: String?
  /// Allowed numbers of members of each group.
  public let sizes: ClosedRange<Int>
  /// How many groups of this kind a plan may have.
  public let count: ClosedRange<Int>

  public init(
    label: String? = nil, name: String? = nil, sizes: ClosedRange<Int>, count: ClosedRange<Int>
  ) {
    self.label = label
    self.name = name
    self.sizes = sizes
    self.count = count
  }

  /// The same groups without sizes and numbers that a class is too small for: an optional kind may
  /// have none left, and then has no group.
  func fitted(to learners: Int) -> GroupKind {
    let most = min(count.upperBound, learners / max(1, sizes.lowerBound))
    return GroupKind(
      label: label, name: name,
      sizes: sizes.lowerBound...max(sizes.lowerBound, min(sizes.upperBound, learners)),
      count: count.lowerBound...max(count.lowerBound, most))
  }
}

/// How a class is cut into groups, before labels.
public enum Sizes: Sendable, Hashable {
  /// Groups as near to this size as can be.
  case near(Int)
  /// That many groups, sizes differing by at most one.
  case groups(Int)
  /// Any number of groups with sizes in the range.
  case between(ClosedRange<Int>)
  /// Exactly these sizes.
  case exactly([Int])

  /// The kinds of groups for a class of `learners`.
  ///
  /// - Throws: `ModelError` if the class cannot be cut so.
  public func kinds(learners: Int) throws(ModelError) -> [GroupKind] {
    switch self {
    case .near(let size):
      return [try Self.even(learners, into: try Self.count(learners, near: size))]
    case .groups(let count): return [try Self.even(learners, into: count)]
    case .between(let range): return [try Self.open(learners, range)]
    case .exactly(let sizes): return try Self.listed(learners, sizes)
    }
  }

  /// The number of groups whose sizes, differing by at most one, lie nearest to `size` in total;
  /// the smaller number on a tie.
  private static func count(_ learners: Int, near size: Int) throws(ModelError) -> Int {
    guard size >= 1 else {
      throw ModelError("group size \(size) is below 1", remedy: "use a size of 1 or more")
    }
    guard size <= learners else {
      throw ModelError(
        "group size \(size) is larger than the class of \(learners)",
        remedy: "use a size of at most \(learners)")
    }
    let candidates = [learners / size, learners / size + 1].filter { $0 >= 1 && $0 <= learners }
    func distance(_ count: Int) -> Int {
      let small = learners / count
      let larger = learners % count
      return (count - larger) * abs(small - size) + larger * abs(small + 1 - size)
    }
    return candidates.min { distance($0) < distance($1) } ?? 1
  }

  private static func even(_ learners: Int, into count: Int) throws(ModelError) -> GroupKind {
    guard count >= 1, count <= learners else {
      throw ModelError(
        "a class of \(learners) cannot form \(count) groups",
        remedy: "ask for at least 1 and at most \(learners)")
    }
    let small = learners / count
    let large = learners % count == 0 ? small : small + 1
    return GroupKind(sizes: small...large, count: count...count)
  }

  private static func open(
    _ learners: Int, _ range: ClosedRange<Int>
  ) throws(ModelError) -> GroupKind {
    guard range.lowerBound >= 1 else {
      throw ModelError("smallest size is below 1", remedy: "use sizes of 1 or more")
    }
    guard range.lowerBound <= learners else {
      throw ModelError(
        "group size \(range.lowerBound) is larger than the class of \(learners)",
        remedy: "use a size of at most \(learners)")
    }
    // Where no such groups add up to the class, that is for the solver to find and explain.
    let fewest = (learners + range.upperBound - 1) / range.upperBound
    let most = learners / range.lowerBound
    return GroupKind(sizes: range, count: min(fewest, most)...max(fewest, most))
  }

  private static func listed(_ learners: Int, _ sizes: [Int]) throws(ModelError) -> [GroupKind] {
    guard sizes.allSatisfy({ $0 >= 1 }), sizes.reduce(0, +) == learners else {
      throw ModelError(
        "the sizes add up to \(sizes.reduce(0, +)), the class has \(learners)",
        remedy: "list sizes of 1 or more that add up to \(learners)")
    }
    return Set(sizes).sorted(by: >).map { size in
      let count = sizes.count { $0 == size }
      return GroupKind(sizes: size...size, count: count...count)
    }
  }
}
