import GroupingModel

/// Something in an input file or on the command line that cannot be used: where, what is wrong, and
/// what to do. Holds titles of columns and names of files, never a cell of the roster.
package struct InputError: Error, Sendable, Hashable, CustomStringConvertible {
  /// File as the user named it; nil for the command line.
  package var file: String?
  /// Row of a table; the header is row 1.
  package var row: Int?
  /// Line of a text that is not a table.
  package var line: Int?
  /// Title of the column.
  package var column: String?
  package let problem: String
  package let remedy: String

  package init(
    file: String? = nil, row: Int? = nil, line: Int? = nil, column: String? = nil,
    _ problem: String, remedy: String
  ) {
    self.file = file
    self.row = row
    self.line = line
    self.column = column
    self.problem = problem
    self.remedy = remedy
  }

  /// The same error with the file that it was found in.
  package init(_ error: ModelError, file: String? = nil, line: Int? = nil) {
    self.init(
      file: file, row: error.row, line: line, column: error.column, error.problem,
      remedy: error.remedy)
  }

  /// "class.csv, row 5, column 'score'"; empty where nothing is known.
  var place: String {
    var parts: [String] = []
    if let file { parts.append(printable(file)) }
    if let row { parts.append("row \(row)") }
    if let line { parts.append("line \(line)") }
    if let column { parts.append("column '\(printable(column))'") }
    return parts.joined(separator: ", ")
  }

  /// "class.csv, row 5, column 'score': not a number. Remedy: ..."
  package var description: String {
    let prefix = place.isEmpty ? "" : place + ": "
    return prefix + "\(printable(problem)). Remedy: \(printable(remedy))"
  }
}

/// The text without control characters, so that no input can drive the user's terminal.
package func printable(_ text: String) -> String {
  guard text.unicodeScalars.contains(where: isControl) else { return text }
  var clean = String.UnicodeScalarView()
  for scalar in text.unicodeScalars { clean.append(isControl(scalar) ? " " : scalar) }
  return String(clean)
}

private func isControl(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.properties.generalCategory {
  case .control, .lineSeparator, .paragraphSeparator: true
  // Marks that reverse the direction of text can make a terminal show another text.
  case .format: scalar.value != 0x200D
  default: false
  }
}
