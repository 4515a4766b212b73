import Scheduling
import TestSupport
import Testing

@testable import RegroupFiles

/// Tables with random damage are read or refused, and never crash the program.
@Suite struct MutatedBlockTests {
  private static let more = [
    "past.csv": "learner,date,session,kind,tier\nc1,2026-09-08,help,lesson,low\n",
    "pins.csv": "learner,session,slot,room,facilitator,closed\nc1,help,M,,,\n,study,T,Big,f1,no\n",
    "away.csv": "learner,slot\nc3,M;Tue\n", "apart.csv": "source,target\nc1,c2\n",
    "requests.csv": "learner,session,level,slot,rank,own\nc4,help,priority,M,2,yes\n",
    "mastery.csv": "learner,Fractions\nc1,8\nc2,9.5\n",
    "scenario.yaml":
      "starts: 2026-09-14\nfor: Grade\ncuts: {at: {Fractions: 9}, band: 1}\nrules:\n  - {at-most: 1, kind: lesson, per: day, level: optional}\n  - low-streak: 2\n",
  ]
  private static let marks = Array("\",;\t\n\r:0-9{}[]\u{0}\u{FE}MTc ".utf8)

  @Test(arguments: Set(BlockFixture.tables.keys).union(more.keys).sorted())
  func damagedTables(name: String) throws {
    let fixture = try BlockFixture(Self.more)
    let text = try #require(Self.more[name] ?? BlockFixture.tables[name])
    var random = SeededGenerator(seed: UInt64(name.utf8.count * 97))
    var refused = 0
    for round in 0..<90 {
      let damaged =
        round.isMultiple(of: 3)
        ? random.misnumbered(Array(text.utf8))
        : random.damaged(Array(text.utf8), marks: Self.marks)
      try fixture.folder.write(name, damaged)
      do throws(InputError) { _ = try LoadedBlocks.load(scenario: fixture.folder.path) } catch {
        refused += 1
        #expect(!error.remedy.isEmpty && error.file != nil, "\(error)")
        #expect(!error.description.contains("Person"), "\(error)")
      }
    }
    #expect(refused > 0)
  }

  @Test func damagedPlans() throws {
    let fixture = try BlockFixture()
    let out = try TestFolder()
    _ = try BlockPlanFiles.write(try fixture.outcome(), to: out.path)
    let text = Array(try out.read("plan.json").utf8)
    var random = SeededGenerator(seed: 5)
    var (refused, read) = (0, 0)
    for round in 0..<150 {
      let damaged =
        round.isMultiple(of: 3)
        ? random.misnumbered(text)
        : random.damaged(text, marks: Array("\",:{}[]0-9MTc \n".utf8))
      try out.write("plan.json", damaged)
      do throws(InputError) {
        guard let (document, loaded) = try BlockPlanFiles.read("\(out.path)/plan.json") else {
          refused += 1
          continue
        }
        read += 1
        // As `--previous` first, which any plan of blocks may be, then `check` and `why`.
        let again = try loaded.again(previous: document.openings, locks: ["M"])
        _ = BlockSolver(again.problem).solve(shouldStop: { true })
        _ = BlockCheckText(document, loaded).text
        _ = try BlockWhy(document, loaded, learner: "c6", session: "art", slot: nil).text
      } catch {
        refused += 1
        #expect(!error.remedy.isEmpty && !error.description.contains("Canary"), "\(error)")
      }
    }
    #expect(refused > 0 && read > 0)
  }
}
