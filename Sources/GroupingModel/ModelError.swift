/// Something in a scenario that cannot be used: what is wrong, and what to do.
public struct ModelError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, naming column, row, rule or option, never a learner's data.
  public let problem: String
  /// What the user can do about it.
  public let remedy: String
  /// Row of the roster's file; the header is row 1.
  public let row: Int?
  /// Title of the column that the row's cell is in.
  public let column: String?

  public init(_ problem: String, remedy: String, row: Int? = nil, column: String? = nil) {
    self.problem = problem
    self.remedy = remedy
    self.row = row
    self.column = column
  }

  /// "unknown column 'scor'. Maybe you meant 'score'."
  public static func unknown(_ what: String, _ name: String, among names: [String]) -> ModelError {
    if let nearest = closest(to: name, among: names) {
      return ModelError("unknown \(what) '\(name)'", remedy: "did you mean '\(nearest)'?")
    }
    guard !names.isEmpty else {
      return ModelError("unknown \(what) '\(name)'", remedy: "there is none to choose from")
    }
    let known = names.prefix(12).map { "'\($0)'" }.joined(separator: ", ")
    return ModelError("unknown \(what) '\(name)'", remedy: "there are: \(known)")
  }

  public var description: String {
    let place = [row.map { "row \($0)" }, column.map { "column '\($0)'" }].compactMap { $0 }
    let prefix = place.isEmpty ? "" : place.joined(separator: ", ") + ": "
    return "\(prefix)\(problem). Remedy: \(remedy)"
  }
}

/// The name with the fewest edits to `name`, if that is close enough to be a misspelling of it.
///
/// - Complexity: O(names x length squared); Wagner and Fischer's edit distance.
public func closest(to name: String, among names: [String]) -> String? {
  let target = Array(name.lowercased())
  var best: (distance: Int, name: String)?
  for candidate in names {
    let distance = editDistance(target, Array(candidate.lowercased()))
    if distance <= max(1, target.count / 3), distance < best?.distance ?? Int.max {
      best = (distance, candidate)
    }
  }
  return best?.name
}

private func editDistance(_ left: [Character], _ right: [Character]) -> Int {
  var row = Array(0...right.count)
  for (i, a) in left.enumerated() {
    var diagonal = row[0]
    row[0] = i + 1
    for (j, b) in right.enumerated() {
      let substitution = diagonal + (a == b ? 0 : 1)
      diagonal = row[j + 1]
      row[j + 1] = min(substitution, row[j] + 1, row[j + 1] + 1)
    }
  }
  return row[right.count]
}
