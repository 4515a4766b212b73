import GroupingModel

extension BlockClass {
  /// A cell of a column that cannot be used.
  func bad(_ learner: Int, _ column: Attribute, _ problem: String, remedy: String) -> InputError {
    InputError(
      file: reading.file, row: column.rows[learner], column: column.name, problem, remedy: remedy)
  }

  /// A number for each learner, times the scale that makes all of them whole.
  ///
  /// - Throws: `InputError` naming the row of a cell that is empty, no number, or too large.
  func wholeNumbers(of column: Attribute) throws(InputError) -> (values: [Int], scale: Int) {
    let decimals: Decimals
    do throws(ModelError) { decimals = try column.numbers() } catch {
      throw InputError(error, file: reading.file)
    }
    var values: [Int] = []
    for (learner, mantissa) in decimals.mantissas.enumerated() {
      guard let mantissa else {
        throw bad(
          learner, column, "the cell is empty", remedy: "write a number; guess, if need be")
      }
      guard mantissa.magnitude <= 1_000_000 else {
        throw bad(
          learner, column, "the number is too large, or the column has too many decimals",
          remedy: "round the column to three digits")
      }
      values.append(Int(mantissa))
    }
    return (values, Int(decimals.scale))
  }
}
