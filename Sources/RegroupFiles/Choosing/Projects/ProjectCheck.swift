import Choosing

/// Verifies a placement from its scenario and `plan.json` alone, rule by rule in plain words; it
/// shares no code with what made the placement. That no placement is better it proves as far as
/// moves from project to project can show it; the rest is the solver's word.
struct ProjectCheck: RecountedChoice {
  static let noun = "placement"

  /// What is wrong, a sentence each.
  private(set) var faults: [String] = []
  private(set) var claims: [ChoiceClaim] = []
  let document: ProjectDocument
  let loaded: LoadedProjects
  /// Project and run of each learner; nil for who is left out.
  private(set) var seats: [(project: Int, run: Int)?] = []

  init(_ document: ProjectDocument, _ loaded: LoadedProjects) {
    self.document = document
    self.loaded = loaded
    guard document.status.hasPlan else {
      if !document.places.isEmpty {
        faults = ["The plan says that there is none, and tells places."]
      }
      return
    }
    guard document.places.map(\.learner) == loaded.learners.map(\.id) else {
      faults = ["The plan is not about the learners of the scenario."]
      return
    }
    for seat in document.places {
      let project = seat.project.flatMap { loaded.projects.place($0) }
      if seat.project != nil, project == nil { faults.append("A project of the plan is unknown.") }
      seats.append(project.map { ($0, seat.run ?? 1) })
    }
    checkProjects()
    checkSupervisors()
    checkLearners()
    checkCompany()
    checkSteps()
  }

  var praise: String {
    "The placement of \(Wording.count(seats.count, "learner")) keeps all rules, and its figures are right."
  }

  func members(_ project: Int, _ run: Int) -> [Int] {
    seats.indices.filter { seats[$0].map { $0 == (project, run) } ?? false }
  }

  private mutating func checkProjects() {
    for (index, project) in loaded.model.projects.enumerated() {
      let counts = (1...project.copies).map { members(index, $0).count }
      let name = loaded.projects.names[index]
      for count in counts where count > 0 && !project.seats.contains(count) {
        faults.append("\(name) has \(count), not \(Wording.range(project.seats)).")
      }
      if !project.isOptional, project.seats.lowerBound > 0, counts.allSatisfy({ $0 == 0 }) {
        faults.append("\(name) does not run, and has to.")
      }
      let runs = Set(seats.compactMap { $0?.project == index ? $0?.run : nil })
      if runs != Set(1..<(runs.count + 1)) || runs.count > project.copies {
        faults.append("\(name) runs more often than it may, or its runs are not counted from 1.")
      }
    }
  }

  private mutating func checkSupervisors() {
    for (index, supervisor) in loaded.model.supervisors.enumerated() {
      let own = loaded.model.projects.indices.filter {
        loaded.model.projects[$0].supervisor == index
      }
      let counts = own.flatMap { project in
        (1...loaded.model.projects[project].copies).map { members(project, $0).count }
      }
      let name = loaded.supervisors?.names[index] ?? ""
      if !supervisor.learners.contains(counts.reduce(0, +)) {
        faults.append("\(name) has \(counts.reduce(0, +)) learners.")
      }
      if let most = supervisor.copies, counts.count(where: { $0 > 0 }) > most {
        faults.append("\(name) has more than \(Wording.count(most, "project")).")
      }
    }
  }

  private mutating func checkLearners() {
    let model = loaded.model
    for (learner, seat) in seats.enumerated() {
      if let pin = model.rules.pins.first(where: { $0.learner == learner }) {
        if seat?.project != pin.project { faults.append("A pinned learner is elsewhere.") }
        continue
      }
      guard let seat else { continue }
      if isBarred(learner, seat.project) {
        faults.append("A learner is in \(loaded.projects.names[seat.project]) and may not be.")
      }
      if isUnwanted(learner, seat.project) {
        faults.append("A learner has a project that they did not rank.")
      }
    }
  }

  func isBarred(_ learner: Int, _ project: Int) -> Bool {
    loaded.model.rules.barriers[ProjectModel.Pin(learner, project)] != nil
  }

  /// Whether the learner did not rank the project, and is only to have what they ranked: unless
  /// they apply with somebody who is pinned.
  func isUnwanted(_ learner: Int, _ project: Int) -> Bool {
    let model = loaded.model
    guard case .ranked(let ranks) = model.learners[learner].answer, ranks[project] == nil,
      (model.learners[learner].unranked ?? model.rules.unranked) == .never
    else { return false }
    return !mates(learner).contains { mate in model.rules.pins.contains { $0.learner == mate } }
  }

  /// Who applies together with a learner, that one included.
  func mates(_ learner: Int) -> [Int] {
    loaded.model.rules.units.first { $0.contains(learner) } ?? [learner]
  }

  private func rank(of learner: Int, _ project: Int) -> Int? {
    if case .ranked(let ranks) = loaded.model.learners[learner].answer {
      ranks[project]
    } else {
      nil
    }
  }

  func areTogether(_ one: Int, _ other: Int) -> Bool {
    guard let first = seats[one], let second = seats[other] else { return false }
    return first == second
  }

  private mutating func checkCompany() {
    let rules = loaded.model.rules
    for pair in rules.apart where areTogether(pair.from, pair.to) {
      faults.append("Two who are to stay apart are together.")
    }
    for unit in rules.units {
      let isWhole = unit.allSatisfy { areTogether(unit[0], $0) }
      if !isWhole, unit.contains(where: { seats[$0] != nil }) {
        faults.append("Some who apply together are not together.")
      }
    }
    for kind in rules.notAlone {
      for learner in kind where seats[learner] != nil {
        if !kind.contains(where: { $0 != learner && areTogether(learner, $0) }) {
          faults.append("A learner is the only one of their kind.")
        }
      }
    }
  }

  /// Recounts what each step of the solution is about.
  private mutating func checkSteps() {
    let known = Dictionary(
      steps.map { (ProjectWording(loaded).step($0), $0) }, uniquingKeysWith: { first, _ in first })
    let told = document.steps.compactMap { known[$0.what] }
    guard told.count == document.steps.count, areAsked(told) else {
      faults.append("The plan's steps are not those that the scenario asks for.")
      return
    }
    for (step, what) in zip(document.steps, told) {
      if let value = value(of: what), value != step.value {
        faults.append("\(step.what): \(value), and the plan says \(step.value).")
      }
    }
    faults += ChoiceStep.faults(document.steps, document.status)
    if document.aim != ProjectWording(loaded).aim(loaded.aim) {
      faults.append("The plan has another aim.")
    }
    for (learner, seat) in document.places.enumerated()
    where seat.choice
      != seats[learner].flatMap({ rank(of: learner, $0.project) ?? unranked(learner) })
    {
      faults.append("A learner's choice is not the one that the plan says.")
    }
    if faults.isEmpty {
      claims = ChoiceStep.claims(
        document.steps, verified: verified(told, proven: document.steps.prefix { $0.proven }.count))
    }
  }

  private func unranked(_ learner: Int) -> Int? {
    if case .ranked = loaded.model.learners[learner].answer { loaded.model.lastRank } else { nil }
  }
}
