import GroupingModel
import Testing

@testable import Grouping

/// A class in which everything can be kept, and one thing that cannot.
enum PlantedFault: String, CaseIterable, CustomTestStringConvertible, Sendable {
  case sizesThatDoNotAddUp
  case moreApartThanGroups
  case moreTogetherThanPlaces
  case togetherAndApart
  case tooFewDrivers
  case tooManyOfAKind
  case threeTogetherOfTwoEach
  case onlyOneOfAKind
  case oddNumberByTwos
  case levelsTooFarApart
  case nobodyFreeWhenTheyAre
  case skillTooRare
  case onlyWishIsApart
  case allWishForOne
  case allHaveMet
  case twoCampsThatDoNotAddUp
  case tooManyPinned
  case labelNobodyMayHave
  case oneFarFromTheMean

  var testDescription: String { rawValue }

  /// Rules that clash, by name.
  var expected: [String] {
    switch self {
    case .sizesThatDoNotAddUp: []
    case .moreApartThanGroups: ["apart"]
    case .moreTogetherThanPlaces: ["together"]
    case .togetherAndApart: ["together", "apart"]
    case .tooFewDrivers: ["at-least"]
    case .tooManyOfAKind: ["at-most"]
    case .threeTogetherOfTwoEach: ["at-least", "together"]
    case .onlyOneOfAKind: ["not-alone"]
    case .oddNumberByTwos: ["not-alone", "at-most"]
    case .levelsTooFarApart: ["similar"]
    case .nobodyFreeWhenTheyAre: ["common-hours"]
    case .skillTooRare: ["skills"]
    case .onlyWishIsApart: ["apart", "wishes"]
    case .allWishForOne: ["wishes"]
    case .allHaveMet: ["new-teammates"]
    case .twoCampsThatDoNotAddUp: ["incompatible"]
    case .tooManyPinned: ["pin"]
    case .labelNobodyMayHave: ["eligible"]
    case .oneFarFromTheMean: ["balance"]
    }
  }

  /// Thirty learners in fives, 120 in fours.
  static func size(_ learners: Int) -> Int { learners == 30 ? 5 : 4 }

  /// - Parameter learners: 30 or 120.
  func scenario(_ learners: Int) throws -> Scenario {
    let size = Self.size(learners)
    let groups = learners / size
    let fault = plant(learners, size: size, groups: groups)
    let kinds =
      try fault.kinds ?? Sizes.between(fault.sizes ?? size...size).kinds(learners: learners)
    return try Scenario(
      roster: Roster(
        learners: (0..<learners).map { Learner(id: "\($0)", name: "\($0)") },
        attributes: Self.columns(learners) + fault.columns),
      kinds: kinds, ledger: fault.ledger, rules: Self.harmless(learners) + fault.rules)
  }

  private struct Plant {
    var rules: [RuleSpec] = []
    var columns: [Attribute] = []
    var sizes: ClosedRange<Int>?
    var kinds: [GroupKind]?
    var ledger = Ledger()
  }

  private static func columns(_ learners: Int) -> [Attribute] {
    [
      Attribute(name: "gender", cells: (0..<learners).map { $0 % 2 == 0 ? "F" : "M" }),
      Attribute(name: "score", cells: (0..<learners).map { "\(($0 * 37) % 101)" }),
    ]
  }

  /// Rules that many plans keep, required and weighted.
  private static func harmless(_ learners: Int) -> [RuleSpec] {
    let last = learners - 1
    let pairs = (0..<(learners / 6)).map { Link(from: last - $0, to: last / 2 - $0) }
    let requests = (0..<learners).map { Link(from: $0, to: ($0 + 3) % learners) }
    return [
      RuleSpec(kind: "balance", subject: "score"),
      RuleSpec(kind: "wishes", data: .links(requests)),
      RuleSpec(kind: "apart", strength: .required, data: .links(pairs)),
      RuleSpec(
        kind: "at-least", subject: "gender=F", options: ["count": .number(1)],
        strength: .required),
    ]
  }

  private func plant(_ learners: Int, size: Int, groups: Int) -> Plant {
    func cells(_ text: (Int) -> String) -> [String] { (0..<learners).map(text) }
    func column(_ name: String, _ text: (Int) -> String) -> Attribute {
      Attribute(name: name, cells: cells(text))
    }
    func rule(
      _ kind: String, _ subject: String = "", _ options: [String: OptionValue] = [:],
      _ data: RuleData = .none
    ) -> RuleSpec {
      RuleSpec(kind: kind, subject: subject, options: options, strength: .required, data: data)
    }
    let marked = { (count: Int) in column("mark") { $0 < count ? "yes" : "no" } }
    switch self {
    case .sizesThatDoNotAddUp: return Plant(sizes: 7...7)
    case .moreApartThanGroups:
      return Plant(rules: [rule("apart", "", [:], .blocks([Array(0...groups)]))])
    case .moreTogetherThanPlaces:
      let chain = (0..<size).map { Link(from: $0, to: $0 + 1) }
      return Plant(rules: [rule("together", "", [:], .links(chain))])
    case .togetherAndApart:
      return Plant(rules: [
        rule("together", "", [:], .links([Link(from: 0, to: 1), Link(from: 1, to: 2)])),
        rule("apart", "", [:], .links([Link(from: 0, to: 2), Link(from: 4, to: 5)])),
      ])
    case .tooFewDrivers:
      return Plant(
        rules: [rule("at-least", "mark=yes", ["count": .number(1)])],
        columns: [marked(groups - 1)])
    case .tooManyOfAKind:
      return Plant(
        rules: [rule("at-most", "mark=yes", ["count": .number(1)])],
        columns: [marked(groups + 1)])
    case .threeTogetherOfTwoEach:
      return Plant(
        rules: [
          rule("at-least", "mark=yes", ["count": .number(2)]),
          rule("together", "", [:], .links([Link(from: 0, to: 1), Link(from: 1, to: 2)])),
        ], columns: [marked(2 * groups)])
    case .onlyOneOfAKind:
      return Plant(rules: [rule("not-alone", "mark=yes")], columns: [marked(1)])
    case .oddNumberByTwos:
      return Plant(
        rules: [
          rule("not-alone", "mark=yes"), rule("at-most", "mark=yes", ["count": .number(2)]),
        ], columns: [marked(7)])
    case .levelsTooFarApart:
      return Plant(
        rules: [rule("similar", "level", ["within": .number(1)])],
        columns: [column("level") { "\($0 % (groups + 1) * 3)" }])
    case .nobodyFreeWhenTheyAre:
      return Plant(
        rules: [rule("common-hours", "hours")],
        columns: [column("hours") { $0 == 3 ? "sunday" : "monday;tuesday" }])
    case .skillTooRare:
      return Plant(
        rules: [rule("skills", "can")],
        columns: [column("can") { $0 < groups - 1 ? "code;draw" : "draw" }])
    case .onlyWishIsApart:
      let links = [Link(from: 0, to: 1), Link(from: 4, to: 5), Link(from: 5, to: 4)]
      return Plant(rules: [
        rule("apart", "", [:], .links([Link(from: 0, to: 1), Link(from: 2, to: 3)])),
        rule("wishes", "", [:], .links(links)),
      ])
    case .allWishForOne:
      return Plant(rules: [
        rule("wishes", "", [:], .links((1...size).map { Link(from: $0, to: 0) }))
      ])
    case .allHaveMet:
      let met = (1...(learners - size + 1)).map { [0, $0] }
      return Plant(rules: [rule("new-teammates")], ledger: Ledger(rounds: [met]))
    case .twoCampsThatDoNotAddUp:
      let first = learners / 2 - 2
      return Plant(
        rules: [rule("incompatible", "dog", ["values": .list(["yes", "allergic"])])],
        columns: [column("dog") { $0 < first ? "yes" : "allergic" }])
    case .tooManyPinned:
      let pins = (0...size).map { Pin(learner: $0, kind: 0) }
      return Plant(rules: [rule("pin", "", [:], .pins(pins))], kinds: labels(size, groups))
    case .labelNobodyMayHave:
      let pins = (0..<(learners - 1)).flatMap { learner in
        (1..<groups).map { Pin(learner: learner, kind: $0) }
      }
      return Plant(rules: [rule("eligible", "", [:], .pins(pins))], kinds: labels(size, groups))
    case .oneFarFromTheMean:
      return Plant(
        rules: [rule("balance", "points", ["within": .number(3)])],
        columns: [column("points") { $0 == 5 ? "90" : "\(10 + $0 % 3)" }])
    }
  }

  private func labels(_ size: Int, _ groups: Int) -> [GroupKind] {
    (0..<groups).map { GroupKind(label: "Topic \($0)", sizes: size...size, count: 1...1) }
  }
}
