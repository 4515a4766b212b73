import GroupingModel

/// What some required rules ask, as far as it can be counted; read from their terms, so that it
/// knows no rule by name.
struct Requirements {
  let learners: Int
  let kinds: [GroupKind]
  /// Learners who may not be in a kind, `kinds x learners`.
  private(set) var excluded: [[Bool]]
  /// Learners who must be together.
  private(set) var bonds: [(Int, Int)] = []
  /// Terms of pairs who must not be together.
  private(set) var partings: [PairTerm] = []
  private(set) var counts: [CountTerm] = []
  private(set) var bits: [BitsTerm] = []
  private(set) var ranges: [RangeTerm] = []
  private(set) var reaches: [ReachTerm] = []
  /// Learners who cannot be in any group.
  private(set) var stranded: [Int] = []

  /// - Parameter rules: positions of required rules.
  init(_ objective: Objective, rules: [Int]) {
    let scenario = objective.scenario
    learners = scenario.roster.count
    kinds = scenario.kinds
    excluded = kinds.map { _ in [Bool](repeating: false, count: scenario.roster.count) }
    for rule in rules { read(objective.terms.filter { $0.rule == rule }.map(\.shape)) }
    bindToOnlyPartners()
    for term in bits where term.combination == .intersection {
      stranded += (0..<learners).filter { term.neverAllows([$0]) }
    }
  }

  /// Whether two learners cannot be in one group.
  ///
  /// - Complexity: O(terms x log pairs).
  func clash(_ one: Int, _ other: Int) -> Bool {
    partings.contains { $0.price(of: one, and: other) > 0 }
      || ranges.contains { $0.price(of: [one, other]) > 0 }
      || bits.contains { $0.combination == .intersection && $0.neverAllows([one, other]) }
  }

  private mutating func read(_ shapes: [Term.Shape]) {
    let isPayingBack = shapes.contains { shape in
      if case .pair(let term) = shape { term.entries.contains { $0.price < 0 } } else { false }
    }
    if isPayingBack {
      readBonds(shapes)
      return
    }
    // Terms that are only good together with others say nothing by themselves.
    if shapes.contains(where: \.hasCredit) { return }
    for shape in shapes {
      switch shape {
      case .linear(let term): exclude(term)
      case .pair(let term): partings.append(term)
      case .count(let term): counts.append(term)
      case .bits(let term): bits.append(term)
      case .range(let term): ranges.append(term)
      case .reach(let term): reaches.append(term)
      case .sum: break
      }
    }
  }

  private mutating func exclude(_ term: LinearTerm) {
    for kind in kinds.indices {
      for learner in 0..<learners where term.prices[kind][learner] > 0 {
        excluded[kind][learner] = true
      }
    }
  }

  /// Learners owe a price each, and pairs pay it back: if they do so only all together, every pair
  /// has to.
  private mutating func readBonds(_ shapes: [Term.Shape]) {
    var owed: Int64 = 0
    var pairs: [PairTerm.Entry] = []
    for shape in shapes {
      switch shape {
      case .linear(let term):
        for learner in 0..<learners {
          owed += kinds.indices.map { term.prices[$0][learner] }.min() ?? 0
        }
      case .pair(let term): pairs += term.entries
      default: return
      }
    }
    guard pairs.allSatisfy({ $0.price < 0 }) else { return }
    if owed + pairs.reduce(0, { $0 + $1.price }) == 0 {
      bonds += pairs.map { ($0.first, $0.second) }
    }
  }

  /// Whoever must be with one of several, of whom all but one are out of the question, must be with
  /// that one.
  private mutating func bindToOnlyPartners() {
    for term in reaches {
      for (learner, weight) in term.weights.enumerated() where weight > 0 {
        let open = Set(term.partners[learner]).filter { $0 != learner && !clash(learner, $0) }
        if open.isEmpty { stranded.append(learner) }
        if open.count == 1, let only = open.first { bonds.append((learner, only)) }
      }
    }
  }
}

extension Term.Shape {
  /// Whether a count or a learner is paid for, to make up for another term.
  fileprivate var hasCredit: Bool {
    switch self {
    case .linear(let term): term.prices.contains { $0.contains { $0 < 0 } }
    case .count(let term): term.prices.contains { $0.contains { $0 < 0 } }
    default: false
    }
  }
}

extension BitsTerm {
  /// Whether no group with these members is free, whoever joins them. For violations that become
  /// fewer with more items.
  func neverAllows(_ members: [Int]) -> Bool {
    guard let first = members.first else { return false }
    let shared = members.dropFirst().reduce(sets[first]) { shared, member in
      zip(shared, sets[member]).map { $0 & $1 }
    }
    let count = shared.reduce(0) { $0 + $1.nonzeroBitCount }
    return prices[0...count].allSatisfy { $0 > 0 }
  }
}
