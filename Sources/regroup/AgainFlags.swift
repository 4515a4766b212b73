import ArgumentParser
import GroupingModel
import RegroupFiles

/// What a new plan keeps of an earlier one.
struct AgainFlags: ParsableArguments {
  @Option(help: "An earlier plan.json or groups.csv; groups go on under its names.")
  var from: String?

  @Option(help: "A group of the earlier plan that stays exactly as it is, by its name.")
  var lock: [String] = []

  @Option(help: "ID=3: the learner is in that group of the earlier plan.")
  var pin: [String] = []

  @Option(help: "80%: at most a fifth of the learners change their group.")
  var keep: String?

  /// - Parameter input: the command's argument, which may be the earlier plan itself.
  /// - Throws: `InputError`, `ValidationError`.
  func document(input: String) throws -> EarlierDocument? {
    guard let file = from ?? (ScenarioSource.isPlan(input) ? input : nil) else {
      guard lock.isEmpty, pin.isEmpty, keep == nil else {
        throw ValidationError(
          "--lock, --pin and --keep need an earlier plan: --from out/plan.json.")
      }
      return nil
    }
    return try EarlierDocument(file: file, lock: lock, pins: pin, keep: keep)
  }
}
