import Grouping
import GroupingModel
import Yams

/// Reads `scenario.yaml`: strict, so that a misspelt key is an error and not a rule left out.
package enum ScenarioYAML {
  /// Keys of the document, in the order of the manual.
  package static let keys = [
    "title", "format", "roster", "columns", "sizes", "labels", "sections", "history", "aim", "seed",
    "alone-ok", "lenient", "rules",
  ]

  /// - Throws: `InputError` naming the line of an unknown key or of a value that cannot be used.
  package static func document(
    _ text: String, file: String
  ) throws(InputError) -> ScenarioDocument {
    let root = try root(of: text, file: file)
    let reader = YAMLReader(file: file)
    var document = ScenarioDocument(roster: "")
    for (key, node) in try reader.entries(root, of: "the scenario", keys: keys) {
      try read(key, node, with: reader, into: &document)
    }
    guard !document.roster.isEmpty else {
      throw InputError(
        file: file, "the scenario names no roster", remedy: "add a line such as roster: class.csv")
    }
    return document
  }

  /// A rule in flow style, as `--rule '{balance: score, weight: 2}'` or `balance: score`.
  package static func rule(_ text: String) throws(InputError) -> RuleDocument {
    let braced = text.hasPrefix("{") ? text : "{\(text)}"
    return try RuleYAML(reader: YAMLReader(file: "--rule"))
      .rule(try root(of: braced, file: "--rule"))
  }

  static func root(of text: String, file: String) throws(InputError) -> Node {
    try YAMLGuard.check(text, file: file)
    do {
      if let node = try Parser(yaml: text).singleRoot() { return node }
    } catch YamlError.duplicatedKeysInMapping(_, let context) {
      // The keys themselves may be learners, where a rule pins them.
      throw InputError(
        file: file, line: context.mark.line, "a key stands twice in the list that starts here",
        remedy: "keep one of the two; start each rule with '- '")
    } catch {
      throw InputError(
        file: file, line: line(of: error), "this is not YAML that can be read",
        remedy: "check indentation, colons and quotes in this line and the one before")
    }
    throw InputError(file: file, "the scenario is empty", remedy: "start one with regroup init")
  }

  /// Line of a parser's error; its text quotes the file, so it is not passed on.
  private static func line(of error: any Error) -> Int? {
    switch error {
    case YamlError.scanner(_, _, let mark, _), YamlError.parser(_, _, let mark, _),
      YamlError.composer(_, _, let mark, _):
      mark.line
    default: nil
    }
  }

  private static func read(
    _ key: String, _ node: Node, with reader: YAMLReader, into document: inout ScenarioDocument
  ) throws(InputError) {
    switch key {
    case "title": document.title = try reader.text(node, key)
    case "format": document.format = try reader.text(node, key)
    case "roster": document.roster = try reader.text(node, key)
    case "columns": document.columns = try columns(node, reader)
    case "sizes": document.sizes = try sizes(node, reader)
    case "labels": document.labels = try labels(node, reader)
    case "sections": document.sections = try sections(node, reader)
    case "history": document.history = try reader.text(node, key)
    case "aim": document.aim = try reader.text(node, key)
    case "seed": document.seed = try reader.seed(node)
    case "alone-ok": document.aloneOK = try reader.flag(node, key)
    case "lenient": document.lenient = try reader.flag(node, key)
    default: document.rules = try rules(node, reader)
    }
  }

  private static func rules(_ node: Node, _ reader: YAMLReader) throws(InputError) -> [RuleDocument]
  {
    guard !reader.isNull(node) else { return [] }
    var rules: [RuleDocument] = []
    for item in try reader.items(node, "rules") {
      rules.append(try RuleYAML(reader: reader).rule(item))
    }
    return rules
  }

  private static func sections(
    _ node: Node, _ reader: YAMLReader
  ) throws(InputError) -> SectionsDocument {
    var sections = SectionsDocument()
    for (key, value) in try reader.entries(
      node, of: "sections", keys: ["sizes", "labels", "rules"])
    {
      switch key {
      case "sizes": sections.sizes = try sizes(value, reader)
      case "labels": sections.labels = try labels(value, reader)
      default: sections.rules = try rules(value, reader)
      }
    }
    guard sections.sizes != nil || sections.labels?.isEmpty == false else {
      throw reader.failure(
        node, "the sections have no size", remedy: "write, say, sections: {sizes: {groups: 3}}")
    }
    return sections
  }

  /// Which columns say who learners are, and what others hold.
  static func columns(_ node: Node, _ reader: YAMLReader) throws(InputError) -> ColumnChoice {
    var choice = ColumnChoice()
    for (key, value) in try reader.entries(node, of: "columns", keys: ["id", "name", "kinds"]) {
      switch key {
      case "id": choice.id = try reader.text(value, key)
      case "name": choice.name = try reader.text(value, key)
      default:
        var kinds: [String: String] = [:]
        for (column, kind) in try reader.entries(value, of: "kinds", keys: nil) {
          kinds[column] = try reader.text(kind, column)
        }
        choice.kinds = kinds
      }
    }
    return choice
  }

  private static func sizes(_ node: Node, _ reader: YAMLReader) throws(InputError) -> SizesDocument
  {
    var sizes = SizesDocument()
    let keys = ["near", "groups", "min", "max", "exactly"]
    for (key, value) in try reader.entries(node, of: "sizes", keys: keys) {
      switch key {
      case "near": sizes.near = try reader.whole(value, key)
      case "groups": sizes.groups = try reader.whole(value, key)
      case "min": sizes.min = try reader.whole(value, key)
      case "max": sizes.max = try reader.whole(value, key)
      default:
        var exact: [Int] = []
        for item in try reader.items(value, key) { exact.append(try reader.whole(item, key)) }
        sizes.exactly = exact
      }
    }
    return sizes
  }

  private static func labels(
    _ node: Node, _ reader: YAMLReader
  ) throws(InputError) -> [LabelDocument] {
    var labels: [LabelDocument] = []
    for item in try reader.items(node, "labels") {
      var label = LabelDocument(name: item.scalar == nil ? "" : try reader.text(item, "labels"))
      if item.scalar == nil { try readLabel(item, reader, into: &label) }
      guard !label.name.isEmpty else {
        throw reader.failure(item, "a label has no name", remedy: "write {name: Robots}")
      }
      labels.append(label)
    }
    return labels
  }

  private static func readLabel(
    _ node: Node, _ reader: YAMLReader, into label: inout LabelDocument
  ) throws(InputError) {
    let keys = ["name", "min", "max", "optional", "groups"]
    for (key, value) in try reader.entries(node, of: "a label", keys: keys) {
      switch key {
      case "name": label.name = try reader.text(value, key)
      case "min": label.min = try reader.whole(value, key)
      case "max": label.max = try reader.whole(value, key)
      case "optional": label.optional = try reader.flag(value, key)
      default: label.groups = try reader.whole(value, key)
      }
    }
  }
}
