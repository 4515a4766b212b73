import GroupingModel

/// Items that learners have, numbered in the order of their names.
struct ItemSets {
  let items: [String]
  /// Per learner, positions in `items`.
  let sets: [Set<Int>]

  /// - Parameters:
  ///   - owned: per learner, the names of its items.
  ///   - items: the items to number; others are left out. Nil for all that occur.
  init(_ owned: [Set<String>], among items: [String]? = nil) {
    let names = items ?? owned.reduce(into: Set<String>()) { $0.formUnion($1) }.sorted()
    let positions = Dictionary(
      zip(names, names.indices), uniquingKeysWith: { first, _ in first })
    self.items = names
    sets = owned.map { Set($0.compactMap { positions[$0] }) }
  }
}
