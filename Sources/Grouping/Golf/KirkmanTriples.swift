/// Kirkman triple systems over a field of q = 6t + 1 elements (Ray-Chaudhuri and Wilson 1971).
struct KirkmanTriples {
  private let field: FiniteField
  private let t: Int
  private let copies: Int

  /// - Parameter copies: of the field, 3 or 2; with 2, one more learner stands beside.
  /// - Returns: nil unless the order is a prime power of that form.
  init?(order: Int, copies: Int) {
    self.copies = copies
    let powers = primePowers(of: order)
    guard order % 6 == 1, powers.count == 1 else { return nil }
    field = FiniteField(prime: powers[0].prime, degree: powers[0].exponent)
    t = order / 6
  }

  private var order: Int { field.order }

  /// Rounds of 3q learners: q of one starter round, and 3t that the field's translations keep.
  var ofThreeCopies: GolfRounds {
    func lines(_ exponent: Int) -> [Int] {
      (0..<3).map { $0 * order + field.power(exponent + 2 * t * $0) }
    }
    var starter = [[0, order, 2 * order]]
    for exponent in 0..<t {
      for copy in 0..<3 {
        starter.append((0..<3).map { copy * order + field.power(exponent + 2 * t * $0) })
      }
    }
    let inside = (0..<(6 * t)).filter { $0 % (2 * t) < t }
    let outside = (0..<(6 * t)).filter { $0 % (2 * t) >= t }
    starter += outside.map(lines)
    let kept = inside.map { exponent in
      (0..<order).map { shift in shifted(lines(exponent), by: shift) }
    }
    return (0..<order).map { shift in starter.map { shifted($0, by: shift) } } + kept
  }

  /// Rounds of 2q + 1 learners: q of one starter round.
  var ofTwoCopies: GolfRounds? {
    let two = field.sum(1, 1)
    let target = field.sum(field.power(t), 1)
    guard let middle = (0..<(6 * t)).first(where: { field.product(two, field.power($0)) == target })
    else { return nil }
    var starter = [[0, order, 2 * order]]
    for exponent in 0..<t {
      for third in 0..<3 {
        let first = exponent + 2 * t * third
        starter.append([
          field.power(first), field.power(first + t), order + field.power(first + middle),
        ])
      }
      starter.append((0..<3).map { order + field.power(exponent + middle + t + 2 * t * $0) })
    }
    return (0..<order).map { shift in starter.map { shifted($0, by: shift) } }
  }

  /// A translation of the copies.
  private func shifted(_ triple: [Int], by shift: Int) -> [Int] {
    triple.map { point in
      point < copies * order ? point / order * order + field.sum(point % order, shift) : point
    }
  }
}
