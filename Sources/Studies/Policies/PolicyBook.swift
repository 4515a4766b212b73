/// All policies without parameters, for study files, manual and tests: a new one is a file and a
/// line here.
package enum PolicyBook {
  package static let policies: [any PlainPolicy.Type] = [
    RandomGroups.self,
    TrackedGroups.self,
    SortedGroups.self,
    StratifiedGroups.self,
    SnakeGroups.self,
    ChoiceGroups.self,
    FriendGroups.self,
    NeedGroups.self,
    RoundRobin.self,
    DyGroupsStar.self,
    DyGroupsClique.self,
    PercentileGroups.self,
    ExtremeGroups.self,
  ]

  package static func policy(named name: String) -> (any PlainPolicy)? {
    policies.first { $0.about.name == name }?.init()
  }
}
