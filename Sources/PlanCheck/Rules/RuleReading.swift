import GroupingModel

/// A rule beside its scenario, with its options and data read as the contract of rules says.
struct RuleReading {
  let spec: RuleSpec
  let scenario: Scenario

  /// Number of learners.
  var learners: Int { scenario.roster.count }

  /// Units per point of the rule's measure; 1 for a required rule, which counts violations.
  var price: Int64 { spec.weight.map(Cost.units) ?? 1 }

  var isRequired: Bool { spec.strength == .required }

  func attribute() throws(ModelError) -> Attribute {
    try scenario.roster.attribute(spec.subject)
  }

  /// The columns of a rule on several: the subject as one name, else cut at commas, else the option
  /// `attributes`.
  func attributes() throws(ModelError) -> [Attribute] {
    let roster = scenario.roster
    if let whole = roster.attributes.first(where: { $0.name == spec.subject }) { return [whole] }
    var found: [Attribute] = []
    let listed = spec.subject.isEmpty ? list("attributes") : parts(of: spec.subject, at: ",")
    for name in listed { found.append(try roster.attribute(name)) }
    guard !found.isEmpty else {
      throw ModelError("rule '\(spec.kind)' names no column", remedy: "name at least one column")
    }
    return found
  }

  /// Column and value of `column=value`; the value is nil for a column alone.
  func columnAndValue() throws(ModelError) -> (column: Attribute, value: String?) {
    guard let equals = spec.subject.firstIndex(of: "=") else { return (try attribute(), nil) }
    let column = try scenario.roster.attribute(String(spec.subject[..<equals]))
    return (column, String(spec.subject[spec.subject.index(after: equals)...]))
  }

  /// Whether each learner has the value of `column=value`.
  func holders() throws(ModelError) -> [Bool] {
    let (column, value) = try columnAndValue()
    guard let value else {
      throw ModelError("rule '\(spec.kind)' names no value", remedy: "write column=value")
    }
    return holds(value, in: column)
  }

  func number(_ name: String) -> Double? {
    if case .number(let value) = spec.options[name] { value } else { nil }
  }

  func wholeNumber(_ name: String, default fallback: Int) throws(ModelError) -> Int {
    guard let value = number(name) else { return fallback }
    guard (0...1e6).contains(value) else { throw outOfRange("option '\(name)'") }
    return Int(value.rounded())
  }

  /// Figures that can be computed with: a doctored plan may hold any.
  func checkFigures() throws(ModelError) {
    if let weight = spec.weight, !(0...1e6).contains(weight) { throw outOfRange("the weight") }
    for name in spec.options.keys.sorted() {
      if let value = number(name), !(0...1e9).contains(value) {
        throw outOfRange("option '\(name)'")
      }
    }
  }

  func outOfRange(_ what: String) -> ModelError {
    ModelError("\(what) of rule '\(spec.kind)' is out of range", remedy: "use a smaller number")
  }

  func flag(_ name: String) -> Bool {
    spec.options[name] == .flag(true)
  }

  func text(_ name: String) -> String? {
    switch spec.options[name] {
    case .text(let value): value
    case .number(let value): value == value.rounded() ? String(Int(value)) : String(value)
    default: nil
    }
  }

  func list(_ name: String) -> [String] {
    if case .list(let values) = spec.options[name] { return values }
    return text(name).map { [$0] } ?? []
  }

  /// Distinct directed links between two different learners.
  func links() throws(ModelError) -> Set<Link> {
    guard case .links(let all) = spec.data else { throw missingData("pairs of learners") }
    return Set(all.filter { $0.from != $0.to })
  }

  /// Distinct unordered pairs, lower position first: of links, or all within each block.
  func pairs() throws(ModelError) -> Set<Link> {
    switch spec.data {
    case .links(let all):
      return Set(all.filter { $0.from != $0.to }.map { unordered($0.from, $0.to) })
    case .blocks(let blocks):
      var pairs: Set<Link> = []
      for block in blocks {
        for first in block {
          for second in block where first != second { pairs.insert(unordered(first, second)) }
        }
      }
      return pairs
    default: throw missingData("learners")
    }
  }

  func pins() throws(ModelError) -> [Pin] {
    guard case .pins(let pins) = spec.data else { throw missingData("learners with labels") }
    return pins
  }

  func missingData(_ what: String) -> ModelError {
    ModelError("rule '\(spec.kind)' has no \(what)", remedy: "list them, or name a file")
  }
}

/// Whether each learner's cell equals the value, or its set contains it.
func holds(_ value: String, in column: Attribute) -> [Bool] {
  zip(column.cells, column.sets).map { $0 == value || $1.contains(value) }
}

/// A pair with its lower position first.
func unordered(_ first: Int, _ second: Int) -> Link {
  Link(from: min(first, second), to: max(first, second))
}

/// The parts of a text between separators, without blanks around them and without empty ones.
func parts(of text: String, at separator: Character) -> [String] {
  text.split(separator: separator).compactMap { part in
    let start = part.firstIndex { !$0.isWhitespace }
    let end = part.lastIndex { !$0.isWhitespace }
    guard let start, let end else { return nil }
    return String(part[start...end])
  }
}
