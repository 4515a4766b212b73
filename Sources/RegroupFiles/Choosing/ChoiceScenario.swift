import Yams

/// What a scenario of choices is about: the value of its key `choose`.
enum ChoiceKind: String, CaseIterable, Sendable {
  case projects
  case interviews
  case buddies
  case mentors
  case communities
  case tutoring
  case jigsaw

  /// Tables that it may have, by key; one of that name in the folder need not be named.
  var tables: [String] {
    switch self {
    case .projects:
      [
        "learners", "projects", "choices", "supervisors", "together", "friends", "apart", "barred",
        "pins",
      ]
    case .interviews: ["learners", "teams", "choices", "rankings", "together"]
    case .buddies: ["learners", "wishes", "apart"]
    case .mentors:
      ["learners", "mentors", "choices", "rankings", "conflicts", "pins", "previous"]
    case .communities: ["learners", "communities", "opt-ins"]
    case .tutoring: ["learners", "mastery", "apart"]
    case .jigsaw: ["learners", "choices", "apart"]
    }
  }

  /// Tables that may be named as rules are: `{file: FILE, weight: 2}`.
  var rules: [String] { self == .buddies ? ["wishes"] : [] }

  /// Other keys.
  var options: [String] {
    switch self {
    case .projects:
      ["aim", "unranked", "order", "not-alone", "new-teammates", "balance", "earlier"]
    case .interviews: ["everyone", "solution", "prefer", "earlier"]
    case .buddies: ["odd", "level", "help", "new-partners", "rounds", "stable"]
    case .mentors: ["needs", "must-match", "everyone", "order", "earlier"]
    case .communities: ["budget", "most", "class", "order", "earlier"]
    case .tutoring: ["load", "earlier", "mutual"]
    case .jigsaw: ["topics", "score", "largest-expert-group", "home-groups"]
    }
  }
}

/// A scenario of choices, read as far as all kinds have in common: keys, and where tables lie.
struct ChoiceScenario {
  let kind: ChoiceKind
  let title: String?
  /// Name of the file in its folder.
  let file: String
  let reader: YAMLReader
  private(set) var folder: InputFolder
  /// Path of the folder, as seen from the working folder.
  let path: String
  private let root: Node
  private let entries: [String: Node]
  private var paths: [String: String] = [:]

  /// Reads `scenario.yaml` of a folder, or the YAML file itself.
  ///
  /// - Throws: `InputError` naming the line.
  static func load(_ path: String) throws(InputError) -> ChoiceScenario {
    guard ScenarioSource.isScenario(path) else {
      throw InputError(
        file: path, "this is neither a scenario's folder nor a YAML file",
        remedy: "name a folder with a scenario.yaml, or the file itself")
    }
    let isFile = ScenarioSource.isDocument(path)
    let slash = isFile ? path.lastIndex(of: "/") : nil
    let name =
      isFile ? String(path[(slash.map(path.index(after:)) ?? path.startIndex)...]) : "scenario.yaml"
    return try ChoiceScenario(
      name,
      in: InputFolder(
        path: isFile ? slash.map { String(path[...$0]) } ?? "." : path, confined: false))
  }

  /// - Throws: `InputError` for unknown keys, and for a scenario that does not say what is chosen.
  init(_ name: String, in folder: InputFolder) throws(InputError) {
    var folder = folder
    path = folder.path
    file = name
    root = try ScenarioYAML.root(of: try folder.text(name), file: name)
    reader = YAMLReader(file: name)
    guard let chosen = root.mapping?["choose"] else {
      throw reader.failure(
        root, "the scenario does not say what is chosen",
        remedy: "write choose: " + ChoiceKind.allCases.map(\.rawValue).joined(separator: ", or "))
    }
    let text = try reader.text(chosen, "choose")
    guard let kind = ChoiceKind(rawValue: text) else {
      throw InputError(
        .unknown("thing to choose", text, among: ChoiceKind.allCases.map(\.rawValue)), file: name)
    }
    self.kind = kind
    var entries: [String: Node] = [:]
    let keys = ["choose", "title", "seed", "columns"] + kind.tables + kind.options
    for (key, node) in try reader.entries(root, of: "the scenario", keys: keys) {
      entries[key] = node
    }
    self.entries = entries
    title = try entries["title"].map { node throws(InputError) in
      try YAMLReader(file: name).text(node, "title")
    }
    for key in kind.tables {
      let isRule = kind.rules.contains(key) && entries[key]?.mapping != nil
      if let node = isRule ? entries[key]?.mapping?["file"] : entries[key] {
        paths[key] = try reader.text(node, key)
      } else if folder.hasFile("\(key).csv") {
        paths[key] = "\(key).csv"
      }
    }
    self.folder = folder
  }

  /// SHA-256 of each file read.
  var inputs: [String: String] { folder.hashes }

  func node(_ key: String) -> Node? { entries[key] }

  func text(_ key: String) throws(InputError) -> String? {
    try entries[key].map { node throws(InputError) in try reader.text(node, key) }
  }

  func flag(_ key: String) throws(InputError) -> Bool {
    try entries[key].map { node throws(InputError) in try reader.flag(node, key) } ?? false
  }

  func seed() throws(InputError) -> UInt64 {
    try entries["seed"].map { node throws(InputError) in try reader.seed(node) } ?? 1
  }

  /// A text that is one of some; nil where there is none.
  func word(_ key: String, among words: [String]) throws(InputError) -> String? {
    guard let text = try text(key) else { return nil }
    guard words.contains(text) else {
      var error = InputError(.unknown("'\(key)'", text, among: words), file: file)
      error.line = entries[key]?.mark?.line
      throw error
    }
    return text
  }

  /// Path of a table, as the scenario has it; nil where there is none.
  func path(of key: String) -> String? { paths[key] }

  mutating func contents(of file: String) throws(InputError) -> String { try folder.text(file) }

  /// - Returns: nil where there is no such table.
  mutating func table(_ key: String) throws(InputError) -> Table? {
    guard let path = paths[key] else { return nil }
    return try Table(try folder.text(path), file: path)
  }

  mutating func titledTable(
    _ key: String, required: [String], optional: [String]?
  ) throws(InputError) -> TitledTable? {
    guard let table = try table(key) else { return nil }
    return try TitledTable(table, required: required, optional: optional)
  }

  /// A table that has to be there.
  func missing(_ key: String) -> InputError {
    InputError(
      file: file, "there is no table of \(key)",
      remedy: "put \(key).csv beside the scenario, or name it: \(key): FILE")
  }

  /// The learners, from any table or folder that other commands read.
  mutating func learners() throws(InputError) -> BlockClass {
    guard let path = paths["learners"] else { throw missing("learners") }
    let columns = try entries["columns"].map { node throws(InputError) in
      try ScenarioYAML.columns(node, reader)
    }
    return try BlockClass(path, in: &folder, columns: columns, audience: nil)
  }
}
