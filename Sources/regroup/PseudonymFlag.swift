import ArgumentParser
import RegroupFiles

/// Whether learners are told by the pseudonyms of their history.
struct PseudonymFlag: ParsableArguments {
  @Flag(
    name: .customLong("pseudonyms"),
    help: "Learners by their pseudonyms; plan.json alone keeps identifiers.")
  var isGiven = false

  /// What has to be known of the files that were written.
  var remarks: [String] {
    isGiven
      ? [
        "Note: plan.json keeps identifiers, so that it can be checked; the others have pseudonyms."
      ]
      : []
  }

  /// The pseudonyms, if they are asked for.
  ///
  /// - Parameter known: those of the history that a scenario knows.
  /// - Throws: `ValidationError` where there is no such history; what `known` throws.
  func pseudonyms(_ known: @autoclosure () throws -> Pseudonyms?) throws -> Pseudonyms? {
    guard isGiven else { return nil }
    if let found = try known() { return found }
    throw ValidationError(
      "--pseudonyms needs the history that keeps them, made by regroup accept or regroup roster "
        + "update: add --history regroup.db (in a scenario: history: regroup.db).")
  }
}
