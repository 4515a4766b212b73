import Foundation
import Grouping
import GroupingModel
import RegroupFiles
import Testing

/// The bound for dense pairs on published instances.
@Suite struct MDGPBoundTests {
  private static let published = "../shared/data/mdgp"

  /// An instance of 30 learners of each type, whose optimum is known: the bound lies above it
  /// (distances are maximised), by less than 5 %.
  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: published),
      "\(published) is not here: no published instance to read"))
  func provenOptimaLieWithinTheBound() throws {
    let optima = try String(contentsOfFile: "\(Self.published)/proven-optima.csv", encoding: .utf8)
    let rows = optima.split(separator: "\n").map { $0.split(separator: ",") }
      .filter { $0[0].hasSuffix("n030_ss_01") }
    #expect(rows.count == 3)
    for row in rows {
      let optimum = try #require(Double(row[1]))
      let objective = try Objective(scenario(String(row[0])))
      let bound = try #require(SemidefiniteBound(objective)?.bound(shouldStop: { false }))
      let most = -Double(bound) / 1000
      // Units are rounded pair by pair.
      #expect(most >= optimum - 0.1, "\(row[0])")
      #expect(most <= optimum * 1.05, "\(row[0])")
    }
  }

  private func scenario(_ name: String) throws -> Scenario {
    let text = try String(contentsOfFile: "\(Self.published)/\(name).txt", encoding: .utf8)
    let instance = try MDGPInstance(text, file: name)
    return try Scenario(
      roster: instance.roster, kinds: instance.kinds, ledger: Ledger(),
      rules: [
        RuleSpec(
          kind: "distances", options: ["aim": .text("max")], strength: .weighted(1),
          data: .distances(instance.distances))
      ], seed: 1)
  }
}
