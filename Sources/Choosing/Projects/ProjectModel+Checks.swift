import GroupingModel

extension ProjectModel {
  func check() throws(ModelError) {
    for (position, learner) in learners.enumerated() { try check(learner, at: position) }
    for (position, project) in projects.enumerated() { try check(project, at: position) }
    for (position, supervisor) in supervisors.enumerated() {
      guard supervisor.learners.lowerBound >= 0, supervisor.copies ?? 0 >= 0 else {
        throw ModelError(
          "supervisor \(position + 1) has a limit below 0",
          remedy: "limits count learners and projects, from 0 on")
      }
    }
    try checkUnits()
    try checkPairs()
    for (position, members) in rules.notAlone.enumerated() {
      try checkLearners(members, in: "set \(position + 1) of those not to be alone")
    }
    for series in rules.balance.joined() {
      guard series.count == learners.count, series.allSatisfy({ $0.magnitude <= 1_000_000 }) else {
        throw ModelError(
          "what is balanced is not a number up to 1000000 for each learner",
          remedy: "give one for each, with fewer digits")
      }
    }
    for barrier in rules.barriers.keys { try check(barrier) }
    for pin in rules.pins { try check(pin) }
    guard Set(rules.pins.map(\.learner)).count == rules.pins.count else {
      throw ModelError(
        "a learner is pinned twice", remedy: "pin each learner to one project at most")
    }
  }

  private func check(_ learner: Learner, at position: Int) throws(ModelError) {
    guard learner.turn >= 0, learner.turn <= 1_000_000 else {
      throw ModelError(
        "learner \(position + 1) has a turn of \(learner.turn)",
        remedy: "turns are whole numbers from 0 to 1000000")
    }
    guard case .ranked(let ranks) = learner.answer else { return }
    guard ranks.count == projects.count else {
      throw ModelError(
        "learner \(position + 1) has \(ranks.count) ranks for \(projects.count) projects",
        remedy: "give a rank or none for each project")
    }
    let given = Set(ranks.compactMap { $0 })
    guard !given.isEmpty else {
      throw ModelError(
        "learner \(position + 1) has ranked nothing",
        remedy: "say that they have no wish, or have not answered")
    }
    guard given.min() == 1, given.max() == given.count else {
      throw ModelError(
        "the ranks of learner \(position + 1) leave a gap",
        remedy: "count classes of equal wishes from 1 on, each one more than the last")
    }
  }

  private func check(_ project: Project, at position: Int) throws(ModelError) {
    guard project.seats.lowerBound >= 0, project.seats.upperBound >= 1,
      project.seats.upperBound <= 1_000_000
    else {
      throw ModelError(
        "project \(position + 1) has \(project.seats) seats",
        remedy: "give a minimum from 0 and a maximum from 1 to 1000000")
    }
    guard (1...1000).contains(project.copies) else {
      throw ModelError(
        "project \(position + 1) may run \(project.copies) times", remedy: "give 1 to 1000")
    }
    if let supervisor = project.supervisor, !supervisors.indices.contains(supervisor) {
      throw ModelError(
        "project \(position + 1) has supervisor \(supervisor + 1) of \(supervisors.count)",
        remedy: "name a supervisor of the list, or none")
    }
  }

  private func checkUnits() throws(ModelError) {
    for (position, unit) in rules.units.enumerated() {
      try checkLearners(unit, in: "application \(position + 1)")
      guard unit.count >= 2 else {
        throw ModelError(
          "application \(position + 1) has fewer than two learners",
          remedy: "name those who apply together, or leave it out")
      }
    }
    let members = rules.units.joined()
    guard Set(members).count == members.count else {
      throw ModelError(
        "a learner is in two applications", remedy: "let each learner apply with one group")
    }
  }

  private func checkPairs() throws(ModelError) {
    for pair in rules.friends + rules.met + rules.apart {
      try checkLearners([pair.from, pair.to], in: "a pair")
    }
    for (position, unit) in rules.units.enumerated() {
      for pair in rules.apart where unit.contains(pair.from) && unit.contains(pair.to) {
        throw ModelError(
          "application \(position + 1) has two learners who are to be kept apart",
          remedy: "take one of them out of it, or let them be together")
      }
    }
  }

  private func checkLearners(_ members: [Int], in place: String) throws(ModelError) {
    for learner in members where !learners.indices.contains(learner) {
      throw ModelError(
        "\(place) names learner \(learner + 1) of \(learners.count)",
        remedy: "name learners of the list")
    }
    guard Set(members).count == members.count else {
      throw ModelError("\(place) names a learner twice", remedy: "name each learner once")
    }
  }

  private func check(_ pin: Pin) throws(ModelError) {
    guard learners.indices.contains(pin.learner), projects.indices.contains(pin.project) else {
      throw ModelError(
        "learner \(pin.learner + 1) and project \(pin.project + 1) are not both in the lists",
        remedy: "name a learner and a project of the lists")
    }
  }
}
