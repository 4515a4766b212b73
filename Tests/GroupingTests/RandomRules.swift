import GroupingModel

@testable import Grouping

// Random rules: main value and data by the kind of subject, options by what the rule declares.
extension RandomScenario {
  /// A rule of that kind that can be used in the scenario.
  mutating func rule(
    _ kind: String, required: Bool, in scenario: Scenario
  ) throws -> RuleSpec {
    let weight = Strength.weighted(pick([0.5, 1, 2.25, 7]))
    var spec = RuleSpec(kind: kind, strength: required ? .required : weight)
    let rule = try RuleBook.rule(named: kind)
    spec.subject = subject(of: rule, in: scenario)
    spec.data = data(of: rule, in: scenario)
    for option in rule.options {
      spec.options[option.name] = value(of: option, for: spec, in: scenario)
    }
    return spec
  }

  private mutating func subject(of rule: any Rule.Type, in scenario: Scenario) -> String {
    switch rule.subject {
    case .none, .learners, .choices, .pins: ""
    case .attribute:
      switch rule.name {
      case Balance.name, Similar.name, Ready.name, ExposureBalance.name, NoLowStreak.name:
        pick(["score", "level"])
      default: pick(["gender", "level", "skills"])
      }
    case .attributes:
      switch rule.name {
      case CommonHours.name: pick(["Mon", "Tue", "Mon, Tue"])
      case MutualHelp.name: pick(["skills, needs", "Mon,Tue", "needs,skills"])
      case Skills.name: pick(["skills", "leads,drives"])
      default: pick(["score,gender", "level, skills", "score,gender,skills,Mon", "leads"])
      }
    case .attributeValue: valueSubject(in: scenario)
    case .maybeAttributeValue: chance(1, in: 2) ? "" : valueSubject(in: scenario)
    case .attributeMaybeValue: chance(1, in: 2) ? "gender" : valueSubject(in: scenario)
    }
  }

  private mutating func valueSubject(in scenario: Scenario) -> String {
    let column = pick(["gender", "level", "skills"])
    return "\(column)=\(pick(values(of: column, in: scenario)))"
  }

  /// Values that occur, as items where a column has sets.
  private func values(of column: String, in scenario: Scenario) -> [String] {
    let attribute = scenario.roster.attributes.first { $0.name == column }
    return Set((attribute?.sets ?? []).joined()).sorted()
  }

  private mutating func data(of rule: any Rule.Type, in scenario: Scenario) -> RuleData {
    let learners = scenario.roster.count
    switch rule.subject {
    case .learners:
      let directed = [Wishes.name, Avoid.name].contains(rule.name)
      return directed || chance(1, in: 2)
        ? .links(links(among: learners, number(in: 1...learners)))
        : .blocks([block(of: learners), block(of: learners)])
    case .choices: return .ranks(ranks(of: learners, kinds: scenario.kinds.count))
    case .pins: return .pins(pins(of: rule, in: scenario))
    case .none where rule.name == Distances.name:
      return .distances(distances(of: learners))
    default: return .none
    }
  }

  /// Links of which some repeat, turn round, or lead from a learner to itself.
  private mutating func links(among learners: Int, _ count: Int) -> [Link] {
    (0..<count).map { _ in Link(from: source.below(learners), to: source.below(learners)) }
  }

  private mutating func block(of learners: Int) -> [Int] {
    var all = Array(0..<learners)
    source.shuffle(&all)
    return Array(all.prefix(number(in: 1...3)))
  }

  /// Lists of up to three choices, some empty, some with ties.
  private mutating func ranks(of learners: Int, kinds: Int) -> [[[Int]]] {
    (0..<learners).map { _ in
      var order = Array(0..<kinds)
      source.shuffle(&order)
      let choices = order.prefix(source.below(4)).map { [$0] }
      return choices.count > 2 && chance(1, in: 3)
        ? [choices[0], choices[1] + choices[2]] : choices
    }
  }

  private mutating func pins(of rule: any Rule.Type, in scenario: Scenario) -> [Pin] {
    let pins = (0..<number(in: 1...4)).map { _ in
      Pin(
        learner: source.below(scenario.roster.count), kind: source.below(scenario.kinds.count))
    }
    guard rule.name == PinRule.name else { return pins }
    return pins.enumerated().filter { index, pin in
      !pins[..<index].contains { $0.learner == pin.learner }
    }.map(\.element)
  }

  private mutating func distances(of learners: Int) -> [Double] {
    var distances = [Double](repeating: 0, count: learners * learners)
    for first in 0..<learners {
      for second in 0..<first {
        let distance = Double(source.below(10_000)) / 64
        distances[first * learners + second] = distance
        distances[second * learners + first] = distance
      }
    }
    return distances
  }

  /// nil to leave the option out.
  private mutating func value(
    of option: OptionDescription, for spec: RuleSpec, in scenario: Scenario
  ) -> OptionValue? {
    let required = spec.strength == .required
    switch option.name {
    case "within":
      guard required || spec.kind == Similar.name && chance(1, in: 2) else { return nil }
      return .number(Double(source.below(40)) / 4)
    case "half-life": return required ? nil : pick([nil, .number(1), .number(2.5)])
    case "cap": return required ? pick([nil, .number(1), .number(2)]) : nil
    case "rounds": return pick([nil, .number(1), .number(2)])
    case "aim" where spec.kind == Balance.name && scenario.groupCount.count > 1: return nil
    case "label": return .text(pick(scenario.kinds.compactMap(\.label)))
    case "values": return values(for: spec, in: scenario)
    case "needed": return skills(for: spec, in: scenario)
    case "from": return .number(Double(source.below(3)))
    case "to": return pick([nil, .number(Double(number(in: 3...150)))])
    case "all": return pick([nil, .list(["9", "10", "11", "12", "13", "14"])])
    case "costs": return pick([nil, .list(["0", "2", "2.5"]), .list(["1"])])
    default: return value(of: option.kind)
    }
  }

  private mutating func value(of kind: OptionDescription.Kind) -> OptionValue? {
    guard chance(2, in: 3) else { return nil }
    switch kind {
    case .number: return .number(Double(source.below(40)) / 4)
    case .wholeNumber: return .number(Double(source.below(4)))
    case .flag: return .flag(chance(1, in: 2))
    case .choice(let words): return .text(pick(words))
    case .text, .list: return nil
    }
  }

  private mutating func values(for spec: RuleSpec, in scenario: Scenario) -> OptionValue {
    let values = values(of: spec.subject, in: scenario)
    guard spec.kind == RequiredValues.name else { return .list([pick(values), pick(values)]) }
    return .list(values.filter { $0 == values[0] || chance(1, in: 2) })
  }

  private mutating func skills(for spec: RuleSpec, in scenario: Scenario) -> OptionValue? {
    guard spec.subject == "skills", chance(1, in: 2) else { return nil }
    return .list([pick(values(of: "skills", in: scenario))])
  }
}
