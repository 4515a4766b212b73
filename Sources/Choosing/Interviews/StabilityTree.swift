import GLPK

/// What a branch decides.
enum StabilityBranch: Equatable {
  /// Whether an applicant shall have one of these options.
  case hold(applicant: Int, Range<Int>, Bool)
  /// Whether a column of another kind is 1: a team is full, a claim is paid for.
  case set(column: Int, Bool)
}

/// Nodes of the tree that wait.
private struct OpenNodes {
  private(set) var nodes: [(path: [StabilityBranch], bound: Double)] = [([], -.infinity)]

  /// The last one while going down, else one with the least bound.
  mutating func next(isGoingDown: Bool) -> (path: [StabilityBranch], bound: Double)? {
    guard !isGoingDown, let best = nodes.indices.min(by: { nodes[$0].bound < nodes[$1].bound })
    else { return nodes.popLast() }
    nodes.swapAt(best, nodes.count - 1)
    return nodes.popLast()
  }

  mutating func add(_ path: [StabilityBranch], _ bound: Double) { nodes.append((path, bound)) }

  var bound: Double? { nodes.map(\.bound).min() }
}

extension StabilityProgram {
  /// Branch and cut: every node's relaxation takes in the rows that it misses, which hold
  /// everywhere.
  ///
  /// A branch asks whether an applicant has something as good as an option: both sides then say
  /// about as much, unlike those of a single column.
  mutating func branch(_ state: inout LevelState, _ clock: Deadline) throws {
    var open = OpenNodes()
    var path: [StabilityBranch] = []
    var isGoingDown = false
    var fixed = try fixHopeless(state)
    while let node = open.next(isGoingDown: isGoingDown) {
      isGoingDown = false
      if state.isHopeless(node.bound) { continue }
      let known = state.value
      try move(from: path, to: node.path)
      path = node.path
      let relaxation = try relax(&state, clock, isRoot: false)
      if state.value != known { fixed += try fixHopeless(state) }
      switch relaxation {
      case .closed: continue
      case .stopped:
        open.add(node.path, node.bound)
        state.stop(with: open.bound)
      case .open(let bound, let values):
        guard let (first, second) = sides(values) else {
          // Nothing in doubt, yet no assignment: rounding has failed, and so has the proof.
          open.add(node.path, bound)
          state.stop(with: open.bound)
          break
        }
        open.add(path + [second], max(bound, node.bound))
        open.add(path + [first], max(bound, node.bound))
        isGoingDown = true
      }
      if state.isStopped { break }
    }
    try move(from: path, to: [])
    for option in fixed { try self.open(option) }
    if !state.isStopped { state.close() }
  }

  private mutating func move(from old: [StabilityBranch], to new: [StabilityBranch]) throws {
    let shared = zip(old, new).prefix { $0 == $1 }.count
    for branch in old[shared...].reversed() { try set(branch, isOn: false) }
    for branch in new[shared...] { try set(branch, isOn: true) }
  }

  private mutating func set(_ branch: StabilityBranch, isOn: Bool) throws {
    switch branch {
    case .set(let column, let isOne):
      try problem.setColumnBounds(column, isOn ? .fixed(isOne ? 1 : 0) : .between(0, 1))
    case .hold(let applicant, let range, let isHeld):
      for option in market.options(of: applicant) where range.contains(option) != isHeld {
        try isOn ? close(option) : open(option)
      }
      if isHeld { try require(applicant, isOn) }
    }
  }

  /// Asks an applicant to be placed.
  private mutating func require(_ applicant: Int, _ isOn: Bool) throws {
    requirements[applicant] += isOn ? 1 : -1
    let isPlaced = requirements[applicant] > 0 || market.everyone
    try problem.setRowBounds(applicant, isPlaced ? .fixed(1) : .atMost(1))
  }

  /// The two sides of the most doubtful decision, the likelier first; nil if nothing is in doubt.
  ///
  /// Whether applicants have something as good as an option; which of equals they have; what is
  /// paid for.
  private func sides(_ values: [Double]) -> (StabilityBranch, StabilityBranch)? {
    let point = point(values)
    return sides(of: full, values) ?? sides(point.reach) {
      market.first[market.applicant[$0]]..<market.end[$0]
    }
      ?? sides(point.share) { $0..<$0 + 1 } ?? sides(of: payments.flatMap(\.column), values)
  }

  private func sides(
    _ shares: [Double], _ range: (Int) -> Range<Int>
  ) -> (StabilityBranch, StabilityBranch)? {
    var best: (option: Int, doubt: Double)?
    for option in 0..<market.options {
      let doubt = min(shares[option], 1 - shares[option])
      if doubt > max(1e-6, best?.doubt ?? 0) { best = (option, doubt) }
    }
    guard let option = best?.option else { return nil }
    let (applicant, range, isLikely) = (
      market.applicant[option], range(option), shares[option] >= 0.5
    )
    return (
      .hold(applicant: applicant, range, isLikely), .hold(applicant: applicant, range, !isLikely)
    )
  }

  private func sides(
    of columns: [Int], _ values: [Double]
  ) -> (StabilityBranch, StabilityBranch)? {
    func doubt(_ column: Int) -> Double { column < 0 ? 0 : min(values[column], 1 - values[column]) }
    guard let column = columns.max(by: { doubt($0) < doubt($1) }), doubt(column) > 1e-6 else {
      return nil
    }
    let isLikely = values[column] >= 0.5
    return (.set(column: column, isLikely), .set(column: column, !isLikely))
  }
}
