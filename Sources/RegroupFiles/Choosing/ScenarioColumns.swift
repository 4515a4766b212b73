import GroupingModel

extension ChoiceScenario {
  /// The learners' column of this title, capitals aside.
  ///
  /// - Throws: `InputError` naming the line of the key.
  func column(
    _ title: String, key: String, of learners: BlockClass
  ) throws(InputError) -> Attribute {
    let columns = learners.reading.roster.attributes
    guard let column = columns.first(where: { $0.name.lowercased() == title.lowercased() }) else {
      var error = InputError(
        .unknown("column of '\(key)'", title, among: columns.map(\.name)), file: file)
      error.line = node(key)?.mark?.line
      throw error
    }
    return column
  }

  /// What counts, and in which order; nil where the scenario does not say.
  ///
  /// - Throws: `InputError` for unknown words, and for one that stands twice.
  func order(among words: [String]) throws(InputError) -> [String]? {
    guard let node = node("order") else { return nil }
    let order = try texts("order")
    for (position, word) in order.enumerated() {
      guard words.contains(word) else {
        var error = InputError(.unknown("part of 'order'", word, among: words), file: file)
        error.line = node.mark?.line
        throw error
      }
      guard !order[..<position].contains(word) else {
        throw reader.failure(node, "'\(word)' stands twice in 'order'", remedy: "name each once")
      }
    }
    return order
  }
}
