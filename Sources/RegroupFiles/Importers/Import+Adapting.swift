import GroupingModel

extension Import {
  /// Tells which rules come with the format, as flags.
  mutating func remarkOnRules() {
    guard !rules.isEmpty else { return }
    let flags = rules.map { rule in
      let value = rule.subject ?? rule.columns?.joined(separator: ",")
      let weight = rule.weight.map { $0 == 1 ? "" : "@\(Int($0))" } ?? ""
      let flag = rule.rule == "preference" ? "choices" : rule.rule
      return "--\(flag) " + (value.map { "\"\($0)\(weight)\"" } ?? "1")
    }
    remarks.append(
      "no rule is given, so these are used: " + flags.joined(separator: " ")
        + "; with a rule of your own only yours count")
  }

  /// The document with the new titles in the place of the file's, the kinds of columns that the
  /// format tells unless the user does, and, if asked for, the rules that it suggests.
  func adapted(_ document: ScenarioDocument, usesSuggestedRules: Bool) -> ScenarioDocument {
    var result = document
    if usesSuggestedRules, result.rules.isEmpty { result.rules = rules }
    let choice = columns(result.columns)
    if choice != ColumnChoice() { result.columns = choice }
    for index in result.rules.indices { result.rules[index].rename(news) }
    return result
  }

  /// The user's columns by the new titles; kinds and identifier that the format tells unless the user does.
  func columns(_ chosen: ColumnChoice?) -> ColumnChoice {
    var choice = chosen ?? ColumnChoice()
    choice.id = choice.id.map { news[$0] ?? $0 } ?? id
    choice.name = choice.name.map { news[$0] ?? $0 }
    let given = (choice.kinds ?? [:]).map { (news[$0.key] ?? $0.key, $0.value) }
    let merged = kinds.merging(given) { _, users in users }
    choice.kinds = merged.isEmpty ? nil : merged
    return choice
  }

  /// New titles of columns by those in the file.
  private var news: [String: String] {
    Dictionary(titles.map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }
}

extension RuleDocument {
  /// Replaces titles of columns, also in `column=value`.
  fileprivate mutating func rename(_ news: [String: String]) {
    columns = columns?.map { news[$0] ?? $0 }
    guard let text = subject else { return }
    if let new = news[text] {
      subject = new
    } else if let equals = text.lastIndex(of: "="), let new = news[String(text[..<equals])] {
      subject = new + text[equals...]
    }
  }
}

extension InputError {
  /// The same error with the title that a renamed column has in the file.
  func titled(as titles: [String: String]) -> InputError {
    guard let column, let original = titles[column] else { return self }
    var error = self
    error.column = original
    return error
  }
}
