import Grouping
import Mustache

/// An audit as a page, as a document for programs and as text for a terminal.
package struct AuditReport {
  private let audit: Audit
  private let names: AuditNames
  private let showsNames: Bool
  private let generator: String

  /// Takes all figures.
  ///
  /// - Parameters:
  ///   - showsNames: whether learners have their names, else made-up labels.
  ///   - generator: "regroup 0.1.0".
  package init(_ input: AuditInput, showsNames: Bool, generator: String) {
    audit = input.audit()
    names = AuditNames(input, showsNames: showsNames)
    self.showsNames = showsNames
    self.generator = generator
  }

  /// The page: one self-contained file that prints well.
  ///
  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  package func html() throws -> String {
    try MustacheTemplate(string: AuditPage.template)
      .render(AuditPage(audit, names: names, showsNames: showsNames, generator: generator))
  }

  /// The document for programs, with keys that stay.
  package func json() throws -> String {
    try AuditDocument(audit, names: names, generator: generator).json()
  }

  /// Lines for a terminal of 80 columns; they name no learner.
  package var text: String { AuditTerminal(audit).text }
}
