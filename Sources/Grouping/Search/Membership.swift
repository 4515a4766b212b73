import GroupingModel

/// Who is in which group while a search runs. Groups are slots: those a kind must have come first,
/// optional ones may be empty.
final class Membership {
  private let arena = Arena()
  let learners: Int
  let slots: Int
  /// Most members a slot can hold.
  let capacity: Int
  /// Words of a bit mask of learners; 0 without masks.
  private let words: Int
  let kindOf: Flat<Int32>
  let size: Flat<Int32>
  /// Members of a slot, `slots x capacity`, in no order.
  let members: Flat<Int32>
  let slotOf: Flat<Int32>
  private let position: Flat<Int32>
  /// Members as bits, `slots x words`; empty without masks.
  let mask: Flat<UInt64>

  /// - Parameter hasMasks: whether a kernel looks members up as bits, which takes memory of slots
  ///   times learners.
  init(learners: Int, slotKinds: [Int], capacity: Int, hasMasks: Bool) {
    self.learners = learners
    slots = slotKinds.count
    self.capacity = capacity
    words = hasMasks ? (learners + 63) / 64 : 0
    kindOf = arena.array(slotKinds.map(Int32.init))
    size = arena.array(of: 0, count: slots)
    members = arena.array(of: 0, count: slots * capacity)
    slotOf = arena.array(of: -1, count: learners)
    position = arena.array(of: 0, count: learners)
    mask = arena.array(of: 0, count: slots * words)
  }

  func insert(_ learner: Int, into slot: Int) {
    let place = Int(size[slot])
    members[slot * capacity + place] = Int32(learner)
    size[slot] = Int32(place + 1)
    slotOf[learner] = Int32(slot)
    position[learner] = Int32(place)
    if words > 0 { mask[slot * words + learner >> 6] |= 1 << UInt64(learner & 63) }
  }

  func remove(_ learner: Int) {
    let slot = Int(slotOf[learner])
    let last = Int(size[slot]) - 1
    let place = Int(position[learner])
    let moved = members[slot * capacity + last]
    members[slot * capacity + place] = moved
    position[Int(moved)] = Int32(place)
    size[slot] = Int32(last)
    slotOf[learner] = -1
    if words > 0 { mask[slot * words + learner >> 6] &= ~(1 << UInt64(learner & 63)) }
  }

  func clear() {
    for learner in 0..<learners where slotOf[learner] >= 0 { remove(learner) }
  }

  /// The members of a slot.
  func list(_ slot: Int) -> [Int] {
    (0..<Int(size[slot])).map { Int(members[slot * capacity + $0]) }
  }

  /// The non-empty slots as a partition.
  var partition: Partition {
    Partition(
      (0..<slots).filter { size[$0] > 0 }.map { Group(kind: Int(kindOf[$0]), members: list($0)) })
  }
}
