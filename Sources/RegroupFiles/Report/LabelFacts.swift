import GroupingModel

// Facts about the label that a group has.
extension PlacedPlan {
  /// nil for a rule that is not about labels.
  ///
  /// - Throws: `ModelError` if the rule's column is unknown or not numeric.
  func labelStory(of spec: RuleSpec) throws(ModelError) -> FactBook.Story? {
    switch (spec.kind, spec.data) {
    case ("preference", .ranks(let ranks)): return choiceStory(ranks)
    case ("pin", .pins(let pins)):
      return pinStory(pins, kept: "Pinned here: ", lost: "Pinned elsewhere: ")
    case ("eligible", .pins(let pins)):
      return pinStory(
        pins, kept: "Open to all who may not have every label: ", lost: "Not open to ")
    case ("ready", _): return try readyStory(spec)
    case ("lock", .pins(let pins)):
      let locked = Set(pins.map(\.kind))
      return { group, _ in locked.contains(group.kind) ? "Locked: as in the earlier plan" : nil }
    case ("stay", .pins(let pins)): return stayStory(pins)
    default: return nil
    }
  }

  /// - Parameters:
  ///   - kept: before those whom the rule is about.
  ///   - lost: before those who should be elsewhere.
  private func pinStory(_ pins: [Pin], kept: String, lost: String) -> FactBook.Story {
    let open = Dictionary(grouping: pins, by: \.learner).mapValues { Set($0.map(\.kind)) }
    return { group, _ in
      let listed = group.members.filter { open[$0] != nil }
      let wrong = listed.filter { open[$0]?.contains(group.kind) == false }
      guard !wrong.isEmpty else { return listed.isEmpty ? nil : kept + self.listed(listed) }
      let texts = wrong.map { learner in
        // Groups with names make several kinds of one label.
        let labels = Set((open[learner] ?? []).compactMap { scenario.kinds[$0].label }).sorted()
        return "\(names[learner]) (\(labels.joined(separator: ", ")))"
      }
      return lost + texts.joined(separator: ", ")
    }
  }

  /// - Parameter pins: where learners were in the earlier plan.
  private func stayStory(_ pins: [Pin]) -> FactBook.Story {
    let homes = Dictionary(
      pins.map { ($0.learner, $0.kind) }, uniquingKeysWith: { first, _ in first })
    return { group, _ in
      let came = group.members.filter { homes[$0].map { $0 != group.kind } ?? false }
      return came.isEmpty ? "Nobody came from another group" : "From other groups: \(listed(came))"
    }
  }

  private func readyStory(_ spec: RuleSpec) throws(ModelError) -> FactBook.Story? {
    guard case .text(let label) = spec.options["label"] else { return nil }
    let figures = try ColumnFigures(spec.subject, in: scenario)
    let (from, to) = (number("from", of: spec), number("to", of: spec))
    let limits = [
      from.map { "at least \(Wording.figure($0))" }, to.map { "at most \(Wording.figure($0))" },
    ]
    let asked = limits.compactMap { $0 }.joined(separator: " and ")
    return { group, _ in
      guard scenario.kinds[group.kind].label == label else { return nil }
      let wrong = group.members.compactMap { learner -> String? in
        guard let value = figures.values[learner], value < from ?? value || value > to ?? value
        else { return nil }
        return "\(names[learner]) (\(spec.subject) \(Wording.figure(value)))"
      }
      guard wrong.isEmpty else {
        return "Not ready: \(wrong.joined(separator: ", ")); \(asked) asked"
      }
      return "\(figures.rangeText(group)), \(asked) asked"
    }
  }

  private func number(_ option: String, of spec: RuleSpec) -> Double? {
    if case .number(let number) = spec.options[option] { number } else { nil }
  }

  private func choiceStory(_ ranks: [[[Int]]]) -> FactBook.Story {
    { group, isKept in
      let choices = group.members.filter { !ranks[$0].isEmpty }
        .map { learner in (learner, ranks[learner].firstIndex { $0.contains(group.kind) }) }
      guard !choices.isEmpty else { return "Nobody here made a choice" }
      guard !isKept || choices.contains(where: { $0.1 != 0 }) else {
        return "Everyone here got their first choice"
      }
      let places = Set(choices.map { $0.1 ?? Int.max }).sorted()
      return places.map { place in
        let who = choices.filter { ($0.1 ?? Int.max) == place }.map(\.0)
        return "\(Wording.choice(place)): \(listed(who))"
      }
      .joined(separator: "; ")
    }
  }
}

extension PlacedPlan {
  /// How many of those with choices got their first; nil where no rule is about choices.
  var firstChoices: (got: Int, of: Int)? {
    for rule in scenario.rules {
      guard rule.kind == "preference", case .ranks(let ranks) = rule.data else { continue }
      let choosers = home.indices.filter { !ranks[$0].isEmpty }
      let got = choosers.count { learner in
        home[learner].map { ranks[learner][0].contains(groups[$0].kind) } ?? false
      }
      return (got, choosers.count)
    }
    return nil
  }
}

extension Wording {
  /// "First choice", counted from 0; `Int.max` for a label that was not chosen.
  static func choice(_ place: Int) -> String {
    switch place {
    case 0: "First choice"
    case 1: "Second choice"
    case 2: "Third choice"
    case .max: "Not chosen"
    default: "Choice \(place + 1)"
    }
  }
}
