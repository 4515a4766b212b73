import Choosing

/// Sentences about ranks and about plans as good, the same for all kinds of choices.
struct RankWording {
  /// What is ranked: "project".
  let noun: String
  /// The rank of what was not ranked; nil where nobody gets such.
  let unranked: Int?
  /// Learners' names, by position.
  let names: [String]

  /// How many are named before the rest is counted.
  private static let mostNames = 8

  /// "choice 3".
  func choice(_ rank: Int) -> String {
    rank == unranked ? "a \(noun) they did not rank" : "choice \(rank)"
  }

  /// Titles of ranks from 1 on, for columns and bars.
  func titles(_ count: Int) -> [String] {
    (0..<count).map { $0 + 1 == unranked ? "not ranked" : "choice \($0 + 1)" }
  }

  /// For the bars of a page; none where nobody counts a rank.
  func bars(_ figures: RankFigures) -> [(label: String, count: Int)] {
    guard figures.worst != nil else { return [] }
    return zip(titles(figures.profile.count), figures.profile).map { (label: $0, count: $1) }
  }

  /// Learners by rank, as two lines under each other for the terminal; none where nobody counts a rank.
  func profile(_ figures: RankFigures) -> [String] {
    guard let worst = figures.worst?.rank else { return [] }
    let titles = (1...worst).map { $0 == unranked ? "not ranked" : "\($0)" }
    let counts = figures.profile.prefix(worst).map(String.init)
    let widths = zip(titles, counts).map { max($0.count, $1.count) + 2 }
    func row(_ label: String, _ cells: [String]) -> String {
      label + zip(cells, widths).map { String(repeating: " ", count: $1 - $0.count) + $0 }.joined()
    }
    return [row("choice  ", titles), row("learners", counts)]
  }

  /// "1 Robots, 2 Bees": what somebody ranked, best first.
  static func asked(_ ranks: [Int?], of options: [String]) -> String {
    better(ranks, than: nil).map { "\(ranks[$0] ?? 0) \(options[$0])" }.joined(separator: ", ")
  }

  /// What somebody ranked above a rank, best first; all where there is none.
  static func better(_ ranks: [Int?], than own: Int?) -> [Int] {
    ranks.indices.filter { ranks[$0] ?? .max < own ?? .max }
      .sorted { (ranks[$0] ?? 0, $0) < (ranks[$1] ?? 0, $1) }
  }

  /// "Ada, Ben and 7 more".
  func list(_ learners: [Int]) -> String {
    let named = learners.prefix(learners.count == Self.mostNames + 1 ? .max : Self.mostNames)
    let more = learners.count - named.count
    return Wording.list(named.map { names[$0] } + (more > 0 ? ["\(more) more"] : []))
  }

  /// Of whom no rank counts, where others have wishes.
  static func silent(_ ranks: [[Int?]?]) -> [String] {
    let count = ranks.count { $0 == nil }
    return count == 0 || count == ranks.count
      ? [] : ["\(Wording.count(count, "learner")) with no wish, or none given: no rank counts."]
  }

  /// Who is worst off, how even ranks are now, and over the rounds.
  func fairness(_ figures: RankFigures, overRounds gini: Double?) -> [String] {
    guard let worst = figures.worst else { return [] }
    let who =
      worst.rank == 1
      ? "Nobody is worse off than with choice 1."
      : "Worst off, with \(choice(worst.rank)): \(list(worst.learners))."
    let rounds = gini.map {
      "With the earlier rounds: Gini of each learner's mean rank \(Wording.figure($0))."
    }
    return ["\(who) Gini of ranks \(Wording.figure(figures.gini))."] + [rounds].compactMap { $0 }
  }

  /// How many have their first choice, and how many could have had it.
  ///
  /// - Parameter aside: what else that does not look at.
  func firsts(_ figures: RankFigures, possible: Int?, aside: String = "") -> [String] {
    guard let possible, figures.worst != nil else { return [] }
    return [
      "First choice: \(figures.profile.first ?? 0) have it; \(possible) could have theirs, each taken "
        + "alone\(aside)."
    ]
  }

  /// How many plans are as good, and whom they treat otherwise.
  ///
  /// - Parameters:
  ///   - plan: what is told of: "placement".
  ///   - moved: learners who are elsewhere in one of the others.
  static func alternatives<Plan>(
    _ others: Alternatives<Plan>, plan: String, moved: String
  ) -> String {
    guard !others.plans.isEmpty else {
      return others.isComplete
        ? "No other \(plan) is as good."
        : "Whether another \(plan) is as good was not found out."
    }
    let count = others.plans.count
    return "\(others.isComplete ? "" : "At least ")\(count) other "
      + "\(count == 1 ? "\(plan) is" : "\(plan)s are") as good; not the same in all: \(moved)."
  }
}
