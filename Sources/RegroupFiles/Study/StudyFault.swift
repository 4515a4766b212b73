import GroupingModel
import Studies

/// Errors of rule sets with where they turned up.
enum StudyFault {
  /// What a rule set throws, as an error that names policy and class; rows and columns of a class as rules
  /// see it stand in no file.
  static func located(_ error: any Error, policy: String, room: Classroom) -> InputError {
    let place = "policy '\(policy)' in class '\(room.id)': "
    switch error {
    case let error as InputError: return InputError(place + error.problem, remedy: error.remedy)
    case let error as ModelError: return InputError(place + error.problem, remedy: error.remedy)
    default:
      return InputError(place + "\(error)", remedy: "leave the policy out, or change its rules")
    }
  }
}
