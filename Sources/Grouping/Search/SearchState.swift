import GroupingModel

/// A partition under change, with its violations and cost kept up to date.
final class SearchState {
  let problem: SearchProblem
  let membership: Membership
  private let hard: KernelState
  private let soft: KernelState
  private let arena = Arena()
  /// Smallest and largest size of each slot's kind.
  private let smallest: Flat<Int>
  private let largest: Flat<Int>
  /// Cost of a group beyond which it counts as a violation.
  private let threshold: Int64
  /// Number of non-empty slots of each kind.
  private var filled: [Int]
  /// What learners are charged against the plan's limit, `kinds x learners`; empty without one.
  private let charges: Flat<Int64>
  private let mostCharged: Int64
  private var charged: Int64 = 0
  /// Whether prices of pairs are all that a swap changes.
  private let hasOnlyPairs: Bool
  /// The sections that the groups lie in, a part of violations and cost; nil where there are none.
  let sections: SearchState?
  private(set) var violations: Int64 = 0
  private(set) var cost: Int64 = 0
  /// How much a violation weighs against cost while searching; never part of a plan's cost.
  var penalty: Int64 = 1

  /// What a change would do.
  struct Change {
    var violations: Int64 = 0
    var cost: Int64 = 0
    fileprivate var charge: Int64 = 0

    /// Takes in what a change does to sections.
    @inline(__always)
    mutating func add(_ other: Change) {
      violations &+= other.violations
      cost &+= other.cost
    }
  }

  init(_ problem: SearchProblem) {
    self.problem = problem
    membership = Membership(
      learners: problem.learners, slotKinds: problem.slotKinds,
      capacity: problem.hard.largestSize)
    hard = KernelState(problem.hard, membership: membership, keepsMatrix: true)
    soft = KernelState(problem.soft, membership: membership, keepsMatrix: true)
    smallest = arena.array(problem.slotKinds.map { problem.kinds[$0].sizes.lowerBound })
    largest = arena.array(problem.slotKinds.map { problem.kinds[$0].sizes.upperBound })
    if case .cost(let limit?) = problem.measure { threshold = limit } else { threshold = .max }
    filled = [Int](repeating: 0, count: problem.kinds.count)
    charges = arena.array(Array((problem.ration?.charges.prices ?? []).joined()))
    mostCharged = problem.ration?.most ?? 0
    hasOnlyPairs =
      problem.soft.isOnlyPairs && hard.isEmpty && threshold == .max && charges.count == 0
      && problem.frame == nil
    sections = problem.frame.map { SearchState($0.problem) }
  }

  /// What a slot's group would cost if it were of that kind.
  @inline(__always)
  func cost(of slot: Int, as kind: Int) -> Int64 { soft.price(of: slot, as: kind) }

  /// Whether a slot's group could be in a plan if it were of that kind.
  func isAllowed(_ slot: Int, as kind: Int) -> Bool {
    problem.kinds[kind].sizes.contains(Int(membership.size[slot]))
      && hard.price(of: slot, as: kind) == 0 && soft.price(of: slot, as: kind) <= threshold
  }

  /// What counts for acceptance.
  @inline(__always)
  func energy(_ change: Change) -> Int64 { change.violations &* penalty &+ change.cost }

  /// Replaces the partition: `slots[i]` is the slot of learner `i`.
  func load(_ slots: [Int]) {
    for learner in 0..<membership.learners where membership.slotOf[learner] >= 0 {
      let slot = Int(membership.slotOf[learner])
      hard.update(slot, without: learner, with: -1)
      soft.update(slot, without: learner, with: -1)
      membership.remove(learner)
    }
    for (learner, slot) in slots.enumerated() {
      hard.update(slot, without: -1, with: learner)
      soft.update(slot, without: -1, with: learner)
      membership.insert(learner, into: slot)
    }
    if let frame = problem.frame { sections?.load(slots.map { frame.sectionOf[$0] }) }
    recount()
  }

  /// The slot of each learner.
  var assignment: [Int] { (0..<membership.learners).map { Int(membership.slotOf[$0]) } }

  /// Recomputes totals from the slots' prices.
  func recount() {
    filled = [Int](repeating: 0, count: filled.count)
    violations = 0
    cost = 0
    for slot in 0..<membership.slots {
      let size = Int(membership.size[slot])
      if size > 0 { filled[Int(membership.kindOf[slot])] += 1 }
      violations += slotViolations(slot, size: size, hard: hard.price[slot], soft: soft.price[slot])
      cost += soft.price[slot]
    }
    charged = 0
    if charges.count > 0 {
      for learner in 0..<membership.learners {
        charged += charge(learner, in: Int(membership.slotOf[learner]))
      }
    }
    violations += countViolations(filled) + max(0, charged - mostCharged)
    violations += sections?.violations ?? 0
    cost += sections?.cost ?? 0
  }

  /// What exchanging two learners of different slots would do.
  @inline(__always)
  func swap(_ first: Int, _ second: Int) -> Change {
    if hasOnlyPairs {
      let (one, other) = (Int(membership.slotOf[first]), Int(membership.slotOf[second]))
      return Change(cost: soft.exchange(first, in: one, with: second, in: other))
    }
    var change = Change()
    exchange(&change, slot: Int(membership.slotOf[first]), out: first, entering: second)
    exchange(&change, slot: Int(membership.slotOf[second]), out: second, entering: first)
    settle(&change)
    if let sections { change.add(Self.swap(first, second, in: sections)) }
    return change
  }

  /// By itself, so that the rest of a swap is made part of the loops that ask for it.
  @inline(never)
  private static func swap(_ first: Int, _ second: Int, in sections: SearchState) -> Change {
    sections.areApart(first, second) ? sections.swap(first, second) : Change()
  }

  /// What moving a learner into another slot would do.
  func move(_ learner: Int, to slot: Int) -> Change {
    var change = Change()
    let from = Int(membership.slotOf[learner])
    add(&change, slot: from, out: learner, entering: -1)
    add(&change, slot: slot, out: -1, entering: learner)
    if membership.size[from] == 1 || membership.size[slot] == 0 {
      var after = filled
      if membership.size[from] == 1 { after[Int(membership.kindOf[from])] -= 1 }
      if membership.size[slot] == 0 { after[Int(membership.kindOf[slot])] += 1 }
      change.violations += countViolations(after) - countViolations(filled)
    }
    settle(&change)
    if let sections, let section = newSection(of: learner, in: slot) {
      change.add(sections.move(learner, to: section))
    }
    return change
  }

  /// What a cycle would do: first to second's slot, second to third's, third to first's. Not with
  /// sections.
  func rotate(_ first: Int, _ second: Int, _ third: Int) -> Change {
    var change = Change()
    add(&change, slot: Int(membership.slotOf[first]), out: first, entering: third)
    add(&change, slot: Int(membership.slotOf[second]), out: second, entering: first)
    add(&change, slot: Int(membership.slotOf[third]), out: third, entering: second)
    settle(&change)
    return change
  }

  func applySwap(_ first: Int, _ second: Int, _ change: Change) {
    if let sections, sections.areApart(first, second) {
      sections.applySwap(first, second, sections.swap(first, second))
    }
    let one = Int(membership.slotOf[first])
    let other = Int(membership.slotOf[second])
    replace(one, out: first, entering: second)
    replace(other, out: second, entering: first)
    membership.remove(first)
    membership.remove(second)
    membership.insert(first, into: other)
    membership.insert(second, into: one)
    commit(change)
  }

  func applyMove(_ learner: Int, to slot: Int, _ change: Change) {
    if let sections, let section = newSection(of: learner, in: slot) {
      sections.applyMove(learner, to: section, sections.move(learner, to: section))
    }
    let from = Int(membership.slotOf[learner])
    replace(from, out: learner, entering: -1)
    replace(slot, out: -1, entering: learner)
    if membership.size[from] == 1 { filled[Int(membership.kindOf[from])] -= 1 }
    if membership.size[slot] == 0 { filled[Int(membership.kindOf[slot])] += 1 }
    membership.remove(learner)
    membership.insert(learner, into: slot)
    commit(change)
  }

  func applyRotation(_ first: Int, _ second: Int, _ third: Int, _ change: Change) {
    let slots = [first, second, third].map { Int(membership.slotOf[$0]) }
    replace(slots[0], out: first, entering: third)
    replace(slots[1], out: second, entering: first)
    replace(slots[2], out: third, entering: second)
    for learner in [first, second, third] { membership.remove(learner) }
    membership.insert(first, into: slots[1])
    membership.insert(second, into: slots[2])
    membership.insert(third, into: slots[0])
    commit(change)
  }

  private func replace(_ slot: Int, out: Int, entering: Int) {
    hard.update(slot, without: out, with: entering)
    soft.update(slot, without: out, with: entering)
  }

  private func commit(_ change: Change) {
    violations += change.violations
    cost += change.cost
    charged += change.charge
  }

  /// What a learner is charged in a slot.
  @inline(__always)
  private func charge(_ learner: Int, in slot: Int) -> Int64 {
    charges[Int(membership.kindOf[slot]) &* membership.learners &+ learner]
  }

  /// Counts what a change is charged beyond the plan's limit.
  @inline(__always)
  private func settle(_ change: inout Change) {
    if change.charge == 0 { return }
    let after = charged &+ change.charge
    change.violations &+= max(0, after &- mostCharged) &- max(0, charged &- mostCharged)
  }

  /// As `add` where one leaves and one enters, so that the size stays.
  @inline(__always)
  private func exchange(_ change: inout Change, slot: Int, out: Int, entering: Int) {
    if !soft.isEmpty {
      let old = soft.price[slot]
      let new = soft.price(of: slot, without: out, with: entering)
      change.cost &+= new &- old
      if threshold < .max { change.violations &+= excess(new) &- excess(old) }
    }
    if !hard.isEmpty {
      let new = hard.price(of: slot, without: out, with: entering)
      change.violations &+= new &- hard.price[slot]
    }
    if charges.count > 0 {
      change.charge &+= charge(entering, in: slot) &- charge(out, in: slot)
    }
  }

  @inline(__always)
  private func add(_ change: inout Change, slot: Int, out: Int, entering: Int) {
    let size = Int(membership.size[slot])
    let newSize = size - (out >= 0 ? 1 : 0) + (entering >= 0 ? 1 : 0)
    let newSoft = soft.isEmpty ? 0 : soft.price(of: slot, without: out, with: entering)
    let oldSoft = soft.price[slot]
    let newHard = hard.isEmpty ? 0 : hard.price(of: slot, without: out, with: entering)
    change.cost &+= newSoft &- oldSoft
    if charges.count > 0 {
      if out >= 0 { change.charge &-= charge(out, in: slot) }
      if entering >= 0 { change.charge &+= charge(entering, in: slot) }
    }
    change.violations &+=
      slotViolations(slot, size: newSize, hard: newHard, soft: newSoft)
      &- slotViolations(slot, size: size, hard: hard.price[slot], soft: oldSoft)
  }

  /// Broken required rules, members too many or too few, and cost beyond the threshold.
  @inline(__always)
  private func slotViolations(_ slot: Int, size: Int, hard: Int64, soft: Int64) -> Int64 {
    var total = hard
    if size > 0 {
      if size < smallest[slot] { total &+= Int64(smallest[slot] &- size) }
      if size > largest[slot] { total &+= Int64(size &- largest[slot]) }
    }
    return total &+ excess(soft)
  }

  /// Violations of a group that costs more than the threshold.
  @inline(__always)
  private func excess(_ cost: Int64) -> Int64 {
    cost > threshold ? 1 &+ (cost &- threshold) / Cost.unitsPerPoint : 0
  }

  /// Groups too few or too many, per kind and in all.
  private func countViolations(_ filled: [Int]) -> Int64 {
    var total = 0
    for (kind, count) in filled.enumerated() {
      total += distance(count, to: problem.kinds[kind].count)
    }
    total += distance(filled.reduce(0, +), to: problem.groupCount)
    return Int64(total) * 2
  }

  private func distance(_ value: Int, to range: ClosedRange<Int>) -> Int {
    max(0, range.lowerBound - value, value - range.upperBound)
  }
}
