import SchedulingModel

@testable import RegroupFiles

/// Two blocks of eight learners whose names must turn up in no error and in no page that is not theirs.
struct BlockFixture {
  static let tables: [String: String] = [
    "scenario.yaml": "title: Two blocks\nstarts: 2026-09-14\n",
    "learners.csv": "ID,Name,Grade\n"
      + (1...8).map { "c\($0),Canary Person\($0),\($0 < 5 ? 3 : 4)\n" }.joined(),
    "slots.csv": "slot,day,start,end\nM,Monday,8:00,8:40\nT,Tue,1:15pm,13:55\n",
    "rooms.csv": "room,seats,features\nBig,8,\nSmall,4,quiet\n",
    "facilitators.csv": "facilitator,name,away,minutes\nf1,Ms. Ode,,\nf2,Mr. Pan,T,40\n",
    "sessions.csv": """
    session,title,kind,label,tier,min,max,access,features,leaders,slots,times
    help,Number help,lesson,Fractions,low,1,4,asked,quiet,f1;f2,,
    art,Art,club,,,1,4,opt-in,,f2,Mon,1
    study,Study hall,catch-all,,,0,8,,,f1,,
    """,
    "needs.csv": "learner,label,visits,by,must\nc1,Fractions,1,Mon,yes\nc2,Fractions,2,,\n",
    "choices.csv": "learner,slot,first,second\nCanary Person5,M,art,study\nc6,Mon,art,\n",
  ]

  /// Openings: help (c1, c2), art (c5) and study (others) on Monday; help (c2) and study on Tuesday.
  static let plan = BlockPlan(openings: [
    Opening(offer: 0, slot: 0, room: 1, leader: 0, learners: [0, 1]),
    Opening(offer: 1, slot: 0, room: nil, leader: 1, learners: [4]),
    Opening(offer: 2, slot: 0, room: 0, leader: nil, learners: [2, 3, 5, 6, 7]),
    Opening(offer: 0, slot: 1, room: 1, leader: 0, learners: [1]),
    Opening(offer: 2, slot: 1, room: 0, leader: nil, learners: [0, 2, 3, 4, 5, 6, 7]),
  ])

  let folder: TestFolder

  /// - Parameter changes: files in the place of the usual ones; an empty text for none.
  init(_ changes: [String: String] = [:]) throws {
    folder = try TestFolder(
      Self.tables.merging(changes) { _, new in new }.filter { !$0.value.isEmpty })
  }

  func load() throws -> LoadedBlocks { try LoadedBlocks.load(scenario: folder.path) }

  func outcome() throws -> BlockOutcome {
    let loaded = try load()
    return BlockOutcome(
      loaded, BlockSolution(status: .feasible, plan: Self.plan), seed: 1, generator: "regroup test",
      solver: "none")
  }
}
