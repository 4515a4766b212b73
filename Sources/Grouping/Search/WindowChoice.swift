import GroupingModel

/// Which groups to solve together, and how: dear ones with the groups of those whom their members look
/// for, and with others at random. Ways of choosing that have paid lately are chosen more often.
struct WindowChoice {
  private let problem: SearchProblem
  private var ways: [Way]

  /// A way of choosing windows, and what it has gained of late.
  private struct Way {
    /// Learners of a window at most.
    let learners: Int
    /// Part of them who come by following requests, in percent; the others come by chance.
    let related: Int
    /// Work of one window, about.
    let work: Int
    /// Changes of annealing, where groups are too many to list; nil to solve windows exactly.
    var changes: Int?
    var gained = 0.0
    var worked = 0.0

    /// Gain by work; ways not tried yet come first.
    var worth: Double { worked == 0 ? .infinity : gained / worked }
  }

  /// Possible groups of a window at most, and the part of its learners who come by requests.
  private static let offers = [
    (groups: 100_000.0, related: 80), (groups: 100_000.0, related: 20),
    (groups: 700_000.0, related: 80), (groups: 2_000_000.0, related: 80),
  ]
  /// Groups in an annealed window, and changes of annealing for each.
  private static let annealed = 2...5
  private static let changes = 80_000
  /// Fewer groups are no window.
  private static let fewestGroups = 3
  /// Groups of which the dearest is the first of a window.
  private static let drawn = 3
  /// How fast what was gained loses weight.
  private static let memory = 0.8

  init(_ problem: SearchProblem) {
    self.problem = problem
    let sizes = Self.sizes(problem)
    ways = Self.offers.compactMap { offer in
      let learners = Self.learners(upTo: offer.groups, sizes, of: problem.learners)
      guard learners >= Self.fewestGroups * (sizes.last ?? 1) else { return nil }
      return Way(
        learners: learners, related: offer.related,
        work: Window.work(listing: Int(offer.groups)))
    }
    if ways.isEmpty { ways = Self.annealed(problem) }
  }

  /// Windows of a few large groups, of which each sum can be evened out between two.
  private static func annealed(_ problem: SearchProblem) -> [Way] {
    guard problem.like.count > 0 else { return [] }
    let size = problem.soft.largestSize
    return annealed.filter { $0 * size <= problem.learners }.map { groups in
      Way(learners: groups * size, related: 0, work: groups * changes, changes: groups * changes)
    }
  }

  /// Whether windows of a few groups can be listed.
  static func hasWindows(_ problem: SearchProblem) -> Bool {
    WindowChoice(problem).ways.contains { $0.changes == nil }
  }

  /// Sizes that groups may have, ascending.
  private static func sizes(_ problem: SearchProblem) -> [Int] {
    let largest = min(problem.learners, problem.soft.largestSize)
    return Set(problem.kinds.flatMap { Array($0.sizes.clamped(to: 0...largest)) })
      .subtracting([0]).sorted()
  }

  /// The most learners, of a class, who form so many groups.
  private static func learners(upTo groups: Double, _ sizes: [Int], of learners: Int) -> Int {
    var most = 0
    while most < learners, ColumnTable.count(learners: most + 1, sizes: sizes) <= groups {
      most += 1
    }
    return most
  }

  /// A way whose windows, so many at most, take no more work than allowed: mostly the one that pays
  /// best.
  func way(most: Int, workUpTo limit: Int, _ random: inout RandomSource) -> Int? {
    let possible = ways.indices.filter { ways[$0].work * number(ofWay: $0, most) <= limit }
    guard !possible.isEmpty else { return nil }
    if random.below(8) == 0 { return possible[random.below(possible.count)] }
    return possible.max { ways[$0].worth < ways[$1].worth }
  }

  /// Whether groups are too large for windows to be solved exactly.
  var isAnnealed: Bool { ways.contains { $0.changes != nil } }

  /// See `Way.changes`.
  func changes(_ way: Int) -> Int? { ways[way].changes }

  /// Notes what windows of a way have gained.
  mutating func learn(_ way: Int, gain: Int64, work: Int) {
    ways[way].gained = ways[way].gained * Self.memory + Double(gain)
    ways[way].worked = ways[way].worked * Self.memory + Double(work)
  }

  /// Windows that there are at once.
  private func number(ofWay way: Int, _ most: Int) -> Int {
    min(most, max(1, problem.learners / ways[way].learners))
  }

  /// Windows without common groups, as positions of their groups.
  func windows(
    _ way: Int, most: Int, groups: [Group], costs: [Int64], _ random: inout RandomSource
  ) -> [[Int]] {
    var picking = Picking(problem, groups: groups, costs: costs, most: ways[way].learners)
    var windows: [[Int]] = []
    for _ in 0..<number(ofWay: way, most) {
      let window = picking.window(related: ways[way].related, drawn: Self.drawn, &random)
      if window.count > 1 { windows.append(window) }
    }
    return windows
  }
}

/// Groups of a plan, while windows are picked from them.
private struct Picking {
  private let problem: SearchProblem
  private let groups: [Group]
  private let costs: [Int64]
  /// Learners of a window at most.
  private let most: Int
  /// Position of each learner's group.
  private let homes: [Int]
  private var isTaken: [Bool]
  private var window: [Int] = []
  private var size = 0

  init(_ problem: SearchProblem, groups: [Group], costs: [Int64], most: Int) {
    self.problem = problem
    self.groups = groups
    self.costs = costs
    self.most = most
    var homes = [Int](repeating: 0, count: problem.learners)
    for (position, group) in groups.enumerated() {
      for member in group.members { homes[member] = position }
    }
    self.homes = homes
    isTaken = [Bool](repeating: false, count: groups.count)
  }

  /// A dear group, groups of those whom its members look for, theirs, and others.
  mutating func window(related: Int, drawn: Int, _ random: inout RandomSource) -> [Int] {
    window = []
    size = 0
    var free = groups.indices.filter { !isTaken[$0] }
    guard !free.isEmpty else { return [] }
    let seeds = (0..<drawn).map { _ in free[random.below(free.count)] }
    take(seeds.max { costs[$0] < costs[$1] } ?? seeds[0], upTo: most)
    follow(upTo: most * related / 100)
    // As many at random as could be needed.
    for place in 0..<min(free.count, 2 * most) where size < most {
      free.swapAt(place, place + random.below(free.count - place))
      take(free[place], upTo: most)
    }
    return window
  }

  /// Adds the groups of those whom the window's learners look for, nearest first.
  private mutating func follow(upTo limit: Int) {
    var next = 0
    while next < window.count, size < limit {
      for member in groups[window[next]].members {
        let friends = problem.soft.friends
        for index in 0..<friends.count(of: member) {
          take(homes[friends.item(index, of: member)], upTo: limit)
        }
      }
      next += 1
    }
  }

  private mutating func take(_ group: Int, upTo limit: Int) {
    guard !isTaken[group], size + groups[group].members.count <= limit else { return }
    isTaken[group] = true
    window.append(group)
    size += groups[group].members.count
  }
}
