/// The places of a round that hold learners of whom a trait is known.
struct TraitRound {
  /// Learners whose places these are.
  let places: [Int]
  /// Group of each place, numbered from 0 without gaps.
  let groups: [Int]
  /// Places per group.
  let sizes: [Int]
  /// Per learner, whether somebody fixed the place.
  let isPinned: [Bool]
  /// Learners who were there and of whom nothing is known.
  let leftOut: Int

  init(_ round: RecordedRound, _ trait: AuditTrait) {
    places = round.present.filter(trait.isKnown)
    leftOut = round.present.count - places.count
    var numbers = [Int](repeating: -1, count: round.sizes.count)
    var (groups, sizes): ([Int], [Int]) = ([], [])
    for place in places {
      let group = round.groupOf[place]
      if numbers[group] < 0 {
        numbers[group] = sizes.count
        sizes.append(0)
      }
      groups.append(numbers[group])
      sizes[numbers[group]] += 1
    }
    self.groups = groups
    self.sizes = sizes
    isPinned = round.isPinned
  }

  var learners: Int { places.count }
}
