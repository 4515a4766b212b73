/// What a survey's question asks for, by its words.
enum SurveyRole: String {
  case email = "Email"
  case gender = "Gender"
  case race = "Race"
  case section = "Section"
  case wishes = "Wishes"
  case avoid = "Avoid"

  static func of(_ title: String) -> SurveyRole? {
    let lower = title.lowercased()
    let words = lower.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    if words.contains("email") || lower.contains("e-mail") { return .email }
    if unwanted.contains(where: lower.contains) { return .avoid }
    if wanted.contains(where: lower.contains) { return .wishes }
    if words.contains("gender") { return .gender }
    if words.contains("race") || words.contains("ethnicity") { return .race }
    return words.contains("section") ? .section : nil
  }

  private static let unwanted = [
    "not have on your", "not to have on", "not like to have on", "not want", "not work with",
    "not to work with", "not like to work with", "avoid working", "not be on a team",
    "unwanted team", "rather not work",
  ]
  private static let wanted = [
    "have on your team", "have on your group", "like to work with", "want to work with",
    "prefer to work with", "preferred team", "wish to work with", "be on a team with",
  ]
}
