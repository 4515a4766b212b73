/// Learners in pairs, with what proves how good it is.
package struct BuddyPlan: Sendable {
  /// In the order of their first learners.
  package let pairs: [BuddyPair]
  /// The three who work together, where the number of learners is odd.
  package let trio: Trio?
  /// Who has no partner, where that was asked for.
  package let leftOut: Int?
  /// What all cost together, the one left out included.
  package let cost: Int
  /// No plan costs less.
  package let bound: Int
  /// What proves the bound, exactly: prices of all learners. Where one was left out, the last price
  /// is that of being nobody's partner.
  package let prices: BuddyPrices?
  /// Prices that rule out trios which those of all leave open.
  package let exceptions: [BuddyPrices]
  /// Trios beside which the others cannot be paired; some of these are open by the prices.
  package let barred: [BarredTrio]

  /// Whether no plan costs less than this one.
  package var isProven: Bool { bound >= cost }
}

/// Why there is no plan.
package enum BuddyConflict: Sendable, Hashable {
  /// Some learners have too few allowed partners among them.
  case oddParts(OddParts)
  /// No three learners may all work together, or none such that all others find partners.
  case noTrio
}

/// What is known of the best plan.
package enum BuddyAnswer: Sendable {
  case plan(BuddyPlan)
  /// Proven: no plan keeps apart whom it must.
  case impossible(BuddyConflict)
  /// The time was over before a plan or its impossibility was found.
  case undecided

  package var plan: BuddyPlan? {
    if case .plan(let plan) = self { plan } else { nil }
  }
}

/// What becomes of the learner who remains where their number is odd.
package enum OddLearner: Sendable, Hashable {
  /// They make a trio of one pair, which costs the sum of its three pairs.
  case trio
  /// They work alone, at a cost each; nil for who must not. An empty list: nobody costs anything.
  case leftOut(costs: [Int?])
}
