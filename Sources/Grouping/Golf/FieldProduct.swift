/// A product of finite fields, so that there is one of every size; elements are `0..<order`.
///
/// With as many elements as the smallest of its fields has, `ruler` gives elements of which any two
/// differ by a unit: what difference methods ask for (MacNeish 1922).
struct FieldProduct: Sendable {
  private let fields: [FiniteField]
  let order: Int
  /// Elements whose differences are units, as many as there can be.
  let ruler: [Int]

  /// - Parameter order: at least 2.
  init(order: Int) {
    self.order = order
    fields = primePowers(of: order).map { FiniteField(prime: $0.prime, degree: $0.exponent) }
    let count = fields.map(\.order).min() ?? 0
    let sizes = fields.map(\.order)
    ruler = (0..<count).map { element in
      zip(sizes, Self.places(sizes)).reduce(0) { $0 + element * $1.1 }
    }
  }

  func sum(_ a: Int, _ b: Int) -> Int { combined(a, b) { $0.sum($1, $2) } }

  func product(_ a: Int, _ b: Int) -> Int { combined(a, b) { $0.product($1, $2) } }

  private func combined(_ a: Int, _ b: Int, by operation: (FiniteField, Int, Int) -> Int) -> Int {
    var (a, b, place, result) = (a, b, 1, 0)
    for field in fields {
      result += operation(field, a % field.order, b % field.order) * place
      (a, b, place) = (a / field.order, b / field.order, place * field.order)
    }
    return result
  }

  private static func places(_ sizes: [Int]) -> [Int] {
    sizes.indices.map { sizes[..<$0].reduce(1, *) }
  }
}

/// The finite field of `prime^degree` elements; an element's digits to the base `prime` are the
/// coefficients of a polynomial.
struct FiniteField: Sendable {
  let order: Int
  private let prime: Int
  /// Powers of an element that generates all others but 0, and their exponents.
  private let powers: [Int]
  private let exponents: [Int]

  /// - Complexity: O(order x order) at worst: polynomials are tried until one generates the field.
  init(prime: Int, degree: Int) {
    self.prime = prime
    var order = 1
    for _ in 0..<degree { order *= prime }
    self.order = order
    powers = Self.generatorPowers(prime: prime, degree: degree, order: order)
    var exponents = Array(repeating: 0, count: order)
    for (exponent, power) in powers.enumerated() { exponents[power] = exponent }
    self.exponents = exponents
  }

  /// An element of which all but 0 are powers.
  var generator: Int { powers[1 % powers.count] }

  /// `generator` to the power `exponent`, which is not negative.
  func power(_ exponent: Int) -> Int { powers[exponent % (order - 1)] }

  func sum(_ a: Int, _ b: Int) -> Int { Self.sum(a, b, prime: prime) }

  func product(_ a: Int, _ b: Int) -> Int {
    a == 0 || b == 0 ? 0 : powers[(exponents[a] + exponents[b]) % (order - 1)]
  }

  private static func sum(_ a: Int, _ b: Int, prime: Int) -> Int {
    var (a, b, place, sum) = (a, b, 1, 0)
    while a > 0 || b > 0 {
      sum += (a % prime + b % prime) % prime * place
      (a, b, place) = (a / prime, b / prime, place * prime)
    }
    return sum
  }

  /// Powers of `x` modulo the first polynomial for which they are all elements but 0; for a prime
  /// field, of the first number for which they are.
  private static func generatorPowers(prime: Int, degree: Int, order: Int) -> [Int] {
    for candidate in 1..<order {
      var powers = [1]
      var power = 1
      repeat {
        power =
          degree == 1
          ? power * candidate % prime
          : shifted(power, modulo: candidate, prime: prime, order: order)
        powers.append(power)
      } while power > 1 && powers.count < order
      if power == 1, powers.count == order { return Array(powers.dropLast()) }
    }
    return [1]
  }

  /// `polynomial` times x, where x to the degree is `remainder`.
  private static func shifted(
    _ polynomial: Int, modulo remainder: Int, prime: Int, order: Int
  ) -> Int {
    let top = polynomial / (order / prime)
    var result = polynomial % (order / prime) * prime
    for _ in 0..<top { result = sum(result, remainder, prime: prime) }
    return result
  }
}

/// The prime powers whose product is `number`, by trial division.
func primePowers(of number: Int) -> [(prime: Int, exponent: Int)] {
  var (rest, prime) = (number, 2)
  var result: [(prime: Int, exponent: Int)] = []
  while rest > 1 {
    if prime * prime > rest { prime = rest }
    var exponent = 0
    while rest % prime == 0 {
      rest /= prime
      exponent += 1
    }
    if exponent > 0 { result.append((prime, exponent)) }
    prime += 1
  }
  return result
}
