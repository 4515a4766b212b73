/// A numeric column as integers over a power of ten, so that sums are exact.
public struct Decimals: Sendable {
  /// Mantissas, one per learner; nil where the cell is empty. The value is `mantissa / scale`.
  public let mantissas: [Int64?]
  /// Ten to the number of decimals kept: at most six, fewer where values are large.
  public let scale: Int64

  /// Largest mantissa allowed, so that `learners x size x mantissa` stays within 64 bits.
  private static let limit = 1e12

  /// Reads one cell per learner.
  ///
  /// - Parameter rows: rows of the cells in their file; nil where they start below the header.
  /// - Throws: `ModelError` naming the first row (the header is row 1) that is not a number.
  public init(cells: [String], column: String, rows: [Int]? = nil) throws(ModelError) {
    var values: [Double?] = []
    var decimals = 0
    for (position, cell) in cells.enumerated() {
      guard !cell.isEmpty else {
        values.append(nil)
        continue
      }
      // Swift reads hexadecimal numbers, too; in a class list 0x10 is a code.
      guard !cell.contains("x"), !cell.contains("X"), let value = Double(cell), value.isFinite,
        abs(value) <= Self.limit
      else {
        throw ModelError(
          "not a number that can be used",
          remedy: "write a plain number such as 12.5, or leave the cell empty",
          row: rows?[position] ?? position + 2, column: column)
      }
      values.append(value)
      decimals = max(decimals, Self.decimals(in: cell))
    }
    let largest = values.compactMap { $0.map(abs) }.max() ?? 0
    var scale = 1.0
    for _ in 0..<min(decimals, 6) where largest * scale * 10 <= Self.limit { scale *= 10 }
    self.scale = Int64(scale)
    mantissas = values.map { value in value.map { Int64(($0 * scale).rounded()) } }
  }

  /// Mantissas of the learners whose value is known.
  public var known: [Int64] { mantissas.compactMap { $0 } }

  /// Population standard deviation in mantissa units; 0 when fewer than two values are known.
  ///
  /// Sums are exact integers, so the figure does not depend on the order of rows.
  public var deviation: Double {
    let values = known
    guard values.count > 1 else { return 0 }
    var sum: Int128 = 0
    var squares: Int128 = 0
    for value in values {
      sum += Int128(value)
      squares += Int128(value) * Int128(value)
    }
    let count = Int128(values.count)
    return Double(count * squares - sum * sum).squareRoot() / Double(count)
  }

  private static func decimals(in cell: String) -> Int {
    if cell.contains("e") || cell.contains("E") { return 6 }
    guard let point = cell.firstIndex(of: ".") else { return 0 }
    return cell.distance(from: point, to: cell.endIndex) - 1
  }
}
