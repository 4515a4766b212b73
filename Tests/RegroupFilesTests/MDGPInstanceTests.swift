import Foundation
import GroupingModel
import RegroupFiles
import Testing

@Suite struct MDGPInstanceTests {
  private func read(_ text: String) throws(InputError) -> MDGPInstance {
    try MDGPInstance(text, file: "x.txt")
  }

  private let text = "4 3 ds 1 2 1 1 1 2 \r\n0 1 5.5\r\n0 2 1\n1 3 2\n\n2 3 4\n"

  @Test func mergesEqualLimits() throws {
    let instance = try read(text)
    #expect(
      instance.kinds == [
        GroupKind(sizes: 1...2, count: 2...2), GroupKind(sizes: 1...1, count: 1...1),
      ])
    #expect(instance.roster.learners.map(\.id) == ["0", "1", "2", "3"])
  }

  @Test func distancesAreSymmetric() throws {
    let distances = try read(text).distances
    #expect(distances[1] == 5.5)
    #expect(distances[4] == 5.5)
    #expect(distances[2 * 4 + 3] == 4)
    #expect(distances[0] == 0)
  }

  @Test func objectiveInItsOwnUnits() throws {
    // Groups 0,1 and 2,3: 5.5 + 4.
    let partition = Partition([Group(kind: 0, members: [0, 1]), Group(kind: 0, members: [2, 3])])
    #expect(try read(text).objective(partition) == 9.5)
  }

  @Test(arguments: [
    ("4 2 ss 2 2 2\n", 1), ("4 2 ss 3 2 2 2\n", 1), ("4 x ss 2 2\n", 1), ("-1 1 ss 2 2\n", 1),
    ("2 1 ss 2 2\n0 1 nan\n", 2), ("2 1 ss 2 2\n\n0 2 1\n", 3), ("2 1 ss 2 2\n0 1\n", 2),
    ("2 1 ss 2 2\n0 1 1e300\n", 2),
  ])
  func badLinesAreNamed(text: String, line: Int) throws {
    #expect(try inputError { _ = try read(text) }.line == line)
  }

  @Test func loadsAsAScenario() throws {
    let folder = try TestFolder(["x.txt": text])
    var document = ScenarioDocument(roster: "x.txt")
    document.format = "mdgplib"
    document.rules = [RuleDocument(rule: "distances", options: ["aim": .text("max")])]
    let loaded = try ScenarioLoader.load(document, folder: folder.path, confined: true)
    #expect(loaded.scenario.rules[0].data == .distances(try read(text).distances))
    document.sizes = SizesDocument(near: 2)
    #expect(throws: InputError.self) {
      try ScenarioLoader.load(document, folder: folder.path, confined: true)
    }
  }

  private static let published = "../shared/data/mdgp"

  @Test(
    .enabled(
      if: FileManager.default.fileExists(atPath: published),
      "\(published) is not here: no published instance to read"))
  func everyPublishedInstanceIsRead() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.published)
      .filter { $0.hasSuffix(".txt") && !$0.contains("n480") }.sorted()
    #expect(!names.isEmpty)
    for name in names {
      let text = try String(contentsOfFile: "\(Self.published)/\(name)", encoding: .utf8)
      let instance = try MDGPInstance(text, file: name)
      #expect(name.contains("n\(String(1000 + instance.roster.count).dropFirst())"))
    }
  }
}
