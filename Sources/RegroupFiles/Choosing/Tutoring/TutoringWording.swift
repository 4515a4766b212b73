import Choosing

/// Sentences about tutors and learners, for teachers.
struct TutoringWording {
  let outcome: TutoringOutcome

  private var loaded: LoadedTutoring { outcome.loaded }

  static func step(_ step: TutoringStep) -> String {
    switch step {
    case .unserved: "requests not served"
    case .turns: "sum of squares of turns, before and now"
    case .notMutual: "pairs who could tutor each other and do not"
    }
  }

  /// "22 of 25 requests for help are served".
  var served: String {
    let all = loaded.model.requests.count
    return "\(all - outcome.figures.unserved.count) of \(Wording.count(all, "request")) for help "
      + "are served"
  }

  /// How sure it is: the first respect in which something may be better.
  var proof: String {
    guard let open = outcome.solution.steps.first(where: { !$0.result.isProven }) else {
      let mutual = loaded.prefersMutual ? ", nor then has more who tutor each other" : ""
      return "Proven: no plan serves more, none that serves as many shares turns more evenly"
        + "\(mutual)."
    }
    return "The best found in the time; \(Self.step(open.step)): \(open.result.value), and no plan "
      + "has fewer than \(open.result.bound). What comes before is proven."
  }

  func reason(_ reason: TutoringFigures.Reason) -> String {
    let isProven = outcome.solution.steps.first?.result.isProven ?? false
    return switch reason {
    case .nobodyMastered: "nobody has mastered it"
    case .keptApart: "kept apart from everybody who has mastered it"
    case .allBusy:
      "all who could help tutor as often as they may"
        + (isProven ? ", and no other plan serves more" : "")
    case .possible: "somebody could, and the time was too short to plan for it"
    }
  }

  /// What is to be said of the plan, beside who tutors whom.
  var sentences: [String] {
    let figures = outcome.figures
    let turns = figures.totals.indices.filter { figures.loads[$0] > 0 }
    var lines = [
      "\(Wording.count(turns.count, "learner")) of \(loaded.names.count) "
        + "\(turns.count == 1 ? "tutors" : "tutor")"
        + (turns.isEmpty ? "." : ", \(times(turns)) each.")
    ]
    if !figures.mutual.isEmpty {
      let pairs = figures.mutual.map { "\(loaded.names[$0.first]) and \(loaded.names[$0.second])" }
      lines.append("They tutor each other: \(pairs.joined(separator: "; ")).")
    }
    return lines + evenness
      + figures.unserved.map { request, reason in
        "Not served: \(loaded.names[request.learner]) in \(loaded.skills[request.skill]); "
          + self.reason(reason) + "."
      }
  }

  /// How even turns are among those who could tutor.
  private var evenness: [String] {
    let able = loaded.model.learners.indices.filter {
      loaded.model.learners[$0].limit > 0 && loaded.model.learners[$0].skills.contains(.mastered)
    }
    guard able.count > 1 else { return [] }
    let gini = Gini.coefficient(able.map { Double(outcome.figures.totals[$0]) })
    return [
      "Turns of the \(able.count) who could tutor, with those before: Gini \(Wording.figure(gini))."
    ]
  }

  /// "1 time", "1 to 2 times".
  private func times(_ tutors: [Int]) -> String {
    let loads = tutors.map { outcome.figures.loads[$0] }
    let range = (loads.min() ?? 0)...(loads.max() ?? 0)
    return Wording.range(range) + (range.upperBound == 1 ? " time" : " times")
  }
}
