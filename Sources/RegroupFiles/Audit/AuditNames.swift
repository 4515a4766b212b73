import Grouping
import GroupingModel

/// What learners are called in an audit, and in which order they are listed.
struct AuditNames {
  /// Per learner.
  let labels: [String]

  /// - Parameter showsNames: whether names of the class list are shown; else the pseudonyms of the
  ///   history's database, or made-up labels where there is none.
  init(_ input: AuditInput, showsNames: Bool) {
    if showsNames {
      labels = input.roster.tellingNames
    } else if let pseudonyms = input.pseudonyms {
      labels = input.roster.learners.map { pseudonyms[$0.id] }
    } else {
      labels = AuditLabels.labels(input.roster.count, seed: input.request.seed ^ input.salt)
    }
  }

  /// Positions so that neither the order of the class list nor anything but the labels shows.
  func sorted(_ learners: [Int]) -> [Int] {
    learners.sorted { naturallyPrecedes(labels[$0], labels[$1]) }
  }
}
