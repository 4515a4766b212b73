/// What proves a plan's bound to somebody who knows nothing but the costs: `BuddyPrices` says how.
package struct BuddyCertificate: Sendable {
  /// Of all learners. Where one was left out, the last price is that of being nobody's partner.
  package let prices: BuddyPrices
  /// Prices that rule out trios which those of all leave open.
  package let exceptions: [BuddyPrices]
  /// Trios beside which the others cannot be paired; some of these are open by the prices.
  package let barred: [BarredTrio]
  /// What each time counts that two had met before, so that costs come second; 0 for one round.
  package let repeatCost: Int
}

extension BuddyPlan {
  /// nil where nothing is known.
  package func certificate(repeatCost: Int = 0) -> BuddyCertificate? {
    prices.map {
      BuddyCertificate(
        prices: $0, exceptions: exceptions, barred: barred, repeatCost: repeatCost)
    }
  }
}
