import GroupingModel

/// Answers to a form: Google Forms' spreadsheet, as gruepr's survey makes it.
enum SurveyImporter: Importer {
  static let format = "a survey export of Google Forms or gruepr"

  static func recognises(_ header: [String]) -> Bool {
    guard header.count > 2, let first = header.first else { return false }
    return timestamps.contains(first.lowercased())
  }

  static func read(_ table: Table) throws(InputError) -> Import {
    var result = Import(table)
    if let names = ColumnRoles.firstAndLastName(table.header) {
      result.joinNames(first: names.first, last: names.last)
    }
    SurveyHours.join(in: &result)
    for position in result.table.header.indices {
      guard let role = SurveyRole.of(result.table.header[position]) else { continue }
      result.rename(position, to: role.rawValue)
    }
    LatestAnswer.keep(in: &result, time: result.table.header.firstIndex(of: table.header[0]) ?? 0)
    if let time = result.table.header.firstIndex(of: table.header[0]) { result.remove([time]) }
    LikertAnswers.number(in: &result)
    describe(&result)
    return result
  }

  /// What Google Forms calls the column, in some languages of its users.
  static let timestamps: Set<String> = [
    "timestamp", "zeitstempel", "horodateur", "marca temporal", "carimbo de data/hora",
    "informazioni cronologiche", "tijdstempel",
  ]

  private static func describe(_ result: inout Import) {
    for role in [SurveyRole.gender, .race, .section] where result.isUsed(role.rawValue) {
      result.kinds[role.rawValue] = "category"
    }
    let renamed = result.table.header.compactMap { title in
      result.titles[title].map { "'\(title)' for '\(shortened($0))'" }
    }
    if !renamed.isEmpty {
      result.remarks.append("titles for rules: " + renamed.joined(separator: ", "))
    }
    result.rules = rules(result)
  }

  /// Wishes and hours are asked to be heeded; sections meet at different times; and nobody should
  /// be the only one of their gender.
  private static func rules(_ result: Import) -> [RuleDocument] {
    var rules: [RuleDocument] = []
    func add(_ rule: String, _ column: String, weight: Double, if condition: Bool) {
      guard condition else { return }
      rules.append(RuleDocument(rule: rule, subject: column, weight: weight))
    }
    let (wishes, avoid) = (SurveyRole.wishes.rawValue, SurveyRole.avoid.rawValue)
    let (section, gender) = (SurveyRole.section.rawValue, SurveyRole.gender.rawValue)
    let hours = SurveyHours.title
    add("gather", section, weight: 2, if: result.isVaried(section))
    add("common-hours", hours, weight: 2, if: result.isUsed(hours))
    add("wishes", wishes, weight: 1, if: result.isUsed(wishes))
    add("avoid", avoid, weight: 2, if: result.isUsed(avoid))
    add("not-alone", gender, weight: 1, if: result.isVaried(gender))
    return rules
  }

  private static func shortened(_ title: String) -> String {
    title.count > 60 ? title.prefix(57) + "..." : title
  }
}
