import Choosing
import TestSupport
import Testing

@testable import RegroupFiles

/// Scenarios of tutoring, from files to the model.
@Suite struct LoadedTutoringTests {
  private static let files = [
    "scenario.yaml": "choose: tutoring\n",
    "learners.csv": "id,name,turns\na,Ada,3\nb,Ben,0\nc,Cleo,1\n",
    "mastery.csv":
      "learner,skill,level\na,Sums,mastered\nb,sums,Wants help\nc,Graphs,mastered\na,Graphs,help\n"
      + "b,Graphs,\n",
  ]

  private func load(_ more: [String: String] = [:]) throws -> LoadedTutoring {
    let folder = try TestFolder(Self.files.merging(more) { $1 })
    return try LoadedTutoring(try ChoiceScenario.load(folder.path))
  }

  @Test func rowsOfLearnersAndSkills() throws {
    let loaded = try load()
    #expect(loaded.skills == ["Sums", "Graphs"])
    #expect(
      loaded.model.learners.map(\.skills)
        == [[.mastered, .wantsHelp], [.wantsHelp, .neither], [.neither, .mastered]])
    #expect(loaded.model.learners.map(\.limit) == [2, 2, 2])
    #expect(loaded.model.learners.map(\.before) == [0, 0, 0] && !loaded.prefersMutual)
    #expect(Set(loaded.inputs.keys) == ["scenario.yaml", "learners.csv", "mastery.csv"])
  }

  @Test func aColumnForEachSkill() throws {
    let loaded = try load([
      "mastery.csv":
        "learner,name,Sums,Graphs,note\nBen,Ben,help,neither,x\na,Ada,can help,wants help,\n"
    ])
    #expect(loaded.skills == ["Sums", "Graphs"])
    #expect(
      loaded.model.learners.map(\.skills)
        == [[.mastered, .wantsHelp], [.wantsHelp, .neither], [.neither, .neither]])
  }

  @Test func everyKeyAndTable() throws {
    let loaded = try load([
      "scenario.yaml":
        "choose: tutoring\ntitle: May\nload: Turns\nmutual: true\nearlier: [one.csv, two.csv]\n",
      "apart.csv": "learner,with\na,c\n",
      "one.csv": "skill,tutor id,tutor name,learner id\nSums,a,,b\nSums,a,,c\nOld,z,,a\n",
      "two.csv": "tutor id\nc\n",
    ])
    #expect(loaded.title == "May" && loaded.prefersMutual)
    #expect(loaded.model.learners.map(\.limit) == [3, 0, 1])
    #expect(loaded.model.learners.map(\.before) == [2, 0, 1])
    #expect(loaded.model.apart == [.init(0, 2)])
    #expect(try load(["scenario.yaml": "choose: tutoring\nload: 5\n"]).model.learners[1].limit == 5)
  }

  @Test func whereNobodyAsks() throws {
    let loaded = try load(["mastery.csv": "learner,skill,level\na,Sums,mastered\n"])
    #expect(loaded.remarks.contains("nobody wants help in anything"))
    let outcome = try TutoringOutcome(loaded, milliseconds: nil, generator: "test")
    #expect(outcome.lessons.isEmpty && outcome.text.contains("0 of 0 requests"))
  }

  @Test(arguments: [
    ("scenario.yaml", "choose: tutoring\nload: -1\n", "'load' is not between 0 and 1000"),
    ("scenario.yaml", "choose: tutoring\nload: times\n", "unknown column of 'load' 'times'"),
    ("scenario.yaml", "choose: tutoring\nload: name\n", "learners.csv, row 2, column 'name': not"),
    ("scenario.yaml", "choose: tutoring\nmutual: often\n", "'mutual' is neither true nor false"),
    ("scenario.yaml", "choose: tutoring\nearlier: no.csv\n", "no.csv: this file does not exist"),
    ("scenario.yaml", "choose: tutoring\nearlier: learners.csv\n", "there is no column 'tutor id'"),
    ("scenario.yaml", "choose: tutoring\nskills: x\n", "unknown key of the scenario 'skills'"),
    ("mastery.csv", "who,skill,level\na,Sums,\n", "there is no column 'learner'"),
    ("mastery.csv", "learner,skill\na,Sums\n", "there is no column 'level'"),
    ("mastery.csv", "learner,name\na,Ada\n", "row 1: no column is about a skill"),
    ("mastery.csv", "learner,skill,level\na,,help\n", "row 2, column 'skill': the cell is empty"),
    ("mastery.csv", "learner,skill,level\na,Sums,good\n", "row 2, column 'level': neither"),
    ("mastery.csv", "learner,Sums,sums\na,,\n", "row 1: two columns have the same title"),
    ("mastery.csv", "learner,Sums\na,good\n", "row 2, column 'Sums': neither mastered nor wants"),
    ("mastery.csv", "learner,Sums\na,\na,help\n", "row 3, column 'learner': the same as in row 2"),
    ("mastery.csv", "learner,Sums\nzed,help\n", "row 2, column 'learner': names nobody"),
    (
      "mastery.csv", "learner,skill,level\na,Sums,help\na,sums,\n",
      "row 3, column 'skill': this skill of the same learner"
    ),
    ("apart.csv", "learner,with\na,a\n", "column 'with': a learner is paired with themselves"),
  ])
  func whatCannotBeMeant(file: String, text: String, message: String) {
    let said = problem { _ = try load([file: text]) }
    #expect(said.contains(message) && said.contains("Remedy: "), "\(said)")
    #expect(!said.contains("zed") && !said.contains("good") && !said.contains("Ada"))
  }

  @Test func masteryHasToBeThere() throws {
    let folder = try TestFolder(Self.files.filter { $0.key != "mastery.csv" })
    let said = problem { _ = try LoadedTutoring(try ChoiceScenario.load(folder.path)) }
    #expect(said.hasPrefix("scenario.yaml: there is no table of mastery. Remedy: put mastery.csv"))
  }

  /// Hand-overs are the checker's own proof: against the solver on random classes, on its plans and
  /// on plans with one lesson moved.
  @Test func handOversFindWhatIsBetter() throws {
    var random = SeededGenerator(seed: 7)
    var found = [false: 0, true: 0]
    for _ in 0..<150 {
      let loaded = try load(Self.random(&random))
      let best = try loaded.model.solve()
      for plan in [best.plan] + Self.neighbours(best.plan, loaded) {
        let lessons = zip(loaded.model.requests, plan.tutors).map {
          TutoringLesson(learner: $0.learner, skill: $0.skill, tutor: $1)
        }
        let totals = TutoringFigures(plan, of: loaded.model).totals
        let values = [plan.tutors.count { $0 == nil }, totals.reduce(0) { $0 + $1 * $1 }]
        let exchange = TutoringExchange(loaded, lessons)
        #expect(exchange.servesMore == (values[0] > best.steps[0].result.value))
        if !exchange.servesMore {
          #expect(exchange.isFairer == (values[1] > best.steps[1].result.value))
          found[exchange.isFairer, default: 0] += 1
        }
      }
    }
    #expect(found[true, default: 0] > 50 && found[false, default: 0] > 50)
  }

  private static func random(_ random: inout SeededGenerator) -> [String: String] {
    var mastery = "learner,skill,level\n"
    for learner in 0..<6 {
      for skill in 0..<3 {
        let level = ["mastered", "mastered", "help", ""][Int(random.next() % 4)]
        mastery += "l\(learner),s\(skill),\(level)\n"
      }
    }
    let earlier = (0..<4).map { _ in "l\(random.next() % 6)\n" }.joined()
    return [
      "scenario.yaml": "choose: tutoring\nload: \(1 + random.next() % 2)\nearlier: past.csv\n",
      "learners.csv": "id\n" + (0..<6).map { "l\($0)\n" }.joined(), "mastery.csv": mastery,
      "past.csv": "tutor id\n" + earlier, "apart.csv": "learner,with\nl0,l1\n",
    ]
  }

  /// Plans that keep all rules, with another tutor, or none, for one request.
  private static func neighbours(
    _ plan: TutoringPlan, _ loaded: LoadedTutoring
  ) -> [TutoringPlan] {
    let requests = loaded.model.requests
    return requests.indices.flatMap { place -> [TutoringPlan] in
      ([nil] + loaded.names.indices.map { $0 }).compactMap { tutor -> TutoringPlan? in
        var tutors = plan.tutors
        tutors[place] = tutor
        if let tutor {
          let member = loaded.model.learners[tutor]
          guard member.skills[requests[place].skill] == .mastered,
            tutors.count(where: { $0 == tutor }) <= member.limit,
            !loaded.isApart(tutor, requests[place].learner)
          else { return nil }
        }
        return TutoringPlan(tutors: tutors)
      }
    }
  }
}
