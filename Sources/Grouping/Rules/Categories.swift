import GroupingModel

extension Setting {
  /// The sets of learners that `column` (each of its categories, by text) or `column=value` (one)
  /// stands for: per set, whether each learner belongs.
  ///
  /// - Throws: `ModelError` naming an unknown column or value.
  func sets(of subject: String) throws(ModelError) -> [[Bool]] {
    guard let equals = subject.firstIndex(of: "=") else { return try categories(of: subject) }
    let value = String(subject[subject.index(after: equals)...])
    return [try belongs(to: value, in: String(subject[..<equals]))]
  }

  /// The categories of a whole column. A learner whose cell is empty belongs to none.
  ///
  /// - Throws: `ModelError` naming an unknown column, or one without a value.
  func categories(of column: String) throws(ModelError) -> [[Bool]] {
    let attribute = try roster.attribute(column)
    let values = attribute.distinctCategories
    guard !values.isEmpty else {
      throw ModelError("column '\(column)' is empty", remedy: "choose another column")
    }
    return values.map { value in attribute.cells.map { $0 == value } }
  }
}
