import Foundation

/// Small studies of generated classes.
enum StudyFixture {
  /// - Parameters:
  ///   - classes: of 8 to 13 learners.
  ///   - iterations: of the rule set's search: what makes a run slow.
  static func yaml(
    classes: Int = 12, iterations: Int = 100, seed: Int = 7, more: String = ""
  ) -> String {
    """
    title: Small
    classes:
      - generate: {classes: \(classes), learners: [8, 13]}
        categories: [gender]
        friendships: true
    group-size: 4
    rounds: 3
    seeds: 2
    seed: \(seed)
    policies:
      - random
      - sorted
      - name: mixing
        iterations: \(iterations)
        rules: [{balance: score}, {new-teammates: true}]
    models: [star, linear-in-means]
    contrasts: [gain, gap]
    subgroups: [gender=f]
    not-alone: gender
    resamples: 100
    permutations: 99
    \(more)

    """
  }
}

extension ClassFolder {
  /// All files of a folder in this one, by name, but for times, which are never the same.
  func files(_ name: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: "\(path)/\(name)")
    return Dictionary(
      uniqueKeysWithValues: try names.filter { $0 != "timings.csv" }.map {
        ($0, try Data(contentsOf: URL(fileURLWithPath: "\(path)/\(name)/\($0)")))
      })
  }

  /// Complete lines of the journal in a folder; none where there is no journal.
  func journal(_ name: String) -> [String] {
    guard let text = try? read("\(name)/study.journal") else { return [] }
    return text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(String.init)
  }

  /// Names of files that differ, or are in one folder only.
  func differences(_ one: String, _ other: String) throws -> [String] {
    let (first, second) = (try files(one), try files(other))
    return Set(first.keys).union(second.keys).filter { first[$0] != second[$0] }.sorted()
  }
}
