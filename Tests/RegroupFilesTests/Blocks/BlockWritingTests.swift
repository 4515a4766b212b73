import Foundation
import Scheduling
import SchedulingModel
import Testing

@testable import RegroupFiles

@Suite struct BlockWritingTests {
  @Test func allFilesAreWritten() throws {
    let fixture = try BlockFixture()
    let outcome = try fixture.outcome()
    let out = try TestFolder()
    let told = try BlockPlanFiles.write(outcome, to: out.path)
    #expect(
      told == "plan.json, attendance.csv, sessions.csv, schedule.html, teacher.html and calendars/")
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(out.path)/calendars")
    #expect(
      names.sorted()
        == ["adult-f1.ics", "adult-f2.ics", "all.ics"]
        + (1...8).map { "learner-c\($0).ics" } + ["room-Big.ics", "room-Small.ics"])
    #expect(
      try out.read("attendance.csv").hasPrefix(
        """
        learner,name,date,slot,start,end,session,title,kind,tier,room,facilitator
        c1,Canary Person1,2026-09-14,M,8:00,8:40,help,Number help,lesson,low,Small,f1
        c1,Canary Person1,2026-09-15,T,13:15,13:55,study,Study hall,catch-all,,Big,
        """))
    #expect(
      try out.read("sessions.csv").contains("2026-09-14,M,8:00,8:40,art,Art,,f2,1,c5\n"))
    let read = try #require(try BlockPlanFiles.read("\(out.path)/plan.json"))
    #expect(read.document.openings == outcome.document.openings)
    #expect(BlockNames(read.loaded).exact(read.document.openings) == BlockFixture.plan.openings)
  }

  /// A plan without those learners takes their calendars away, and files of others stay.
  @Test func calendarsOfAnEarlierRunGo() throws {
    let out = try TestFolder([
      "calendars/learner-old.ics": "x", "calendars/mine.ics": "x", "schedule.html": "x",
    ])
    _ = try BlockPlanFiles.write(try BlockFixture().outcome(), to: out.path)
    let path = "\(out.path)/calendars"
    #expect(!FileManager.default.fileExists(atPath: path + "/learner-old.ics"))
    #expect(FileManager.default.fileExists(atPath: path + "/mine.ics"))
    let failed = BlockOutcome(
      try BlockFixture().load(), BlockSolution(status: .infeasible, plan: nil), seed: 1,
      generator: "", solver: "")
    #expect(try BlockPlanFiles.write(failed, to: out.path) == "plan.json")
    #expect(!FileManager.default.fileExists(atPath: out.path + "/schedule.html"))
    #expect(!FileManager.default.fileExists(atPath: path + "/all.ics"))
  }

  @Test func formulasInCellsAreHarmless() throws {
    let fixture = try BlockFixture([
      "learners.csv": "ID,Name,Grade\n"
        + (1...8).map { "c\($0),\"=cmd(\($0)),\"\"x\"\"\",3\n" }.joined(), "choices.csv": "",
    ])
    let csv = BlockCSV.attendance(try fixture.outcome())
    #expect(csv.contains("c1,\"'=cmd(1),\"\"x\"\"\",2026-09-14"))
  }

  @Test func namesWithMarksAreEscapedInPages() throws {
    let fixture = try BlockFixture([
      "learners.csv": "ID,Name,Grade\n"
        + (1...8).map { "c\($0),<b>Canary & \($0),3\n" }.joined(), "choices.csv": "",
    ])
    for page in [
      try BlockSchedulePage.html(try fixture.outcome()),
      try BlockTeacherPage.html(try fixture.outcome()),
    ] {
      #expect(page.contains("&lt;b&gt;Canary &amp; 2") && !page.contains("<b>Canary"))
    }
  }

  /// What learners see says nothing of levels, rules, scores and reasons.
  @Test func theScheduleTellsNoReasons() throws {
    let page = try BlockSchedulePage.html(try BlockFixture().outcome())
    for view in ["id=\"slots\"", "id=\"learners\"", "id=\"rooms\"", "id=\"adults\""] {
      #expect(page.contains(view))
    }
    // Every link leads somewhere, and every session that takes place has its list.
    for number in 1...5 {
      #expect(page.contains("href=\"#s\(number)\"") && page.contains("id=\"s\(number)\""))
    }
    #expect(page.contains("<h3>Mon 14 Sep, 8:00-8:40 (M)</h3>"))
    #expect(page.contains("<h3>No room</h3>") && page.contains("<h3>Ms. Ode</h3>"))
    let body = try #require(page.components(separatedBy: "<body>").last).lowercased()
    for word in [
      "low", "tier", "level", "required", "because", "need", "score", "rule", "fractions",
      "optional", "priority", "c1",
    ] {
      #expect(!body.contains(word), "\(word)")
    }
    #expect(!page.contains("<script") && !page.contains("http:") && !page.contains("src="))
  }

  @Test func theTeachersPageTellsThem() throws {
    let fixture = try BlockFixture([
      "scenario.yaml":
        "title: Two blocks\nstarts: 2026-09-14\ncuts: {at: {Fractions: 10}, band: 1}\n",
      "mastery.csv": "learner,Fractions\nc4,9.5\n",
    ])
    let page = try BlockTeacherPage.html(try fixture.outcome())
    #expect(page.contains("<b>Canary Person4</b>: Fractions, counted as not yet there"))
    #expect(page.contains("Needs not served") && page.contains("a session of &#39;Fractions&#39;"))
    // c6 asked for art, where there were places.
    #expect(page.contains("<td>Canary Person6</td><td>Art, Mon 14 Sep 8:00-8:40"))
    #expect(page.contains("<td>Canary Person2</td><td class=\"number\">2 of 2</td>"))
    #expect(
      page.contains("<td>Mr. Pan</td><td class=\"number\">1</td><td class=\"number\">40 of 40"))
  }

  /// c6's wish for art on Monday: four places, one taken.
  @Test func reasonsAreReadOffThePlan() throws {
    let outcome = try BlockFixture().outcome()
    let reasons = UnmetReasons(outcome.loaded.problem, outcome.openings)
    #expect(reasons.reason(5, 1, 0, claim: (4, 1)) == .rules)
    #expect(reasons.reason(4, 2, 0, claim: (4, 2)) == .clash(offer: 1, slot: 0))
    #expect(reasons.reason(0, 1, 0, claim: (5, 1)) == .notAllowed)
    #expect(reasons.claim(0, 0, 0) == (-1, 1) && reasons.claim(1, 0, 1) == (3, 1))
    #expect(reasons.claim(6, 2, 0) == (5, 1))
  }
}

@Suite struct BlockFigureTests {
  /// One of c1's two sessions is low and two of three before were, the last of them too: 3 of 5, a row
  /// of two. Both of c2's are. All others have none.
  @Test func lowSessionsOverTheTerm() throws {
    let fixture = try BlockFixture([
      "past.csv":
        "learner,date,session\nc1,2026-09-07,help\nc1,2026-09-08,study\nc1,2026-09-09,help\n"
    ])
    let tracking = BlockTracking(try fixture.outcome())
    #expect(tracking.bands.map(\.count) == [6, 0, 0, 2])
    #expect(tracking.most(9).map(\.position) == [1, 0])
    #expect(tracking.most(1)[0].streak == 2 && tracking.learners[0].streak == 2)
    #expect(tracking.learners[0].low == 3 && tracking.learners[0].blocks == 5)
  }

  /// c5's wish has its first choice, c6's is missed; c1's need must be and counts at no level, c2's is
  /// served twice.
  @Test func wishesAndNeeds() throws {
    let fixture = try BlockFixture()
    let figures = BlockFigures(try fixture.outcome())
    #expect(figures.levels.map(\.asked) == [0, 0, 0, 1, 2, 0])
    #expect(figures.levels.map(\.met) == [0, 0, 0, 1, 1, 0])
    #expect(figures.levels.map(\.first) == [0, 0, 0, 1, 1, 0])
    #expect(figures.losses.map(\.learner) == [5] && figures.unserved.isEmpty)
  }
}

@Suite struct BlockCalendarTests {
  private func file(_ name: String, _ outcome: BlockOutcome) throws -> String {
    try #require(BlockCalendars(outcome).files.first { $0.name == "calendars/\(name)" }).text
  }

  @Test func calendarsAreWellFormed() throws {
    let title = "Art, craft; \\ " + String(repeating: "é", count: 60)
    let sessions = try #require(BlockFixture.tables["sessions.csv"])
    let fixture = try BlockFixture([
      "sessions.csv": sessions.replacing(",Art,", with: ",\"\(title)\",")
    ])
    let text = try file("learner-c5.ics", try fixture.outcome())
    let lines = text.components(separatedBy: "\r\n")
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.suffix(2) == ["END:VCALENDAR", ""])
    #expect(lines.allSatisfy { $0.utf8.count <= 75 && !$0.contains("\n") })
    let unfolded = text.replacing("\r\n ", with: "")
    #expect(
      unfolded.contains(
        "SUMMARY:Art\\, craft\\; \\\\ " + String(repeating: "é", count: 60) + "\r\n"))
    #expect(unfolded.contains("DTSTART:20260914T080000\r\nDTEND:20260914T084000\r\n"))
    #expect(unfolded.contains("DESCRIPTION:With Mr. Pan\r\n") && !unfolded.contains("TZID"))
    #expect(unfolded.components(separatedBy: "BEGIN:VEVENT").count == 3)
    #expect(!unfolded.contains("c5"))
  }

  /// Whatever the session, a learner's slot keeps its identifier; nobody shares one.
  @Test func identifiersAreStable() throws {
    let outcome = try BlockFixture().outcome()
    var other = BlockFixture.plan.openings
    other[0] = Opening(offer: 2, slot: 0, room: 1, leader: 0, learners: [0, 1])
    let changed = BlockOutcome(
      outcome.loaded,
      BlockSolution(status: .feasible, plan: BlockPlan(openings: Array(other.prefix(2)))), seed: 1,
      generator: "", solver: "")
    func identifiers(_ outcome: BlockOutcome, _ name: String) throws -> [Substring] {
      try file(name, outcome).split(separator: "\r\n").filter { $0.hasPrefix("UID:") }
    }
    let before = try identifiers(outcome, "learner-c1.ics")
    #expect(try identifiers(changed, "learner-c1.ics")[0] == before[0])
    #expect(try identifiers(outcome, "learner-c2.ics") != before && Set(before).count == 2)
    #expect(Set(try identifiers(outcome, "all.ics")).count == 5)
  }

  @Test func namesOfFilesDiffer() throws {
    let ids = ["a/b", "A?B", "../x", "a_b"]
    let fixture = try BlockFixture([
      "learners.csv": "ID,Name\n" + ids.map { "\($0),N\n" }.joined() + "5,N\n6,N\n7,N\n8,N\n",
      "needs.csv": "", "choices.csv": "",
    ])
    let names = BlockCalendars(try fixture.outcome()).files.map(\.name)
    #expect(Set(names.map { $0.lowercased() }).count == names.count)
    #expect(names.allSatisfy { $0.split(separator: "/").count == 2 && !$0.contains("..") })
  }
}
