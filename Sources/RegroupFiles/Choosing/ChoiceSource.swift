import GroupingModel

/// Where choices come from, and who chooses.
package struct ChoiceSource: Sendable {
  let title: String?
  /// Name of the scenario's file in its folder.
  let file: String
  /// Path of the folder, as seen from the working folder.
  let folder: String
  let learners: [Learner]
  /// As people read them, by position.
  let names: [String]
  /// SHA-256 of each file read, by its path in the folder.
  let inputs: [String: String]
  /// What the user should know about the reading.
  let remarks: [String]

  /// - Parameters:
  ///   - scenario: of which all tables were read.
  ///   - remarks: beside those about the class list.
  init(_ scenario: ChoiceScenario, _ everybody: BlockClass, remarks: [String] = []) {
    title = scenario.title
    file = scenario.file
    folder = scenario.path
    learners = everybody.reading.roster.learners
    names = everybody.reading.roster.tellingNames
    inputs = scenario.inputs
    self.remarks = everybody.remarks + remarks
  }
}
