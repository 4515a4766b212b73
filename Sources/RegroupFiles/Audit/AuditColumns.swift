import Grouping
import GroupingModel

/// Columns of a class list as an audit compares learners by them.
struct AuditColumns {
  private let reading: RosterReading
  /// Titles that an importer gave, by those of the file.
  private let news: [String: String]

  init(_ reading: RosterReading, news: [String: String]) {
    self.reading = reading
    self.news = news
  }

  /// The traits that are judged come first: the attribute, or the mix of several, and each of the
  /// others. The columns of a mix follow, to be described.
  ///
  /// - Throws: `InputError` if a column is not there or holds nothing to compare by.
  func traits(
    _ attributes: [String], also: [String]
  ) throws(InputError) -> (traits: [AuditTrait], judged: Int) {
    guard !attributes.isEmpty else {
      throw InputError(
        "no attribute is given", remedy: "name a column of the class list with --attribute")
    }
    var traits: [AuditTrait] = []
    var parts: [AuditTrait] = []
    var seen: Set<String> = []
    for name in attributes + also {
      guard seen.insert(name).inserted else {
        throw InputError(
          "column '\(name)' is named twice", remedy: "name it once, after --attribute or --also")
      }
    }
    if attributes.count > 1 {
      traits.append(
        AuditTrait(
          mixOf: try attributes.map { name throws(InputError) in
            try typed(name).attribute
          }))
      for name in attributes where !also.contains(name) { parts.append(try trait(name)) }
    } else {
      traits.append(try trait(attributes[0]))
    }
    for name in also { traits.append(try trait(name)) }
    return (traits + parts, traits.count)
  }

  private func trait(_ name: String) throws(InputError) -> AuditTrait {
    let (attribute, kind) = try typed(name)
    do {
      switch kind {
      case .number: return try AuditTrait(numbers: attribute)
      case .category: return AuditTrait(categories: attribute)
      default: return AuditTrait(mixOf: [attribute])
      }
    } catch {
      throw InputError(error, file: reading.file)
    }
  }

  /// The column with the kind that was told or guessed.
  private func typed(
    _ name: String
  ) throws(InputError) -> (attribute: Attribute, kind: ColumnKind) {
    let title = news[name] ?? name
    let column: Attribute
    do { column = try reading.roster.attribute(title) } catch {
      throw InputError(error, file: reading.file)
    }
    let guess = reading.guesses.first { $0.column == title }?.kind ?? .text
    let isEmpty = column.cells.allSatisfy(\.isEmpty)
    guard let kind = Attribute.Kind(rawValue: isEmpty ? "number" : guess.rawValue) else {
      throw InputError(
        file: reading.file, column: title,
        "an audit compares learners by numbers, categories or sets; this column was taken for "
          + "\(guess == .text ? "text" : guess == .learners ? "learners" : "\(guess.rawValue)s")",
        remedy: "name another column, or say what it holds: --as \"\(title)=category\"")
    }
    let attribute = Attribute(
      name: name, cells: column.cells, rows: column.rows, kind: kind)
    return (attribute, isEmpty ? .number : guess)
  }
}
