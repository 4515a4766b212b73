import Studies
import Yams

/// Reads where a study's classes come from.
struct ClassSourceYAML {
  let reader: YAMLReader

  private static let keys = [
    "name", "file", "class", "cluster", "score", "id", "wishes", "within", "missing", "categories",
    "friendships", "choices", "generate",
  ]

  /// - Throws: `InputError` naming the line.
  func sources(_ node: Node) throws(InputError) -> [ClassSource] {
    var sources: [ClassSource] = []
    for item in try reader.items(node, "classes") {
      let source = try source(item)
      guard !sources.contains(where: { $0.name == source.name }) else {
        throw reader.failure(
          item, "two sources of classes have one name", remedy: "give each a 'name:' of its own")
      }
      sources.append(source)
    }
    return sources
  }

  private func source(_ node: Node) throws(InputError) -> ClassSource {
    var source = ClassSource()
    var entries: [String: Node] = [:]
    for (key, value) in try reader.entries(node, of: "a source of classes", keys: Self.keys) {
      entries[key] = value
    }
    if let generate = entries["generate"] {
      for key in ["file", "class", "cluster", "score", "id", "wishes", "within", "missing"] {
        guard entries[key] == nil else {
          throw reader.failure(
            node, "generated classes have '\(key)'", remedy: "leave it out, or leave 'generate'")
        }
      }
      source.data = .generated(try generated(generate))
      source.name = "generated"
    } else {
      source.data = .file(try file(node, entries))
      source.name = Self.plainName(try reader.text(entries["file"] ?? node, "file"))
    }
    if let name = entries["name"] { source.name = try reader.text(name, "name") }
    if let within = entries["within"] { source.within = try columns(within, "within") }
    if let categories = entries["categories"] {
      source.categories = try columns(categories, "categories")
    }
    if let choices = entries["choices"] { source.hasChoices = try reader.flag(choices, "choices") }
    if let node = entries["friendships"] { source.friendships = try friendships(node, source) }
    if let missing = entries["missing"] { source.missing = try self.missing(missing) }
    return source
  }

  private func file(_ node: Node, _ entries: [String: Node]) throws(InputError) -> ClassFile {
    guard let file = entries["file"] else {
      throw reader.failure(
        node, "a source of classes has neither file nor generate",
        remedy: "write file: cohort.csv, or generate: {classes: 100}")
    }
    var table = ClassFile(file: try reader.text(file, "file"))
    if let columns = entries["class"] { table.classColumns = try self.columns(columns, "class") }
    if let columns = entries["cluster"] {
      table.clusterColumns = try self.columns(columns, "cluster")
    }
    guard let score = entries["score"] else {
      throw reader.failure(
        node, "a source of classes does not say which column is the score",
        remedy: "write score: COLUMN, or score: generated")
    }
    let column = try reader.text(score, "score")
    table.score = column == "generated" ? nil : column
    if let id = entries["id"] { table.id = try reader.text(id, "id") }
    if let wishes = entries["wishes"] {
      guard table.classColumns.isEmpty, table.id != nil else {
        throw reader.failure(
          wishes, "a file of wishes needs one class, and the learners' identifiers",
          remedy: "name the column of identifiers as id:, and no class:")
      }
      table.wishes = try wishFile(wishes)
    }
    return table
  }

  /// A file's name, or a mapping of `file`, `where` and `rank`.
  private func wishFile(_ node: Node) throws(InputError) -> WishFile {
    guard node.mapping != nil else { return WishFile(file: try reader.text(node, "wishes")) }
    var (file, filter, most) = ("", String?.none, Int?.none)
    for (key, value) in try reader.entries(node, of: "wishes", keys: ["file", "where", "rank"]) {
      switch key {
      case "file": file = try reader.text(value, key)
      case "where": filter = try reader.text(value, key)
      default: most = try range(value, key, in: 1...1_000).upperBound
      }
    }
    guard !file.isEmpty else {
      throw reader.failure(
        node, "the wishes name no file", remedy: "write wishes: {file: pairs.csv, rank: 3}")
    }
    return WishFile(file: file, filter: filter, most: most)
  }

  /// A column or a list of columns.
  private func columns(_ node: Node, _ key: String) throws(InputError) -> [String] {
    node.sequence == nil ? [try reader.text(node, key)] : try reader.texts(node, key)
  }

  private func missing(_ node: Node) throws(InputError) -> ClassSource.Missing {
    let text = try reader.text(node, "missing")
    guard let missing = ClassSource.Missing(rawValue: text) else {
      throw reader.failure(
        node, "'missing' is neither drop nor mean",
        remedy: "write drop to leave learners without a score out, mean to give them their class's")
    }
    return missing
  }

  /// `true`, or what makes friends.
  private func friendships(
    _ node: Node, _ source: ClassSource
  ) throws(InputError) -> AddedFriendships? {
    var friendships = AddedFriendships()
    guard node.mapping != nil else {
      return try reader.flag(node, "friendships") ? friendships : nil
    }
    for (key, value) in try reader.entries(
      node, of: "friendships", keys: ["wishes", "by", "alike", "near", "reciprocity"])
    {
      switch key {
      case "wishes": friendships.wishes = try range(value, key, in: 0...20)
      case "by":
        friendships.column = try reader.text(value, key)
        var known = source.categories
        if case .generated = source.data { known = ["gender", "disadvantaged"] }
        guard known.contains(friendships.column) else {
          throw reader.failure(
            value, "'by' names no category of the source",
            remedy: "list the column as one of its categories:, too")
        }
      case "alike": friendships.alike = try reader.number(value, key, in: -10...10)
      case "near": friendships.near = try reader.number(value, key, in: -10...10)
      default: friendships.reciprocity = try reader.number(value, key, in: -10...10)
      }
    }
    return friendships
  }

  private func generated(_ node: Node) throws(InputError) -> GeneratedClasses {
    var classes = GeneratedClasses()
    let keys = ["classes", "learners", "intra-class", "female", "disadvantaged", "correlation"]
    for (key, value) in try reader.entries(node, of: "generate", keys: keys) {
      switch key {
      case "classes": classes.classes = try range(value, key, in: 1...1_000_000).upperBound
      case "learners": classes.learners = try range(value, key, in: 2...1_000)
      case "intra-class": classes.intraClass = try reader.number(value, key, in: 0...1)
      case "female": classes.female = try reader.number(value, key, in: 0...1)
      case "disadvantaged": classes.disadvantaged = try reader.number(value, key, in: 0.001...0.999)
      default: classes.correlation = try reader.number(value, key, in: -1...1)
      }
    }
    return classes
  }

  /// A whole number, or two in a list: the least and the most.
  private func range(
    _ node: Node, _ key: String, in limits: ClosedRange<Int>
  ) throws(InputError) -> ClosedRange<Int> {
    var ends: [Int] = []
    for item in node.sequence == nil ? [node] : try reader.items(node, key) {
      ends.append(try reader.whole(item, key))
    }
    guard let first = ends.first, let last = ends.last, ends.count <= 2, first <= last,
      limits.contains(first), limits.contains(last)
    else {
      throw reader.failure(
        node, "'\(key)' is not between \(limits.lowerBound) and \(limits.upperBound)",
        remedy: "write a whole number, or [least, most]")
    }
    return first...last
  }

  /// "durham-classes" of "../data/durham-classes.csv".
  private static func plainName(_ path: String) -> String {
    let last = path.split(separator: "/").last.map(String.init) ?? path
    return last.lastIndex(of: ".").map { String(last[..<$0]) } ?? last
  }
}
