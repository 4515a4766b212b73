import Foundation
import RegroupFiles
import Testing

@Suite struct InputFolderTests {
  @Test func remembersHashes() throws {
    let folder = try TestFolder(["a.csv": "abc"])
    var input = InputFolder(path: folder.path, confined: true)
    _ = try input.bytes("a.csv")
    #expect(
      input.hashes == [
        "a.csv": "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
      ])
  }

  @Test(arguments: ["../other.csv", "sub/../../other.csv", "/etc/hosts", "link.csv"])
  func refusesFilesOutside(name: String) throws {
    let folder = try TestFolder(["inner/a.csv": "x", "other.csv": "secret"])
    try FileManager.default.createSymbolicLink(
      atPath: "\(folder.path)/inner/link.csv", withDestinationPath: "\(folder.path)/other.csv")
    var input = InputFolder(path: "\(folder.path)/inner", confined: true)
    let error = try inputError { _ = try input.bytes(name) }
    #expect(error.problem == "the path leads out of the scenario's folder")
    #expect(!input.hasFile(name))
  }

  @Test func missingFilesAndFolders() throws {
    let folder = try TestFolder(["sub/a.csv": "x"])
    var input = InputFolder(path: folder.path, confined: false)
    #expect(try inputError { _ = try input.bytes("no.csv") }.problem.contains("does not exist"))
    #expect(try inputError { _ = try input.bytes("sub") }.problem.contains("not a plain file"))
    #expect(try inputError { _ = try input.bytes("/dev/zero") }.file == "/dev/zero")
    #expect(try inputError { _ = try input.entries("none") }.file == "none")
  }

  @Test func naturalOrder() {
    let names = ["round-10", "round-2", "Round-1", "a", "round-2b", "round-02"]
    #expect(
      names.sorted(by: naturallyPrecedes)
        == ["Round-1", "a", "round-02", "round-2", "round-2b", "round-10"])
  }
}
