/// A rule as the user wrote it, with names resolved to learners: what the rule files of the solver
/// and the independent evaluators of the checker both read.
public struct RuleSpec: Sendable, Hashable {
  /// Which rule, for example `balance`.
  public var kind: String
  /// What it is about: the attribute, `attribute=value`, or file given as the rule's main value.
  public var subject: String
  /// Further options by name, as written.
  public var options: [String: OptionValue]
  /// Required, or a weight.
  public var strength: Strength
  /// Priority in a strict order: 1 is solved first. Not used with weights.
  public var level: Int
  /// Learners and labels that the rule names, resolved by the reader.
  public var data: RuleData

  public init(
    kind: String, subject: String = "", options: [String: OptionValue] = [:],
    strength: Strength = .weighted(1), level: Int = 1, data: RuleData = .none
  ) {
    self.kind = kind
    self.subject = subject
    self.options = options
    self.strength = strength
    self.level = level
    self.data = data
  }

  /// Subject of the rule that keeps a proposal apart from the plans proposed before it: `apart`
  /// with a weight, listing their groups.
  package static let earlierProposals = "earlier proposals"

  /// Weight of a weighted rule in points; nil for a required one.
  public var weight: Double? {
    if case .weighted(let weight) = strength { weight } else { nil }
  }
}

/// Whether a rule must hold or costs points where it does not.
public enum Strength: Sendable, Hashable {
  case required
  /// Points per unit of the rule's measure; 0 or more.
  case weighted(Double)
}

/// The value of a rule's option.
public enum OptionValue: Sendable, Hashable {
  case text(String)
  case number(Double)
  case flag(Bool)
  case list([String])
}

/// What a rule refers to beyond attributes. Learners are positions in the roster, labels positions
/// in `Scenario.kinds`.
public enum RuleData: Sendable, Hashable {
  case none
  /// Directed requests from one learner to another; for symmetric rules direction is ignored.
  case links([Link])
  /// Sets of learners, for example groups to keep.
  case blocks([[Int]])
  /// Per learner, labels in order of preference, first choice first; ties share an inner array.
  case ranks([[[Int]]])
  /// Per pin, a learner and the kind of group it belongs to.
  case pins([Pin])
  /// Distances of all pairs, row-major `n x n`, symmetric.
  case distances([Double])
}

/// A request from one learner about another.
public struct Link: Sendable, Hashable {
  public let from: Int
  public let to: Int

  public init(from: Int, to: Int) {
    self.from = from
    self.to = to
  }
}

/// A learner fixed to a kind of group.
public struct Pin: Sendable, Hashable {
  public let learner: Int
  public let kind: Int

  public init(learner: Int, kind: Int) {
    self.learner = learner
    self.kind = kind
  }
}
