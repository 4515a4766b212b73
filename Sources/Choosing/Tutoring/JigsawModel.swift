import GroupingModel

/// A jigsaw (Aronson 1978): each learner becomes an expert for a topic in a group of experts, and
/// then teaches it in a home group where the topics come together. Learners and topics are named by
/// position.
package struct JigsawModel: Sendable {
  package let learners: [Learner]
  package let topicCount: Int
  /// Learners; topics with more experts have several groups.
  package let largestExpertGroup: Int
  /// Pairs never together in a group of either layer, in either order.
  package let apart: [Pair]
  /// Learners of each home group; they differ by one at most, the larger ones first.
  package let homeSizes: [Int]
  /// The worst rank that anybody gave, and one: that of a topic not ranked.
  package let lastRank: Int

  /// - Parameter homes: how many home groups there are; nil for as many as bring their sizes
  ///   nearest to the number of topics, and rather fewer where that is alike.
  /// - Throws: `ModelError` for the first thing that cannot be meant.
  package init(
    learners: [Learner], topicCount: Int, largestExpertGroup: Int = 6, homes: Int? = nil,
    apart: [Pair] = []
  ) throws(ModelError) {
    guard (2...1000).contains(topicCount) else {
      throw ModelError("a jigsaw has \(topicCount) topics", remedy: "give 2 to 1000")
    }
    self.learners = learners
    self.topicCount = topicCount
    self.largestExpertGroup = largestExpertGroup
    self.apart = apart
    let homes = homes ?? Self.homes(of: learners.count, topicCount)
    guard homes >= 2, homes <= learners.count / 2, learners.count <= 10_000 else {
      throw ModelError(
        "\(learners.count) learners cannot make \(homes) home groups",
        remedy: "have at least two home groups of at least two, and 10000 learners at the most")
    }
    homeSizes = (0..<homes).map { ($0 < learners.count % homes ? 1 : 0) + learners.count / homes }
    lastRank = (learners.flatMap { $0.ranks ?? [] }.compactMap { $0 }.max() ?? 0) + 1
    try check()
  }

  package struct Learner: Sendable {
    /// What both layers are balanced by.
    package var score: Int
    /// Per topic, 1 is best; ties and gaps may be, nil is not ranked. nil in all for no wish.
    package var ranks: [Int?]?

    package init(score: Int = 0, ranks: [Int?]? = nil) {
      self.score = score
      self.ranks = ranks
    }
  }

  package typealias Pair = TutoringModel.Pair

  private static func homes(of learners: Int, _ topics: Int) -> Int {
    let few = max(1, learners / topics)
    func distance(_ homes: Int) -> Int {
      max((learners + homes - 1) / homes - topics, topics - learners / homes)
    }
    return distance(few + 1) < distance(few) ? few + 1 : few
  }

  private func check() throws(ModelError) {
    guard largestExpertGroup >= 2 else {
      throw ModelError(
        "groups of experts have \(largestExpertGroup) learners at the most",
        remedy: "give 2 or more")
    }
    for (position, learner) in learners.enumerated() {
      guard learner.score.magnitude <= 1_000_000 else {
        throw ModelError(
          "learner \(position + 1) has a score of \(learner.score)",
          remedy: "scores go from -1000000 to 1000000")
      }
      guard let ranks = learner.ranks else { continue }
      guard ranks.count == topicCount, ranks.allSatisfy({ (1...1000).contains($0 ?? 1) }) else {
        throw ModelError(
          "the ranks of learner \(position + 1) do not fit \(topicCount) topics",
          remedy: "give a rank from 1 to 1000 or none for each topic")
      }
    }
    for pair in apart {
      guard learners.indices.contains(pair.first), learners.indices.contains(pair.second),
        pair.first != pair.second
      else {
        throw ModelError(
          "learners \(pair.first + 1) and \(pair.second + 1) cannot be kept apart",
          remedy: "name two of the list")
      }
    }
  }
}

extension JigsawModel {
  /// 0 for who has no wish.
  func rank(_ learner: Int, _ topic: Int) -> Int {
    learners[learner].ranks.map { $0[topic] ?? lastRank } ?? 0
  }

  /// How many of a home group have the same topic: each topic as often as any other, or once more.
  func experts(inHome home: Int) -> ClosedRange<Int> {
    let size = homeSizes[home]
    return size / topicCount...(size + topicCount - 1) / topicCount
  }
}
