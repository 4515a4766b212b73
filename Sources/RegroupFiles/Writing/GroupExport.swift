import GroupingModel

/// Groups in the form that another program takes.
package enum GroupExport: String, CaseIterable, Sendable {
  /// Canvas's import of a set of groups.
  case canvas
  /// Moodle's import of groups: the groups alone.
  case moodle
  /// Moodle's upload of users: who is in which group of a course.
  case moodleMembers = "moodle-members"
  /// For pasting into a sheet.
  case tsv
  case markdown

  /// What other programs need to know learners and courses by.
  package struct Keys: Sendable {
    /// Column of the class list that holds what the other program knows learners by; nil for the
    /// identifier.
    package var column: String?
    /// Canvas's name for that: `user_id`, `login_id` or `canvas_user_id`.
    package var canvas = "login_id"
    /// Moodle's short name of the course.
    package var course: String?

    package init() {}
  }

  /// - Throws: `InputError` if a learner has no key, a course is missing, or there is no plan.
  package func text(_ placed: PlacedPlan, keys: Keys = Keys()) throws(InputError) -> String {
    try placed.requireGroups()
    switch self {
    case .canvas:
      return try Self.table(placed, keys: keys, header: ["name", keys.canvas, "group_name"]) {
        [$0.name, $0.key, $0.group]
      }
    case .moodle: return Self.moodleGroups(placed.plan)
    case .moodleMembers:
      guard let course = keys.course else {
        throw InputError(
          "Moodle takes members of groups per course",
          remedy: "give the course's short name: --course BIO-7")
      }
      return try Self.table(placed, keys: keys, header: ["username", "course1", "group1"]) {
        [$0.key, course, $0.group]
      }
    case .tsv: return try Self.tabs(placed, keys: keys)
    case .markdown: return Self.markdown(placed)
    }
  }

  /// One learner with their group.
  private struct Member {
    let group: String
    let label: String?
    let key: String
    let name: String
  }

  private static func members(
    _ placed: PlacedPlan, keys: Keys
  ) throws(InputError) -> [Member] {
    let roster = placed.scenario.roster
    var column: Attribute?
    if let name = keys.column {
      do { column = try roster.attribute(name) } catch { throw InputError(error) }
    }
    var members: [Member] = []
    for (named, group) in zip(placed.plan.groups, placed.groups) {
      for learner in group.members {
        let key = column?.cells[learner] ?? roster.learners[learner].id
        guard !key.isEmpty else {
          throw InputError(
            file: placed.plan.request.roster, row: column?.rows[learner], column: column?.name,
            "the cell is empty, so that the other program cannot know the learner",
            remedy: "fill in the cell, or choose another column")
        }
        members.append(
          Member(
            group: named.name, label: named.label, key: key, name: roster.learners[learner].name))
      }
    }
    return members
  }

  private static func table(
    _ placed: PlacedPlan, keys: Keys, header: [String], cells: (Member) -> [String]
  ) throws(InputError) -> String {
    let rows = try members(placed, keys: keys).map(cells)
    return lines([header] + rows, separator: ",", cell: SpreadsheetCell.written)
  }

  private static func moodleGroups(_ plan: PlanDocument) -> String {
    let grouping = plan.request.title ?? "Groups"
    let rows = plan.groups.map { [$0.name, grouping] }
    return lines(
      [["groupname", "groupingname"]] + rows, separator: ",", cell: SpreadsheetCell.written)
  }

  private static func tabs(_ placed: PlacedPlan, keys: Keys) throws(InputError) -> String {
    let rows = try members(placed, keys: keys).map { [$0.group, $0.key, $0.name] }
    return lines([["group", "id", "name"]] + rows, separator: "\t", cell: SpreadsheetCell.pasted)
  }

  private static func markdown(_ placed: PlacedPlan) -> String {
    var lines = ["# " + MarkdownText.written(placed.plan.request.title ?? "Groups")]
    for (named, group) in zip(placed.plan.groups, placed.groups) {
      lines += ["", "## " + MarkdownText.written(named.name), ""]
      lines += group.members.map {
        "- " + MarkdownText.written(placed.scenario.roster.learners[$0].name)
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func lines(
    _ rows: [[String]], separator: String, cell: (String) -> String
  ) -> String {
    rows.map { $0.map(cell).joined(separator: separator) + "\n" }.joined()
  }
}

/// A text in a line of Markdown.
enum MarkdownText {
  /// The text so that none of it is taken for markup.
  static func written(_ text: String) -> String {
    let special: Set<Character> = Set("\\`*_{}[]<>()#|~&!:@\"$^=")
    var result = ""
    var isLeading = true
    for character in printable(text) {
      // A line that starts with "1." or "-" would be a list.
      let startsList = isLeading && "-+.".contains(character)
      if special.contains(character) || startsList { result += "\\" }
      result.append(character)
      isLeading = isLeading && character.isNumber
    }
    return result
  }
}
