import GroupingModel

extension Roster {
  /// Per learner, the name; with the identifier behind it where several have the same name.
  var tellingNames: [String] {
    var uses: [String: Int] = [:]
    for learner in learners { uses[learner.name, default: 0] += 1 }
    return learners.map { uses[$0.name] == 1 ? $0.name : "\($0.name) (\($0.id))" }
  }

  /// The same by identifier.
  var tellingNamesByID: [String: String] {
    Dictionary(zip(learners.map(\.id), tellingNames), uniquingKeysWith: { first, _ in first })
  }
}
