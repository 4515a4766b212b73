import GroupingModel

/// How many groups of each kind, size and tally a plan has, chosen at least cost: sizes and tallies
/// add up to the roster's, counts keep to the kinds and to the total.
package struct Filling: Sendable {
  package let kinds: [GroupKind]
  package let groupCount: ClosedRange<Int>
  package let learners: Int
  private let tallies: Tallies

  /// One group of a filling.
  package struct Choice: Hashable, Sendable {
    package let kind: Int
    package let size: Int
    /// See `Tallies`.
    let tally: Int
  }

  package init(kinds: [GroupKind], groupCount: ClosedRange<Int>, learners: Int) {
    self.init(
      kinds: kinds, groupCount: groupCount, learners: learners,
      tallies: .none(
        learners: learners, largestSize: min(learners, kinds.map(\.sizes.upperBound).max() ?? 0)))
  }

  init(kinds: [GroupKind], groupCount: ClosedRange<Int>, learners: Int, tallies: Tallies) {
    self.kinds = kinds
    self.groupCount = groupCount
    self.learners = learners
    self.tallies = tallies
  }

  /// The same problem without tallies once a group of that kind and size is set aside; nil if there
  /// is no room.
  func without(kind index: Int, size: Int) -> Filling? {
    let kind = kinds[index]
    guard kind.count.upperBound > 0, groupCount.upperBound > 0, learners >= size else {
      return nil
    }
    var rest = kinds
    rest[index] = GroupKind(
      label: kind.label, sizes: kind.sizes,
      count: max(0, kind.count.lowerBound - 1)...(kind.count.upperBound - 1))
    return Filling(
      kinds: rest, groupCount: max(0, groupCount.lowerBound - 1)...(groupCount.upperBound - 1),
      learners: learners - size)
  }

  /// Totals that `cheapest` keeps, 16 bytes each.
  package var cells: Double {
    var groups = 1.0
    var cells = 0.0
    for kind in kinds {
      let own = Double(min(kind.count.upperBound, groupCount.upperBound, learners))
      cells += groups * own * Double(learners + 1)
      groups = min(groups + own, Double(groupCount.upperBound + 1))
    }
    return cells
  }

  /// The least total of `cost` over the groups of a plan, and a choice that attains it; nil if
  /// nothing fits. A nil cost means that there is no such group.
  ///
  /// Dynamic programming over kinds, groups, learners placed and tallies; exact.
  /// - Complexity: O(groups x learners x tallies x choices) for one kind, times the groups of
  ///   earlier kinds for each further one; learners count only as far as sizes differ.
  package func cheapest(
    _ cost: (Choice) -> Int64?
  ) -> (total: Int64, groups: [Choice])? {
    var front = Layer(groups: 0...0, placed: 0...0, tallies: tallies.total + 1)
    front.set(0, 0, 0, total: 0, step: 0)
    var passes: [Pass] = []
    for kind in kinds.indices {
      let choices = kinds[kind].sizes.clamped(to: 0...learners).flatMap { size in
        tallies.tallies(of: size).map { Choice(kind: kind, size: size, tally: $0) }
      }
      let offers = choices.enumerated().compactMap { index, choice in
        cost(choice).map { Offer(choice: choice, index: index, price: $0) }
      }
      let layers = extend(front, kind: kind, offers)
      // After the last kind only whole rosters matter.
      let isLast = kind == kinds.count - 1
      if !isLast { front = merge(layers, kind: kind) }
      passes.append(Pass(choices: choices, layers: layers, merged: isLast ? nil : front))
    }
    return best(of: passes)
  }

  /// What became of one kind.
  private struct Pass {
    let choices: [Choice]
    /// Totals by number of groups of the kind.
    let layers: [Layer]
    /// Totals over all allowed numbers; none for the last kind.
    let merged: Layer?
  }

  private struct Offer {
    let choice: Choice
    let index: Int
    let price: Int64
  }

  /// Adds groups of one kind one at a time: layer `c` holds the totals with `c` of them.
  private func extend(
    _ front: Layer, kind: Int, _ offers: [Offer]
  ) -> [Layer] {
    var layers = [front]
    let sizes = offers.map(\.choice.size)
    guard let smallest = sizes.min(), let largest = sizes.max() else { return layers }
    let most = min(kinds[kind].count.upperBound, groupCount.upperBound, learners)
    for _ in 0..<most {
      guard let last = layers.last else { break }
      let fewest = last.groups.lowerBound + 1
      let first = last.placed.lowerBound + smallest
      guard first <= learners else { break }
      var next = Layer(
        groups: fewest...max(fewest, min(last.groups.upperBound + 1, groupCount.upperBound)),
        placed: first...min(learners, last.placed.upperBound + largest),
        tallies: front.tallies)
      for groups in last.groups where groups < groupCount.upperBound {
        extend(last, groups, with: offers, into: &next)
      }
      layers.append(next)
    }
    return layers
  }

  private func extend(_ last: Layer, _ groups: Int, with offers: [Offer], into next: inout Layer) {
    for placed in last.placed {
      for tally in 0..<last.tallies {
        let total = last.total(groups, placed, tally)
        if total == Layer.never { continue }
        for offer in offers where placed + offer.choice.size <= learners {
          guard tallies.fits(offer.choice.tally, beside: tally) else { continue }
          let target = placed + offer.choice.size
          if total + offer.price < next.total(groups + 1, target, tally + offer.choice.tally) {
            next.set(
              groups + 1, target, tally + offer.choice.tally, total: total + offer.price,
              step: offer.index)
          }
        }
      }
    }
  }

  /// The best over the allowed numbers of groups of the kind.
  private func merge(_ layers: [Layer], kind: Int) -> Layer {
    let least = layers[0]
    let most = layers[layers.count - 1]
    let last = layers.map(\.placed.upperBound).max() ?? 0
    var front = Layer(
      groups: least.groups.lowerBound...most.groups.upperBound,
      placed: least.placed.lowerBound...last, tallies: least.tallies)
    for (added, layer) in layers.enumerated() where kinds[kind].count.contains(added) {
      for groups in layer.groups {
        for placed in layer.placed {
          for tally in 0..<layer.tallies {
            let total = layer.total(groups, placed, tally)
            if total < front.total(groups, placed, tally) {
              front.set(groups, placed, tally, total: total, step: added)
            }
          }
        }
      }
    }
    return front
  }

  /// The least total of a whole roster, and the groups that attain it.
  private func best(of passes: [Pass]) -> (total: Int64, groups: [Choice])? {
    guard let last = passes.last, let kind = kinds.last else { return nil }
    var best: (total: Int64, groups: Int, added: Int)?
    for groups in groupCount {
      for (added, layer) in last.layers.enumerated() where kind.count.contains(added) {
        let total = layer.total(groups, learners, tallies.total)
        if total < best?.total ?? Layer.never { best = (total, groups, added) }
      }
    }
    return best.map { ($0.total, trace($0.groups, added: $0.added, passes)) }
  }

  private func trace(_ groups: Int, added: Int, _ passes: [Pass]) -> [Choice] {
    var (groups, placed, tally) = (groups, learners, tallies.total)
    var found: [Choice] = []
    for pass in passes.reversed() {
      let own = pass.merged?.step(groups, placed, tally) ?? added
      for layer in stride(from: own, to: 0, by: -1) {
        let choice = pass.choices[pass.layers[layer].step(groups, placed, tally)]
        found.append(choice)
        groups -= 1
        placed -= choice.size
        tally -= choice.tally
      }
    }
    return found.reversed()
  }
}

/// Totals by number of groups, learners placed and tally, each with the step that led to it.
private struct Layer {
  static let never = Int64.max

  let groups: ClosedRange<Int>
  /// Learners who can be placed by so many groups.
  let placed: ClosedRange<Int>
  /// Different tallies.
  let tallies: Int
  private var totals: [Int64]
  private var steps: [Int32]

  init(groups: ClosedRange<Int>, placed: ClosedRange<Int>, tallies: Int) {
    self.groups = groups
    self.placed = placed
    self.tallies = tallies
    totals = [Int64](repeating: Self.never, count: groups.count * placed.count * tallies)
    steps = [Int32](repeating: 0, count: totals.count)
  }

  private func index(_ groups: Int, _ placed: Int, _ tally: Int) -> Int {
    let row = (groups - self.groups.lowerBound) * self.placed.count
    return (row + placed - self.placed.lowerBound) * tallies + tally
  }

  func total(_ groups: Int, _ placed: Int, _ tally: Int) -> Int64 {
    self.groups.contains(groups) && self.placed.contains(placed)
      ? totals[index(groups, placed, tally)] : Self.never
  }

  /// The choice made last, or in a merged layer the number of groups of the kind.
  func step(_ groups: Int, _ placed: Int, _ tally: Int) -> Int {
    Int(steps[index(groups, placed, tally)])
  }

  mutating func set(_ groups: Int, _ placed: Int, _ tally: Int, total: Int64, step: Int) {
    let index = index(groups, placed, tally)
    totals[index] = total
    steps[index] = Int32(step)
  }
}
