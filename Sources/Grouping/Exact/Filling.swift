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
  ///   earlier kinds for each further one.
  package func cheapest(
    _ cost: (Choice) -> Int64?
  ) -> (total: Int64, groups: [Choice])? {
    let width = Layer.Width(learners: learners, tallies: tallies.total + 1)
    var front = Layer(groups: 0...0, width)
    front.set(0, 0, total: 0, choice: 0, added: 0)
    var passes: [Pass] = []
    for kind in kinds.indices {
      let choices = kinds[kind].sizes.clamped(to: 0...learners).flatMap { size in
        tallies.tallies(of: size).map { Choice(kind: kind, size: size, tally: $0) }
      }
      let offers = choices.enumerated().compactMap { index, choice in
        cost(choice).map { Offer(choice: choice, index: index, price: $0) }
      }
      let layers = extend(front, kind: kind, offers)
      front = merge(layers, kind: kind)
      passes.append(Pass(choices: choices, layers: layers, merged: front))
    }
    var best: (total: Int64, groups: Int)?
    for groups in groupCount {
      let total = front.total(groups, width.places - 1)
      if total < best?.total ?? Layer.never { best = (total, groups) }
    }
    guard let best else { return nil }
    return (best.total, trace(best.groups, passes))
  }

  /// What became of one kind.
  private struct Pass {
    let choices: [Choice]
    let layers: [Layer]
    let merged: Layer
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
    let width = front.width
    let most = min(kinds[kind].count.upperBound, groupCount.upperBound, learners)
    var layers = [front]
    for _ in 0..<most {
      guard let last = layers.last else { break }
      let fewest = last.groups.lowerBound + 1
      let range = fewest...max(fewest, min(last.groups.upperBound + 1, groupCount.upperBound))
      var next = Layer(groups: range, width)
      for groups in last.groups where groups < groupCount.upperBound {
        for place in 0..<width.places {
          let total = last.total(groups, place)
          if total == Layer.never { continue }
          let (placed, tally) = place.quotientAndRemainder(dividingBy: width.tallies)
          for offer in offers where placed + offer.choice.size <= learners {
            guard tallies.fits(offer.choice.tally, beside: tally) else { continue }
            let target = place + offer.choice.size * width.tallies + offer.choice.tally
            if total + offer.price < next.total(groups + 1, target) {
              next.set(
                groups + 1, target, total: total + offer.price, choice: offer.index, added: 0)
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
    let width = layers[0].width
    let least = layers[0].groups.lowerBound
    let most = layers[layers.count - 1].groups.upperBound
    var front = Layer(groups: least...most, width)
    for (added, layer) in layers.enumerated() where kinds[kind].count.contains(added) {
      for groups in layer.groups {
        for place in 0..<width.places {
          let total = layer.total(groups, place)
          if total < front.total(groups, place) {
            front.set(groups, place, total: total, choice: 0, added: added)
          }
        }
      }
    }
    return front
  }

  private func trace(_ groups: Int, _ passes: [Pass]) -> [Choice] {
    guard var place = passes.last.map({ $0.merged.width.places - 1 }) else { return [] }
    var groups = groups
    var found: [Choice] = []
    for pass in passes.reversed() {
      for layer in stride(from: pass.merged.added(groups, place), to: 0, by: -1) {
        let choice = pass.choices[pass.layers[layer].choice(groups, place)]
        found.append(choice)
        groups -= 1
        place -= choice.size * pass.merged.width.tallies + choice.tally
      }
    }
    return found.reversed()
  }
}

/// Totals by number of groups and place: learners placed and tally in one number.
private struct Layer {
  static let never = Int64.max

  struct Width {
    let learners: Int
    /// Different tallies.
    let tallies: Int

    var places: Int { (learners + 1) * tallies }
  }

  let groups: ClosedRange<Int>
  let width: Width
  private var totals: [Int64]
  private var choices: [Int32]
  private var addeds: [Int32]

  init(groups: ClosedRange<Int>, _ width: Width) {
    self.groups = groups
    self.width = width
    totals = [Int64](repeating: Self.never, count: groups.count * width.places)
    choices = [Int32](repeating: 0, count: groups.count * width.places)
    addeds = choices
  }

  private func index(_ groups: Int, _ place: Int) -> Int {
    (groups - self.groups.lowerBound) * width.places + place
  }

  func total(_ groups: Int, _ place: Int) -> Int64 {
    self.groups.contains(groups) ? totals[index(groups, place)] : Self.never
  }

  func choice(_ groups: Int, _ place: Int) -> Int { Int(choices[index(groups, place)]) }

  func added(_ groups: Int, _ place: Int) -> Int { Int(addeds[index(groups, place)]) }

  mutating func set(_ groups: Int, _ place: Int, total: Int64, choice: Int, added: Int) {
    let index = index(groups, place)
    totals[index] = total
    choices[index] = Int32(choice)
    addeds[index] = Int32(added)
  }
}
