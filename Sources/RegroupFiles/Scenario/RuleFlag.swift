import Grouping
import GroupingModel

/// A rule from the command line: `--balance score`, `--balance score@2`,
/// `--at-most team=red:3@required`.
package enum RuleFlag {
  /// - Parameters:
  ///   - name: rule.
  ///   - text: value, `:count` for rules with a count, then `@weight`, `@required` or `@level2`.
  /// - Throws: `InputError` if a count is missing or wrong.
  package static func rule(_ name: String, _ text: String) throws(InputError) -> RuleDocument {
    var document = RuleDocument(rule: name)
    var value = text
    while let at = value.lastIndex(of: "@"),
      take(String(value[value.index(after: at)...]), into: &document)
    {
      value = String(value[..<at])
    }
    if let option = countOption(of: name) {
      value = takeCount(from: value, as: option, into: &document)
    }
    if !value.isEmpty { document.subject = value }
    if document.required == true, document.weight != nil {
      throw InputError(
        "--\(name) is given a weight and @required", remedy: "give it one of the two")
    }
    return document
  }

  /// Whether the text after an `@` was a modifier; an `@` may also belong to the value.
  private static func take(_ modifier: String, into document: inout RuleDocument) -> Bool {
    if modifier == "required" {
      document.required = true
    } else if modifier.hasPrefix("level"), let level = Int(modifier.dropFirst(5)) {
      document.level = level
    } else if let weight = ColumnKind.number(modifier) {
      document.weight = weight
      document.required = document.required ?? false
    } else {
      return false
    }
    return true
  }

  /// The option that `:3` after the value stands for.
  private static func countOption(of rule: String) -> String? {
    switch rule {
    case "at-least", "at-most": "count"
    case "common-hours": "hours"
    default: nil
    }
  }

  private static func takeCount(
    from value: String, as option: String, into document: inout RuleDocument
  ) -> String {
    guard let colon = value.lastIndex(of: ":"), let count = Int(value[value.index(after: colon)...])
    else { return value }
    document.options = [option: .number(Double(count))]
    return String(value[..<colon])
  }
}

extension SizesDocument {
  /// The sizes that `--size`, `--sizes` and `--groups` stand for; nil where none is given.
  ///
  /// - Parameter list: `3-5` or `4,4,5`.
  /// - Throws: `InputError` if `list` is neither.
  package init?(size: Int?, list: String?, groups: Int?) throws(InputError) {
    guard size != nil || list != nil || groups != nil else { return nil }
    self.init(near: size, groups: groups)
    guard let list else { return }
    let range = list.split(separator: "-").map { Int($0) }
    if range.count == 2, let least = range[0], let most = range[1] {
      (min, max) = (least, most)
      return
    }
    let sizes = list.split(separator: ",").map { Int(trimmed(String($0))) }
    guard !sizes.isEmpty, !sizes.contains(nil) else {
      throw InputError("--sizes is neither a range nor a list", remedy: "write 3-5 or 4,4,5")
    }
    exactly = sizes.compactMap { $0 }
  }
}
