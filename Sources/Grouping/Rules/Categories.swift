import GroupingModel

/// The sets of learners that `column` (every category of it) or `column=value` (one) stands for.
struct Categories {
  let column: String
  /// Values in the order of `sets`.
  let values: [String]
  /// Per value, whether each learner has it.
  let sets: [[Bool]]

  /// - Throws: `ModelError` naming an unknown column or value.
  init(_ subject: String, in setting: Setting) throws(ModelError) {
    guard let equals = subject.firstIndex(of: "=") else {
      column = subject
      let attribute = try setting.roster.attribute(subject)
      let distinct = attribute.distinctCategories
      values = distinct
      sets = distinct.map { value in attribute.cells.map { $0 == value } }
      return
    }
    column = String(subject[..<equals])
    let value = String(subject[subject.index(after: equals)...])
    values = [value]
    sets = [try setting.belongs(to: value, in: column)]
  }
}
