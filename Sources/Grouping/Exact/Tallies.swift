import GLPK
import GroupingModel

/// Sets of learners who have to be dealt to groups in whole numbers, where fractions would be
/// cheaper.
///
/// Thirteen girls in fours always leave one alone or three to a boy; the relaxation, which may put
/// half of one here and there, does not see that. So a group's class says how many of each set it
/// has, classes have prices, and a plan's classes must add up to the roster in whole numbers.
///
/// The numbers of all sets are packed into one, the **tally**: tallies of groups add up to the
/// roster's.
struct Tallies: Sendable {
  /// Learners of each set, ascending.
  let sets: [[Int]]
  /// What each learner adds to a group's tally.
  let steps: [Int]
  /// Tally of the whole roster, the largest there is.
  let total: Int
  /// What one learner of each set adds.
  private let strides: [Int]
  /// Tallies that any learners can have, by how many they are, from 0.
  private let possible: [[Int]]
  /// Tallies that groups can have, by size from 0.
  private let allowed: [[Int]]

  /// No sets: every group's tally is 0.
  static func none(learners: Int, largestSize: Int) -> Tallies {
    Tallies(sets: [], learners: learners, largestSize: largestSize, forbids: { _, _ in false })
  }

  /// - Parameter forbids: whether no group of that size may have these numbers of the sets.
  init(
    sets: [[Int]], learners: Int, largestSize: Int,
    forbids: (_ numbers: [Int], _ size: Int) -> Bool
  ) {
    var steps = [Int](repeating: 0, count: learners)
    var stride = 1
    var strides: [Int] = []
    for set in sets {
      for learner in set { steps[learner] += stride }
      strides.append(stride)
      stride *= set.count + 1
    }
    self.sets = sets
    self.steps = steps
    total = stride - 1
    self.strides = strides
    possible = Self.possible(steps, largestSize: largestSize)
    allowed = possible.enumerated().map { size, tallies in
      tallies.filter { tally in
        !forbids(zip(sets, strides).map { tally / $1 % ($0.count + 1) }, size)
      }
    }
  }

  /// Tallies of groups of a size, ascending.
  func tallies(of size: Int) -> [Int] { allowed.indices.contains(size) ? allowed[size] : [] }

  /// Tallies of parts of groups, ascending.
  func tallies(ofPart learners: Int) -> [Int] {
    possible.indices.contains(learners) ? possible[learners] : []
  }

  /// Whether a group of that tally leaves no set with more than it has, beside groups that add up to
  /// another.
  @inline(__always)
  func fits(_ tally: Int, beside other: Int) -> Bool {
    if sets.count < 2 { return tally + other <= total }
    for (set, stride) in zip(sets, strides) {
      let radix = set.count + 1
      if tally / stride % radix + other / stride % radix >= radix { return false }
    }
    return true
  }

  func tally(of members: [Int]) -> Int { members.reduce(0) { $0 + steps[$1] } }

  /// Which tallies some learners have, by how many they are.
  private static func possible(_ steps: [Int], largestSize: Int) -> [[Int]] {
    guard steps.contains(where: { $0 != 0 }) else {
      return (0...largestSize).map { $0 <= steps.count ? [0] : [] }
    }
    var numbers: [Int: Int] = [:]
    for step in steps { numbers[step, default: 0] += 1 }
    var found = [Set<Int>](repeating: [], count: largestSize + 1)
    found[0] = [0]
    for (step, number) in numbers {
      for size in stride(from: largestSize, to: 0, by: -1) {
        for taken in stride(from: 1, through: min(number, size), by: 1) {
          found[size].formUnion(found[size - taken].map { $0 + taken * step })
        }
      }
    }
    return found.map { $0.sorted() }
  }
}

extension Tallies {
  /// Steps of one filling that are still worth it.
  private static let mostSteps = 1_500_000.0

  /// The sets among those that rules count for which whole numbers cost more than fractions.
  ///
  /// - Throws: `GLPKError` for trouble inside GLPK.
  static func useful(_ problem: SearchProblem) throws(GLPKError) -> Tallies {
    let learners = problem.learners
    let largest = problem.soft.largestSize
    var chosen = none(learners: learners, largestSize: largest)
    for set in countedSets(problem) {
      let alone = of(problem, [set])
      guard steps(alone, problem) <= mostSteps, try isCostly(alone, problem) else { continue }
      let joint = of(problem, chosen.sets + [set])
      if steps(joint, problem) <= mostSteps { chosen = joint }
    }
    return chosen
  }

  /// The distinct sets that count terms count, a set and its complement being one.
  private static func countedSets(_ problem: SearchProblem) -> [[Int]] {
    var sets: [[Int]] = []
    for kernel in [problem.soft, problem.hard] {
      for term in 0..<kernel.counts.count {
        let belongs = kernel.counts[term].belongs
        let isInside = belongs[0] == 0
        // The part without the first learner stands for both.
        let set = (0..<problem.learners).filter { (belongs[$0] != 0) == isInside }
        if !set.isEmpty, !sets.contains(set) { sets.append(set) }
      }
    }
    return sets
  }

  private static func of(_ problem: SearchProblem, _ sets: [[Int]]) -> Tallies {
    let prices = sets.map { CountPrices(problem.hard, of: $0) }
    return Tallies(
      sets: sets, learners: problem.learners, largestSize: problem.soft.largestSize
    ) { numbers, size in
      zip(prices, numbers).contains { $0.price(of: $1, size: size) > 0 }
    }
  }

  /// Steps of a filling, about.
  private static func steps(_ tallies: Tallies, _ problem: SearchProblem) -> Double {
    let sizes = Set(problem.kinds.flatMap { Array($0.sizes.clamped(to: 0...problem.learners)) })
    let choices = problem.kinds.reduce(0) { sum, kind in
      sum + kind.sizes.clamped(to: 0...problem.learners).reduce(0) {
        $0 + tallies.tallies(of: $1).count
      } * min(kind.count.upperBound, problem.learners)
    }
    let placed = sizes.count == 1 ? 1 : problem.learners
    let fronts = problem.kinds.count == 1 ? 1 : min(problem.groupCount.upperBound, 20) / 2
    return Double(choices) * Double(placed) * Double(fronts) * Double(tallies.total + 1)
  }

  /// Whether dealing the set's learners in whole numbers costs more than in fractions.
  private static func isCostly(
    _ tallies: Tallies, _ problem: SearchProblem
  ) throws(GLPKError) -> Bool {
    let prices = CountPrices(problem.soft, of: tallies.sets[0])
    let sizes = Set(problem.kinds.flatMap { Array($0.sizes.clamped(to: 0...problem.learners)) })
    let deals = sizes.subtracting([0]).sorted().flatMap { size in
      tallies.tallies(of: size).map { (size: size, tally: $0) }
    }
    let filling = Filling(
      kinds: problem.kinds, groupCount: problem.groupCount, learners: problem.learners,
      tallies: tallies)
    let whole = filling.cheapest { prices.price(of: $0.tally, size: $0.size) }
    guard let whole else { return true }
    var program = try Problem(.minimize)
    let (least, most) = (problem.groupCount.lowerBound, problem.groupCount.upperBound)
    let rows = [
      try program.addRow(.fixed(Double(problem.learners))),
      try program.addRow(.fixed(Double(tallies.total))),
      try program.addRow(.between(Double(least), Double(most))),
    ]
    for (size, tally) in deals {
      try program.addColumn(
        cost: Double(prices.price(of: tally, size: size)),
        entries: [(rows[0], Double(size)), (rows[1], Double(tally)), (rows[2], 1)])
    }
    return try program.simplex().objective < Double(whole.total) - 0.5
  }
}

/// What count terms charge a group for its number of a set, that of the complement included.
private struct CountPrices {
  private let kernel: Kernel
  private let own: [Int]
  private let opposite: [Int]

  init(_ kernel: Kernel, of set: [Int]) {
    self.kernel = kernel
    var belongs = [Bool](repeating: false, count: kernel.learners)
    for learner in set { belongs[learner] = true }
    let terms = 0..<kernel.counts.count
    own = terms.filter { term in
      belongs.indices.allSatisfy { (kernel.counts[term].belongs[$0] != 0) == belongs[$0] }
    }
    opposite = terms.filter { term in
      belongs.indices.allSatisfy { (kernel.counts[term].belongs[$0] != 0) != belongs[$0] }
    }
  }

  func price(of number: Int, size: Int) -> Int64 {
    func price(_ term: Int, _ count: Int) -> Int64 {
      kernel.counts[term].prices[size * kernel.counts[term].stride + count]
    }
    return own.reduce(0) { $0 + price($1, number) }
      + opposite.reduce(0) { $0 + price($1, size - number) }
  }
}
