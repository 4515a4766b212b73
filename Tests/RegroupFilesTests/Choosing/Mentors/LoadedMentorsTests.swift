import Choosing
import Testing

@testable import RegroupFiles

/// Scenarios of mentors, from files to the model.
@Suite struct LoadedMentorsTests {
  private static let files = [
    "scenario.yaml": "choose: mentors\n",
    "learners.csv":
      "id,name,needs,speaks,day\na,Ada,\"maths, Art\",Dari,Mon\nb,Ben,art,,\nc,Cleo,,,\n",
    "mentors.csv": "mentor,max\nm,2\nn,1\n",
  ]

  private func load(_ more: [String: String] = [:]) throws -> LoadedMentors {
    let folder = try TestFolder(Self.files.merging(more) { $1 })
    return try LoadedMentors(try ChoiceScenario.load(folder.path))
  }

  /// Two tables are enough; what is not there is not asked for.
  @Test func fewestTables() throws {
    let loaded = try load()
    #expect(loaded.aims == [.loads])
    #expect(loaded.model.mentors.map(\.learners) == [0...2, 0...1])
    #expect(loaded.model.learners.allSatisfy { $0.needs.isEmpty && $0.ranks == nil })
    #expect(!loaded.model.rules.mustPlaceAll && loaded.remarks.isEmpty)
  }

  @Test func everyKeyAndTable() throws {
    let loaded = try load([
      "scenario.yaml":
        "choose: mentors\ntitle: Spring\nneeds: Needs\nmust-match: [speaks, day]\neveryone: true\n"
        + "order: [load, worst-wishes, mentors-wishes, changes, needs, wishes]\nprevious: old.csv\n",
      "mentors.csv":
        "mentor,name,min,max,expertise,offers,note\nm,Ms M,1,2,ART;maths,dari;Mon,new\nn,,,1,,,\n",
      "choices.csv": "learner,mentor,rating\na,m,2\na,n,5\nb,any,\n",
      "rankings.csv": "mentor,1,2\nm,b;c,a\n",
      "conflicts.csv": "learner,mentor,reason\nb,Ms M,aunt\nc,n,\na,n,aunt\n",
      "pins.csv": "learner,mentor\nc,ms m\n", "old.csv": "id,mentor,rank\na,Ms M,1\nc,,\n",
    ])
    let model = loaded.model
    #expect(loaded.title == "Spring" && loaded.file == "scenario.yaml")
    #expect(
      loaded.aims
        == [.loads, .learnersWorst, .mentorsTotal, .continuity, .needs, .learnersTotal])
    #expect(model.mentors.map(\.learners) == [1...2, 0...1])
    // "art" and "Art" are one word, "maths" the other.
    #expect(model.learners.map(\.needs.count) == [2, 1, 0])
    #expect(model.mentors[0].expertise == model.learners[0].needs)
    #expect(model.learners[1].needs.isSubset(of: model.learners[0].needs))
    #expect(model.learners[0].mustMatch == model.mentors[0].features)
    #expect(model.learners[0].mustMatch.count == 2 && model.learners[1].mustMatch.isEmpty)
    #expect(model.learners.map(\.ranks) == [[2, 1], nil, nil])
    #expect(model.mentors.map(\.ranks) == [[2, 1, 1], nil])
    #expect(model.learners.map(\.last) == [0, nil, nil])
    #expect(model.rules.pins == [MentorModel.Pair(2, 0)] && model.rules.mustPlaceAll)
    #expect(loaded.reasons == ["aunt", "conflict of interest"])
    #expect(
      model.rules.conflicts == [
        MentorModel.Pair(1, 0): 0, MentorModel.Pair(2, 1): 1, MentorModel.Pair(0, 1): 0,
      ])
    #expect(loaded.inputs.keys.contains("old.csv") && loaded.inputs.count == 8)
  }

  /// So that a table of assignments can be read again.
  @Test func mentorsOfOneNameAreToldApart() throws {
    let loaded = try load([
      "mentors.csv": "mentor,name,max\nm,Alex,2\nn,alex,1\no,m,1\np,P,1\n",
      "choices.csv": "learner,1\na,alex (N)\n",
    ])
    #expect(loaded.mentors.names == ["Alex (m)", "alex (n)", "m (o)", "P"])
    #expect(loaded.model.learners[0].ranks == [nil, 1, nil, nil])
    #expect(throws: InputError.self) { try load(["choices.csv": "learner,1\na,alex\n"]) }
  }

  @Test func tablesThatAreMissing() throws {
    #expect {
      try load(["scenario.yaml": "choose: mentors\nearlier: a.csv\n", "a.csv": "id,rank\na,2\n"])
    } throws: { error in
      (error as? InputError)?.problem.contains("there is no table of choices") == true
    }
    #expect(throws: InputError.self) { try load(["mentors.csv": "mentor,max\n"]) }
    let folder = try TestFolder(["scenario.yaml": "choose: mentors\n", "learners.csv": "id\na\n"])
    #expect {
      try LoadedMentors(try ChoiceScenario.load(folder.path))
    } throws: { "\($0)".contains("there is no table of mentors") }
  }
}
