import GroupingModel

/// Learners who cannot be with anybody they look for, because of required rules.
struct ReachBound {
  private let term: ReachTerm
  private let requirements: Requirements

  init(_ term: ReachTerm, _ requirements: Requirements) {
    self.term = term
    self.requirements = requirements
  }

  var least: Int64 {
    term.weights.indices.reduce(0) { total, learner in
      let weight = term.weights[learner]
      guard weight > 0 else { return total + weight }
      let hasHope = term.partners[learner].contains { canMeet(learner, $0) }
      return hasHope ? total : total + weight
    }
  }

  private func canMeet(_ one: Int, _ other: Int) -> Bool {
    if one == other { return true }
    let hasKind = requirements.kinds.indices.contains { kind in
      requirements.kinds[kind].sizes.upperBound > 1 && !requirements.excluded[kind][one]
        && !requirements.excluded[kind][other]
    }
    return hasKind && !requirements.clash(one, other)
  }
}
