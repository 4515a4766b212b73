import Choosing

/// What `regroup choose` says of tutoring.
package enum TutoringTerminal {
  package static func text(_ outcome: TutoringOutcome) -> String {
    let loaded = outcome.loaded
    let wording = TutoringWording(outcome: outcome)
    let head = [
      "\(Wording.count(loaded.names.count, "learner")), "
        + "\(Wording.count(loaded.skills.count, "skill")). \(wording.served).",
      wording.proof, "",
    ]
    return TerminalLines.text(head + wording.sentences + [""])
      + TerminalLines.groups(skills(outcome)).map { $0 + "\n" }.joined()
  }

  /// Per skill, who helps whom.
  private static func skills(
    _ outcome: TutoringOutcome
  ) -> [(name: String, members: [String], points: String)] {
    let (names, lessons) = (outcome.loaded.names, outcome.lessons)
    return outcome.loaded.skills.enumerated().compactMap { skill, name in
      let own = lessons.filter { $0.skill == skill }
      if own.isEmpty { return nil }
      let tutors = Set(own.map(\.tutor)).sorted()
      let members = tutors.map { tutor in
        let taught = own.filter { $0.tutor == tutor }.map { names[$0.learner] }
        return "\(names[tutor]) helps \(Wording.list(taught))"
      }
      return (name: name, members: members, points: "")
    }
  }
}
