import Testing

@testable import RegroupFiles

/// What cannot be used is refused with its place and a remedy, and without anybody's name.
@Suite struct BlockInputErrorTests {
  struct Case: CustomTestStringConvertible {
    let files: [String: String]
    let place: String
    let problem: String
    var testDescription: String { "\(place): \(problem)" }

    init(_ file: String, _ text: String, _ place: String, _ problem: String) {
      self.init([file: text], place, problem)
    }

    init(_ files: [String: String], _ place: String, _ problem: String) {
      (self.files, self.place, self.problem) = (files, place, problem)
    }
  }

  private static let slots = "slot,day,start,end\n"
  private static let sessions = "session,min,max,leaders,slots,features,label,after\n"
  private static let scenario = "starts: 2026-09-14\n"

  static let resources = [
    Case("slots.csv", "", "slots.csv", "the table of slots is missing"),
    Case("sessions.csv", "", "sessions.csv", "the table of sessions is missing"),
    Case("learners.csv", "", "learners.csv", "neither a table nor a folder"),
    Case("scenario.yaml", scenario + "rooms: canary.csv\n", "canary.csv", "does not exist"),
    Case("scenario.yaml", "sesions: x.csv\n", "scenario.yaml, line 1", "unknown key"),
    Case("scenario.yaml", "starts: 2026-02-30\n", "scenario.yaml, line 1", "not a day"),
    Case("scenario.yaml", "title: x\n", "slots.csv, row 2, column 'day'", "of which week"),
    Case("slots.csv", slots, "slots.csv, row 1", "no row"),
    Case("slots.csv", "Canary,x\n", "slots.csv, row 1", "there is no column 'slot'"),
    Case("slots.csv", slots + "a,Mon,8:00,7:00\n", "slots.csv, row 2, column 'end'", "ends before"),
    Case(
      "slots.csv", slots + "a,Mon,23:30,0:30\n", "slots.csv, row 2, column 'end'", "ends before"),
    Case("slots.csv", slots + "a,Mon,8:00,8:00\n", "slots.csv, row 2, column 'end'", "no minute"),
    Case(
      "slots.csv", slots + "a,Mon,24:30,25:00\n", "slots.csv, row 2, column 'start'", "midnight"),
    Case("slots.csv", slots + "a,Canary,8:00,8:40\n", "slots.csv, row 2, column 'day'", "neither"),
    Case("slots.csv", slots + "a,Mon,canary,8:40\n", "slots.csv, row 2, column 'start'", "time"),
    Case(
      "slots.csv", slots + "M,Mon,8:00,8:40\nM,Tue,8:00,8:40\n", "slots.csv, row 3, column 'slot'",
      "the same as in row 2"),
    Case(
      ["slots.csv": slots + "M,Mon,8:00,8:40\nT,Mon,8:30,9:00\n", "choices.csv": ""],
      "slots.csv, row 3, column 'start'", "overlaps that of row 2"),
    Case(
      "slots.csv", "slot,date,start,end\nM,2026-13-01,8:00,8:40\n",
      "slots.csv, row 2, column 'date'", "calendar"),
    Case("rooms.csv", "room,seats\nBig,0\n", "rooms.csv, row 2, column 'seats'", "nobody can sit"),
    Case("rooms.csv", "room,seats\nBig,\n", "rooms.csv, row 2, column 'seats'", "nobody can sit"),
    Case("rooms.csv", "room,seats\nBig,-3\n", "rooms.csv, row 2, column 'seats'", "whole number"),
    Case(
      "rooms.csv", "room,seats,closed\nBig,9,canary\n", "rooms.csv, row 2, column 'closed'",
      "neither a slot"),
    Case(
      "facilitators.csv", "facilitator\nf1\nf1\n", "facilitators.csv, row 3, column 'facilitator'",
      "the same"),
  ]

  static let offers = [
    Case("sessions.csv", sessions, "sessions.csv, row 1", "no row"),
    Case("sessions.csv", "session,max,colour\na,1,b\n", "sessions.csv", "unknown column"),
    Case("sessions.csv", sessions + "a,,,,,,,\n", "sessions.csv, row 2, column 'max'", "empty"),
    Case("sessions.csv", sessions + "a,5,4,,,,,\n", "sessions.csv, row 2, column 'min'", "max"),
    Case(
      "sessions.csv", sessions + "a,0,4,canary,,,,\n", "sessions.csv, row 2, column 'leaders'",
      "not among the facilitators"),
    Case(
      "sessions.csv", sessions + "a,0,4,,canary,,,\n", "sessions.csv, row 2, column 'slots'",
      "neither"),
    Case(
      "sessions.csv", sessions + "a,0,4,,,canary,,\n", "sessions.csv, row 2, column 'features'",
      "no room"),
    Case(
      "sessions.csv", sessions + "a,9,12,,,,,\n", "sessions.csv, row 2, column 'min'", "seats"),
    Case(
      "sessions.csv", sessions + "a,0,4,,,,,canary\n", "sessions.csv, row 2, column 'after'",
      "label"),
    Case(
      ["sessions.csv": sessions + "a,0,4,,M,,Fractions,\n", "choices.csv": "", "needs.csv": ""],
      "slots.csv, row 3, column 'slot'", "no session"),
    Case(
      ["sessions.csv": "session,max,for\na,4,3\n", "choices.csv": "", "needs.csv": ""],
      "scenario.yaml", "nothing says what it refers to"),
    Case(
      ["scenario.yaml": scenario + "for: Canary\n"], "learners.csv", "unknown column"),
  ]

  static let people = [
    Case("learners.csv", "ID,Name\n", "learners.csv, row 1", "no learner"),
    Case("learners.csv", "ID,Name\nc1,Canary\nc1,Canary\n", "learners.csv, row 3", "the same"),
    Case(
      "needs.csv", "learner,label\ncanary,Fractions\n", "needs.csv, row 2, column 'learner'",
      "nobody"),
    Case("needs.csv", "learner,label\n,Fractions\n", "needs.csv, row 2, column 'learner'", "empty"),
    Case(
      "needs.csv", "learner,label\nc1,Canary\n", "needs.csv, row 2, column 'label'", "no session"),
    Case(
      "needs.csv",
      "learner,label,must,visits\n" + (1...8).map { "c\($0),Fractions,yes,2\n" }.joined(),
      "needs.csv, row 6, column 'label'", "16 visits of this label must be"),
    Case("choices.csv", "learner\nc1\n", "choices.csv, row 1", "no column of choices"),
    Case(
      "choices.csv", "learner,first\nc1,canary\n", "choices.csv, row 2, column 'first'", "session"),
    Case(
      "choices.csv", "learner,first,second\nc1,art,art\n", "choices.csv, row 2, column 'second'",
      "twice"),
    Case(
      "choices.csv", "learner,slot,first\nc1,T,art\n", "choices.csv, row 2, column 'first'",
      "does not open"),
    Case(
      "requests.csv", "learner,session,level\nc1,art,canary\n",
      "requests.csv, row 2, column 'level'", "not a level"),
    Case("away.csv", "learner,slot\nc1,\n", "away.csv, row 2, column 'slot'", "empty"),
    Case(
      "opt-outs.csv", "learner,session\nc1,\n", "opt-outs.csv, row 2, column 'session'", "empty"),
    Case(
      "apart.csv", "source,target\nc1,c1\n", "apart.csv, row 2, column 'target'", "same learner"),
    Case(
      "pins.csv", "learner,session,slot\nc1,art,M\nc1,help,M\n",
      "pins.csv, row 3, column 'learner'",
      "two places at the same time: see row 2"),
    Case(
      "pins.csv", "session,slot,facilitator\nart,M,f2\nhelp,M,Mr. Pan\n",
      "pins.csv, row 3, column 'facilitator'", "two places at the same time: see row 2"),
    Case(
      "pins.csv", "session,slot,room\nart,M,Big\nstudy,M,Big\n", "pins.csv, row 3, column 'room'",
      "two places"),
    Case("pins.csv", "session,slot\nart,T\n", "pins.csv, row 2, column 'slot'", "does not open"),
    Case("pins.csv", "session,slot,room\nart,M,Canary\n", "pins.csv, row 2, column 'room'", "room"),
    Case(
      ["past.csv": "learner,date,session\nc1,2026-09-14,help\n"], "past.csv", "not before"),
    Case(
      ["past.csv": "learner,date,session\nc1,canary,help\n"], "past.csv, row 2, column 'date'",
      "calendar"),
    Case(["mastery.csv": "learner,Fractions\nc1,3\n"], "scenario.yaml", "no cut"),
    Case(
      [
        "scenario.yaml": scenario + "cuts: {at: {Fractions: 3}}\n",
        "mastery.csv": "learner,Fractions\nc1,canary\n",
      ], "mastery.csv, row 2, column 'Fractions'", "not a number"),
  ]

  static let rules = [
    "low-tiers: [none]\nrules: [{low-streak: 1}]": "rule 1, 'low-streak'",
    "rules: [{at-most: 1, label: Canary}]": "rule 1, 'at-most'",
    "rules: [{at-most: 1, sessions: [canary]}]": "rule 1, 'at-most'",
    "rules: [{at-most: 1, per: canary}]": "rule 1, 'at-most'",
    "rules: [{both-halves: [M, canary]}]": "rule 1, 'both-halves'",
    "rules: [{both-halves: [M]}]": "does not name two slots",
    "rules: [{not-alone: Canary}]": "rule 1, 'not-alone'",
    "rules: [{low-share: 120}]": "rule 1, 'low-share'",
    "rules: [{canary: 1}]": "no rule that is known",
    "rules: [{low-streak: 1, per: day}]": "unknown key",
    "rules: [{low-streak: 1, cost: 2}]": "a cost and no level",
    "ladder: [one]": "ladder",
    "locked: [M]": "no plan in which they stand",
    "cuts: {band: 1}": "no score to cut at",
  ]

  @Test(arguments: resources + offers + people)
  func isRefused(_ bad: Case) throws {
    let fixture = try BlockFixture(bad.files)
    let error = try inputError { _ = try fixture.load() }
    #expect(error.description.hasPrefix(bad.place), "\(error)")
    #expect(error.problem.contains(bad.problem), "\(error)")
    #expect(!error.remedy.isEmpty)
    let mayName = bad.files["scenario.yaml"]?.contains("anary") ?? false
    #expect(mayName || !error.description.lowercased().contains("canary"), "\(error)")
  }

  @Test(arguments: rules.keys.sorted())
  func rulesAreRefused(text: String) throws {
    let fixture = try BlockFixture(["scenario.yaml": Self.scenario + text + "\n"])
    let error = try inputError { _ = try fixture.load().again(previous: nil, locks: []) }
    #expect(error.description.contains(try #require(Self.rules[text])), "\(error)")
  }

  /// Slots that overlap are for different learners, or asked for.
  @Test func overlapsThatAreMeant() throws {
    let slots = "slot,day,start,end,for\nM,Mon,8:00,8:40,3\nT,Mon,8:20,9:00,4\n"
    let sessions = "session,max,room\nstudy,8,no\n"
    let some = try BlockFixture([
      "scenario.yaml": Self.scenario + "for: Grade\n", "slots.csv": slots,
      "sessions.csv": sessions, "needs.csv": "", "choices.csv": "", "facilitators.csv": "",
    ])
    #expect(try some.load().problem.slots.count == 2)
    let asked = try BlockFixture([
      "scenario.yaml": Self.scenario + "overlap: true\n", "sessions.csv": sessions,
      "slots.csv": slots.replacing(",3\n", with: ",\n").replacing(",4\n", with: ",\n"),
      "needs.csv": "", "choices.csv": "", "facilitators.csv": "",
    ])
    #expect(try asked.load().problem.learners.allSatisfy { $0.away.isEmpty })
  }
}
