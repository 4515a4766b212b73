import GroupingModel

/// Demands of one rule that each name one learner, by what they say.
///
/// Where nothing else is asked, learners of whom the same is said can be exchanged: of such demands
/// only their number matters.
struct AlikeDemands {
  private(set) var classes: [[Demand]]

  /// nil where demands belong to several rules, or name others.
  init?(_ demands: [Demand]) {
    guard Set(demands.map(\.rule)).count == 1 else { return nil }
    var classes: [[Int]: [Demand]] = [:]
    var order: [[Int]] = []
    for demand in demands {
      guard case .pins(let pins) = demand.data, demand.learners.count == 1 else { return nil }
      let kinds = pins.map(\.kind).sorted()
      if classes[kinds] == nil { order.append(kinds) }
      classes[kinds, default: []].append(demand)
    }
    self.classes = order.compactMap { classes[$0] }
  }

  var all: [Demand] { classes.flatMap(\.self) }

  /// One demand fewer of each class.
  var withoutOne: [[Demand]] {
    classes.indices.filter { !classes[$0].isEmpty }.map { only(classes[$0].count - 1, of: $0) }
  }

  /// Keeps as few of each class as still cannot hold together with the others.
  ///
  /// - Complexity: O(classes x log demands) questions.
  mutating func reduce(while isImpossible: ([Demand]) throws -> Bool) rethrows {
    for index in classes.indices {
      var possible = -1
      var impossible = classes[index].count
      while impossible - possible > 1 {
        let middle = (possible + impossible) / 2
        if try isImpossible(only(middle, of: index)) {
          impossible = middle
        } else {
          possible = middle
        }
      }
      classes[index] = Array(classes[index].prefix(impossible))
    }
  }

  private func only(_ count: Int, of index: Int) -> [Demand] {
    var fewer = self
    fewer.classes[index] = Array(classes[index].prefix(count))
    return fewer.all
  }
}
