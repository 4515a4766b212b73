/// Rows of which any two differ by each element of a group once: a resolvable transversal design, or
/// as many orthogonal Latin squares less one.
struct DifferenceMatrix: Sendable {
  let rows: [[Int]]
  /// Sum of two elements, `order x order`.
  private let sums: [Int]

  var order: Int { rows[0].count }

  func sum(_ a: Int, _ b: Int) -> Int { sums[a * order + b] }

  /// - Parameters:
  ///   - order: of the group, 2 or more.
  ///   - rows: 2 or more.
  /// - Returns: nil where none is found.
  init?(order: Int, rows: Int) {
    if let matrix = Self.ofFields(order: order, rows: rows) {
      self = matrix
      return
    }
    for group in AbelianGroup.all(ofOrder: order) {
      guard var search = DifferenceSearch(group, rows: rows), search.run() else { continue }
      self.init(rows: search.rows, sum: group.sum)
      return
    }
    return nil
  }

  private init(rows: [[Int]], sum: (Int, Int) -> Int) {
    self.rows = rows
    let order = rows[0].count
    sums = (0..<(order * order)).map { sum($0 / order, $0 % order) }
  }

  /// Multiples of elements whose differences are units (Bose 1938, MacNeish 1922).
  private static func ofFields(order: Int, rows: Int) -> DifferenceMatrix? {
    let field = FieldProduct(order: order)
    guard field.ruler.count >= rows else { return nil }
    return DifferenceMatrix(
      rows: field.ruler.prefix(rows).map { mark in
        (0..<order).map { field.product($0, mark) }
      }, sum: field.sum)
  }
}

/// Depth-first search for the rows of a difference matrix, element by element.
///
/// Finds the six rows over Z2 x Z6 (Johnson, Dulmage and Mendelsohn 1961) after 20,557 nodes.
struct DifferenceSearch {
  private(set) var rows: [[Int]]
  private let count: Int
  private let order: Int
  /// Difference of two elements, `order x order`.
  private let differences: [Int]
  private var nodes = 0

  private static let mostNodes = 100_000

  /// - Returns: nil where differences do not fit a word, or where the elements' sum shows that three
  ///   rows cannot be: groups with one element of order two (Hall and Paige 1955).
  init?(_ group: AbelianGroup, rows count: Int) {
    order = group.order
    let halves = group.moduli.count { $0 % 2 == 0 }
    guard order <= 64, count == 2 || halves != 1 else { return nil }
    self.count = count
    rows = [Array(repeating: 0, count: group.order), Array(0..<group.order)]
    differences = (0..<(group.order * group.order)).map {
      group.difference($0 / group.order, $0 % group.order)
    }
  }

  /// - Returns: whether all rows were found within the nodes allowed.
  mutating func run() -> Bool {
    rows.count == count || extend([0], used: Array(repeating: 1, count: rows.count))
  }

  /// Goes on with a row that begins like that; `used` are its differences from the rows above.
  private mutating func extend(_ row: [Int], used: [UInt64]) -> Bool {
    guard row.count < order else {
      rows.append(row)
      if run() { return true }
      rows.removeLast()
      return false
    }
    nodes += 1
    for value in 0..<order where nodes < Self.mostNodes {
      var next = used
      guard place(value, at: row.count, into: &next) else { continue }
      if extend(row + [value], used: next) { return true }
    }
    return false
  }

  /// - Returns: false if a difference is there already.
  private func place(_ value: Int, at column: Int, into used: inout [UInt64]) -> Bool {
    for index in rows.indices {
      let bit: UInt64 = 1 << UInt64(differences[value * order + rows[index][column]])
      guard used[index] & bit == 0 else { return false }
      used[index] |= bit
    }
    return true
  }
}
