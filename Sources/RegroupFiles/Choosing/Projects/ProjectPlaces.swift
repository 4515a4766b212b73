import Choosing

/// The tables of projects and of those who supervise them.
struct ProjectPlaces {
  let projects: NamedPlaces
  private(set) var list: [ProjectModel.Project]
  private(set) var supervisors: NamedPlaces?
  private(set) var supervisorList: [ProjectModel.Supervisor] = []

  private static let most = 100_000

  init(_ scenario: inout ChoiceScenario) throws(InputError) {
    guard
      let table = try scenario.titledTable(
        "projects", required: ["project", "max"],
        optional: ["name", "min", "optional", "copies", "supervisor"])
    else { throw scenario.missing("projects") }
    let ids = try table.identifiers("project")
    let names = table.rows.map { table.cell($0, "name").isEmpty ? ids[$0] : table.cell($0, "name") }
    projects = try NamedPlaces("project", ids: ids, names: names, file: table.table.file)
    list = []
    if let table = try scenario.titledTable(
      "supervisors", required: ["supervisor"], optional: ["name", "min", "max", "projects"])
    {
      try readSupervisors(table)
    } else if table.has("supervisor") {
      // Nothing limits them but the projects themselves.
      let names = Set(table.rows.map { table.cell($0, "supervisor") }).subtracting([""]).sorted()
      supervisors = try NamedPlaces("supervisor", ids: names, file: table.table.file)
      supervisorList = names.map { _ in ProjectModel.Supervisor(learners: 0...Self.most) }
    }
    for row in table.rows { list.append(try Self.project(table, row, supervisors)) }
  }

  private mutating func readSupervisors(_ table: TitledTable) throws(InputError) {
    supervisors = try NamedPlaces(
      "supervisor", ids: try table.identifiers("supervisor"), file: table.table.file)
    for row in table.rows {
      supervisorList.append(
        ProjectModel.Supervisor(
          learners: try Self.range(table, row, most: Self.most),
          copies: try table.whole(row, "projects", in: 0...10_000)))
    }
  }

  private static func project(
    _ table: TitledTable, _ row: Int, _ supervisors: NamedPlaces?
  ) throws(InputError) -> ProjectModel.Project {
    let name = table.cell(row, "supervisor")
    let supervisor = try supervisors.flatMap { known throws(InputError) in
      name.isEmpty ? nil : try known.place(name, table, row, "supervisor")
    }
    return ProjectModel.Project(
      seats: try range(table, row, most: nil),
      isOptional: try table.flag(row, "optional") ?? false,
      copies: try table.whole(row, "copies", in: 1...50) ?? 1, supervisor: supervisor)
  }

  /// - Parameter most: what an empty maximum means; nil where it has to be there.
  private static func range(
    _ table: TitledTable, _ row: Int, most: Int?
  ) throws(InputError) -> ClosedRange<Int> {
    let least = try table.whole(row, "min", in: 0...Self.most) ?? 0
    let given = try table.whole(row, "max", in: 1...Self.most)
    guard let most = given ?? most else {
      throw table.bad(row, "max", "the cell is empty", remedy: "write a whole number")
    }
    guard least <= most else {
      throw table.bad(row, "min", "more than the maximum", remedy: "let min be max or less")
    }
    return least...most
  }
}
