/// The integer program of a model: a column for each opt-in, and one for each community that runs.
/// There is none for who did not ask, so nobody joins what they did not ask for.
struct CommunityProgram: Sendable {
  typealias Term = IntegerProgram.Term

  let model: CommunityModel
  private(set) var program = IntegerProgram()
  /// One an opt-in.
  private(set) var joins: [Int] = []
  /// One a community.
  private(set) var runs: [Int] = []
  /// By learner, for each number of communities they could have alone: whether they have fewer.
  private(set) var short: [[Int]] = []
  /// One a class and community: whether members of the class are there.
  private(set) var classes: [Int] = []
  /// One a community: whether it has members of two classes.
  private(set) var mixed: [Int] = []

  /// - Parameter countsClasses: whether there are columns for classes.
  init(_ model: CommunityModel, countsClasses: Bool) {
    self.model = model
    joins = model.optIns.map { _ in program.addColumn() }
    for (community, own) in zip(model.communities, model.optInsOfCommunity) {
      add(community, own)
      if countsClasses { addClasses(of: own) }
    }
    let clashes = model.clashesOf
    for (index, own) in model.optInsOfLearner.enumerated() { addLearner(index, own, clashes) }
  }

  private mutating func add(_ community: CommunityModel.Community, _ own: [Int]) {
    let run = program.addColumn()
    runs.append(run)
    let range = community.runningMembers
    let crowd = own.map { Term(joins[$0]) }
    program.addRow(crowd + [Term(run, -min(range.upperBound, own.count))], atMost: 0)
    program.addRow(crowd + [Term(run, -range.lowerBound)], atLeast: 0)
    // Implied, but not while half a community may run.
    for index in own { program.addRow([Term(joins[index]), Term(run, -1)], atMost: 0) }
    let experts = own.filter { model.optIns[$0].role == .expert }
    switch community.experts {
    case .notNeeded: break
    case .one: program.addRow(experts.map { Term(joins[$0]) } + [Term(run, -1)], atLeast: 0)
    case .forNovices(let count):
      let novices = own.filter { model.optIns[$0].role == .novice }
      program.addRow(
        experts.map { Term(joins[$0], count) } + novices.map { Term(joins[$0], -1) }, atLeast: 0)
    }
  }

  private mutating func addClasses(of own: [Int]) {
    let groups = Dictionary(grouping: own) { model.learners[model.optIns[$0].learner].group }
    let here = groups.keys.compactMap { $0 }.sorted().map { key -> Term in
      let column = program.addColumn()
      let members = (groups[key] ?? []).map { Term(joins[$0]) }
      program.addRow(members + [Term(column, -1)], atLeast: 0)
      classes.append(column)
      return Term(column)
    }
    mixed.append(program.addColumn())
    program.addRow(here + [Term(mixed[mixed.count - 1], -2)], atLeast: 0)
  }

  private mutating func addLearner(_ index: Int, _ own: [Int], _ clashes: [Set<Int>]) {
    let learner = model.learners[index]
    let all = own.map { Term(joins[$0]) }
    program.addRow(all, atMost: learner.most)
    program.addRow(
      own.map { Term(joins[$0], model.communities[model.optIns[$0].community].minutes) },
      atMost: learner.minutes)
    for (place, first) in own.enumerated() {
      for second in own[(place + 1)...]
      where clashes[model.optIns[first].community].contains(model.optIns[second].community) {
        program.addRow([Term(joins[first]), Term(joins[second])], atMost: 1)
      }
    }
  }

  /// Adds columns for who has fewer communities than they could have alone.
  mutating func addShortfalls() {
    for (own, reach) in zip(model.optInsOfLearner, model.reaches) {
      let columns = (0..<reach).map { _ in program.addColumn() }
      program.addRow(
        own.map { Term(joins[$0]) } + columns.map { Term($0) }, atLeast: reach)
      // Who has fewer than one has fewer than two.
      for (less, more) in zip(columns, columns.dropFirst()) {
        program.addRow([Term(less), Term(more, -1)], atMost: 0)
      }
      short.append(columns)
    }
  }

  /// Opt-ins that are as at these values: granted, or not.
  func cut(_ values: [Int]) -> [Term] { joins.map { Term($0, values[$0] == 1 ? 1 : -1) } }

  func plan(_ values: [Int]) -> CommunityPlan {
    CommunityPlan(isGranted: joins.map { values[$0] == 1 })
  }
}

/// Who joins what.
package struct CommunityPlan: Sendable, Hashable {
  /// One an opt-in.
  package let isGranted: [Bool]

  package init(isGranted: [Bool]) { self.isGranted = isGranted }
}
