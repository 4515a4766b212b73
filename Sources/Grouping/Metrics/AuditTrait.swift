import GroupingModel

/// What learners are compared by: a column of the roster, or a mix of several.
public struct AuditTrait: Sendable {
  /// Title, or titles joined.
  package let name: String
  package let values: Values

  package enum Values: Sendable {
    /// Whole numbers around 0, nil where unknown.
    case numbers([Int64?])
    /// Values as numbers from 0, nil where unknown, and their texts.
    case categories([Int?], names: [String])
    /// Squared distances, row-major, and whether anything is known of each learner.
    case distances([Double], isKnown: [Bool])
  }

  /// A column of numbers. They are moved to lie around 0, so that sums of squares lose no digits.
  ///
  /// - Throws: `ModelError` naming the row of a cell that is no number.
  public init(numbers attribute: Attribute) throws(ModelError) {
    name = attribute.name
    let decimals = try attribute.numbers()
    let known = decimals.known
    let middle = known.isEmpty ? 0 : known.reduce(0, +) / Int64(known.count)
    values = .numbers(decimals.mantissas.map { $0.map { $0 - middle } })
  }

  /// Numbers as `values` holds them.
  init(centred numbers: [Int64?]) { self.init(name: "", values: .numbers(numbers)) }

  private init(name: String, values: Values) {
    self.name = name
    self.values = values
  }

  /// The trait as if nothing were known of others: who was in no round takes no part in chance.
  func limited(to placed: [Bool]) -> AuditTrait {
    let values: Values =
      switch values {
      case .numbers(let numbers): .numbers(zip(numbers, placed).map { $1 ? $0 : nil })
      case .categories(let numbers, let names):
        .categories(zip(numbers, placed).map { $1 ? $0 : nil }, names: names)
      case .distances(let squares, let isKnown):
        .distances(squares, isKnown: zip(isKnown, placed).map { $0 && $1 })
      }
    return AuditTrait(name: name, values: values)
  }

  /// A column of categories.
  public init(categories attribute: Attribute) {
    name = attribute.name
    let names = attribute.distinctCategories
    let numbers = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    values = .categories(attribute.categories.map { $0.flatMap { numbers[$0] } }, names: names)
  }

  /// Several columns together, or sets, by Gower's distance.
  ///
  /// - Complexity: O(learners squared x columns).
  package init(mixOf attributes: [Attribute]) {
    name = attributes.map(\.name).joined(separator: " + ")
    let count = attributes.first?.cells.count ?? 0
    let distance = GowerDistance(attributes)
    var squares = [Double](repeating: 0, count: count * count)
    for first in 0..<count {
      for second in 0..<first {
        let one = distance.between(first, second)
        squares[first * count + second] = one * one
        squares[second * count + first] = one * one
      }
    }
    let isKnown = (0..<count).map { learner in
      attributes.contains { !$0.cells[learner].isEmpty }
    }
    values = .distances(squares, isKnown: isKnown)
  }

  /// Whether something is known of a learner.
  func isKnown(_ learner: Int) -> Bool {
    switch values {
    case .numbers(let numbers): numbers[learner] != nil
    case .categories(let numbers, _): numbers[learner] != nil
    case .distances(_, let isKnown): isKnown[learner]
    }
  }

  /// Bottom, middle and top third of a column of numbers (0, 1, 2), or the category; nil where
  /// unknown. Equal numbers are in one third: that of the middle of their ranks.
  package var classes: (of: [Int?], count: Int)? {
    switch values {
    case .numbers(let numbers): return (Self.thirds(numbers), 3)
    case .categories(let numbers, let names): return (numbers, names.count)
    case .distances: return nil
    }
  }

  private static func thirds(_ numbers: [Int64?]) -> [Int?] {
    let sorted = numbers.compactMap { $0 }.sorted()
    var third: [Int64: Int] = [:]
    var start = 0
    while start < sorted.count {
      let end = sorted[start...].firstIndex { $0 != sorted[start] } ?? sorted.count
      // Ranks from 0: the middle of start...(end - 1) is (start + end - 1) / 2.
      third[sorted[start]] = min(2, 3 * (start + end) / (2 * sorted.count))
      start = end
    }
    return numbers.map { $0.flatMap { third[$0] } }
  }
}
