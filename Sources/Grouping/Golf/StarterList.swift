/// The symmetries that are worth a try for so many rounds, those with the fewest choices first.
enum StarterList {
  /// All of them, whether possible or not; the last has no symmetry at all.
  static func starters(_ size: GolfSize, rounds: Int) -> [Starter] {
    let orders = 2...max(2, min(rounds, size.learners / 2, mostTranslations))
    let cyclic = orders.flatMap { order in
      counts(rounds, order).flatMap { full, kept in
        fixedCounts(size, order: order, full: full).flatMap { fixed in
          symmetries(size, order: order, fixed: fixed).map {
            Starter(size: size, symmetry: $0, full: full, kept: kept)
          }
        }
      }
    }
    let plain = Starter(
      size: size,
      symmetry: PointSymmetry(
        translation: AbelianGroup(moduli: [1]), copies: size.learners, fixed: 0),
      full: rounds, kept: 0)
    return (cyclic + still(size, rounds: rounds)).sorted {
      ($0.choices, $0.symmetry.order) < ($1.choices, $1.symmetry.order)
    } + [
      plain
    ]
  }

  /// Beyond that, lists of permutations would be long, and other symmetries are there.
  private static let mostTranslations = 150

  /// Ways to write the rounds as full starter rounds and kept ones.
  private static func counts(_ rounds: Int, _ order: Int) -> [(full: Int, kept: Int)] {
    (1...max(1, rounds / order)).map { ($0, rounds - $0 * order) }
      .filter { $0.1 >= 0 && $0.1 <= order }
  }

  /// Numbers of fixed points; each needs a group of its own and meets each copy once at most.
  private static func fixedCounts(_ size: GolfSize, order: Int, full: Int) -> [Int] {
    [size.learners % order, size.learners % order + order].filter { fixed in
      fixed < order + size.size && fixed <= size.groups
        && (fixed == 0 || full * (size.size - 1) <= (size.learners - fixed) / order)
    }
  }

  /// Translations alone, and with multipliers of small order.
  private static func symmetries(_ size: GolfSize, order: Int, fixed: Int) -> [PointSymmetry] {
    let copies = (size.learners - fixed) / order
    let plain = AbelianGroup.all(ofOrder: order).map {
      PointSymmetry(translation: $0, copies: copies, fixed: fixed)
    }
    let cyclic = AbelianGroup(moduli: [order])
    let turned = [2, 3, 5].flatMap { turns in
      units(of: order, turns: turns).flatMap { unit -> [PointSymmetry] in
        let rotating = PointSymmetry(
          translation: cyclic, copies: copies, fixed: fixed, unit: unit, turns: turns, rotates: true
        )
        let staying = PointSymmetry(
          translation: cyclic, copies: copies, fixed: fixed, unit: unit, turns: turns)
        return (copies % turns == 0 ? [rotating] : []) + (unit > 1 ? [staying] : [])
      }
    }
    return plain + turned
  }

  /// Numbers whose power `turns` is 1, the first of each group of powers.
  private static func units(of order: Int, turns: Int) -> [Int] {
    guard order > 1 else { return [1] }
    func power(_ unit: Int, _ exponent: Int) -> Int {
      (0..<exponent).reduce(1) { product, _ in product * unit % order }
    }
    return (1..<order).filter { unit in
      power(unit, turns) == 1 && (1..<turns).allSatisfy { power(unit, $0) >= unit || unit == 1 }
    }
  }

  /// Rounds that all translations keep: differences between the members of a group, as in
  /// orthogonal Latin rectangles.
  private static func still(_ size: GolfSize, rounds: Int) -> [Starter] {
    guard rounds <= size.groups, size.groups >= size.size, size.groups <= mostTranslations else {
      return []
    }
    return AbelianGroup.all(ofOrder: size.groups).map {
      Starter(
        size: size, symmetry: PointSymmetry(translation: $0, copies: size.size, fixed: 0), full: 0,
        kept: rounds)
    }
  }
}
