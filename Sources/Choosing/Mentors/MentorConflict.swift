import GLPK
import GroupingModel

/// Demands that cannot hold together.
package struct MentorConflict: Sendable {
  /// A piece of what a model asks, that can be given up by itself.
  package enum Demand: Sendable, Hashable {
    /// Nobody is without a mentor.
    case everyonePlaced
    /// The mentor has no fewer learners.
    case minimum(Int)
    /// The mentor has no more learners.
    case maximum(Int)
    /// The learner's pin.
    case pin(Int)
    /// The learner's conflicts of interest.
    case conflicts(Int)
    /// The features that the learner's mentor must have.
    case mustMatch(Int)
  }

  /// In the order of the cases.
  package let demands: [Demand]
  /// Whether without any one of them the rest can hold; false where time ran out.
  package let isMinimal: Bool
}

extension MentorModel {
  /// A minimal set of demands that cannot hold together, or nil where all can or the time was not
  /// enough to tell (QuickXplain, Junker 2004).
  ///
  /// - Complexity: O(conflict x log(demands / conflict)) flows.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func conflict(timeLimit: Int? = nil) throws(GLPKError) -> MentorConflict? {
    var search = MentorConflictSearch(model: self, deadline: Deadline(milliseconds: timeLimit))
    guard try search.isImpossible(demands) else { return nil }
    let found = Set(try search.explain([], isNew: true, demands))
    return MentorConflict(
      demands: demands.filter(found.contains), isMinimal: !search.isCutShort)
  }

  /// All that is asked.
  private var demands: [MentorConflict.Demand] {
    let all: [MentorConflict.Demand] = rules.mustPlaceAll ? [.everyonePlaced] : []
    let limits: [MentorConflict.Demand] =
      mentors.indices.filter { mentors[$0].learners.lowerBound > 0 }.map { .minimum($0) }
      + mentors.indices.map { .maximum($0) }
    return all + limits + rules.pins.map { .pin($0.learner) }
      + Set(rules.conflicts.keys.map(\.learner)).sorted().map { .conflicts($0) }
      + learners.indices.filter { !learners[$0].mustMatch.isEmpty }.map { .mustMatch($0) }
  }

  /// The model with these demands alone, and without wishes.
  func asking(_ demands: Set<MentorConflict.Demand>) throws(ModelError) -> MentorModel {
    var rules = rules
    rules.mustPlaceAll = demands.contains(.everyonePlaced)
    rules.pins = rules.pins.filter { demands.contains(.pin($0.learner)) }
    rules.conflicts = rules.conflicts.filter { demands.contains(.conflicts($0.key.learner)) }
    let mentors = mentors.enumerated().map { index, mentor in
      let range = mentor.learners
      let least = demands.contains(.minimum(index)) ? range.lowerBound : 0
      let all = max(least, self.learners.count)
      let most = demands.contains(.maximum(index)) ? range.upperBound : all
      return Mentor(learners: least...most, features: mentor.features)
    }
    let learners = learners.enumerated().map { index, learner in
      Learner(mustMatch: demands.contains(.mustMatch(index)) ? learner.mustMatch : [])
    }
    return try MentorModel(learners: learners, mentors: mentors, rules: rules)
  }
}

private struct MentorConflictSearch {
  let model: MentorModel
  let deadline: Deadline
  private(set) var isCutShort = false

  init(model: MentorModel, deadline: Deadline) {
    self.model = model
    self.deadline = deadline
  }

  /// Whether it is certain that these demands cannot hold.
  mutating func isImpossible(_ demands: [MentorConflict.Demand]) throws(GLPKError) -> Bool {
    // What asks less than a valid model is one.
    guard let model = try? model.asking(Set(demands)) else { return false }
    let program = MentorProgram(model, countsLoads: false).program
    switch try program.solve([], timeLimit: deadline.left) {
    case .infeasible: return true
    case .solved: return false
    case .undecided:
      isCutShort = true
      return false
    }
  }

  mutating func explain(
    _ base: [MentorConflict.Demand], isNew: Bool, _ open: [MentorConflict.Demand]
  ) throws(GLPKError) -> [MentorConflict.Demand] {
    if deadline.isOver {
      isCutShort = true
      return open
    }
    if isNew, try isImpossible(base) { return [] }
    if open.count <= 1 { return open }
    let first = Array(open.prefix(open.count / 2))
    let second = Array(open.dropFirst(open.count / 2))
    let late = try explain(base + first, isNew: true, second)
    let early = try explain(base + late, isNew: !late.isEmpty, first)
    return early + late
  }
}
