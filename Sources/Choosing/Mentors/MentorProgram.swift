/// The integer program of a model: a column for each learner and mentor who may meet, and one for
/// each learner who may be left out. All its rows make up a flow, so that each level that does not
/// need a row about the costs of another is solved by its relaxation.
struct MentorProgram: Sendable {
  typealias Term = IntegerProgram.Term

  let model: MentorModel
  private(set) var program = IntegerProgram()
  /// By learner; nil where they have to be placed.
  private(set) var leftOut: [Int?] = []
  /// By learner.
  private(set) var places: [[Place]] = []
  /// By mentor, one a learner that they may have: how many learners there are at least.
  private(set) var seats: [[Int]] = []

  struct Place: Sendable {
    let mentor: Int
    let column: Int
  }

  /// - Parameter countsLoads: whether there are columns for the seats.
  /// - Complexity: O(learners x mentors).
  init(_ model: MentorModel, countsLoads: Bool) {
    self.model = model
    addLearners()
    addMentors(countsLoads)
  }

  private mutating func addLearners() {
    let pins = Dictionary(uniqueKeysWithValues: model.rules.pins.map { ($0.learner, $0.mentor) })
    for learner in model.learners.indices {
      let open = model.mentors.indices.filter {
        model.mayMeet(learner, $0) && pins[learner] ?? $0 == $0
      }
      let own = open.map { mentor in
        Place(mentor: mentor, column: program.addColumn(isRare: isRare(learner, mentor)))
      }
      let mustPlace = model.rules.mustPlaceAll || pins[learner] != nil
      let leftOut = mustPlace ? nil : program.addColumn()
      let all = own.map(\.column) + [leftOut].compactMap { $0 }
      program.addRow(all.map { Term($0) }, atLeast: 1, atMost: 1)
      places.append(own)
      self.leftOut.append(leftOut)
    }
  }

  private func isRare(_ learner: Int, _ mentor: Int) -> Bool {
    model.rankOfLearner(learner, mentor) > 3 && model.learners[learner].last != mentor
  }

  private mutating func addMentors(_ countsLoads: Bool) {
    var crowds = [[Term]](repeating: [], count: model.mentors.count)
    for place in places.joined() { crowds[place.mentor].append(Term(place.column)) }
    for (mentor, crowd) in zip(model.mentors, crowds) {
      let range = mentor.learners
      program.addRow(crowd, atLeast: range.lowerBound, atMost: range.upperBound)
      guard countsLoads else { continue }
      let own = (0..<min(crowd.count, range.upperBound)).map { _ in program.addColumn() }
      program.addRow(crowd + own.map { Term($0, -1) }, atLeast: 0, atMost: 0)
      seats.append(own)
    }
  }

  /// Learners who are where they are at these values.
  func cut(_ values: [Int]) -> [Term] {
    zip(places, leftOut).flatMap { own, leftOut in
      (own.map(\.column) + [leftOut].compactMap { $0 }).filter { values[$0] == 1 }
        .map { Term($0) }
    }
  }

  func plan(_ values: [Int]) -> MentorPlan {
    MentorPlan(
      mentors: places.map { own in own.first { values[$0.column] == 1 }?.mentor })
  }
}

/// Who has whom.
package struct MentorPlan: Sendable, Hashable {
  /// One a learner; nil for who is left out.
  package let mentors: [Int?]

  package init(mentors: [Int?]) { self.mentors = mentors }

  package var leftOut: [Int] { mentors.indices.filter { mentors[$0] == nil } }

  /// Learners of the mentor, ascending.
  package func learners(of mentor: Int) -> [Int] {
    mentors.indices.filter { mentors[$0] == mentor }
  }

  /// - Complexity: O(learners + mentors).
  package func loads(_ count: Int) -> [Int] {
    var loads = [Int](repeating: 0, count: count)
    for case let mentor? in mentors { loads[mentor] += 1 }
    return loads
  }
}
