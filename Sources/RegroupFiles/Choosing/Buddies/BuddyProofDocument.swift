import Choosing

/// What proves that no pairs cost less, as written to `plan.json`. Learners are told by position in
/// the class list, from 0; where one is left out, the one behind them all is nobody, who is that
/// one's partner.
struct BuddyProofDocument: Codable {
  /// Prices of learners, and of odd sets of them.
  struct Prices: Codable {
    /// What a thousandth of a point is in prices.
    let scale: Int
    let learners: NumberRow
    /// Members of each set.
    let sets: [NumberRow]
    let setPrices: NumberRow
  }

  /// Why some learners cannot all be paired: none of a part may meet anybody outside of it but the
  /// few, parts are odd, and there are more of them than of the few.
  struct Parts: Codable {
    let few: NumberRow
    let parts: [NumberRow]
  }

  /// A trio beside which the others cannot be paired.
  struct Barred: Codable {
    let trio: NumberRow
    let why: Parts
  }

  let prices: Prices
  /// For trios that the prices leave open.
  let exceptions: [Prices]
  let barred: [Barred]
  /// What a meeting of two who had met before counts, each time, in thousandths of a point.
  let repeatCost: Int
}

extension BuddyProofDocument {
  init(_ certificate: BuddyCertificate) {
    prices = Prices(certificate.prices)
    exceptions = certificate.exceptions.map(Prices.init)
    barred = certificate.barred.map {
      Barred(trio: NumberRow($0.trio.members), why: Parts($0.why))
    }
    repeatCost = certificate.repeatCost
  }
}

extension BuddyProofDocument.Prices {
  fileprivate init(_ prices: BuddyPrices) {
    scale = prices.scale
    learners = NumberRow(prices.learners)
    sets = prices.sets.map { NumberRow($0.members) }
    setPrices = NumberRow(prices.sets.map(\.price))
  }
}

extension BuddyProofDocument.Parts {
  init(_ parts: OddParts) {
    few = NumberRow(parts.few)
    self.parts = parts.parts.map(NumberRow.init)
  }
}
