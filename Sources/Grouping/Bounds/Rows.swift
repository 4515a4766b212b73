/// Arithmetic on rows of doubles, four at a time, for matrices of some hundred rows.
///
/// Sums are added up in one fixed order, so that results are the same on every machine.
enum Rows {
  typealias Row = UnsafeMutablePointer<Double>
  private typealias Four = SIMD4<Double>

  @inline(__always)
  private static func four(_ row: Row, _ index: Int) -> Four {
    UnsafeRawPointer(row + index).loadUnaligned(as: Four.self)
  }

  @inline(__always)
  private static func set(_ row: Row, _ index: Int, _ value: Four) {
    UnsafeMutableRawPointer(row + index).storeBytes(of: value, as: Four.self)
  }

  /// The inner product of the first `count` entries.
  static func dot(_ one: Row, _ other: Row, _ count: Int) -> Double {
    var first = Four.zero
    var second = Four.zero
    var index = 0
    while index + 8 <= count {
      first += four(one, index) * four(other, index)
      second += four(one, index + 4) * four(other, index + 4)
      index += 8
    }
    var sum = (first + second).sum()
    while index < count {
      sum += one[index] * other[index]
      index += 1
    }
    return sum
  }

  /// `target += factor x row`.
  static func add(_ factor: Double, _ row: Row, to target: Row, _ count: Int) {
    let factors = Four(repeating: factor)
    var index = 0
    while index + 4 <= count {
      set(target, index, four(target, index) + factors * four(row, index))
      index += 4
    }
    while index < count {
      target[index] += factor * row[index]
      index += 1
    }
  }

  /// `target += a x one + b x other`.
  static func add(
    _ a: Double, _ one: Row, _ b: Double, _ other: Row, to target: Row, _ count: Int
  ) {
    let first = Four(repeating: a)
    let second = Four(repeating: b)
    var index = 0
    while index + 4 <= count {
      let sum = first * four(one, index) + second * four(other, index)
      set(target, index, four(target, index) + sum)
      index += 4
    }
    while index < count {
      target[index] += a * one[index] + b * other[index]
      index += 1
    }
  }

  /// Turns two rows in their plane: `(one, other)` becomes `(c one - s other, s one + c other)`.
  static func rotate(_ one: Row, _ other: Row, c: Double, s: Double, _ count: Int) {
    let cs = Four(repeating: c)
    let ss = Four(repeating: s)
    var index = 0
    while index + 4 <= count {
      let (x, y) = (four(one, index), four(other, index))
      set(one, index, cs * x - ss * y)
      set(other, index, ss * x + cs * y)
      index += 4
    }
    while index < count {
      let (x, y) = (one[index], other[index])
      one[index] = c * x - s * y
      other[index] = s * x + c * y
      index += 1
    }
  }
}
