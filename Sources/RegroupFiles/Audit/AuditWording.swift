import Grouping
import GroupingModel

/// What an audit says in plain sentences, the same in the terminal and on the page.
struct AuditWording {
  private let audit: Audit
  /// One side of chance that is called unusual: one random grouping in a hundred.
  static let unusual = 0.01

  init(_ audit: Audit) { self.audit = audit }

  /// What a figure is called.
  func title(_ figure: Figure) -> String {
    let trait = figure.trait.map { audit.traits[$0] }
    let name = trait?.name ?? ""
    return switch figure.measure {
    case .sorting: "Sorting by \(name) (T)"
    case .information:
      "What the group tells of \(name)\(trait?.isOfThirds == true ? " thirds" : "") (H)"
    case .alone: "Alone with their \(name)"
    case .balance: "Group means of \(name) apart"
    case .exposure: "Company like oneself in \(name)"
    case .mobility: "Moving between tiers of \(name)"
    case .lowStreak: "Longest streak in low groups"
    case .coverage: "Pairs that have met"
    case .repeats: "Meetings of pairs that had met before"
    case .carryOver: "Groups living on in the next round"
    case .choices: "Unevenness of choices (Gini)"
    }
  }

  /// A value of the figure, in the unit that it is shown in.
  func value(_ value: Double?, of figure: Figure) -> String {
    guard let value else { return "-" }
    switch figure.measure {
    case .coverage: return Self.share(value)
    case .alone, .lowStreak, .repeats: return Self.tenths(value)
    default: return Self.decimals(value, isFine: figure.chance.map { $0.deviation < 0.02 } ?? false)
    }
  }

  /// The middle nine of ten draws: "-0.09 to 0.10".
  func range(_ figure: Figure) -> String {
    guard let chance = figure.chance else { return "-" }
    let ends = [0.05, 0.95].map { value(chance.quantile($0), of: figure) }
    return "\(ends[0]) to \(ends[1])"
  }

  /// The share of draws that are at least as bad.
  func p(_ figure: Figure) -> Double? {
    figure.chance.map { figure.measure.isWorseHigh ? $0.atLeast : $0.atMost }
  }

  func p(_ figure: Figure) -> String { p(figure).map { Self.p($0) } ?? "-" }

  /// "nothing unusual", "more sorted than 99 % of random groupings", "too few learners to tell".
  func sentence(_ figure: Figure) -> String {
    guard let chance = figure.chance else {
      return figure.measure == .mobility && figure.observed == nil
        ? "all groups were in one tier" : "too few learners to tell"
    }
    let words = Self.words(figure.measure)
    if chance.atLeast <= Self.unusual {
      return "\(words.high) \(Self.part(chance.atLeast)) of random \(unit(figure))"
    }
    if chance.atMost <= Self.unusual {
      return "\(words.low) \(Self.part(chance.atMost)) of random \(unit(figure))"
    }
    let least = figure.measure.isWorseHigh ? chance.smallestAtLeast : chance.smallestAtMost
    guard least > TrackingVerdict.level else { return "nothing unusual" }
    return figure.measure == .lowStreak ? "too few rounds to tell" : "too few learners to tell"
  }

  /// Whether a figure lies where one random grouping in a hundred does.
  func isUnusual(_ figure: Figure) -> Bool {
    figure.chance.map { min($0.atLeast, $0.atMost) <= Self.unusual } ?? false
  }

  private func unit(_ figure: Figure) -> String {
    figure.round == nil && audit.record.rounds.count > 1 ? "terms" : "groupings"
  }

  private static func words(_ measure: Measure) -> (high: String, low: String) {
    switch measure {
    case .sorting, .information: ("more sorted than", "more mixed than")
    case .alone: ("more learners alone than in", "fewer learners alone than in")
    case .balance: ("means further apart than in", "means closer together than in")
    case .exposure: ("company more alike than in", "company more mixed than in")
    case .mobility: ("more moving than in", "less moving than in")
    case .lowStreak: ("longer than in", "shorter than in")
    case .coverage: ("more pairs have met than in", "fewer pairs have met than in")
    case .repeats: ("more repeats than in", "fewer repeats than in")
    case .carryOver: ("groups stay together more than in", "groups part more than in")
    case .choices: ("less even than in", "more even than in")
    }
  }

  /// "99 %": the share of draws that the observed value lies beyond.
  static func part(_ p: Double) -> String {
    "\(Wording.points(((1 - p) * 1000 + 1e-6).rounded(.down) / 10)) %"
  }

  static func p(_ value: Double) -> String { Wording.points(value) }

  static func share(_ value: Double) -> String {
    "\(Wording.points((value * 1000).rounded() / 10)) %"
  }

  /// "-0.05", or "-0.052".
  ///
  /// - Parameter isFine: whether two decimals would hide what chance leaves.
  static func decimals(_ value: Double, isFine: Bool = false) -> String {
    let unit = isFine ? 1000 : 100
    let parts = Int((abs(value) * Double(unit)).rounded())
    let sign = value < 0 && parts > 0 ? "-" : ""
    return "\(sign)\(parts / unit).\(String(unit + parts % unit).dropFirst())"
  }

  private static func tenths(_ value: Double) -> String {
    Wording.points((value * 10).rounded() / 10)
  }
}

extension AuditTrait {
  /// Whether classes of it are thirds of a column of numbers.
  var isOfThirds: Bool {
    if case .numbers = values { true } else { false }
  }
}
