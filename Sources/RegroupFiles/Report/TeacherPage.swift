import Grouping
import GroupingModel

/// What the teacher's page shows; the template takes its fields by their names.
struct TeacherPage {
  let style: String
  let title: String
  let proposals: ProposalSection?
  let verdict: Verdict
  let ways: String?
  let conflicts: [ConflictText]
  let moreConflicts: String?
  /// Without a plan there are no costs and no places to show.
  let hasPlan: Bool
  let figures: [Figure]
  /// The sections that groups lie in; nil where there is one level.
  let sections: SectionPart?
  let cards: [GroupCard]
  let panels: [Panel]
  let wishes: [WishList]
  /// What has changed since an earlier plan; nil without one.
  let change: String?
  let moves: [Place]
  let hasAlone: Bool
  let lonely: [Place]
  let hasHistory: Bool
  let meetings: [Place]
  let costs: [CostRow]
  let total: String
  let register: [Place]
  let generator: String
  let seed: String
  let students: String

  /// A number with what it counts.
  struct Figure {
    let value: String
    let what: String
  }

  /// A learner, or two, with where they are and a remark.
  struct Place {
    let who: String
    let place: String
    var remark = ""
  }

  struct CostRow {
    let sentence: String
    let points: String
    /// Of the dearest rule, in per cent.
    let width: String
  }

  /// - Throws: `ModelError` if a rule cannot be used in this scenario.
  init(
    _ placed: PlacedPlan, proposals: ProposalSection?, students: String
  ) throws(ModelError) {
    let plan = placed.plan
    self.proposals = proposals
    self.students = students
    style =
      PageStyle.shared + PageStyle.teacher + (proposals == nil ? "" : ProposalSection.style)
    let company = PageLists(placed)
    title = plan.request.title ?? "Groups"
    verdict = Verdict(plan, isByOtherWeights: proposals?.isOther ?? false)
    ways = Wording.conflicts(plan)
    conflicts = ConflictText.texts(plan, roster: placed.scenario.roster)
    moreConflicts = Wording.moreConflicts(plan)
    hasPlan = !plan.groups.isEmpty
    sections = hasPlan ? try placed.sections.map(SectionPart.init) : nil
    cards = hasPlan ? try GroupCard.cards(placed) : []
    panels = hasPlan ? try Panel.panels(placed) : []
    wishes = hasPlan ? try WishList.lists(placed) : []
    change = MoveList(plan)?.sentence
    moves = company.moves
    hasAlone = !plan.alone.isEmpty
    lonely = company.lonely
    hasHistory = !placed.scenario.ledger.rounds.isEmpty
    meetings = company.meetings
    figures = Self.figures(placed, wishes: wishes, repeats: hasHistory ? meetings.count : nil)
    costs = CostRow.rows(plan)
    total = Wording.points(plan.ofGroups.cost ?? 0)
    register = company.register
    generator = plan.generator
    seed = String(plan.seed)
  }

  private static func figures(
    _ placed: PlacedPlan, wishes: [WishList], repeats: Int?
  ) -> [Figure] {
    let plan = placed.plan
    func figure(_ number: Int, _ what: String, _ plural: String) -> Figure {
      Figure(value: "\(number)", what: number == 1 ? what : plural)
    }
    let learners = plan.groups.reduce(0) { $0 + $1.members.count }
    var figures = [figure(learners, "learner", "learners")]
    if let sections = plan.sections?.groups.count {
      figures.append(figure(sections, "section", "sections"))
    }
    figures.append(figure(plan.groups.count, "group", "groups"))
    if let first = placed.firstChoices {
      figures.append(Figure(value: "\(first.got) of \(first.of)", what: "got their first choice"))
    }
    for list in wishes { figures.append(Figure(value: list.share, what: list.measure)) }
    if !plan.alone.isEmpty {
      let alone = plan.alone.reduce(0) { $0 + $1.learners }
      figures.append(figure(alone, "alone of their kind", "alone of their kind"))
    }
    if let repeats { figures.append(figure(repeats, "pair meets again", "pairs meet again")) }
    return figures
  }
}

extension TeacherPage.CostRow {
  static func rows(_ plan: PlanDocument) -> [TeacherPage.CostRow] {
    let dearest = plan.rules.map { abs($0.cost) }.max() ?? 0
    return plan.rules.map { rule in
      let share = dearest > 0 ? abs(rule.cost) / dearest * 100 : 0
      return TeacherPage.CostRow(
        sentence: rule.sentence, points: Wording.cost(rule), width: Wording.figure(share))
    }
  }
}

/// How good the plan is, with a mark that tells it apart without colour.
struct Verdict {
  let mark: String
  let tone: String
  let sentence: String

  /// - Parameter isByOtherWeights: whether the plan is a proposal's, by weights of its own.
  init(_ plan: PlanDocument, isByOtherWeights: Bool) {
    let proof = Wording.proof(plan)
    sentence =
      isByOtherWeights ? "\(proof.dropLast()), by the weights of this proposal." : proof
    (mark, tone) =
      switch plan.status {
      case .optimal: ("✓", "good")
      case .feasible: plan.gap == 0 ? ("✓", "good") : ("≈", "near")
      case .infeasible: ("✕", "bad")
      case .unknown: ("?", "bad")
      }
  }
}
