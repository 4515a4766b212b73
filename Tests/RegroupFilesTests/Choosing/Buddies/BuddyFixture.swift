import Choosing

@testable import RegroupFiles

/// Small scenarios of buddies; the names in them must turn up in no error.
enum BuddyFixture {
  static let learners = """
    id,name,level,can,wants
    a1,Canary Able,10,fractions; area,graphs
    a2,Canary Baker,12.5,Graphs,fractions;poems
    a3,Canary Cole,40,,area
    a4,Canary Dora,52,graphs,area; fractions

    """

  static func folder(_ scenario: String, _ files: [String: String] = [:]) throws -> TestFolder {
    var all = ["learners.csv": learners, "scenario.yaml": "choose: buddies\n" + scenario]
    all.merge(files) { _, new in new }
    return try TestFolder(all)
  }

  static func loaded(_ scenario: String, _ files: [String: String] = [:]) throws -> LoadedBuddies {
    let folder = try folder(scenario, files)
    return try withExtendedLifetime(folder) { try LoadedBuddies.load(folder.path) }
  }

  static func outcome(_ scenario: String, _ files: [String: String] = [:]) throws -> BuddyOutcome {
    try BuddyOutcome(try loaded(scenario, files), milliseconds: nil, generator: "test")
  }

  /// A class of so many, without columns.
  static func many(_ count: Int) -> String {
    "id,name\n" + (1...count).map { "k\($0),Canary \($0)\n" }.joined()
  }
}

extension LoadedBuddies {
  /// Cost of two learners in points; nil where they are kept apart.
  func points(_ one: Int, _ other: Int) -> Double? { costs[one, other].map { Double($0) / 1000 } }
}
