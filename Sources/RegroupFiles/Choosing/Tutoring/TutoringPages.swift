import Choosing

extension LearnerCards {
  /// Whom a learner helps and who helps them, in what. There is no list of it for the wall: who needs help is
  /// nobody else's business.
  init(_ outcome: TutoringOutcome) {
    let (loaded, lessons) = (outcome.loaded, outcome.lessons)
    func line(_ other: Int, _ skill: Int) -> String {
      "\(loaded.names[other]): \(loaded.skills[skill])"
    }
    self.init(title: loaded.title ?? "Peer tutoring", names: loaded.names) { learner in
      let helps = lessons.filter { $0.tutor == learner }.map { line($0.learner, $0.skill) }
      let helpers = lessons.filter { $0.learner == learner }.map { line($0.tutor, $0.skill) }
      let open = outcome.figures.unserved.filter { $0.request.learner == learner }
        .map { loaded.skills[$0.request.skill] }
      return [
        Part(nil, label: "You help", lines: helps),
        Part(nil, label: "You get help from", lines: helpers),
        Part(nil, label: "See your teacher about", lines: open),
      ].filter { !$0.lines.isEmpty }
    }
  }
}

extension ChoiceTeacherPage {
  /// Who tutors how often, who is not served and why, and who helps whom.
  init(_ outcome: TutoringOutcome) {
    let loaded = outcome.loaded
    let wording = TutoringWording(outcome: outcome)
    let loads = outcome.figures.loads
    self.init(
      title: (loaded.title ?? "Peer tutoring") + ": how good it is",
      verdict: wording.served + ". " + wording.proof,
      isProven: outcome.solution.isProven,
      bars: Bar.all(
        (0...(loads.max() ?? 0)).map { turns in
          (
            label: turns == 0 ? "tutor nobody" : "tutor \(Wording.count(turns, "time"))",
            count: loads.count { $0 == turns }
          )
        }),
      sentences: wording.sentences,
      tables: [Self.turns(outcome), Self.skills(outcome), Self.unserved(outcome, wording)]
        .filter { !$0.rows.isEmpty },
      generator: outcome.generator)
  }

  private static func turns(_ outcome: TutoringOutcome) -> Grid {
    let (loaded, figures) = (outcome.loaded, outcome.figures)
    let names = loaded.names
    return Grid(
      "Who tutors how often",
      legend: "A request for help in one skill is one turn. Who has tutored least goes first.",
      head: ["learner", "now", "at most", "before", "in all", "helps", "is helped by"],
      rows: names.indices.map { learner in
        let helps = outcome.lessons.filter { $0.tutor == learner }
        let helped = outcome.lessons.filter { $0.learner == learner }
        let member = loaded.model.learners[learner]
        return Row(
          names[learner],
          [figures.loads[learner], member.limit, member.before, figures.totals[learner]]
            .map(String.init) + [
              helps.map { "\(names[$0.learner]) (\(loaded.skills[$0.skill]))" }
                .joined(separator: ", "),
              helped.map { "\(names[$0.tutor]) (\(loaded.skills[$0.skill]))" }
                .joined(separator: ", "),
            ])
      })
  }

  private static func skills(_ outcome: TutoringOutcome) -> Grid {
    let model = outcome.loaded.model
    return Grid(
      "Skills", head: ["skill", "mastered by", "want help", "served"], isNumeric: true,
      rows: outcome.loaded.skills.enumerated().map { skill, name in
        func count(_ level: TutoringModel.Standing) -> Int {
          model.learners.count { $0.skills[skill] == level }
        }
        let served = outcome.lessons.count { $0.skill == skill }
        return Row(name, [count(.mastered), count(.wantsHelp), served].map(String.init))
      })
  }

  private static func unserved(_ outcome: TutoringOutcome, _ wording: TutoringWording) -> Grid {
    Grid(
      "Not served", head: ["learner", "skill", "why"],
      rows: outcome.figures.unserved.map { request, reason in
        Row(
          outcome.loaded.names[request.learner],
          [outcome.loaded.skills[request.skill], wording.reason(reason)])
      })
  }
}
