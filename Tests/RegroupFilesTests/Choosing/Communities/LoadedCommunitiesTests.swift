import Choosing
import Testing

@testable import RegroupFiles

/// Scenarios of communities, from files to the model.
@Suite struct LoadedCommunitiesTests {
  private static let files = [
    "scenario.yaml": "choose: communities\n",
    "learners.csv": "id,name,room,time,most\na,Ada,x,60,2\nb,Ben,y,30,0\nc,Cleo,,45,1\n",
    "communities.csv": "community,max\nu,2\nv,1\n", "opt-ins.csv": "learner,community\na,u\nb,v\n",
  ]

  private func load(_ more: [String: String] = [:]) throws -> LoadedCommunities {
    let folder = try TestFolder(Self.files.merging(more) { $1 })
    return try LoadedCommunities(try ChoiceScenario.load(folder.path))
  }

  @Test func withoutLimits() throws {
    let loaded = try load()
    #expect(loaded.aims == [.fair, .granted] && loaded.isOpen == [false, false])
    #expect(loaded.model.learners.allSatisfy { $0.minutes == 1_000_000 && $0.most == 1_000_000 })
    #expect(loaded.model.communities.map(\.members) == [0...2, 0...1])
    #expect(loaded.model.clashes.isEmpty && loaded.remarks.isEmpty)
  }

  @Test func everyKeyAndColumn() throws {
    let loaded = try load([
      "scenario.yaml":
        "choose: communities\ntitle: Spring\nbudget: Time\nmost: most\nclass: room\n"
        + "order: [mixed, ranks, granted]\nopt-ins: asked.csv\n",
      "communities.csv":
        "community,name,min,max,minutes,expert,novices-per-expert,meets,open\n"
        + "u,Unity,1,2,30,no,3,Mon; Tue,yes\nv,,,1,,yes,,tue,\nw,,,5,,,,,no\nx,,,5,,,,,\n",
      "asked.csv": "learner,community,rank,role\nAda,unity,2,Expert\nb,v,,novice\nb,w,,\n",
    ])
    let model = loaded.model
    #expect(loaded.aims == [.mixed, .ranks, .granted])
    #expect(
      model.learners.map(\.minutes) == [60, 30, 45] && model.learners.map(\.most) == [2, 0, 1])
    #expect(model.learners.map(\.group) == [0, 1, nil])
    #expect(model.communities.map(\.members) == [1...2, 0...1, 0...5, 0...5])
    #expect(model.communities.map(\.minutes) == [30, 0, 0, 0])
    #expect(model.communities.map(\.experts) == [.forNovices(3), .one, .notNeeded, .notNeeded])
    // Who does not say when it meets clashes with nothing.
    #expect(model.clashes == [CommunityModel.Clash(0, 1)])
    #expect(loaded.meets == ["Mon, Tue", "tue", "", ""])
    #expect(loaded.isOpen == [true, false, false, false])
    #expect(model.optIns.map(\.rank) == [2, nil, nil])
    #expect(model.optIns.map(\.role) == [.expert, .novice, nil])
  }

  @Test(arguments: ["communities", "opt-ins"])
  func tablesThatAreMissing(table: String) throws {
    var files = Self.files
    files["\(table).csv"] = nil
    let folder = try TestFolder(files)
    #expect {
      try LoadedCommunities(try ChoiceScenario.load(folder.path))
    } throws: { "\($0)".contains("there is no table of \(table)") }
  }

  /// What a model refuses is an error of the table, without a name.
  @Test func tooManyOptIns() {
    let places = (1...25).map { "c\($0)" }
    #expect {
      try load([
        "communities.csv": "community,max\n" + places.map { "\($0),2\n" }.joined(),
        "opt-ins.csv": "learner,community\n" + places.map { "Ada,\($0)\n" }.joined(),
      ])
    } throws: {
      "\($0)".contains("opt-ins.csv: learner 1 asks for more than 24") && !"\($0)".contains("Ada")
    }
  }
}
