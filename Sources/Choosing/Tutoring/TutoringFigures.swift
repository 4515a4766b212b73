/// How good a plan is, in figures.
package struct TutoringFigures: Sendable {
  /// By learner, how often they tutor now.
  package let loads: [Int]
  /// By learner, before and now.
  package let totals: [Int]
  /// Pairs who tutor each other, the first before the second.
  package let mutual: [TutoringModel.Pair]
  package let unserved: [(request: TutoringModel.Request, reason: Reason)]

  /// Why a request is not served: the first of these that holds.
  package enum Reason: Sendable, Hashable {
    case nobodyMastered
    /// The learner is kept apart from all who have mastered it.
    case keptApart
    /// All others tutor as often as they may.
    case allBusy
    /// Somebody could: the plan is not proven.
    case possible
  }

  /// - Complexity: O(requests + unserved x learners).
  package init(_ plan: TutoringPlan, of model: TutoringModel) {
    let requests = model.requests
    var loads = [Int](repeating: 0, count: model.learners.count)
    var pairs = Set<TutoringModel.Pair>()
    for (request, tutor) in zip(requests, plan.tutors) {
      guard let tutor else { continue }
      loads[tutor] += 1
      pairs.insert(.init(tutor, request.learner))
    }
    self.loads = loads
    totals = zip(loads, model.learners).map { $0 + $1.before }
    mutual = pairs.filter { $0.first < $0.second && pairs.contains(.init($0.second, $0.first)) }
      .sorted { ($0.first, $0.second) < ($1.first, $1.second) }
    let (masters, apart) = (model.masters, model.apartFrom)
    unserved = zip(requests, plan.tutors).filter { $0.1 == nil }.map { request, _ in
      let able = masters[request.skill]
      if able.isEmpty { return (request, .nobodyMastered) }
      let open = able.filter { !apart[request.learner].contains($0) }
      if open.isEmpty { return (request, .keptApart) }
      let isBusy = open.allSatisfy { loads[$0] >= model.learners[$0].limit }
      return (request, isBusy ? .allBusy : .possible)
    }
  }
}
