import Choosing

extension WallLists {
  /// A sheet for each home group, with who has which topic, and one for each group of experts.
  init(_ loaded: LoadedJigsaw, _ found: JigsawOutcome.Found) {
    let (plan, figures) = (found.solution.plan, found.figures)
    let experts = JigsawWording.experts(figures.topicOfExperts, loaded.topics)
    func topic(_ learner: Int) -> String { loaded.topics[plan.topics[learner]] }
    self.init(
      title: loaded.title ?? "Jigsaw",
      sheets: figures.homes.enumerated().map { home, members in
        Sheet(
          name: "Home group \(home + 1)", adult: nil,
          members: members.map { "\(loaded.names[$0]): \(topic($0))" })
      }
        + zip(experts, figures.experts).map { name, members in
          Sheet(
            name: "Experts: \(name)", adult: nil, members: members.map { loaded.names[$0] })
        },
      people: loaded.names.enumerated().map { learner, name in
        Line(
          name: name,
          place: "experts: \(experts[plan.experts[learner]]); home group \(plan.homes[learner] + 1)"
        )
      })
  }
}

extension LearnerCards {
  /// A learner's topic, and with whom they are in both layers.
  init(_ loaded: LoadedJigsaw, _ found: JigsawOutcome.Found) {
    let (plan, figures) = (found.solution.plan, found.figures)
    let experts = JigsawWording.experts(figures.topicOfExperts, loaded.topics)
    self.init(title: loaded.title ?? "Jigsaw", names: loaded.names) { learner in
      func others(_ group: [Int]) -> [String] {
        group.filter { $0 != learner }.map { loaded.names[$0] }
      }
      let (home, own) = (plan.homes[learner], plan.experts[learner])
      return [
        Part(loaded.topics[plan.topics[learner]], label: "Your topic"),
        Part("Experts: \(experts[own])", with: others(figures.experts[own])),
        Part("Home group \(home + 1)", with: others(figures.homes[home])),
      ]
    }
  }
}

extension ChoiceTeacherPage {
  /// Balance of both layers, ranks, and what every learner asked for.
  init(_ outcome: JigsawOutcome, _ found: JigsawOutcome.Found) {
    let loaded = outcome.loaded
    let wording = JigsawWording(loaded: loaded)
    let figures = found.figures
    let homes = figures.homes.indices.map { "Home group \($0 + 1)" }
    let experts = JigsawWording.experts(figures.topicOfExperts, loaded.topics)
    self.init(
      title: (loaded.title ?? "Jigsaw") + ": how good it is",
      verdict: wording.proof(found.solution),
      isProven: found.solution.isProven, bars: Bar.all(wording.ranks.bars(figures.ranks)),
      sentences: wording.sentences(found),
      tables: [
        Self.layer("Home groups", homes, figures.homes, figures.sumsOfHomes, wording),
        Self.layer("Groups of experts", experts, figures.experts, figures.sumsOfExperts, wording),
        Self.learners(loaded, found.solution.plan, experts),
      ], generator: outcome.generator)
  }

  private static func layer(
    _ title: String, _ names: [String], _ groups: [[Int]], _ sums: [Int], _ wording: JigsawWording
  ) -> Grid {
    let loaded = wording.loaded
    return Grid(
      title, head: ["group", "learners"] + (loaded.score.map { ["mean of \($0)"] } ?? []) + [""],
      rows: names.indices.map { group in
        let members = groups[group]
        let mean = Wording.figure(wording.mean(sums[group], members.count))
        return Row(
          names[group],
          ["\(members.count)"] + (loaded.score == nil ? [] : [mean])
            + [members.map { loaded.names[$0] }.joined(separator: ", ")])
      })
  }

  private static func learners(
    _ loaded: LoadedJigsaw, _ plan: JigsawPlan, _ experts: [String]
  ) -> Grid {
    Grid(
      "Learners", head: ["learner", "home group", "experts", "asked for"],
      rows: loaded.names.enumerated().map { learner, name in
        Row(
          name,
          [
            "\(plan.homes[learner] + 1)", experts[plan.experts[learner]],
            RankWording.asked(loaded.model.learners[learner].ranks ?? [], of: loaded.topics),
          ])
      })
  }
}
