import GroupingModel

extension BlockClass {
  /// A cell of a column that cannot be used.
  func bad(_ learner: Int, _ column: Attribute, _ problem: String, remedy: String) -> InputError {
    InputError(
      file: reading.file, row: column.rows[learner], column: column.name, problem, remedy: remedy)
  }
}
