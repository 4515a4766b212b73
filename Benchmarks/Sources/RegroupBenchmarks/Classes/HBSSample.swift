import Foundation

/// A roster of harvard-hbs' team formation in 15 teams of six or seven, under weights of its four
/// kinds of constraints.
struct HBSSample {
  private let roster: SampleRoster
  let title: String
  /// Weight of a member without the hour that most have, and of one too many or too few of a gender.
  private let hours: Double
  private let gender: Double
  /// Columns of earlier teams, with the weight of each member beyond the first from the same.
  private let different: [(column: String, weight: Double)]
  /// Weight of a year between the least and the most experienced of a team; 0 to leave it out.
  private let years: Double
  private static let teams = 15

  /// As its test `test_prev_term.py` asks for.
  static func test(_ roster: SampleRoster) -> HBSSample {
    HBSSample(
      roster: roster, title: "hbs, weights of its test", hours: 4, gender: 3,
      different: [("term_2_team_num", 2), ("term_1_team_num", 1)], years: 0)
  }

  /// As `roster_prev_constraints.csv` asks for.
  static func constraints(_ roster: SampleRoster) -> HBSSample {
    HBSSample(
      roster: roster, title: "hbs, its constraints file", hours: 22, gender: 4,
      different: [("term_1_team_num", 5)], years: 0.25)
  }

  /// The constraints as rules. All but the hours are the same to the point; a team without a common
  /// hour pays once here and for each member without it there, so that bounds hold for both.
  ///
  /// Of 102 learners 29 are female and 72 male: two women are wanted in a team of six or seven, four
  /// men in six and five in seven, which are two who are not male in both.
  ///
  /// - Parameter isStrict: whether what there is a plan without is required to be so: everything but
  ///   that some team has fewer than two women, and years. It makes plans easier to find; bounds
  ///   are about the other form.
  func scenario(isStrict: Bool, under parent: URL) throws -> URL {
    let genders = try roster.cells("gender")
    let hourLists = try roster.cells("working_hour_list")
    var columns = [
      (name: "Hours", cells: hourLists),
      (name: "Woman", cells: genders.map { $0 == "Female" ? "yes" : "no" }),
      (name: "Man", cells: genders.map { $0 == "Male" ? "yes" : "no" }),
      (name: "Years", cells: try roster.cells("work_experience_years")),
    ]
    var rules = ["columns: {id: ID, kinds: {Hours: set, Years: number}}"]
    rules += ["sizes: {groups: \(Self.teams)}", "rules:"]
    func strength(_ weight: Double) -> String {
      isStrict ? "    required: true" : "    weight: \(weight)"
    }
    rules += ["  - common-hours: Hours", strength(hours)]
    for set in ["Woman=yes", "Man=no"] {
      for rule in ["at-least", "at-most"] {
        let price =
          set == "Woman=yes" && rule == "at-least" ? "    weight: \(gender)" : strength(gender)
        rules += ["  - \(rule): \(set)", "    count: 2", price]
      }
    }
    for (column, weight) in different {
      let cells = try roster.cells(column).map { "T\($0)" }
      columns.append((name: column, cells: cells))
      for team in Set(cells).sorted() {
        rules += ["  - at-most: \(column)=\(team)", strength(weight)]
      }
    }
    if years > 0 { rules += ["  - similar: Years", "    unit: points", "    weight: \(years)"] }
    let name =
      title.replacing(", ", with: "-").replacing(" ", with: "-") + (isStrict ? "-strict" : "")
    return try SampleRoster.write(name, columns, rules, under: parent)
  }

  /// Teams' objective as the other program defines it (`team_assignment.py`).
  func objective(_ teams: [[Int]]) throws -> Double {
    let hourSets = try roster.cells("working_hour_list").map { $0.split(separator: ";") }
    let genders = try roster.cells("gender")
    let experience = try roster.cells("work_experience_years").map { Double($0) ?? .nan }
    var total = 0.0
    for team in teams {
      let counts = Dictionary(team.flatMap { hourSets[$0] }.map { ($0, 1) }, uniquingKeysWith: +)
      total += hours * Double(team.count - (counts.values.max() ?? 0))
      // The last of the genders in alphabetical order follows from the others.
      for value in Set(genders).sorted().dropLast() {
        let share = Double(genders.count { $0 == value }) / Double(roster.count)
        let target = (share * Double(team.count)).rounded(.toNearestOrEven)
        total += gender * abs(Double(team.count { genders[$0] == value }) - target)
      }
      let own = team.map { experience[$0] }
      total += years * ((own.max() ?? 0) - (own.min() ?? 0))
    }
    for (column, weight) in different {
      let cells = try roster.cells(column)
      let repeats = teams.reduce(0) { $0 + $1.count - Set($1.map { cells[$0] }).count }
      total += weight * Double(repeats)
    }
    return total
  }
}
