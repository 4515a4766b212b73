/// Takes all figures of a trait, for what happened and for each draw alike.
struct TraitMeter {
  /// Places of a value in the list that `read` gives.
  struct Slot: Hashable {
    let measure: Measure
    let round: Int?
  }

  let rounds: [TraitRound]
  let slots: [Slot]
  /// Of the last reading, per round.
  private(set) var sorting: [Sorting?] = []
  private(set) var information: [Information?] = []
  private(set) var counts: [GroupCounts] = []
  private var sums: [GroupSums] = []
  private var exposure: PeerExposure?
  private let logs: CountLogs
  private let numbers: [Int64]
  private let classes: [Int]
  private let squares: [Double]
  private let allSquares: AllSquares
  private let learners: Int

  init(_ trait: AuditTrait, _ record: TermRecord) {
    learners = record.learners
    rounds = record.rounds.map { TraitRound($0, trait) }
    logs = CountLogs(upTo: record.learners)
    let classes = trait.classes
    self.classes = classes?.of.map { $0 ?? 0 } ?? []
    if let classes {
      counts = rounds.map { GroupCounts($0, count: classes.count) }
    }
    var (numbers, squares): ([Int64], [Double]) = ([], [])
    switch trait.values {
    case .numbers(let values):
      numbers = values.map { $0 ?? 0 }
      sums = rounds.map(GroupSums.init)
      exposure = PeerExposure(values)
    case .categories: break
    case .distances(let values, _): squares = values
    }
    self.numbers = numbers
    self.squares = squares
    allSquares = AllSquares(
      squares, learners: learners, known: (0..<learners).filter(trait.isKnown))
    slots = Self.slots(of: trait, rounds: rounds.count)
  }

  private static func slots(of trait: AuditTrait, rounds: Int) -> [Slot] {
    let measures: [Measure] =
      switch trait.values {
      case .numbers: [.sorting, .information, .balance]
      case .categories: [.sorting, .information, .alone]
      case .distances: [.sorting]
      }
    var slots = (0..<rounds).flatMap { round in
      measures.map { Slot(measure: $0, round: round) }
    }
    slots.append(Slot(measure: .sorting, round: nil))
    if case .numbers = trait.values { slots.append(Slot(measure: .exposure, round: nil)) }
    return slots
  }

  /// A value per slot; not a number where it cannot be told.
  ///
  /// - Parameter sources: per round and place, the learner whose value is there.
  mutating func read(_ sources: [[Int]]) -> [Double] {
    var values: [Double] = []
    sorting.removeAll(keepingCapacity: true)
    information.removeAll(keepingCapacity: true)
    exposure?.clear()
    for round in rounds.indices { read(round, sources[round], into: &values) }
    values.append(Sorting.overTerm(sorting) ?? .nan)
    if let exposure { values.append(exposure.value ?? .nan) }
    return values
  }

  private mutating func read(_ index: Int, _ sources: [Int], into values: inout [Double]) {
    let round = rounds[index]
    guard !counts.isEmpty else {
      let own = Sorting(
        round, sources: sources, squares: squares, learners: learners,
        total: allSquares.spread(of: sources))
      sorting.append(own)
      return values.append(own?.index ?? .nan)
    }
    counts[index].fill(round, sources: sources, classes: classes)
    let told = Information(counts[index], logs)
    information.append(told)
    if sums.isEmpty {
      let own = Sorting(counts[index])
      sorting.append(own)
      values += [own?.index ?? .nan, told?.theil ?? .nan]
      values.append(own == nil ? .nan : Double(AloneMembers.count(counts[index])))
    } else {
      sums[index].fill(round, sources: sources, numbers: numbers)
      exposure?.add(round, sources: sources, sums: sums[index])
      let own = Sorting(sums[index])
      sorting.append(own)
      values += [own?.index ?? .nan, told?.theil ?? .nan]
      values.append(MeanBalance.value(sums[index]) ?? .nan)
    }
  }
}
