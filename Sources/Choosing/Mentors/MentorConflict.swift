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
    var search = ConflictSearch<MentorConflict.Demand>(Deadline(milliseconds: timeLimit)) {
      // What asks less than a valid model is one.
      (try? asking($0)).map { MentorProgram($0, countsLoads: false).program }
    }
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
