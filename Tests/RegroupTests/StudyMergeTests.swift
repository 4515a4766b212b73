import Foundation
import Testing

/// Parts that cannot be put together are named, and nothing is written.
@Suite struct StudyMergeTests {
  let folder: ClassFolder

  init() throws {
    folder = try ClassFolder()
    try folder.write("study.yaml", StudyFixture.yaml(classes: 6))
    for part in 1...3 { try run(part, of: 3, into: "p\(part)") }
  }

  private func run(_ part: Int, of shards: Int, into output: String) throws {
    let run = try folder.run(
      "study", "study.yaml", "--shard", "\(part)/\(shards)", "-o", output, "-q")
    #expect(run.status == 0, "\(run.errors)")
  }

  private func refusal(_ parts: String...) throws -> String {
    let merge = try Command(["study", "merge"] + parts + ["-o", "merged"], in: folder.path)
    #expect(merge.status == 65, "\(merge.errors)")
    #expect(merge.errors.contains("Remedy: "))
    #expect(!FileManager.default.fileExists(atPath: folder.path + "/merged/manifest.json"))
    return merge.errors
  }

  @Test func missingParts() throws {
    #expect(try refusal("p2").contains("parts are missing: 1, 3 of 3"))
  }

  @Test func doubleParts() throws {
    #expect(try refusal("p1", "p2", "p3", "p2").contains("p2: part 2 is in 'p2', too"))
    try run(2, of: 3, into: "again")
    #expect(try refusal("p1", "p2", "p3", "again").contains("again: part 2 is in 'p2', too"))
  }

  @Test func unfinishedParts() throws {
    let journal = try folder.read("p2/study.journal")
    try folder.write("p2/study.journal", String(journal.dropLast(5)))
    #expect(try refusal("p1", "p2", "p3").contains("p2: the part is not finished"))
    // It goes on, and then there is a whole.
    try run(2, of: 3, into: "p2")
    #expect(try folder.run("study", "merge", "p1", "p2", "p3", "-o", "merged").status == 0)
  }

  @Test func rowsThatAreCutOff() throws {
    let rows = try folder.read("p3/results.csv.part")
    try folder.write("p3/results.csv.part", String(rows.dropLast(5)))
    #expect(try refusal("p1", "p2", "p3").contains("p3: the rows of finished classes are not all"))
  }

  @Test func rowsThatWereChanged() throws {
    let rows = try folder.read("p1/results.csv.part")
    try folder.write("p1/results.csv.part", rows.replacing(",sorted,", with: ",sprted,"))
    let said = try refusal("p1", "p2", "p3")
    #expect(said.contains("p1: the rows of finished classes are not all there as they were"))
  }

  @Test func partsOfAnotherCut() throws {
    try run(2, of: 2, into: "half")
    #expect(try refusal("p1", "half").contains("half: the study was cut into 2 here and 3"))
  }

  @Test func partsOfAnotherStudy() throws {
    try folder.write("other.yaml", StudyFixture.yaml(classes: 6, seed: 8))
    _ = try folder.run("study", "other.yaml", "--shard", "2/3", "-o", "other", "-q")
    #expect(try refusal("p1", "other", "p3").contains("other: this is a part of another study"))
  }

  @Test func aStudyThatHasChangedSince() throws {
    try folder.write("study.yaml", StudyFixture.yaml(classes: 6, seed: 8))
    #expect(try refusal("p1", "p2", "p3").contains("or its inputs have changed"))
  }

  @Test func foldersThatAreNoParts() throws {
    #expect(try refusal("nowhere").contains("nowhere: the folder holds no part of a study"))
    for text in ["", "{}", "[]"] {
      try folder.write("empty/shard.json", text)
      #expect(try refusal("p1", "empty").contains("empty: the folder holds no part of a study"))
    }
  }

  /// Once the program crashed, or asked for more memory than there is.
  @Test(arguments: ["\"number\" : 0", "\"number\" : 4", "\"number\" : -1"])
  func partsThatCannotBe(number: String) throws {
    let text = try folder.read("p2/shard.json").replacing("\"number\" : 2", with: number)
    try folder.write("p2/shard.json", text)
    #expect(try refusal("p1", "p2").contains("p2: the folder holds no part of a study"))
    let vast = text.replacing("\"shards\" : 3", with: "\"shards\" : 999999999999999999")
    try folder.write("p2/shard.json", vast)
    #expect(try refusal("p1", "p2").contains("p2: the folder holds no part of a study"))
  }
}
