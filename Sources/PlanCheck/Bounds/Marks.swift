/// How many of each set of learners a group holds, as one number: marks of groups add up to `total`.
struct Marks: Sendable {
  /// What each learner adds.
  private let steps: [Int]
  private let radices: [Int]
  let total: Int

  /// Most different marks that are still worked with.
  private static let most = 20_000

  /// What is wrong with sets that are given; nil if nothing is.
  static func flaw(in sets: [[Int]], learners: Int) -> String? {
    var marks = 1
    for set in sets {
      guard set.allSatisfy({ (0..<learners).contains($0) }), Set(set).count == set.count else {
        return "a set names a learner twice or one that there is not"
      }
      marks *= set.count + 1
      guard marks <= most else { return "there are too many sets" }
    }
    return nil
  }

  /// - Parameter sets: positions of learners, each set without repetition.
  init(_ sets: [[Int]], learners: Int) {
    var steps = [Int](repeating: 0, count: learners)
    var stride = 1
    for set in sets {
      for learner in set { steps[learner] += stride }
      stride *= set.count + 1
    }
    self.steps = steps
    radices = sets.map { $0.count + 1 }
    total = stride - 1
  }

  func mark(of members: [Int]) -> Int { members.reduce(0) { $0 + steps[$1] } }

  /// The mark of two parts of a plan together; nil if they hold more of a set than there are.
  func sum(_ one: Int, _ other: Int) -> Int? {
    var stride = 1
    for radix in radices {
      if one / stride % radix + other / stride % radix >= radix { return nil }
      stride *= radix
    }
    return one + other
  }
}
