import GroupingModel
import Testing

@testable import RegroupFiles

@Suite struct RosterUpdateTests {
  private let fixture: HistoryFixture

  init() throws { fixture = try HistoryFixture() }

  private func update(_ text: String, force: Bool = false) throws -> String {
    try fixture.write("new.csv", text)
    return try RosterUpdate(file: fixture.path("new.csv"), columns: nil)
      .commit(to: fixture.database, date: "2026-10-01", force: force)
  }

  private func learners() throws -> [String: (name: String, isActive: Bool)] {
    let all = try HistoryDatabase(reading: fixture.database).read { try $0.learners() }
    return Dictionary(uniqueKeysWithValues: all.map { ($0.id, ($0.name, $0.isActive)) })
  }

  /// The rows are shuffled: positions mean nothing.
  @Test func arrivalsLeaversAndChangedNames() throws {
    try fixture.accept(try fixture.plan("out"))
    var rows = HistoryFixture.roster.split(separator: "\n").map(String.init)
    let header = rows.removeFirst()
    rows.reverse()
    // Row 2 is a8, row 9 a1.
    rows[0] = rows[0].replacing("Canary Nr8", with: "Canary Married")
    rows[1] = rows[1].replacing(",7,", with: ",70,")
    rows[7] = "a10,Canary New,5,F,Robots,,a2"
    let said = try update(([header] + rows).joined(separator: "\n"))
    #expect(
      said == "The class has 8 learners: 1 arrival (row 9), 1 learner has left, 1 changed name "
        + "(row 2), 1 learner with other attributes (row 3).")
    let all = try learners()
    #expect(all["a1"]?.isActive == false && all["a10"]?.isActive == true)
    #expect(all["a8"]?.name == "Canary Married" && all.count == 9)
    #expect(try fixture.rounds()[0].record.placements.count == 8)
    #expect(
      try update(([header] + rows).joined(separator: "\n"))
        == "The class has 8 learners; nothing has changed.")
    // Who comes back is known.
    #expect(try update(HistoryFixture.roster).contains("1 arrival (row 2), 1 learner has left"))
    #expect(try learners()["a1"]?.isActive == true)
  }

  @Test func aClassThatBegins() throws {
    #expect(try update(HistoryFixture.roster) == "The class has 8 learners: 8 arrivals.")
    #expect(try fixture.rounds().isEmpty)
  }

  @Test func anotherClassesList() throws {
    _ = try update(HistoryFixture.roster)
    let other = HistoryFixture.roster.replacing("\na", with: "\nb")
    let error = try inputError { _ = try update(other) }
    #expect(error.problem.hasPrefix("8 of its 8 learners are not in the history"))
    #expect(error.remedy.contains("--force") && !error.description.contains("Canary"))
    #expect(try update(other, force: true).contains("8 arrivals, 8 learners have left"))
    // Half a class is another one, too.
    #expect(throws: InputError.self) { try update("ID,Name\nb1,x\n") }
  }
}
