import Choosing
import GroupingModel
import TestSupport
import Testing

@testable import RegroupFiles

/// Scenarios and plans of choices with random damage are read or refused, and never crash the program or
/// name anybody.
@Suite struct MutatedChoiceTests {
  private static let marks = Array("\",;\t\n\r:0-9{}[]\u{0}\u{FE}MTc ".utf8)

  private static let learners =
    "id,name,kind\na,Canary Person1,x\nb,Canary Person2,x\nc,Canary Person3,y\nd,Canary Person4,y\n"

  private static let scenarios: [String: [String: String]] = [
    "projects": [
      "scenario.yaml":
        "choose: projects\naim: popular\nunranked: last\norder: [friends, ranks]\nnot-alone: [kind=x]\n"
        + "earlier: [one.csv]\n",
      "learners.csv": learners,
      "projects.csv":
        "project,name,min,max,optional,copies,supervisor\np,Red,1,2,yes,2,s\nq,,0,3,no,1,\n"
        + (1...9).map { "r\($0),The long name of project \($0),0,2,yes,1,\n" }.joined(),
      "supervisors.csv": "supervisor,min,max,projects\ns,0,4,2\n",
      "choices.csv": "learner,1,2\na,p,q\nb,q; p,\nc,any,\n", "one.csv": "id,rank\na,2\nd,1\n",
      "friends.csv": "learner,with\na,b; c\n", "barred.csv": "learner,project,reason\nd,p,late\n",
      "pins.csv": "learner,project\nb,q\n",
    ],
    "interviews": [
      "scenario.yaml":
        "choose: interviews\nsolution: team-best\nprefer: fewest-envy\neveryone: false\nseed: 3\n",
      "learners.csv": learners, "teams.csv": "team,name,min,max\nt,Tea,1,2\nu,,0,2\n",
      "choices.csv": "learner,team,rank\na,t,1\na,u,2\nb,t,1\nc,u,1\nd,u,1\n",
      "rankings.csv": "team,1,2\nt,b,a\nu,a; c,d\n", "together.csv": "learner,with\nc,d\n",
    ],
    "buddies": [
      "scenario.yaml":
        "choose: buddies\nodd: left-out\nlevel: {column: score, within: 0-10, weight: 0.5}\n"
        + "help: {can: can, wants: wants, both: 1, weight: 3}\n"
        + "new-partners: {earlier: [old.csv], half-life: 2, weight: 5}\n",
      "learners.csv":
        "id,name,score,can,wants\na,Canary Person1,3,x;y,z\nb,Canary Person2,14.5,z,x\n"
        + "c,Canary Person3,9,,y\n", "old.csv": "group,id\n1,a\n1,b\n",
      "wishes.csv": "learner,1,2\na,b,c\nc,a,\n", "apart.csv": "learner,with\nb,c\n",
    ],
  ]

  private static let cases: [(String, String)] = scenarios.keys.sorted().flatMap { kind in
    (scenarios[kind] ?? [:]).keys.sorted().map { (kind, $0) }
  }

  private func run(_ folder: String) throws {
    let loaded = try ChoiceFiles.load(folder)
    let outcome = try loaded.solved(milliseconds: 20, generator: "")
    _ = outcome.text
    _ = try outcome.write(to: "\(folder)/out")
  }

  @Test(arguments: cases)
  func damagedScenarios(kind: String, name: String) throws {
    let folder = try TestFolder(Self.scenarios[kind] ?? [:])
    let text = Array(try folder.read(name).utf8)
    var random = SeededGenerator(seed: UInt64(name.utf8.count * 37))
    var (refused, used, last) = (0, 0, "")
    for round in 0..<60 {
      let damaged =
        round.isMultiple(of: 3)
        ? random.misnumbered(text) : random.damaged(text, marks: Self.marks)
      try folder.write(name, damaged)
      do {
        try run(folder.path)
        used += 1
      } catch let error as InputError {
        refused += 1
        last = error.description
        #expect(!error.remedy.isEmpty && error.file != nil, "\(error)")
        #expect(!error.description.contains("Person"), "\(error)")
      }
    }
    #expect(refused + used == 60 && used > 0, "\(refused) \(used) \(last)")
  }

  @Test(arguments: scenarios.keys.sorted())
  func damagedPlans(kind: String) throws {
    let folder = try TestFolder(Self.scenarios[kind] ?? [:])
    try run(folder.path)
    let plan = "\(folder.path)/out/plan.json"
    let text = Array(try folder.read("out/plan.json").utf8)
    var random = SeededGenerator(seed: 9)
    var (refused, read) = (0, 0)
    for round in 0..<200 {
      let damaged =
        round.isMultiple(of: 2)
        ? random.misnumbered(text) : random.damaged(text, marks: Array("\",:{}[]0-9MT \n".utf8))
      try folder.write("out/plan.json", damaged)
      do {
        _ = try ChoiceFiles.check(plan)?.text
        read += 1
      } catch let error as InputError {
        refused += 1
        #expect(!error.remedy.isEmpty && error.file != nil, "\(error)")
        #expect(!error.description.contains("Person"), "\(error)")
      }
    }
    #expect(refused > 0 && read > 0, "\(refused) \(read)")
  }
}
