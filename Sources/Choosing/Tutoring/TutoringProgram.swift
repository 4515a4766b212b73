/// The integer program of a model: a column for each request and learner who could serve it, and
/// one for each that may go unserved. But for who tutors each other it is a flow.
struct TutoringProgram: Sendable {
  typealias Term = IntegerProgram.Term

  let model: TutoringModel
  let requests: [TutoringModel.Request]
  private(set) var program = IntegerProgram()
  /// One a request.
  private(set) var unserved: [Int] = []
  /// By request.
  private(set) var lessons: [[Lesson]] = []
  /// By learner, one a lesson that they may give: whether they give so many at least.
  private(set) var turns: [[Int]] = []
  /// One a pair that may tutor each other still: whether they do.
  private(set) var mutual: [Int] = []
  /// Pairs of whom each has mastered what the other wants help in.
  private(set) var mutualCount = 0

  struct Lesson: Sendable {
    let tutor: Int
    let column: Int
  }

  /// - Complexity: O(requests x learners).
  init(_ model: TutoringModel) {
    self.model = model
    requests = model.requests
    var given = [[Term]](repeating: [], count: model.learners.count)
    let (masters, apart) = (model.masters, model.apartFrom)
    for request in requests {
      let open = masters[request.skill].filter { !apart[request.learner].contains($0) }
      let own = open.map { Lesson(tutor: $0, column: program.addColumn()) }
      let none = program.addColumn()
      program.addRow((own.map(\.column) + [none]).map { Term($0) }, atLeast: 1, atMost: 1)
      for lesson in own { given[lesson.tutor].append(Term(lesson.column)) }
      lessons.append(own)
      unserved.append(none)
    }
    for (learner, given) in zip(model.learners, given) {
      let own = (0..<min(given.count, learner.limit)).map { _ in program.addColumn() }
      program.addRow(given + own.map { Term($0, -1) }, atLeast: 0, atMost: 0)
      turns.append(own)
    }
  }

  /// Adds columns for who tutors each other, where that is not ruled out yet.
  ///
  /// - Complexity: O(lessons).
  mutating func addMutual() {
    var columns: [TutoringModel.Pair: [Int]] = [:]
    for (request, own) in zip(requests, lessons) {
      for lesson in own {
        columns[.init(lesson.tutor, request.learner), default: []].append(lesson.column)
      }
    }
    let pairs = columns.keys.filter { $0.first < $0.second }
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    for pair in pairs {
      guard let one = columns[pair], let other = columns[.init(pair.second, pair.first)] else {
        continue
      }
      mutualCount += 1
      let sides = [one, other].map { side in side.filter { program.columns[$0] != 0...0 } }
      if sides.contains(where: \.isEmpty) { continue }
      let column = program.addColumn()
      for side in sides {
        program.addRow(side.map { Term($0) } + [Term(column, -1)], atLeast: 0)
      }
      mutual.append(column)
    }
  }

  /// Goes on with the solutions of an earlier answer.
  mutating func narrow(to program: IntegerProgram) { self.program = program }

  func level(_ step: TutoringStep) -> Level {
    switch step {
    case .unserved: return Level(unserved.map { Term($0) })
    case .turns:
      // The next square less the last one, for each lesson more.
      let past = model.learners.reduce(0) { $0 + $1.before * $1.before }
      let terms = zip(model.learners, turns).flatMap { learner, own in
        own.enumerated().map { Term($1, 2 * (learner.before + $0) + 1) }
      }
      return Level(terms, constant: past)
    case .notMutual: return Level(mutual.map { Term($0, -1) }, constant: mutualCount)
    }
  }

  func plan(_ values: [Int]) -> TutoringPlan {
    TutoringPlan(
      tutors: lessons.map { own in own.first { values[$0.column] == 1 }?.tutor })
  }
}

/// Who helps whom.
package struct TutoringPlan: Sendable, Hashable {
  /// One a request of the model; nil for who is not served.
  package let tutors: [Int?]

  package init(tutors: [Int?]) { self.tutors = tutors }
}
