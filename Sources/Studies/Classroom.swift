/// One class of a study: what is known of its learners before the term.
package struct Classroom: Sendable {
  /// Unique in the study: the source's name and the class's identifier in it.
  package let id: String
  package let origin: DataOrigin
  /// Attainment before the term per learner, in standard deviations of the source.
  package let scores: [Double]
  /// Per learner, whom the learner would like to work with; positions in the class.
  package let wishes: [[Int]]
  /// Per learner, topics from the most to the least wished; all of `0..<topics`, or empty where
  /// nobody chooses.
  package let choices: [[Int]]
  /// What the class shares with others, such as its school; its own identifier where nothing is known.
  package let cluster: String
  /// Columns of categories.
  package let categories: [CategoryColumn]
  /// Per learner, the third of the class by score: 0 low, 1 middle, 2 high.
  package let thirds: [Int]

  package init(
    id: String, origin: DataOrigin, scores: [Double], wishes: [[Int]] = [],
    choices: [[Int]] = [], categories: [CategoryColumn] = [], cluster: String? = nil
  ) {
    self.id = id
    self.origin = origin
    self.scores = scores
    self.wishes = wishes.isEmpty ? [[Int]](repeating: [], count: scores.count) : wishes
    self.choices = choices
    self.categories = categories
    self.cluster = cluster ?? id
    thirds = Self.thirds(scores)
  }

  package var count: Int { scores.count }

  /// Equal scores are in one third: that of the middle of their ranks.
  private static func thirds(_ scores: [Double]) -> [Int] {
    let sorted = scores.sorted()
    return scores.map { score in
      let first = sorted.firstIndex(of: score) ?? 0
      let last = sorted.lastIndex(of: score) ?? 0
      return min(2, 3 * (first + last + 1) / (2 * sorted.count))
    }
  }
}

/// Where the data of a class come from; said in every output.
package enum DataOrigin: String, Sendable, CaseIterable {
  case real
  /// Real learners with columns, friendships or choices that were generated.
  case semiSynthetic = "semi-synthetic"
  case synthetic
}

/// A column of categories: who is alone in a group, and whose gains are told apart.
package struct CategoryColumn: Sendable, Hashable {
  package let name: String
  /// Distinct values, sorted; an empty cell or NA is none.
  package let names: [String]
  /// Per learner, position in `names`; nil where unknown.
  package let values: [Int?]

  package init(name: String, cells: [String]) {
    let names = Set(cells).subtracting(["", "NA"]).sorted()
    let places = Dictionary(uniqueKeysWithValues: names.enumerated().map { ($1, $0) })
    self.name = name
    self.names = names
    values = cells.map { places[$0] }
  }
}

extension Classroom {
  /// Learners of each third from the lowest, then of each subgroup.
  package func counts(_ subgroups: [Subgroup]) -> [Int] {
    (0..<3).map { third in thirds.count { $0 == third } }
      + subgroups.map { $0.members(of: self).count }
  }
}
