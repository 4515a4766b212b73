import Grouping
import GroupingModel

// What each plan leans to and what it gives up, in plain sentences.
extension Comparison {
  /// - Throws: `ModelError` if a rule cannot be used.
  func sentence(ofPlan plan: Int) throws(ModelError) -> String {
    let leaning = plans[plan].change.leaning
    if leaning == .none { return bestSentence }
    let parts = try parts(for: leaning)
    let better = parts.filter { $0.costs[plan] < $0.costs[0] }
    let worse = parts.filter { $0.costs[plan] > $0.costs[0] }
      .sorted { $0.costs[plan] - $0.costs[0] > $1.costs[plan] - $1.costs[0] }
    let start = Self.start(leaning, better.map { $0.change(in: plan) }, isWorse: !worse.isEmpty)
    let losses = worse.map { $0.change(in: plan) }
    let end = losses.isEmpty ? "" : "; gives up \(Self.list(losses))"
    return start + end + "." + (rival(ofPlan: plan).map { " \($0)" } ?? "")
  }

  private var bestSentence: String {
    guard let gap = plans[0].plan.gap, gap < 1 else {
      return "The best found by your weights; how far from best is not known."
    }
    return gap > 0
      ? "The best found by your weights, at most \(Wording.percent(gap)) from best."
      : "The best by your weights: no other plan costs less."
  }

  private static func start(_ leaning: Leaning, _ better: [String], isWorse: Bool) -> String {
    guard leaning == .otherGroups else {
      let also = better.dropFirst()
      return "Leans to \(better.first ?? "nothing")"
        + (also.isEmpty ? "" : ", also better at \(list(Array(also)))")
    }
    guard better.isEmpty else { return "Other groups, better at \(list(better))" }
    return isWorse
      ? "Other groups, better at nothing that was asked for"
      : "Other groups, just as good as those of proposal 1"
  }

  /// The parts that a leaning sets against each other, what it leans to first.
  private func parts(for leaning: Leaning) throws(ModelError) -> [Part] {
    guard case .rule(let rule) = leaning else {
      guard case .family(let family) = leaning else { return parts }
      return parts.filter { $0.name == family.words } + parts.filter { $0.name != family.words }
    }
    let rules = objective.scenario.rules
    var split = [try Self.part(rules[rule].words, [rule], plans, objective)]
    for part in parts {
      guard part.rules.contains(rule) else {
        split.append(part)
        continue
      }
      for other in part.rules where other != rule {
        split.append(try Self.part(rules[other].words, [other], plans, objective))
      }
    }
    return split
  }

  /// Another plan that is as good in every part and better in one; nil where there is none, or it
  /// is the first, of which the sentence speaks anyway.
  private func rival(ofPlan plan: Int) -> String? {
    let found = plans.indices.dropFirst().first { other in
      parts.allSatisfy { $0.costs[other] <= $0.costs[plan] }
        && parts.contains { $0.costs[other] < $0.costs[plan] }
    }
    return found.map { "Proposal \($0 + 1) is as good or better in all that was asked for." }
  }

  private static func list(_ texts: [String]) -> String {
    guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
    return texts.dropLast().joined(separator: ", ") + " and " + last
  }
}

extension Comparison.Part {
  /// "new team-mates (pairs who meet again: 3 instead of 7)": at most two figures that changed as
  /// the cost did, or else the points.
  fileprivate func change(in plan: Int) -> String {
    let isBetter = costs[plan] < costs[0]
    let changed = rows.filter { row in
      let (now, before) = (row.figures[plan].rank, row.figures[0].rank)
      return isBetter ? now < before : now > before
    }
    let texts = changed.prefix(2).map {
      "\($0.words): \($0.figures[plan].text) instead of \($0.figures[0].text)"
    }
    let points = Wording.pointCount(Cost.points(abs(costs[plan] - costs[0])))
    let plainly = "\(points) \(isBetter ? "less" : "more")"
    return "\(name) (\(texts.isEmpty ? plainly : texts.joined(separator: ", ")))"
  }
}
