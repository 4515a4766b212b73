/// A product of cyclic groups; elements are `0..<order`, digits of mixed base.
struct AbelianGroup: Sendable, Hashable {
  let moduli: [Int]

  var order: Int { moduli.reduce(1, *) }

  func sum(_ a: Int, _ b: Int) -> Int { combined(a, b) { first, second, _ in first + second } }

  func difference(_ a: Int, _ b: Int) -> Int {
    combined(a, b) { first, second, modulus in modulus + first - second }
  }

  /// - Parameter operation: of two digits and their modulus; not negative.
  private func combined(_ a: Int, _ b: Int, by operation: (Int, Int, Int) -> Int) -> Int {
    var (a, b, place, result) = (a, b, 1, 0)
    for modulus in moduli {
      result += operation(a % modulus, b % modulus, modulus) % modulus * place
      (a, b, place) = (a / modulus, b / modulus, place * modulus)
    }
    return result
  }

  /// Groups of that order: the cyclic one, and those that split off a small factor.
  static func all(ofOrder order: Int) -> [AbelianGroup] {
    [AbelianGroup(moduli: [order])]
      + [2, 3].filter { order % ($0 * $0) == 0 }.map { AbelianGroup(moduli: [$0, order / $0]) }
  }
}
