import Grouping
import GroupingModel

/// What learners are called in an audit, and in which order they are listed.
struct AuditNames {
  /// Per learner.
  let labels: [String]

  /// - Parameter showsNames: whether names of the class list are shown; else made-up labels.
  init(_ input: AuditInput, showsNames: Bool) {
    labels =
      showsNames
      ? input.roster.tellingNames
      : DrawnLabels.labels(input.roster.count, seed: input.request.seed ^ input.salt)
  }

  /// Positions so that neither the order of the class list nor anything but the labels shows.
  func sorted(_ learners: [Int]) -> [Int] {
    learners.sorted { naturallyPrecedes(labels[$0], labels[$1]) }
  }
}
