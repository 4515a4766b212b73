import SchedulingModel

/// A problem made ready for the engines: where each learner may be, what that costs by itself, and the
/// rows that tie a learner's slots together.
///
/// Costs have components: what must not be first, then the problem's measures in their order.
struct Week {
  /// A session that a learner may attend in a slot.
  struct Option {
    let offer: Int
    /// Its own costs, by component; those of requests that it meets are negative.
    var costs: [(component: Int, cost: Int)]
  }

  let problem: BlockProblem
  let measures: [BlockMeasure]
  /// Per learner and slot, by ascending offer.
  let options: [[Option]]
  /// Per learner and slot, whether they are there.
  let isPresent: [Bool]
  /// Per learner and slot, what being nowhere costs by itself.
  let idle: [[(component: Int, cost: Int)]]
  /// Costs that no plan avoids.
  let constant: [Int]
  /// Sets of offers that rows refer to.
  let sets: [[Bool]]
  let rows: [LearnerRow]
  /// Per learner, positions of rows.
  let rowsOf: [[Int]]
  /// Per slot, slots that overlap it.
  let overlaps: [[Int]]
  /// Per slot, the offers that may open there.
  let offers: [[Int]]

  /// Component of what must not be.
  static let broken = 0
  var components: Int { measures.count + 1 }
  var slotCount: Int { problem.slots.count }
  var learnerCount: Int { problem.learners.count }

  init(_ problem: BlockProblem) {
    let places = WeekPlaces(problem)
    var builder = RowBuilder(problem, places)
    builder.build()
    self.problem = problem
    measures = problem.measures
    options = builder.options
    isPresent = places.isPresent
    idle = builder.idle
    constant = builder.constant
    sets = builder.sets
    rows = builder.rows
    overlaps = places.overlaps
    offers = places.offers
    var rowsOf = [[Int]](repeating: [], count: problem.learners.count)
    for (index, row) in rows.enumerated() { rowsOf[row.learner].append(index) }
    self.rowsOf = rowsOf
  }

  /// The same where nobody else comes: less is asked of all that is shared.
  func with(_ learners: Set<Int>) -> Week { Week(self, learners) }

  private init(_ full: Week, _ kept: Set<Int>) {
    func keeps(_ index: Int) -> Bool { kept.contains(index / full.slotCount) }
    problem = full.problem
    measures = full.measures
    options = full.options.enumerated().map { keeps($0) ? $1 : [] }
    isPresent = full.isPresent.enumerated().map { keeps($0) && $1 }
    idle = full.idle
    constant = full.constant
    sets = full.sets
    rows = full.rows.filter { kept.contains($0.learner) }
    var rowsOf = [[Int]](repeating: [], count: full.learnerCount)
    for (index, row) in rows.enumerated() { rowsOf[row.learner].append(index) }
    self.rowsOf = rowsOf
    overlaps = full.overlaps
    offers = full.offers
  }

  /// Position of learner and slot in tables of both.
  func index(_ learner: Int, _ slot: Int) -> Int { learner * slotCount + slot }

  /// Position of the measure among the components; nil if the problem does not have it.
  func component(_ measure: BlockMeasure) -> Int? {
    measures.firstIndex(of: measure).map { $0 + 1 }
  }

  /// The row's sum where the learner attends these offers, -1 for none, leaving one slot out.
  func sum(_ row: LearnerRow, _ attended: some RandomAccessCollection<Int>, without slot: Int = -1)
    -> Int
  {
    var sum = 0
    for part in row.parts where part.slot != slot {
      let offer = attended[attended.index(attended.startIndex, offsetBy: part.slot)]
      if offer >= 0, sets[part.set][offer] { sum += part.weight }
    }
    return sum
  }
}
