/// The classes that the tables are about.
enum ClassFamilies {
  /// Learners and group size of the grown classes, with the seconds that are the target.
  static let grown: [GrownClass] = [
    GrownClass(learners: 30, size: 5, target: 0.5),
    GrownClass(learners: 36, size: 6, target: 3),
    GrownClass(learners: 60, size: 4, target: 2),
    GrownClass(learners: 60, size: 5, target: 6),
    GrownClass(learners: 120, size: 4, target: 12),
    GrownClass(learners: 32, size: nil, target: 0.5),
  ]

  /// Year groups in open sizes with topics of limited capacity.
  static let years: [GrownClass] = [
    GrownClass(learners: 60, size: nil, target: 20),
    GrownClass(learners: 120, size: nil, target: 60),
  ]

  /// Five families of twenty fresh classes of 28 to 32 learners.
  static let fresh: [FreshFamily] = [
    FreshFamily(name: "mixed rules, near 4") { seed in
      ClassGenerator.mixed(
        "mixed-\(seed)", learners: classSize(seed), sizes: .init(near: 4), seed: 1_000 + seed)
    },
    FreshFamily(name: "dense pair costs, near 4") { seed in
      ClassGenerator.dense(
        "dense-\(seed)", learners: classSize(seed), sizes: .init(near: 4), seed: 2_000 + seed)
    },
    FreshFamily(name: "mixed rules, sizes 3-5 open") { seed in
      ClassGenerator.mixed(
        "open-\(seed)", learners: classSize(seed), sizes: .init(min: 3, max: 5),
        seed: 3_000 + seed)
    },
    FreshFamily(name: "mixed rules, sizes 3-5, 6 topics") { seed in
      ClassGenerator.topics(
        "topics-\(seed)", learners: classSize(seed), sizes: .init(min: 3, max: 5),
        seed: 4_000 + seed)
    },
    FreshFamily(name: "balance alone, near 4") { seed in
      ClassGenerator.balance(
        "balance-\(seed)", learners: classSize(seed), sizes: .init(near: 4),
        decimals: Int(seed % 2), seed: 5_000 + seed)
    },
  ]

  /// 28 to 32 learners, each size equally often over ten seeds in a row.
  private static func classSize(_ seed: UInt64) -> Int { 28 + Int((seed / 2) % 5) }
}

/// A grown class: groups of one size, or sizes 3 to 5 open with six topics where `size` is nil.
struct GrownClass: Sendable {
  let learners: Int
  let size: Int?
  /// Seconds from the start of the process to its exit that are aimed at.
  let target: Double

  var title: String {
    size.map { "\(learners) in groups of \($0)" } ?? "\(learners), sizes 3-5, 6 topics"
  }

  func instance(seed: UInt64) -> ClassInstance {
    guard let size else {
      return ClassGenerator.topics(
        "grown-\(learners)-topics-\(seed)", learners: learners, sizes: .init(min: 3, max: 5),
        seed: seed)
    }
    return ClassGenerator.mixed(
      "grown-\(learners)-\(size)-\(seed)", learners: learners, sizes: .init(near: size),
      seed: seed)
  }
}

/// One family of fresh classes.
struct FreshFamily: Sendable {
  let name: String
  let instance: @Sendable (_ seed: UInt64) -> ClassInstance
}
