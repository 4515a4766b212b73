import Foundation
import PlanCheck
import RegroupFiles
import Scheduling
import SchedulingModel

/// Readers of schedules: scenarios as bundles of their files, and plans beside small ones.
enum Schedules {
  private static let blocks = FuzzFolder("blocks", files: [:])
  private static let rotation = FuzzFolder("rotation", files: [:])
  private static let courses = FuzzFolder("courses", files: [:])
  private static let out = FuzzFolder("out", files: [:])

  private static let blockFiles =
    ["scenario.yaml"]
    + [
      "learners", "slots", "rooms", "facilitators", "sessions", "requests", "choices", "needs",
      "mastery", "opt-outs", "away", "pins", "together", "apart", "past",
    ].map { "\($0).csv" }

  /// A search that is cut short: what matters is that its problem can be used.
  private static func brief() -> @Sendable () -> Bool {
    let start = ContinuousClock.now
    return { ContinuousClock.now - start > .milliseconds(30) }
  }

  /// What is read, or nil where it is refused as it should be: any other error is a find.
  private static func refusing<Loaded>(_ read: () throws -> Loaded) -> Loaded? {
    do { return try read() } catch {
      let refusal = error as? InputError
      precondition(refusal?.file != nil && refusal?.remedy.isEmpty == false, "\(error)")
      return nil
    }
  }

  @Sendable static func readBlocks(_ bytes: [UInt8]) throws {
    try blocks.hold(bytes, names: blockFiles)
    guard let loaded = refusing({ try LoadedBlocks.load(scenario: blocks.path) }) else { return }
    try solve(loaded)
  }

  private static func solve(_ loaded: LoadedBlocks) throws {
    _ = BlockTerminal.reading(loaded)
    let stop = brief()
    let solution = BlockSolver(loaded.problem, BlockSettings(seed: 1)).solve(shouldStop: stop)
    let outcome = BlockOutcome(loaded, solution, seed: 1, generator: "", solver: "")
    _ = BlockTerminal(outcome).text
    _ = try BlockPlanFiles.write(outcome, to: out.path)
  }

  @Sendable static func readRotation(_ bytes: [UInt8]) throws {
    try rotation.hold(bytes, names: ["scenario.yaml", "groups.csv", "learners.csv"])
    guard let loaded = refusing({ try LoadedRotation.load(rotation.path) }) else { return }
    let solution = try solveRotation(
      loaded.problem, options: RotationOptions(milliseconds: 30, shouldStop: brief()))
    let plan = RotationPlan(solution, of: loaded, generator: "")
    _ = RotationTerminal.text(plan)
    _ = try RotationFiles.write(plan, to: out.path)
  }

  @Sendable static func readCourses(_ bytes: [UInt8]) throws {
    try courses.hold(
      bytes,
      names: [
        "scenario.yaml", "slots.csv", "rooms.csv", "facilitators.csv", "courses.csv", "groups.csv",
      ])
    guard let loaded = refusing({ try LoadedTimetable.load(courses.path) }) else { return }
    try solve(loaded)
  }

  static func solve(_ loaded: LoadedTimetable) throws {
    let stop = brief()
    let solution = Scheduling.solve(
      loaded.problem, options: TimetableOptions(seed: 1) { stop() ? 1 : Double($0) / 10_000 })
    let plan = TimetablePlan(solution, of: loaded, seed: 1, generator: "")
    _ = plan.text
    _ = try TimetableFiles.write(plan, to: out.path)
  }

  // MARK: plans

  /// Plans of the seeds were made from these, and tell their hashes.
  private static let plans = FuzzFolder(
    "plans",
    files: [
      "week/scenario.yaml": "starts: 2026-09-14\nrules:\n  - {at-most: 1, kind: club, per: week}\n",
      "week/learners.csv": "ID,Name\n" + (1...6).map { "c\($0),Person\($0)\n" }.joined(),
      "week/slots.csv": "slot,day,start,end\nM,Mon,8:00,8:40\nT,Tue,8:00,8:40\n",
      "week/rooms.csv": "room,seats,features\nBig,8,\nSmall,4,quiet\n",
      "week/facilitators.csv": "facilitator,name,away,minutes\nf1,,,\nf2,,T,40\n",
      "week/sessions.csv":
        "session,title,kind,label,tier,min,max,features,leaders\n"
        + "help,Help,lesson,Fractions,low,1,4,quiet,f1;f2\nart,Art,club,,,1,2,,f2\n"
        + "study,Study,catch-all,,,0,8,,f1\n",
      "week/needs.csv": "learner,label,visits\nc1,Fractions,1\nc2,Fractions,2\n",
      "week/choices.csv": "learner,slot,first\nc3,M,art\nc4,M,art\nc5,M,art\n",
      "chart/scenario.yaml":
        "groups: groups.csv\nstations: [Art, {name: Books, rooms: [{name: Quiet, seats: 2}]}]\n"
        + "rotations: {count: 2, start: \"9:00\", minutes: 18}\n"
        + "rules: [{pin: {group: Red, station: Art, rotation: 1}}]\n",
      "chart/groups.csv": "group,id\nRed,r1\nBlue,b1\n",
      "courses/toy.ctt":
        "Name: Toy\nCourses: 2\nRooms: 1\nDays: 2\nPeriods_per_day: 2\nCurricula: 1\nConstraints: 0\n"
        + "COURSES:\nA t 2 2 30\nB u 1 1 20\nROOMS:\nR 25\nCURRICULA:\nq 2 A B\n"
        + "UNAVAILABILITY_CONSTRAINTS:\nEND.\n",
    ])

  /// What `regroup check`, `regroup why` and `regroup block --previous` do with a plan.
  @Sendable static func readPlan(_ bytes: [UInt8]) throws {
    try plans.write("plan.json", bytes)
    let path = "\(plans.path)/plan.json"
    if let (chart, check) = refusing({ try RotationFiles.read(path) }) ?? nil {
      _ = RotationTerminal.text(check, of: chart)
      _ = RotationTerminal.isVerified(chart)
    }
    if let (timetable, loaded) = refusing({ try TimetableFiles.read(path) }) ?? nil {
      let report = TimetableChecker.check(timetable, of: loaded.problem)
      _ = TimetableFiles.text(report, of: timetable)
    }
    if let plan = try BlockPlanFiles.document(path) {
      let loaded = try LoadedBlocks.load(scenario: "\(plans.path)/week")
      try? solve(try loaded.again(previous: plan.openings, locks: []))
      try? solve(try loaded.again(previous: plan.openings, locks: ["M"]))
    }
    guard let (blocks, loaded) = refusing({ try BlockPlanFiles.read(path) }) ?? nil else { return }
    _ = BlockCheckText(blocks, loaded).text
    let why = try BlockWhy(blocks, loaded, learner: "c3", session: "art", slot: nil)
    _ = why.text
    let stop = brief()
    _ = try why.change { BlockSolver($0, BlockSettings(seed: 1)).solve(shouldStop: stop) }
  }
}
