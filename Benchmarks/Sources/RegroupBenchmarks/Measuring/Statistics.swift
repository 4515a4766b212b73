/// Order statistics of measured values.
struct Statistics: Sendable {
  private let sorted: [Double]

  init(_ values: [Double]) { sorted = values.sorted() }

  /// The middle value; the mean of the two middle ones where their number is even.
  var median: Double {
    guard !sorted.isEmpty else { return .nan }
    let upper = sorted[sorted.count / 2]
    return sorted.count % 2 == 1 ? upper : (upper + sorted[sorted.count / 2 - 1]) / 2
  }

  var worst: Double { sorted.last ?? .nan }

  /// The smallest value that at least `share` of all values do not exceed (nearest rank).
  func percentile(_ share: Double) -> Double {
    guard !sorted.isEmpty else { return .nan }
    let rank = Int((share * Double(sorted.count)).rounded(.up))
    return sorted[min(max(rank, 1), sorted.count) - 1]
  }

  /// How many values are at most `limit`.
  func count(within limit: Double) -> Int { sorted.count { $0 <= limit } }
}
