extension RuleBook {
  /// The README's table of rules, one row each, ending in a newline. A test holds the README
  /// equal to it.
  package static func markdownTable() -> String {
    let header = [
      "| rule | what it asks | one point of cost, at weight 1 | main value | options | required by "
        + "default |",
      "| --- | --- | --- | --- | --- | --- |",
    ]
    return (header + rules.map(row)).map { $0 + "\n" }.joined()
  }

  private static func row(of rule: any Rule.Type) -> String {
    let cells = [
      "`\(rule.name)`", rule.summary, rule.unit,
      rule.subject == .none ? "-" : rule.subject.phrase,
      rule.options.isEmpty ? "-" : rule.options.map(cell).joined(separator: "<br>"),
      rule.requiredByDefault ? "yes" : "no",
    ]
    return "| " + cells.joined(separator: " | ") + " |"
  }

  /// "`aim` (mean or total): what should be equal".
  private static func cell(of option: OptionDescription) -> String {
    let kind =
      switch option.kind {
      case .number: "number"
      case .wholeNumber: "whole number"
      case .flag: "yes or no"
      case .text: "text"
      case .choice(let words): words.joined(separator: " or ")
      case .list: "list"
      }
    return "`\(option.name)` (\(kind)): \(option.meaning)"
  }
}
