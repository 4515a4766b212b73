import GroupingModel

/// Members of a group have hours in common in which all are free.
struct CommonHours: Rule {
  static let name = "common-hours"
  static let summary = "members of a group have hours in common in which all are free"
  static let unit = "per hour missing"
  static let subject = SubjectKind.attributes
  static let options = [
    OptionDescription("hours", .wholeNumber, "hours in common that are enough; 1 if not given"),
    OptionDescription("busy", .flag, "the columns list hours in which learners are not free"),
    OptionDescription(
      "all", .list,
      "with busy: every hour there is, the same for each column; if not given, all that occur"),
  ]

  let sentence: String
  private let term: BitsTerm

  init(_ spec: RuleSpec, in setting: Setting) throws(ModelError) {
    let options = try RuleOptions(spec, of: Self.self)
    let hours = try options.wholeNumber("hours", default: 1)
    let free = try ItemSets.freeHours(of: spec, in: setting)
    term = BitsTerm(items: free.items.count, sets: free.sets, combination: .intersection) {
      spec.price * Int64(max(0, hours - $0))
    }
    sentence =
      "Every group has at least \(counted(hours, "hour")) in which all its members are free"
  }

  func terms() -> [Term.Shape] { [.bits(term)] }
}

extension ItemSets {
  /// The hours in which each learner is free under a rule about common hours: title of the column,
  /// U+001F, hour.
  ///
  /// - Throws: `ModelError` if a column is unknown.
  package static func freeHours(
    of spec: RuleSpec, in setting: Setting
  ) throws(ModelError) -> ItemSets {
    let options = try RuleOptions(spec, of: CommonHours.self)
    let columns = try setting.attributes(spec.subject)
    let listed = items(of: columns, learners: setting.roster.count)
    let free =
      options.flag("busy")
      ? complement(of: listed, all: options.list("all"), columns: columns) : listed
    return ItemSets(free)
  }

  /// Per learner, the items of all columns.
  private static func items(of columns: [Attribute], learners: Int) -> [Set<String>] {
    var items = [Set<String>](repeating: [], count: learners)
    for column in columns {
      for (learner, set) in column.sets.enumerated() {
        items[learner].formUnion(set.map { item($0, column) })
      }
    }
    return items
  }

  /// Per learner, the hours that it does not list.
  private static func complement(
    of listed: [Set<String>], all: [String], columns: [Attribute]
  ) -> [Set<String>] {
    let named = Set(columns.flatMap { column in all.map { item($0, column) } })
    let hours = named.isEmpty ? listed.reduce(named) { $0.union($1) } : named
    return listed.map { hours.subtracting($0) }
  }

  /// The same hour of two columns (days) is two hours.
  private static func item(_ hour: String, _ column: Attribute) -> String {
    "\(column.name)\u{1F}\(hour)"
  }
}
