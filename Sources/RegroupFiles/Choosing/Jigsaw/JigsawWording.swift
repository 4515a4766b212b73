import Choosing

/// Sentences about a jigsaw, for teachers.
struct JigsawWording {
  let loaded: LoadedJigsaw

  static func step(_ step: JigsawStep) -> String {
    switch step {
    case .together: "pairs together who are to be apart"
    case .rankTotal: "sum of ranks"
    case .balance: "distance of scores from even"
    }
  }

  /// Names of groups of experts: the topic, numbered where it has several.
  static func experts(_ topicOfExperts: [Int], _ topics: [String]) -> [String] {
    topicOfExperts.enumerated().map { group, topic in
      let own = topicOfExperts.indices.filter { topicOfExperts[$0] == topic }
      let number = (own.firstIndex(of: group) ?? 0) + 1
      return own.count == 1 ? topics[topic] : "\(topics[topic]) \(number)"
    }
  }

  /// How sure it is: the first respect in which something may be better. Pairs to be apart are so
  /// in all that is told.
  func proof(_ solution: JigsawSolution) -> String {
    guard let open = solution.steps.first(where: { !$0.result.isProven }) else {
      return "Proven best: no jigsaw with groups of these sizes is better."
    }
    let (value, bound) = (open.result.value, open.result.bound)
    guard open.step == .balance else {
      return "A good jigsaw: its sum of ranks is \(value), and none has less than \(bound)."
    }
    let hasWishes = loaded.model.learners.contains { $0.ranks != nil }
    return (hasWishes ? "Ranks: proven, no jigsaw has a lesser sum. " : "")
      + "Scores: \(points(value)) points from even over all groups, and no jigsaw with groups of "
      + "these sizes is nearer than \(points(bound))."
  }

  /// A distance of the model's in points of the table.
  private func points(_ value: Int) -> String {
    Wording.figure(Double(value) / Double(loaded.scale * loaded.learners.count))
  }

  func sentences(_ found: JigsawOutcome.Found) -> [String] {
    let figures = found.figures
    var lines = ["No two learners are together in a home group and in a group of experts, too."]
    if !loaded.model.apart.isEmpty {
      let pairs = Wording.count(loaded.model.apart.count, "pair")
      lines.append("\(pairs) kept apart in both layers.")
    }
    if let wishes = profile(figures) { lines.append(wishes) }
    lines += ranks.fairness(figures.ranks, overRounds: nil)
    lines += RankWording.silent(loaded.model.learners.map(\.ranks))
    if let score = loaded.score {
      lines.append(
        "Means of \(score): home groups \(span(figures.homes, figures.sumsOfHomes)), "
          + "groups of experts \(span(figures.experts, figures.sumsOfExperts)).")
    }
    let missing = figures.missingTopics.enumerated().filter { !$0.element.isEmpty }
    lines += missing.map { home, topics in
      "Home group \(home + 1) has nobody for \(Wording.list(topics.map { loaded.topics[$0] }))."
    }
    if !figures.aloneAsExperts.isEmpty {
      let names = figures.aloneAsExperts.map { loaded.names[$0] }
      lines.append("Alone as experts: \(Wording.list(names)).")
    }
    return lines
  }

  var ranks: RankWording {
    RankWording(noun: "topic", unranked: loaded.model.lastRank, names: loaded.names)
  }

  private func profile(_ figures: JigsawFigures) -> String? {
    let ranks = ranks.bars(figures.ranks).filter { $0.count > 0 }
    if ranks.isEmpty { return nil }
    let parts = ranks.map { "\($0.count) \($0.label)" }
    return "Topics by wish: \(parts.joined(separator: ", "))."
  }

  private func span(_ groups: [[Int]], _ sums: [Int]) -> String {
    let means = zip(groups, sums).filter { !$0.0.isEmpty }.map { mean($1, $0.count) }
    return "\(Wording.figure(means.min() ?? 0)) to \(Wording.figure(means.max() ?? 0))"
  }

  /// In points of the table.
  func mean(_ sum: Int, _ count: Int) -> Double {
    Double(sum) / Double(loaded.scale * max(1, count))
  }

  func conflict(_ conflict: JigsawConflict) -> [String] {
    switch conflict {
    case .mutual(let learners):
      [
        "\(Wording.list(learners.map { loaded.names[$0] })) are each to be apart from each "
          + "other, and there are only \(loaded.model.homeSizes.count) home groups.",
        "Let a pair be together, or have more home groups.",
      ]
    case .lonely(let learner, let others):
      [
        "\(loaded.names[learner]) could be with \(Wording.count(others, "other")) only, and a home "
          + "group has \(loaded.model.homeSizes.min() ?? 0) learners at least.",
        "Let a pair be together, or have more home groups.",
      ]
    }
  }
}
