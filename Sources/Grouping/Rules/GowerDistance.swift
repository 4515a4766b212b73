import GroupingModel

/// How much two learners differ over columns of mixed kinds, from 0 (alike) to 1: the mean over
/// the columns where both are known (Gower 1971).
package struct GowerDistance {
  private let columns: [Column]

  private enum Column {
    /// |a - b| / range over the class.
    case numbers([Int64?], range: Double)
    /// 1 - shared items / all items (Jaccard 1901).
    case sets([Set<String>?])
    /// 0 if equal, 1 otherwise.
    case categories([String?])
  }

  package init(_ attributes: [Attribute]) {
    columns = attributes.compactMap(Self.column)
  }

  /// 0 where no column is known for both.
  ///
  /// - Complexity: O(columns x items).
  package func between(_ first: Int, _ second: Int) -> Double {
    var sum = 0.0
    var known = 0.0
    for column in columns {
      guard let distance = Self.distance(column, first, second) else { continue }
      sum += distance
      known += 1
    }
    return known > 0 ? sum / known : 0
  }

  /// nil for a column of numbers that are all equal, in which nobody can differ.
  private static func column(_ attribute: Attribute) -> Column? {
    let mayBeNumbers = attribute.kind == nil || attribute.kind == .number
    if mayBeNumbers, let numbers = try? attribute.numbers() {
      guard let largest = numbers.known.max(), let smallest = numbers.known.min(),
        largest > smallest
      else { return nil }
      return .numbers(numbers.mantissas, range: Double(largest - smallest))
    }
    let hasItems = attribute.cells.contains { $0.contains(";") || $0.contains(",") }
    guard attribute.kind == .set || attribute.kind == nil && hasItems else {
      return .categories(attribute.categories)
    }
    return .sets(zip(attribute.cells, attribute.sets).map { $0.isEmpty ? nil : $1 })
  }

  /// nil where one of the two is unknown.
  private static func distance(_ column: Column, _ first: Int, _ second: Int) -> Double? {
    switch column {
    case .numbers(let values, let range):
      guard let one = values[first], let other = values[second] else { return nil }
      return Double(abs(one - other)) / range
    case .sets(let sets):
      guard let one = sets[first], let other = sets[second] else { return nil }
      let shared = one.count { other.contains($0) }
      let all = one.count + other.count - shared
      // Cells may hold nothing but separators: two empty sets are alike.
      return all > 0 ? 1 - Double(shared) / Double(all) : 0
    case .categories(let values):
      guard let one = values[first], let other = values[second] else { return nil }
      return one == other ? 0 : 1
    }
  }
}
