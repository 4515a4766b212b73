extension ChoiceScenario {
  /// A key's one text, or its list of texts; none where there is no such key.
  func texts(_ key: String) throws(InputError) -> [String] {
    guard let node = node(key) else { return [] }
    return node.sequence == nil ? [try reader.text(node, key)] : try reader.texts(node, key)
  }
}
