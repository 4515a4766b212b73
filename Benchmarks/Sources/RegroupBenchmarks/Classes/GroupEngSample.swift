import Foundation

/// GroupEng's sample class under its sample specification (`sample_group_specification.groupeng`):
/// groups of four or five; nobody alone among men and among ethnicities B and H; one project choice in
/// a group; majors and three skills distributed; mean GPA within half a standard deviation.
struct GroupEngSample {
  private let roster: SampleRoster
  private let gpa: [Double]
  private static let majors = ["Mech E", "CS", "Civ E", "EE"]
  private static let skills = ["Skill1", "Skill2", "Skill3"]

  init(_ roster: SampleRoster) throws {
    self.roster = roster
    gpa = try roster.cells("GPA").map { Double($0) ?? .nan }
  }

  /// The rules as Regroup's, a point for each thing too many or too few, means required: what groups
  /// pay is at least how many rules GroupEng calls failed.
  func plan(under parent: URL) throws -> URL {
    try write(
      "groupeng", major: 1, skill: 1,
      means: ["  - balance: GPA", "    within: 0.252", "    required: true"], under: parent)
  }

  /// Weights under which no group pays more for a rule than the one that GroupEng counts: up to six
  /// majors and three of a skill are out of place in a group of five. Means are left out.
  func bound(under parent: URL) throws -> URL {
    try write("groupeng-bound", major: 0.166, skill: 0.333, means: [], under: parent)
  }

  private func write(
    _ name: String, major: Double, skill: Double, means: [String], under parent: URL
  ) throws -> URL {
    let ethnicities = try roster.cells("Ethnicity").map { ["B", "H"].contains($0) ? "yes" : "no" }
    let skills = try Self.skills.map { name in
      (name: name, cells: try roster.cells(name).map { $0 == "y" ? "yes" : "no" })
    }
    let columns =
      try [
        (name: "GPA", cells: roster.cells("GPA")), (name: "Gender", cells: roster.cells("Gender")),
        (name: "Minority", cells: ethnicities), (name: "Major", cells: roster.cells("Major")),
        (name: "Project", cells: roster.cells("Project choice")),
      ] + skills
    var rules = ["columns: {id: ID, kinds: {Project: set}}", "sizes: {near: 4}", "rules:"]
    rules += ["  - common-hours: Project", "    weight: 1"]
    rules += ["  - not-alone: Gender=M", "    weight: 1"]
    rules += ["  - not-alone: Minority=yes", "    weight: 1"]
    for value in Self.majors { rules += try distributed("Major", value, value, major) }
    for name in Self.skills { rules += try distributed(name, "y", "yes", skill) }
    return try SampleRoster.write(name, columns, rules + means, under: parent)
  }

  private func distributed(
    _ column: String, _ value: String, _ written: String, _ weight: Double
  ) throws -> [String] {
    let share = try share(column, value)
    let least = ["  - at-least: \(column)=\(written)", "    count: \(share.lowerBound)"]
    let most = ["  - at-most: \(column)=\(written)", "    count: \(share.upperBound)"]
    let price = ["    weight: \(weight)"]
    return (share.lowerBound > 0 ? least + price : []) + most + price
  }

  /// Groups that GroupEng makes of the class: of four, some of them with one more.
  private var groupCount: Int { roster.count / 4 }

  /// How many learners with a value GroupEng wants in each group.
  private func share(_ column: String, _ value: String) throws -> ClosedRange<Int> {
    let number = try roster.cells(column).count { $0 == value }
    let low = number / groupCount
    return low...(number % groupCount == 0 ? low : low + 1)
  }

  /// How many groups fail each of the eight rules, by GroupEng's own checks.
  func failed(_ groups: [[Int]]) throws -> [(rule: String, groups: Int)] {
    let gender = try roster.cells("Gender")
    let ethnicity = try roster.cells("Ethnicity")
    let project = try roster.cells("Project choice")
    let mean = gpa.reduce(0, +) / Double(gpa.count)
    let variance = gpa.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(gpa.count)
    let men = groups.count { group in group.count { gender[$0] == "M" } == 1 }
    let lone = groups.count { group in group.count { ["B", "H"].contains(ethnicity[$0]) } == 1 }
    let several = groups.count { Set($0.map { project[$0] }).count != 1 }
    let majors = try uneven("Major", Self.majors, groups)
    let skills = try Self.skills.map { ($0, try uneven($0, ["y"], groups)) }
    let means = groups.count { group in
      let own = group.reduce(0) { $0 + gpa[$1] } / Double(group.count)
      return abs(own - mean) >= variance.squareRoot() / 2
    }
    return [("Gender", men), ("Ethnicity", lone), ("Project choice", several), ("Major", majors)]
      + skills + [("GPA", means)]
  }

  private func uneven(_ column: String, _ values: [String], _ groups: [[Int]]) throws -> Int {
    let cells = try roster.cells(column)
    let shares = try values.map { ($0, try share(column, $0)) }
    return groups.count { group in
      shares.contains { value, share in !share.contains(group.count { cells[$0] == value }) }
    }
  }
}
