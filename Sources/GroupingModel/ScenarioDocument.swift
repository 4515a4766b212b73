/// A scenario as written down: the content of `scenario.yaml`, or what the command line stands
/// for. Paths are relative to `folder`.
public struct ScenarioDocument: Sendable, Codable, Equatable {
  public var title: String?
  /// `csv`: a table as it stands; `mdgplib`: a benchmark instance; nil: a table that may be the
  /// export of a program that is recognised by its header.
  public var format: String?
  /// Roster file.
  public var roster: String
  /// Columns, where recognition should not guess.
  public var columns: ColumnChoice?
  public var sizes: SizesDocument?
  public var labels: [LabelDocument]?
  /// What the groups lie in, where they are planned together with it.
  public var sections: SectionsDocument?
  /// Folder of earlier `groups.csv` files, one per round, in the order of their names; or a database
  /// of rounds.
  public var history: String?
  /// How many rounds of the database the plan was made with; nil for a folder.
  public var historyRounds: Int?
  public var aim: String?
  public var seed: UInt64?
  /// Whether spreading a column leaves out the rule that nobody is alone of their kind.
  public var aloneOK: Bool?
  /// Whether names that mean nobody in the roster are left out with a remark.
  public var lenient: Bool?
  public var rules: [RuleDocument]
  /// What the plan keeps of an earlier one; from the command line only.
  public var from: EarlierDocument?
  /// The other rounds of a term that is planned as a whole; from `regroup term` only.
  public var term: TermDocument?
  /// Folder that paths are relative to: as the plan stores it, relative to the plan's own folder.
  public var folder: String?

  public init(roster: String, rules: [RuleDocument] = []) {
    self.roster = roster
    self.rules = rules
  }
}

/// Sections of a class that groups lie in.
public struct SectionsDocument: Sendable, Codable, Equatable {
  public var sizes: SizesDocument?
  public var labels: [LabelDocument]?
  public var rules: [RuleDocument]

  public init(
    sizes: SizesDocument? = nil, labels: [LabelDocument]? = nil, rules: [RuleDocument] = []
  ) {
    self.sizes = sizes
    self.labels = labels
    self.rules = rules
  }
}

extension ScenarioDocument {
  /// The sections as if they were all that is asked for; nil where there are none. Earlier rounds
  /// are rounds of groups, so they call for no rule here.
  package var ofSections: ScenarioDocument? {
    guard let sections else { return nil }
    var document = self
    document.sections = nil
    document.sizes = sections.sizes
    document.labels = sections.labels
    document.rules = sections.rules
    document.history = nil
    document.historyRounds = nil
    return document
  }
}

public struct ColumnChoice: Sendable, Codable, Equatable {
  public var id: String?
  public var name: String?
  /// Columns to read as another kind than was guessed: `number`, `category` or `set`.
  public var kinds: [String: String]?

  public init(id: String? = nil, name: String? = nil, kinds: [String: String]? = nil) {
    self.id = id
    self.name = name
    self.kinds = kinds
  }
}

/// One of the ways to give sizes.
public struct SizesDocument: Sendable, Codable, Equatable {
  /// Groups as near to this size as can be.
  public var near: Int?
  /// Number of groups, as even as can be.
  public var groups: Int?
  public var min: Int?
  public var max: Int?
  public var exactly: [Int]?

  public init(
    near: Int? = nil, groups: Int? = nil, min: Int? = nil, max: Int? = nil, exactly: [Int]? = nil
  ) {
    self.near = near
    self.groups = groups
    self.min = min
    self.max = max
    self.exactly = exactly
  }
}

public struct LabelDocument: Sendable, Codable, Equatable {
  public var name: String
  public var min: Int?
  public var max: Int?
  /// Whether the label may stay without a group; false by default.
  public var optional: Bool?
  /// How many groups it may have; 1 by default.
  public var groups: Int?

  public init(
    name: String, min: Int? = nil, max: Int? = nil, optional: Bool? = nil, groups: Int? = nil
  ) {
    self.name = name
    self.min = min
    self.max = max
    self.optional = optional
    self.groups = groups
  }
}

/// One rule as written.
public struct RuleDocument: Sendable, Codable, Equatable {
  public var rule: String
  /// The main value as text: a column, `column=value`, or a file.
  public var subject: String?
  /// Columns, where the main value is a list of them.
  public var columns: [String]?
  /// Learners listed in place, for rules about learners, and `learner: label` pins.
  public var lists: [[String]]?
  /// `column=value` that rows of the rule's file must have to count.
  public var filter: String?
  public var required: Bool?
  public var weight: Double?
  public var level: Int?
  public var options: [String: OptionDocument]?

  public init(
    rule: String, subject: String? = nil, columns: [String]? = nil, lists: [[String]]? = nil,
    filter: String? = nil, required: Bool? = nil, weight: Double? = nil, level: Int? = nil,
    options: [String: OptionDocument]? = nil
  ) {
    self.rule = rule
    self.subject = subject
    self.columns = columns
    self.lists = lists
    self.filter = filter
    self.required = required
    self.weight = weight
    self.level = level
    self.options = options
  }
}

/// An option's value: number, flag, text or list of texts.
public enum OptionDocument: Sendable, Codable, Equatable {
  case flag(Bool)
  case number(Double)
  case text(String)
  case list([String])

  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let flag = try? container.decode(Bool.self) {
      self = .flag(flag)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else {
      self = .list(try container.decode([String].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .flag(let flag): try container.encode(flag)
    case .number(let number): try container.encode(number)
    case .text(let text): try container.encode(text)
    case .list(let list): try container.encode(list)
    }
  }
}
