import Grouping
import GroupingModel

/// The kinds of groups that sizes and labels describe.
enum GroupKinds {
  /// Prices are per learner and label: many more labels would fill the memory.
  private static let mostLabels = 300

  /// - Parameter sections: what the groups lie in; nil for nothing.
  /// - Returns: kinds, and limits on the number of groups in all where sizes say so beside labels.
  /// - Throws: `InputError` if nothing is given, or the class does not fit.
  static func kinds(
    of document: ScenarioDocument, learners: Int, inside sections: [GroupKind]? = nil
  ) throws(InputError) -> ([GroupKind], ClosedRange<Int>?) {
    guard let labels = document.labels, !labels.isEmpty else {
      guard let sizes = try document.sizes?.sizes() else {
        throw InputError(
          "no group size is given", remedy: "use --size 4 (sizes: {near: 4}), or give labels")
      }
      if let sections, case .near = sizes {
        return ([try near(sizes, inside: sections, learners: learners)], nil)
      }
      return (try plain(sizes, learners: learners), nil)
    }
    let sizes = try document.sizes?.sizes()
    if case .exactly = sizes {
      throw InputError(
        "exact sizes cannot be dealt out to labels",
        remedy: "give each label its own min and max")
    }
    let fallback = try sizes.map { sizes throws(InputError) in
      try plain(sizes, learners: learners)[0]
    }
    var kinds: [GroupKind] = []
    for label in labels { kinds.append(try kind(label, fallback: fallback?.sizes)) }
    try check(kinds, learners: learners)
    if case .groups(let count) = sizes { return (kinds, count...count) }
    return (kinds, nil)
  }

  /// - Throws: `InputError` if there are so many labels and groups that choosing their sizes would
  ///   fill the memory.
  static func checkMemory(_ scenario: Scenario) throws(InputError) {
    let filling = Filling(
      kinds: scenario.kinds, groupCount: scenario.groupCount, learners: scenario.roster.count)
    guard scenario.kinds.count == 1 || filling.cells <= 5e7 else {
      throw InputError(
        "there are too many labels or kept groups for \(scenario.roster.count) learners",
        remedy: "give fewer labels or locks, fewer groups of each, or a larger min")
    }
  }

  static func plain(_ sizes: Sizes, learners: Int) throws(InputError) -> [GroupKind] {
    do { return try sizes.kinds(learners: learners) } catch { throw InputError(error) }
  }

  private static func kind(
    _ label: LabelDocument, fallback: ClosedRange<Int>?
  ) throws(InputError) -> GroupKind {
    guard let least = label.min ?? fallback?.lowerBound,
      let most = label.max ?? fallback?.upperBound
    else {
      throw InputError(
        "label '\(label.name)' has no sizes", remedy: "give it min and max, or give sizes for all")
    }
    let groups = label.groups ?? 1
    guard least >= 1, least <= most, most <= SizesDocument.largest, (1...1000).contains(groups)
    else {
      throw InputError(
        "label '\(label.name)' has sizes \(least) to \(most) and \(groups) groups",
        remedy: "use 1 <= min <= max and 1 to 1000 groups")
    }
    return GroupKind(
      label: label.name, sizes: least...most,
      count: (label.optional == true ? 0 : groups)...groups)
  }

  private static func check(_ kinds: [GroupKind], learners: Int) throws(InputError) {
    guard kinds.count <= mostLabels else {
      throw InputError(
        "there are \(kinds.count) labels", remedy: "give at most \(mostLabels) labels")
    }
    var names: Set<String> = []
    for kind in kinds where !names.insert(kind.label?.lowercased() ?? "").inserted {
      throw InputError(
        "two labels are named '\(kind.label ?? "")'",
        remedy: "give one label with more groups, or rename it")
    }
    let least = kinds.reduce(0) { $0 + $1.sizes.lowerBound * $1.count.lowerBound }
    let most = kinds.reduce(0) { $0 + $1.sizes.upperBound * $1.count.upperBound }
    guard least <= learners, learners <= most else {
      throw InputError(
        "the labels have places for \(least) to \(most) learners, the class has \(learners)",
        remedy: "change min and max, or make labels optional")
    }
  }
}

extension [GroupKind] {
  /// How many groups they allow in all.
  var groupCount: ClosedRange<Int> {
    reduce(0) { $0 + $1.count.lowerBound }...reduce(0) { $0 + $1.count.upperBound }
  }
}

extension SizesDocument {
  /// Largest size or number of groups that anyone may ask for.
  static let largest = 1_000_000

  /// The one way of giving sizes that was used.
  ///
  /// - Throws: `InputError` if there are several or none.
  func sizes() throws(InputError) -> Sizes {
    let figures = [near, groups, min, max].compactMap { $0 } + (exactly ?? [])
    guard figures.allSatisfy((1...Self.largest).contains) else {
      throw InputError(
        "a size or number of groups is not between 1 and a million",
        remedy: "use whole numbers such as 4")
    }
    switch (near, groups, min, max, exactly) {
    case (let near?, nil, nil, nil, nil): return .near(near)
    case (nil, let groups?, nil, nil, nil): return .groups(groups)
    case (nil, nil, let least?, let most?, nil):
      guard least <= most else {
        throw InputError(
          "the smallest size, \(least), is above the largest, \(most)",
          remedy: "give the smaller one first, such as 3-5 ({min: 3, max: 5})")
      }
      return .between(least...most)
    case (nil, nil, nil, nil, let exactly?) where !exactly.isEmpty: return .exactly(exactly)
    default:
      throw InputError(
        "sizes are not given in one of the four ways",
        remedy: "use one of {near: 4}, {groups: 7}, {min: 3, max: 5}, {exactly: [4, 4, 5]}")
    }
  }
}
