/// One column of the roster. The cells' text is the truth; numbers, categories and sets are views
/// of it, so that a code such as 1/2 can be a category for one rule and a number for another.
public struct Attribute: Sendable {
  /// Column title.
  public let name: String
  /// One trimmed cell per learner; empty means unknown.
  public let cells: [String]
  /// Row of each cell in the file, the header being row 1; for errors.
  public let rows: [Int]
  /// What the user says that it holds; nil where the cells tell.
  public let kind: Kind?

  /// Cells of learners who are left out today: their values are none to be surprised at.
  package let away: [String]

  public enum Kind: String, Sendable {
    case number
    case category
    case set
  }

  /// - Parameter rows: nil where every row of the file is a learner.
  public init(name: String, cells: [String], rows: [Int]? = nil, kind: Kind? = nil) {
    self.init(name: name, cells: cells, rows: rows, kind: kind, away: [])
  }

  package init(name: String, cells: [String], rows: [Int]?, kind: Kind?, away: [String]) {
    self.away = away
    self.kind = kind
    self.name = name
    self.cells = cells
    self.rows = rows ?? Array(2..<(2 + cells.count))
  }

  /// The cells as categories: nil where the cell is empty.
  public var categories: [String?] {
    cells.map { $0.isEmpty ? nil : $0 }
  }

  /// The distinct categories, sorted by text so that results do not depend on row order.
  public var distinctCategories: [String] {
    Set(cells).subtracting([""]).sorted()
  }

  /// The cells as sets, split at `;` or, where no cell has a semicolon, at `,`.
  ///
  /// An empty cell is the empty set.
  public var sets: [Set<String>] {
    let separator: Character = cells.contains { $0.contains(";") } ? ";" : ","
    return cells.map { cell in
      Set(cell.split(separator: separator).map(trimmed).filter { !$0.isEmpty })
    }
  }

  /// Whether a learner who is left out today has the value, as a cell or as an item of its set.
  package func isAway(_ value: String) -> Bool {
    away.contains(value)
      || Attribute(name: name, cells: away).sets.contains { $0.contains(value) }
  }

  /// The cells as exact decimals.
  ///
  /// - Throws: `ModelError` naming the first row whose cell is not a finite number.
  public func numbers() throws(ModelError) -> Decimals {
    try Decimals(cells: cells, column: name, rows: rows)
  }
}

/// Without leading and trailing white space.
func trimmed(_ text: some StringProtocol) -> String {
  var slice = text[...]
  while slice.first?.isWhitespace == true { slice.removeFirst() }
  while slice.last?.isWhitespace == true { slice.removeLast() }
  return String(slice)
}
