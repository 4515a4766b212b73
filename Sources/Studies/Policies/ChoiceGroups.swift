import Grouping

/// Topics of free choice by serial dictatorship: in random order, each takes the most wished topic
/// that still has a place.
///
/// A group belongs to the topic for which somebody opens it, larger groups first; where there are
/// fewer topics than groups, a topic may have several.
package struct ChoiceGroups: PlainPolicy {
  package static let about = PolicyDescription(
    name: "choice", summary: "In random order, each chooses a topic; one topic, one group.")

  package let usesTickets = false

  package init() {}

  package func seating(_ occasion: Occasion, _ random: inout RandomSource) -> Seating {
    guard let topics = occasion.room.choices.first?.count, topics > 0 else {
      return RandomGroups().seating(occasion, &random)
    }
    var market = TopicMarket(sizes: occasion.sizes, topics: topics)
    for learner in occasion.shuffled(&random) {
      market.place(learner, choices: occasion.room.choices[learner])
    }
    return Seating(groups: market.groups, topics: market.topicOf)
  }
}

/// Topics with their groups as they fill.
private struct TopicMarket {
  let sizes: [Int]
  /// Most groups of one topic.
  let most: Int
  /// Of the groups opened so far.
  var groups: [[Int]] = []
  var topicOf: [Int] = []

  init(sizes: [Int], topics: Int) {
    self.sizes = sizes
    most = (sizes.count + topics - 1) / topics
  }

  /// Some topic always has a place: groups that nobody opened can be opened for a topic that has
  /// less than its most, and all groups together have a place for everybody.
  mutating func place(_ learner: Int, choices: [Int]) {
    for topic in choices {
      if let group = groups.indices.first(where: {
        topicOf[$0] == topic && groups[$0].count < sizes[$0]
      }) {
        groups[group].append(learner)
        return
      }
      if groups.count < sizes.count, topicOf.count(where: { $0 == topic }) < most {
        groups.append([learner])
        topicOf.append(topic)
        return
      }
    }
  }
}
