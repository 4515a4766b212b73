/// The README's tables of what studies can compare; a test holds the README equal to them.
package enum StudyManual {
  /// Each table ends in a newline.
  package static var policies: String {
    table(
      ["policy", "how groups are formed", "source"],
      PolicyBook.policies.map { ["`\($0.about.name)`", $0.about.summary, $0.about.source] })
  }

  package static var models: String {
    table(
      ["model", "how learners learn from company", "parameters (standard; range)", "source"],
      ModelBook.models.map { model in
        let about = model.about
        let own = about.parameters.filter { !shared.contains($0.name) }
        return [
          "`\(about.name)`", about.summary, own.map(cell).joined(separator: "<br>"), about.source,
        ]
      })
  }

  /// Parameters that the text before the table tells of.
  private static let shared = LinearInMeans.shared.map(\.name)

  package static var outcomes: String {
    table(["column", "meaning"], Outcome.allCases.map { ["`\($0.rawValue)`", $0.meaning] })
  }

  private static func table(_ header: [String], _ rows: [[String]]) -> String {
    ([header, header.map { _ in "---" }] + rows)
      .map { "| " + $0.joined(separator: " | ") + " |\n" }.joined()
  }

  /// "`rate` (0.05; 0 to 0.35): what it is".
  private static func cell(_ parameter: ModelParameter) -> String {
    let range = "\(text(parameter.range.lowerBound)) to \(text(parameter.range.upperBound))"
    return "`\(parameter.name)` (\(text(parameter.standard)); \(range)): \(parameter.meaning)"
  }

  private static func text(_ value: Double) -> String {
    value == value.rounded() ? "\(Int(value))" : "\(value)"
  }
}
