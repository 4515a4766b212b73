import Choosing

/// What `regroup choose` says of a jigsaw.
package enum JigsawTerminal {
  package static func text(_ outcome: JigsawOutcome) -> String {
    let loaded = outcome.loaded
    let wording = JigsawWording(loaded: loaded)
    if let conflict = outcome.conflict {
      return TerminalLines.text(
        ["No jigsaw keeps all pairs apart."] + wording.conflict(conflict))
    }
    guard let found = outcome.found else {
      return TerminalLines.text([
        "No jigsaw that keeps all pairs apart was found in the time given.",
        "Give more time, let a pair be together, or have more home groups.",
      ])
    }
    let figures = found.figures
    let head = [
      "\(Wording.count(loaded.names.count, "learner")), "
        + "\(Wording.count(loaded.topics.count, "topic")): "
        + "\(Wording.count(figures.homes.count, "home group")), "
        + "\(Wording.count(figures.experts.count, "group")) of experts.",
      wording.proof(found.solution), "",
    ]
    let experts = JigsawWording.experts(figures.topicOfExperts, loaded.topics)
    return TerminalLines.text(head + wording.sentences(found) + [""])
      + groups(figures.homes.indices.map { "Home group \($0 + 1)" }, figures.homes, loaded)
      + "\n" + groups(experts, figures.experts, loaded)
  }

  private static func groups(
    _ titles: [String], _ groups: [[Int]], _ loaded: LoadedJigsaw
  ) -> String {
    TerminalLines.groups(
      zip(titles, groups).map { title, members in
        (name: title, members: members.map { loaded.names[$0] }, points: "")
      }
    ).map { $0 + "\n" }.joined()
  }
}
