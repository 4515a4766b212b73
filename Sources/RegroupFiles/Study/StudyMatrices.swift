import Studies

/// Policies by learner models: differences to the reference, regret, and effect sizes.
struct StudyMatrices {
  let view: StudyView

  /// Mean differences to the reference, with the reference's means in its row; the best of each
  /// model is marked.
  func differences(_ name: String) -> ValueMatrix? {
    guard let column = view.column(name) else { return nil }
    let paired = Dictionary(
      view.contrasts(column).map { (Place(policy: $0.policy, world: $0.world), $0) },
      uniquingKeysWith: { first, _ in first })
    func value(_ policy: Int, _ world: Int) -> Double? {
      if let contrast = paired[Place(policy: policy, world: world)] { return contrast.mean }
      guard let own = view.mean(policy, world, column),
        let other = view.mean(view.reference, world, column)
      else { return nil }
      return own - other
    }
    // An outcome that is not contrasted is not tested.
    func isFaint(_ policy: Int, _ world: Int) -> Bool {
      paired[Place(policy: policy, world: world)].map { $0.adjusted >= 0.05 } ?? false
    }
    let others = view.policies.indices.filter { $0 != view.reference }
    let all = others.flatMap { policy in view.worlds.indices.compactMap { value(policy, $0) } }
    let most = all.map(abs).max() ?? 0
    let decimals = StudyWords.decimals(all)
    let sign = StudyWords.isBetterHigh(name) == false ? -1.0 : 1.0
    // Means of policies with unfinished terms are about other classes; differences are not.
    func standing(_ policy: Int, _ world: Int) -> Double? {
      policy == view.reference ? 0 : value(policy, world).map { sign * $0 }
    }
    let best = view.worlds.indices.map { world in
      view.policies.indices.compactMap { standing($0, world) }.max()
    }
    let isTold = view.worlds.indices.map { world in
      StudyWords.isBetterHigh(name) != nil && others.contains { !Self.isNothing(value($0, world)) }
    }
    return ValueMatrix(
      corner: "difference to \(view.policies[view.reference])", head: view.worlds,
      rows: view.order(name).map { policy in
        let isReference = policy == view.reference
        return ValueMatrix.Row(
          label: view.policies[policy] + (isReference ? " (its means)" : ""),
          isReference: isReference, leads: [],
          cells: view.worlds.indices.map { world in
            let mean = view.mean(policy, world, column)
            let difference = value(policy, world)
            return ValueMatrix.Cell(
              text: isReference
                ? StudyWords.number(mean, decimals)
                : StudyWords.difference(difference, decimals),
              style: isReference || most == 0 || isFaint(policy, world)
                ? "" : difference.map { CellColour.style(sign * $0 / most) } ?? "",
              isBest: isTold[world] && Self.isEqual(standing(policy, world), best[world]),
              isFaint: !isReference && isFaint(policy, world))
          })
      })
  }

  /// Regret by model, the largest with its interval, and how often it is the least.
  func regret(_ name: String, _ regret: Regret) -> ValueMatrix {
    let worlds = view.worlds.count
    let most = regret.matrix.filter { !$0.isNaN }.max() ?? 0
    let decimals = StudyWords.decimals(regret.matrix)
    return ValueMatrix(
      corner: "regret",
      head: ["", "largest", "95 % interval", "least in"]
        + view.worlds.enumerated().map { view.mainWorlds.contains($0) ? $1 : "(\($1))" },
      rows: view.order(name).map { policy in
        let interval = regret.intervals[policy].map {
          "\(StudyWords.number($0.lowerBound, decimals)) to "
            + StudyWords.number($0.upperBound, decimals)
        }
        return ValueMatrix.Row(
          label: view.policies[policy], isReference: false,
          leads: [
            regret.minimax.contains(policy) ? "◆" : regret.contenders.contains(policy) ? "◇" : "",
            StudyWords.number(regret.largest[policy], decimals), interval ?? "",
            regret.shares[policy].isNaN
              ? "" : StudyWords.number(100 * regret.shares[policy], 0) + " %",
          ],
          cells: view.worlds.indices.map { world in
            let value = regret.matrix[policy * worlds + world]
            let isFaint = regret.leaders[world].contains(policy)
            let isCounted = view.mainWorlds.contains(world)
            return ValueMatrix.Cell(
              text: StudyWords.number(value, decimals),
              style: most > 0 && !isFaint ? CellColour.style(-value / most) : "",
              isBest: isCounted && !Self.isNothing(value) && value == regret.largest[policy],
              isFaint: isFaint)
          })
      })
  }

  /// Hedges' g of a subgroup with its interval.
  func effects(subgroup: Int) -> ValueMatrix {
    let findings = view.findings
    let others = view.policies.indices.filter { $0 != view.reference }
    func effect(_ policy: Int, _ world: Int) -> HedgesG? {
      findings.effects.effect(subgroup: subgroup, policy: policy, world: world)
    }
    let most =
      others.flatMap { policy in
        view.worlds.indices.compactMap { effect(policy, $0).map { abs($0.value) } }
      }.max() ?? 0
    return ValueMatrix(
      corner: "Hedges' g (95 %)", head: view.worlds,
      rows: others.map { policy in
        ValueMatrix.Row(
          label: view.policies[policy], isReference: false, leads: [],
          cells: view.worlds.indices.map { world in
            let g = effect(policy, world)
            let isFaint = g?.interval?.contains(0) ?? true
            return ValueMatrix.Cell(
              text: StudyWords.difference(g?.value, 2),
              style: most > 0 && !isFaint ? g.map { CellColour.style($0.value / most) } ?? "" : "",
              isBest: false, isFaint: isFaint, remark: g?.interval.map(Self.ends))
          })
      })
  }

  /// "(−0.12 to 0.3)".
  private static func ends(_ interval: ClosedRange<Double>) -> String {
    "(\(StudyWords.number(interval.lowerBound, 2)) to \(StudyWords.number(interval.upperBound, 2)))"
  }

  private struct Place: Hashable {
    let policy: Int
    let world: Int
  }

  private static func isNothing(_ value: Double?) -> Bool { abs(value ?? 0) < 1e-9 }

  /// Up to rounding.
  private static func isEqual(_ one: Double?, _ other: Double?) -> Bool {
    guard let one, let other else { return false }
    return abs(one - other) <= 1e-9 * max(1, abs(other))
  }
}
