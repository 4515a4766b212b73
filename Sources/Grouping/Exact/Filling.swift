import GroupingModel

/// How many groups of each kind and size a plan has, chosen at least cost: sizes add up to the
/// roster, counts keep to the kinds and to the total.
package struct Filling: Sendable {
  package let kinds: [GroupKind]
  package let groupCount: ClosedRange<Int>
  package let learners: Int

  /// One group of a filling.
  package struct Choice: Hashable, Sendable {
    package let kind: Int
    package let size: Int
  }

  package init(kinds: [GroupKind], groupCount: ClosedRange<Int>, learners: Int) {
    self.kinds = kinds
    self.groupCount = groupCount
    self.learners = learners
  }

  /// The same problem once a group of that kind and size is set aside; nil if there is no room.
  package func without(_ choice: Choice) -> Filling? {
    let kind = kinds[choice.kind]
    guard kind.count.upperBound > 0, groupCount.upperBound > 0, learners >= choice.size else {
      return nil
    }
    var rest = kinds
    rest[choice.kind] = GroupKind(
      label: kind.label, sizes: kind.sizes,
      count: max(0, kind.count.lowerBound - 1)...(kind.count.upperBound - 1))
    return Filling(
      kinds: rest, groupCount: max(0, groupCount.lowerBound - 1)...(groupCount.upperBound - 1),
      learners: learners - choice.size)
  }

  /// Totals that `cheapest` keeps, 16 bytes each.
  package var cells: Double {
    var groups = 1.0
    var cells = 0.0
    for kind in kinds {
      let own = Double(min(kind.count.upperBound, groupCount.upperBound, learners))
      cells += groups * own * Double(learners + 1)
      groups += own
    }
    return cells
  }

  /// The least total of `cost(kind, size)` over the groups of a plan, and a choice that attains
  /// it; nil if no sizes fit. A nil cost means that there is no such group.
  ///
  /// Dynamic programming over kinds, groups and learners placed; exact.
  /// - Complexity: O(groups x learners x sizes) for one kind, times the groups of earlier kinds
  ///   for each further one.
  package func cheapest(
    _ cost: (_ kind: Int, _ size: Int) -> Int64?
  ) -> (total: Int64, groups: [Choice])? {
    var front = Layer(groups: 0...0, learners: learners)
    front.set(0, 0, total: 0, size: 0, added: 0)
    var passes: [[Layer]] = []
    var merged: [Layer] = []
    for kind in kinds.indices {
      let layers = extend(front, kind: kind, cost)
      front = merge(layers, kind: kind)
      passes.append(layers)
      merged.append(front)
    }
    var best: (total: Int64, groups: Int)?
    for groups in groupCount {
      let total = front.total(groups, learners)
      if total < best?.total ?? Layer.never { best = (total, groups) }
    }
    guard let best else { return nil }
    return (best.total, trace(best.groups, passes, merged))
  }

  /// Adds groups of one kind one at a time: layer `c` holds the totals with `c` of them.
  private func extend(
    _ front: Layer, kind: Int, _ cost: (Int, Int) -> Int64?
  ) -> [Layer] {
    let most = min(kinds[kind].count.upperBound, groupCount.upperBound, learners)
    let sizes = kinds[kind].sizes.clamped(to: 0...learners)
    let prices = sizes.map { size in cost(kind, size) }
    var layers = [front]
    for _ in 0..<most {
      guard let last = layers.last else { break }
      var next = Layer(
        groups: (last.groups.lowerBound + 1)...(last.groups.upperBound + 1), learners: learners)
      for groups in last.groups where groups < groupCount.upperBound {
        for placed in 0...learners {
          let total = last.total(groups, placed)
          if total == Layer.never { continue }
          for (size, price) in zip(sizes, prices) {
            guard let price, placed + size <= learners else { continue }
            if total + price < next.total(groups + 1, placed + size) {
              next.set(groups + 1, placed + size, total: total + price, size: size, added: 0)
            }
          }
        }
      }
      layers.append(next)
    }
    return layers
  }

  /// The best over the allowed numbers of groups of the kind.
  private func merge(_ layers: [Layer], kind: Int) -> Layer {
    let least = layers[0].groups.lowerBound
    let most = layers[layers.count - 1].groups.upperBound
    var front = Layer(groups: least...most, learners: learners)
    for (added, layer) in layers.enumerated() where kinds[kind].count.contains(added) {
      for groups in layer.groups {
        for placed in 0...learners {
          let total = layer.total(groups, placed)
          if total < front.total(groups, placed) {
            front.set(groups, placed, total: total, size: 0, added: added)
          }
        }
      }
    }
    return front
  }

  private func trace(_ groups: Int, _ passes: [[Layer]], _ merged: [Layer]) -> [Choice] {
    var choices: [Choice] = []
    var (groups, placed) = (groups, learners)
    for kind in kinds.indices.reversed() {
      for layer in stride(from: merged[kind].added(groups, placed), to: 0, by: -1) {
        let size = passes[kind][layer].size(groups, placed)
        choices.append(Choice(kind: kind, size: size))
        groups -= 1
        placed -= size
      }
    }
    return choices.reversed()
  }
}

/// Totals by number of groups and of learners placed.
private struct Layer {
  static let never = Int64.max

  let groups: ClosedRange<Int>
  private let width: Int
  private var totals: [Int64]
  private var sizes: [Int32]
  private var addeds: [Int32]

  init(groups: ClosedRange<Int>, learners: Int) {
    self.groups = groups
    width = learners + 1
    totals = [Int64](repeating: Self.never, count: groups.count * width)
    sizes = [Int32](repeating: 0, count: groups.count * width)
    addeds = sizes
  }

  private func index(_ groups: Int, _ placed: Int) -> Int {
    (groups - self.groups.lowerBound) * width + placed
  }

  func total(_ groups: Int, _ placed: Int) -> Int64 {
    self.groups.contains(groups) ? totals[index(groups, placed)] : Self.never
  }

  func size(_ groups: Int, _ placed: Int) -> Int { Int(sizes[index(groups, placed)]) }

  func added(_ groups: Int, _ placed: Int) -> Int { Int(addeds[index(groups, placed)]) }

  mutating func set(_ groups: Int, _ placed: Int, total: Int64, size: Int, added: Int) {
    let index = index(groups, placed)
    totals[index] = total
    sizes[index] = Int32(size)
    addeds[index] = Int32(added)
  }
}
