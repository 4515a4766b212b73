import Grouping

/// Made-up labels such as "K7", drawn at random: they tell neither the place in the class list nor
/// anything else about a learner.
enum AuditLabels {
  /// Letters that are not taken for digits.
  private static let letters = Array("ABCDEFGHJKLMNPRSTUVWXYZ")

  /// A label for each learner, all different; the same for the same seed.
  static func labels(_ count: Int, seed: UInt64) -> [String] {
    var random = RandomSource(seed: seed, stream: 0x5EED)
    // Twice as many as are needed, so that gaps tell nothing either.
    let numbers = max(9, (2 * count + letters.count - 1) / letters.count)
    var pool = Array(0..<(letters.count * numbers))
    random.shuffle(&pool)
    return pool.prefix(count).map { "\(letters[$0 % letters.count])\($0 / letters.count + 1)" }
  }
}
