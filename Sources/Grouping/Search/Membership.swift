import GroupingModel

/// Who is in which group while a search runs. Groups are slots: those a kind must have come first,
/// optional ones may be empty.
final class Membership {
  private let arena = Arena()
  let learners: Int
  let slots: Int
  /// Most members a slot can hold.
  let capacity: Int
  let kindOf: Flat<Int32>
  let size: Flat<Int32>
  /// Members of a slot, `slots x capacity`, in no order.
  let members: Flat<Int32>
  let slotOf: Flat<Int32>
  private let position: Flat<Int32>

  init(learners: Int, slotKinds: [Int], capacity: Int) {
    self.learners = learners
    slots = slotKinds.count
    self.capacity = capacity
    kindOf = arena.array(slotKinds.map(Int32.init))
    size = arena.array(of: 0, count: slots)
    members = arena.array(of: 0, count: slots * capacity)
    slotOf = arena.array(of: -1, count: learners)
    position = arena.array(of: 0, count: learners)
  }

  func insert(_ learner: Int, into slot: Int) {
    let place = Int(size[slot])
    members[slot * capacity + place] = Int32(learner)
    size[slot] = Int32(place + 1)
    slotOf[learner] = Int32(slot)
    position[learner] = Int32(place)
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
