import GLPK
import GroupingModel

/// Demands that cannot hold together.
package struct ProjectConflict: Sendable {
  /// A piece of what a model asks, that can be given up by itself.
  package enum Demand: Sendable, Hashable {
    /// The project runs.
    case mustRun(Int)
    /// A copy of the project has no fewer learners.
    case minimum(Int)
    /// A copy of the project has no more learners.
    case maximum(Int)
    /// All limits of the supervisor.
    case supervisor(Int)
    /// The learner's pin.
    case pin(Int)
    /// Who apply together, by position.
    case unit(Int)
    /// A pair to be kept apart, by position.
    case apart(Int)
    /// A set of those not to be alone, by position.
    case notAlone(Int)
    /// The barriers of the project.
    case barriers(Int)
    /// Learners get only what they ranked.
    case onlyRanked
  }

  /// In the order of the cases.
  package let demands: [Demand]
  /// Whether without any one of them the rest can hold; false where time ran out.
  package let isMinimal: Bool
}

extension ProjectModel {
  /// A minimal set of demands that cannot hold together, or nil where all can or the time was not
  /// enough to tell (QuickXplain, Junker 2004).
  ///
  /// - Complexity: O(conflict x log(demands / conflict)) programs.
  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package func conflict(timeLimit: Int? = nil) throws(GLPKError) -> ProjectConflict? {
    var search = ConflictSearch<ProjectConflict.Demand>(Deadline(milliseconds: timeLimit)) {
      // What asks less than a valid model is one.
      (try? asking($0)).map { ProjectProgram($0).program }
    }
    guard try search.isImpossible(demands) else { return nil }
    let found = Set(try search.explain([], isNew: true, demands))
    return ProjectConflict(
      demands: demands.filter(found.contains), isMinimal: !search.isCutShort)
  }

  /// All that is asked.
  private var demands: [ProjectConflict.Demand] {
    let isOpen = learners.indices.allSatisfy(mayBeUnranked)
    let pairs: [ProjectConflict.Demand] =
      rules.pins.map { .pin($0.learner) } + rules.units.indices.map { .unit($0) }
      + rules.apart.indices.map { .apart($0) } + rules.notAlone.indices.map { .notAlone($0) }
    let places: [ProjectConflict.Demand] =
      Set(rules.barriers.keys.map(\.project)).sorted().map { .barriers($0) }
    return projects.indices.filter { projects[$0].mustRun }.map { .mustRun($0) }
      + projects.indices.filter { projects[$0].seats.lowerBound > 1 }.map { .minimum($0) }
      + projects.indices.map { .maximum($0) } + supervisors.indices.map { .supervisor($0) }
      + pairs + places + (isOpen ? [] : [.onlyRanked])
  }

  /// The model with these demands alone.
  func asking(
    _ demands: Set<ProjectConflict.Demand>
  ) throws(ModelError) -> ProjectModel {
    var (learners, projects, supervisors, rules) = (learners, projects, supervisors, rules)
    for index in projects.indices {
      let seats = projects[index].seats
      let least = demands.contains(.minimum(index)) ? seats.lowerBound : min(1, seats.lowerBound)
      let most =
        demands.contains(.maximum(index)) ? seats.upperBound : max(least, learners.count, 1)
      projects[index].seats = least...max(least, most)
      if !demands.contains(.mustRun(index)) { projects[index].isOptional = true }
    }
    for index in supervisors.indices where !demands.contains(.supervisor(index)) {
      supervisors[index] = Supervisor(learners: 0...learners.count)
    }
    rules.pins = rules.pins.filter { demands.contains(.pin($0.learner)) }
    rules.units = kept(rules.units) { demands.contains(.unit($0)) }
    rules.apart = kept(rules.apart) { demands.contains(.apart($0)) }
    rules.notAlone = kept(rules.notAlone) { demands.contains(.notAlone($0)) }
    rules.barriers = rules.barriers.filter { demands.contains(.barriers($0.key.project)) }
    rules.friends = []
    rules.met = []
    rules.balance = []
    if !demands.contains(.onlyRanked) {
      rules.unranked = .last
      for index in learners.indices { learners[index].unranked = nil }
    }
    return try ProjectModel(
      learners: learners, projects: projects, supervisors: supervisors, rules: rules)
  }

  private func kept<Element>(_ list: [Element], _ isKept: (Int) -> Bool) -> [Element] {
    list.enumerated().filter { isKept($0.offset) }.map(\.element)
  }
}
