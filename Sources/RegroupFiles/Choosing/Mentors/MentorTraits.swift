import GroupingModel

/// What learners need and mentors know; what must match, and mentors offer. All as numbers of words.
struct MentorTraits {
  private(set) var words = NumberedWords()
  private(set) var needs: [Set<Int>]
  private(set) var expertise: [Set<Int>]
  private(set) var mustMatch: [Set<Int>]
  private(set) var features: [Set<Int>]
  private(set) var remarks: [String] = []

  /// - Throws: `InputError` for an unknown column, of learners or of mentors.
  init(
    _ scenario: ChoiceScenario, _ everybody: BlockClass, _ table: MentorTable
  ) throws(InputError) {
    needs = [Set<Int>](repeating: [], count: everybody.count)
    expertise = [Set<Int>](repeating: [], count: table.places.count)
    (mustMatch, features) = (needs, expertise)
    if let title = try scenario.text("needs") {
      expertise = try table.lists("expertise", for: "needs").map { words.numbers($0) }
      needs = try scenario.column(title, key: "needs", of: everybody).sets.map { words.numbers($0) }
    } else if table.has("expertise") {
      remarks.append(
        "\(table.places.file): 'expertise' is not used, as the scenario has no 'needs: COLUMN'")
    }
    if scenario.node("must-match") != nil {
      features = try table.lists("offers", for: "must-match").map { words.numbers($0) }
      for title in try scenario.texts("must-match") {
        let column = try scenario.column(title, key: "must-match", of: everybody)
        for (learner, items) in column.sets.enumerated() {
          mustMatch[learner].formUnion(words.numbers(items))
        }
      }
    } else if table.has("offers") {
      remarks.append(
        "\(table.places.file): 'offers' is not used, as the scenario has no 'must-match: COLUMN'")
    }
  }
}
