import SchedulingModel
import Testing

@testable import RegroupFiles

@Suite struct BlockReadingTests {
  @Test func tablesBecomeAProblem() throws {
    let loaded = try BlockFixture().load()
    let problem = loaded.problem
    #expect(problem.learners.count == 8 && loaded.remarks.isEmpty)
    #expect(
      problem.slots == [
        Slot("M", day: 0, start: 480, end: 520), Slot("T", day: 1, start: 795, end: 835),
      ])
    #expect(problem.rooms[1] == Room("Small", capacity: 4, features: ["quiet"]))
    #expect(problem.facilitators[1] == Facilitator("f2", away: [1], mostMinutes: 40))
    #expect(problem.offers[1].access == .optedIn && problem.offers[1].slots == [0])
    #expect(problem.offers[1].mostOpenings == 1 && problem.offers[2].sizes == 0...8)
    #expect(
      problem.needs == [
        BlockNeed(learner: 0, label: "Fractions", deadline: 0, strength: .required),
        BlockNeed(
          learner: 1, label: "Fractions", visits: 2, strength: .weighted(level: 3, cost: 1)),
      ])
    #expect(
      problem.requests == [
        BlockRequest(learner: 4, offer: 1, slot: 0, level: 4, rank: 1, order: 0, isOptIn: true),
        BlockRequest(learner: 4, offer: 2, slot: 0, level: 4, rank: 2, order: 1, isOptIn: true),
        BlockRequest(learner: 5, offer: 1, slot: 0, level: 4, rank: 1, order: 2, isOptIn: true),
      ])
    #expect(loaded.titles == ["Number help", "Art", "Study hall"])
  }

  @Test func slotsAndSessionsAreForSome() throws {
    let fixture = try BlockFixture([
      "scenario.yaml": "starts: 2026-09-14\nfor: grade\n",
      "slots.csv": "slot,day,start,end,for\nM,Mon,8:00,8:40,3\nT,Tue,8:00,8:40,3;4\n",
      "sessions.csv": "session,max,room,for\nhelp,8,no,3\nstudy,8,no,\n", "needs.csv": "",
      "choices.csv": "",
    ])
    let learners = try fixture.load().problem.learners
    #expect(learners.map(\.away.count) == [0, 0, 0, 0, 1, 1, 1, 1])
    #expect(learners[0].optedOut.isEmpty && learners[7].optedOut == [0])
  }

  /// Cut 10, band 1: 8 is clearly below, 9.5 and 10.5 are near, 12 is above, and nothing is known of c6.
  @Test func scoresBecomeNeeds() throws {
    let fixture = try BlockFixture([
      "scenario.yaml":
        "starts: 2026-09-14\ncuts: {at: {Fractions: 10}, band: 1, by: Mon}\nlevels: {mastery: priority}\n",
      "mastery.csv": "learner,Fractions\nc1,8\nc2,9.5\nc3,10.5\nc4,12\nc6,\n", "needs.csv": "",
    ])
    let loaded = try fixture.load()
    #expect(
      loaded.problem.needs == [
        BlockNeed(
          learner: 0, label: "Fractions", deadline: 0, strength: .weighted(level: 1, cost: 2)),
        BlockNeed(
          learner: 1, label: "Fractions", deadline: 0, strength: .weighted(level: 1, cost: 1)),
      ])
    #expect(
      loaded.nearCuts == [
        NearCut(learner: 1, label: "Fractions", isBelow: true),
        NearCut(learner: 2, label: "Fractions", isBelow: false),
      ])
  }

  /// Low, low and a check-in between; c1 was away on the last of three days.
  @Test func attendanceIsCounted() throws {
    let fixture = try BlockFixture([
      "scenario.yaml": "starts: 2026-09-14\npast: past\nrules:\n  - low-share: 50\n",
      "past/week-2.csv":
        "learner,date,session,kind,tier\nc1,2026-09-08,help,,\nc1,2026-09-09,gone,club,low\nc2,2026-09-10,help,,\ncanary,2026-09-10,help,,\n",
      "past/week-1.csv":
        "learner,date,session,kind,tier\nc1,2026-09-07,talk,check-in,\nc2,2026-09-07,talk,check-in,\n",
    ])
    let loaded = try fixture.load()
    #expect(
      loaded.problem.learners[0].past
        == BlockPast(blocks: 3, low: 2, lowStreak: 2, daysSinceCheckIn: 3))
    #expect(loaded.problem.learners[2].past == BlockPast())
    #expect(
      loaded.problem.rules == [BlockRule(.lowShare(percent: 50, offers: [0]))])
  }

  @Test func rulesPinsAndPairs() throws {
    let fixture = try BlockFixture([
      "scenario.yaml": """
      starts: 2026-09-14
      rules:
        - {at-most: 1, kind: lesson, per: week, level: optional, cost: 3}
        - {both-halves: [M, T], sessions: [study, art]}
        - {check-in: 2, sessions: [help]}
        - {low-streak: 1}
        - {not-alone: Grade=3}
      """,
      "pins.csv":
        "learner,session,slot,room,facilitator,closed\nc1,help,M,,,\n,study,Tue,Big,Ms. Ode,\n,art,M,,,yes\n",
      "apart.csv": "source,target\nc4,c3\n", "together.csv": "source,target\nc1,c2\nc2,c7;c8\n",
    ])
    let problem = try fixture.load().problem
    #expect(
      problem.rules == [
        BlockRule(
          .atMost(count: 1, offers: [0], per: .week), strength: .weighted(level: 4, cost: 3)),
        BlockRule(.bothHalves(first: 0, second: 1, offers: [2])),
        BlockRule(.checkIn(everyDays: 2, offers: [0])),
        BlockRule(.lowStreak(most: 1, offers: [0])),
        BlockRule(.notAlone(learners: [0, 1, 2, 3])),
      ])
    #expect(
      problem.pins == [
        .learner(0, offer: 0, slot: 0), .opening(offer: 2, slot: 1, room: 0, leader: 0),
        .closed(offer: 1, slot: 0),
      ])
    #expect(problem.apart == [LearnerPair(2, 3)] && problem.together == [[0, 1, 6, 7]])
  }

  /// On the night of 29 March 2026 clocks in Europe go from 2:00 to 3:00; on the wall, a lesson from
  /// 1:30 to 3:30 still has 120 minutes, and one past midnight ends on the next day.
  @Test func clocksNeverShiftAnything() throws {
    let fixture = try BlockFixture([
      "scenario.yaml": "title: Night\n", "needs.csv": "", "choices.csv": "", "facilitators.csv": "",
      "slots.csv":
        "slot,date,start,end\nnight,2026-03-29,1:30,3:30\nlate,2026-03-28,23:30,24:30\n",
      "sessions.csv": "session,max\nstudy,8\n",
    ])
    let loaded = try fixture.load()
    #expect(loaded.problem.slots.map(\.identifier) == ["late", "night"])
    #expect(loaded.problem.slots.map(\.minutes) == [60, 120])
    #expect(!loaded.problem.slots[0].overlaps(loaded.problem.slots[1]))
    let plan = BlockPlan(openings: [
      Opening(offer: 0, slot: 0, room: 0, leader: nil, learners: [0]),
      Opening(offer: 0, slot: 1, room: 0, leader: nil, learners: [0]),
    ])
    let outcome = BlockOutcome(
      loaded, BlockSolution(status: .feasible, plan: plan), seed: 1, generator: "", solver: "")
    let calendar = try #require(BlockCalendars(outcome).files.first).text
    #expect(calendar.contains("DTSTART:20260328T233000\r\nDTEND:20260329T003000\r\n"))
    #expect(calendar.contains("DTSTART:20260329T013000\r\nDTEND:20260329T033000\r\n"))
  }

  @Test func learnersOfAOneRosterFolder() throws {
    let fixture = try BlockFixture([
      "scenario.yaml": "starts: 2026-09-14\nlearners: oneroster/\nfor: classes\n",
      "learners.csv": "", "facilitators.csv": "facilitator,away\nt1,Tue\n", "needs.csv": "",
      "choices.csv": "",
      "oneroster/users.csv":
        "sourcedId,status,enabledUser,givenName,familyName,grades\nu1,,true,Ana,Bell,3\nu2,,true,Ben,Cole,3\nu3,tobedeleted,true,Cai,Dorn,3\nt1,,true,Tea,Cher,\n",
      "oneroster/roles.csv":
        "sourcedId,userSourcedId,roleType,role\n1,u1,primary,student\n2,u2,primary,student\n3,u3,primary,student\n4,t1,primary,teacher\n",
      "oneroster/classes.csv": "sourcedId,title\nk1,3A\nk2,Choir\n",
      "oneroster/enrollments.csv":
        "sourcedId,classSourcedId,userSourcedId,role\n1,k1,u1,student\n2,k2,u1,student\n3,k1,u2,student\n",
      "sessions.csv": "session,max,leaders,for\nsing,8,Tea Cher,Choir\nstudy,8,t1,\n",
    ])
    let loaded = try fixture.load()
    #expect(loaded.learners.map(\.name) == ["Ana Bell", "Ben Cole"])
    #expect(loaded.problem.learners.map(\.optedOut) == [[], [0]])
    #expect(loaded.problem.facilitators == [Facilitator("t1", away: [1])])
    #expect(loaded.adults == ["Tea Cher"])
    #expect(loaded.problem.offers.map(\.leaders) == [[0], [0]])
    #expect(loaded.inputs.keys.contains("oneroster/enrollments.csv"))
  }

  @Test func unreadTablesAndEmptySlotsAreTold() throws {
    let fixture = try BlockFixture([
      "chioces.csv": "learner,first\n",
      "away.csv": "learner,slot\n" + (1...8).map { "c\($0),T\n" }.joined(),
    ])
    let remarks = try fixture.load().remarks
    #expect(remarks.count == 2)
    #expect(remarks[0] == "slots.csv, row 3: nobody is there")
    #expect(remarks[1].hasPrefix("chioces.csv is not read"))
  }
}

@Suite struct CalendarDayTests {
  @Test func daysAndWeekdays() throws {
    let day = try CalendarDay("2026-09-14")
    #expect(day.weekday == 0 && day.wording == "Mon 14 Sep" && day.text() == "2026-09-14")
    #expect(try CalendarDay("1970-01-01").number == 0)
    #expect(try CalendarDay("2000-03-01").number - CalendarDay("2000-02-28").number == 2)
    for number in stride(from: -40_000, through: 60_000, by: 17) {
      let day = CalendarDay(number: number)
      #expect(try CalendarDay(day.text()).number == number)
    }
  }

  @Test(arguments: [
    ("8:05", 485), ("8:05 AM", 485), ("2:30pm", 870), ("24:30", 1470), ("0:00", 0), ("24:00", 1440),
  ])
  func timesOfDay(text: String, minutes: Int) {
    #expect(ClockTime.minutes(text) == minutes)
  }

  @Test(arguments: ["", "8.05", "25", "48:00", "8:60", "-1:00", "noonish", "8:00:00"])
  func noTimes(text: String) { #expect(ClockTime.minutes(text) == nil) }
}
