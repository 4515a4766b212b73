import Choosing
import GroupingModel
import TestSupport
import Testing

@testable import RegroupFiles

/// Scenarios and plans of choices with random damage are read or refused, and never crash the
/// program or name anybody.
@Suite struct MutatedChoiceTests {
  private static let marks = Array("\",;\t\n\r:0-9{}[]\u{0}\u{FE}MTc ".utf8)

  private static let learners =
    "id,name,kind\na,Canary Person1,x\nb,Canary Person2,x\nc,Canary Person3,y\nd,Canary Person4,y\n"

  static let scenarios: [String: [String: String]] = [
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
    "mentors": [
      "scenario.yaml":
        "choose: mentors\nneeds: needs\nmust-match: speaks\neveryone: false\nprevious: old.csv\n",
      "learners.csv":
        "id,name,needs,speaks\na,Canary Person1,sums;poems,Dari\nb,Canary Person2,sums,\n"
        + "c,Canary Person3,,Dari; Farsi\nd,Canary Person4,poems,\n",
      "mentors.csv":
        "mentor,name,min,max,expertise,offers\nm,Ms Em,0,2,Sums,dari;farsi\nn,,1,3,poems,dari\n",
      "choices.csv": "learner,1,2\na,m,n\nb,n,m\nc,any,\n",
      "rankings.csv": "mentor,1,2\nm,a,b; c\n", "old.csv": "id,mentor\na,n\nd,Ms Em\n",
      "conflicts.csv": "learner,mentor,reason\nb,m,aunt\n", "pins.csv": "learner,mentor\nd,n\n",
    ],
    "communities": [
      "scenario.yaml": "choose: communities\nbudget: minutes\nmost: 2\nclass: class\n",
      "learners.csv":
        "id,name,class,minutes\na,Canary Person1,1,200\nb,Canary Person2,1,90\n"
        + "c,Canary Person3,2,45\nd,Canary Person4,2,90\n",
      "communities.csv":
        "community,name,min,max,minutes,expert,novices-per-expert,meets,open\n"
        + "p,Chess,2,3,45,yes,,Mon,yes\nq,Art,1,4,30,,2,Tue;mon,no\nr,,2,2,45,,,Wed,\ns,,1,4,20,,,Thu,\n",
      "opt-ins.csv":
        "learner,community,rank,role\na,p,1,expert\na,r,2,\na,s,3,\nb,s,,\nb,p,1,\nb,q,2,expert\nc,p,,\nc,r,,\n"
        + "d,r,1,\nd,q,1,novice\n",
    ],
    "tutoring": [
      "scenario.yaml": "choose: tutoring\nload: load\nearlier: [old.csv]\nmutual: true\n",
      "learners.csv":
        "id,name,load\na,Canary Person1,2\nb,Canary Person2,1\nc,Canary Person3,3\n"
        + "d,Canary Person4,0\n",
      "mastery.csv":
        "learner,Sums,Maps,Time\na,mastered,help,mastered\nb,help,mastered,help\n"
        + "c,mastered,,help\nd,help,help,help\n", "old.csv": "tutor id\na\n",
      "apart.csv": "learner,with\na,d\n",
    ],
    "jigsaw": [
      "scenario.yaml":
        "choose: jigsaw\ntopics: [Rivers, Deserts]\nscore: score\nlargest-expert-group: 3\n"
        + "home-groups: 2\nseed: 2\n",
      "learners.csv":
        "id,name,score\na,Canary Person1,1.5\nb,Canary Person2,2\nc,Canary Person3,2\n"
        + "d,Canary Person4,1.5\n",
      "choices.csv": "learner,1,2\na,Rivers,Deserts\nb,Rivers,\nc,any,\nd,Deserts,\n",
      "apart.csv": "learner,with\na,d\n",
    ],
  ]

  /// A table or scenario is damaged so many times.
  private static let rounds = 20

  private static let cases: [(String, String)] = scenarios.keys.sorted().flatMap { kind in
    (scenarios[kind] ?? [:]).keys.sorted().map { (kind, $0) }
  }

  private func run(_ folder: String, milliseconds: Int? = 20) throws {
    let loaded = try ChoiceFiles.load(folder)
    let outcome = try loaded.solved(milliseconds: milliseconds, generator: "")
    _ = outcome.text
    _ = try outcome.write(to: "\(folder)/out")
  }

  @Test(arguments: cases)
  func damagedScenarios(kind: String, name: String) throws {
    let folder = try TestFolder(Self.scenarios[kind] ?? [:])
    let text = Array(try folder.read(name).utf8)
    var random = SeededGenerator(seed: UInt64(name.utf8.count * 37))
    try run(folder.path)
    var (refused, used) = (0, 0)
    for round in 0..<Self.rounds {
      let damaged =
        round.isMultiple(of: 3)
        ? random.misnumbered(text) : random.damaged(text, marks: Self.marks)
      try folder.write(name, damaged)
      do {
        try run(folder.path)
        used += 1
      } catch let error as InputError {
        refused += 1
        #expect(!error.remedy.isEmpty && error.file != nil, "\(error)")
        #expect(!error.description.contains("Person"), "\(error)")
      }
    }
    #expect(refused + used == Self.rounds && refused > 0)
  }

  @Test(arguments: scenarios.keys.sorted())
  func damagedPlans(kind: String) throws {
    let folder = try TestFolder(Self.scenarios[kind] ?? [:])
    try run(folder.path)
    let plan = "\(folder.path)/out/plan.json"
    let text = Array(try folder.read("out/plan.json").utf8)
    var random = SeededGenerator(seed: 9)
    var (refused, read) = (0, 0)
    for round in 0..<80 {
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

  /// What a plan says of itself cannot be changed so that the check still finds it right, but to say less, or what is
  /// then told to be the program's word alone.
  @Test(arguments: scenarios.keys.sorted())
  func changedPlans(kind: String) throws {
    let folder = try TestFolder(Self.scenarios[kind] ?? [:])
    try run(folder.path, milliseconds: nil)
    let plan = "\(folder.path)/out/plan.json"
    let check = try #require(try ChoiceFiles.check(plan))
    #expect(check.isValid, "\(check.text)")
    var (wrong, refused, passing) = (0, 0, [String]())
    for changed in try ChangedDocument.all(of: try folder.read("out/plan.json")) {
      try folder.write("out/plan.json", Array(changed.json.utf8))
      do {
        let other = try ChoiceFiles.check(plan)
        if other?.isValid == false { wrong += 1 }
        if other?.isValid == true, other?.text == check.text { passing.append(changed.change) }
      } catch is InputError { refused += 1 }
    }
    #expect(wrong > 20 && refused > 10, "\(wrong) \(refused)")
    for change in passing where !Self.isHarmless(change) { Issue.record("\(change) passes") }
  }

  /// Whether a plan may be changed so: prices may prove the same, and who takes any project may be in another one.
  private static func isHarmless(_ change: String) -> Bool {
    [".generator ", ".rounds[0].certificate", ".places[2].project", ".places[3].project"]
      .contains { change.hasPrefix($0) }
      || ["bound gone", "bound 0 by -1.0", "proven -> false"].contains { change.hasSuffix($0) }
  }
}
