/// Terms of some of the learners: what groups of them cost, whoever else there is.
extension Term {
  /// - Parameter learners: positions that become 0, 1, ... in this order.
  func restricted(to learners: [Int]) -> Term {
    let shape: Shape =
      switch self.shape {
      case .linear(let term):
        .linear(LinearTerm(prices: term.prices.map { row in learners.map { row[$0] } }))
      case .pair(let term): .pair(term.restricted(to: learners))
      case .count(let term):
        .count(
          CountTerm(belongs: learners.map { term.belongs[$0] }, largestSize: term.prices.count - 1)
          {
            term.prices[$1][$0]
          })
      case .sum(let term):
        .sum(
          SumTerm(values: learners.map { term.values[$0] }, largestSize: term.shares.count - 1) {
            term.shares[$0]
          })
      case .reach(let term): .reach(term.restricted(to: learners))
      case .bits(let term): .bits(term.restricted(to: learners))
      case .range(let term):
        .range(RangeTerm(values: learners.map { term.values[$0] }, scale: term.scale))
      }
    return Term(rule: rule, purpose: purpose, shape: shape)
  }

  /// Position of each learner among some; nil for the others.
  fileprivate static func places(of learners: [Int]) -> [Int: Int] {
    Dictionary(uniqueKeysWithValues: learners.enumerated().map { ($1, $0) })
  }
}

extension PairTerm {
  fileprivate func restricted(to learners: [Int]) -> PairTerm {
    let places = Term.places(of: learners)
    return PairTerm(
      entries.compactMap { entry in
        guard let first = places[entry.first], let second = places[entry.second] else { return nil }
        return (first, second, entry.price)
      })
  }
}

extension ReachTerm {
  /// Whom a learner looks for elsewhere cannot be found.
  fileprivate func restricted(to learners: [Int]) -> ReachTerm {
    let places = Term.places(of: learners)
    return ReachTerm(
      partners: learners.map { partners[$0].compactMap { places[$0] } },
      weights: learners.map { weights[$0] })
  }
}

extension BitsTerm {
  fileprivate func restricted(to learners: [Int]) -> BitsTerm {
    BitsTerm(sets: learners.map { sets[$0] }, combination: combination, prices: prices)
  }
}
