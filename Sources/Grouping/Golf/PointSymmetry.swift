/// A group of permutations of the points that turns one round into others.
///
/// Points are `copies` copies of an abelian group, `copy * order + element`, and some fixed points at
/// the end. Translations add an element in every copy; a multiplier of a cyclic group may act beside
/// them and keeps starter rounds as they are.
struct PointSymmetry: Sendable {
  let translation: AbelianGroup
  let copies: Int
  /// Points that no translation moves.
  let fixed: Int
  /// What the multiplier multiplies by, and its order; 1 and 1 for none.
  var unit = 1
  var turns = 1
  /// Whether the multiplier goes round through copies and fixed points, `turns` of them at a time.
  var rotates = false

  /// Translations there are.
  var order: Int { translation.order }
  var points: Int { copies * order + fixed }

  /// All translations, the identity first: image of each point.
  var translations: [[Int]] {
    (0..<order).map { shift in
      (0..<points).map { point in
        point < copies * order
          ? point / order * order + translation.sum(point % order, shift) : point
      }
    }
  }

  /// Powers of the multiplier, the identity first.
  var multiples: [[Int]] {
    let multiplier = (0..<points).map(multiplied)
    var powers = [Array(0..<points)]
    for _ in 1..<turns { powers.append(powers[powers.count - 1].map { multiplier[$0] }) }
    return powers
  }

  /// All permutations, the identity first.
  var all: [[Int]] {
    let translations = translations
    return multiples.flatMap { turn in translations.map { shift in turn.map { shift[$0] } } }
  }

  private func multiplied(_ point: Int) -> Int {
    guard point < copies * order else {
      let index = point - copies * order
      return copies * order + (index < fixed / turns * turns ? turned(index) : index)
    }
    return turned(point / order) * order + point % order * unit % order
  }

  private func turned(_ index: Int) -> Int {
    rotates ? index / turns * turns + (index + 1) % turns : index
  }
}
