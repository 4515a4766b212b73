import Foundation
import TestSupport
import Testing

@testable import RegroupFiles

/// Hashes of bytes that come in pieces.
@Suite struct StreamedHashTests {
  @Test func anyCutGivesTheSameHash() {
    var chance = SeededGenerator(seed: 1)
    for length in [0, 1, 55, 56, 63, 64, 65, 119, 120, 128, 1000, 5000] {
      let bytes = (0..<length).map { _ in UInt8.random(in: 0...255, using: &chance) }
      let whole = SHA256.hex(bytes)
      for largest in [1, 7, 63, 64, 65, 200] {
        var (hash, rest) = (SHA256(), bytes[...])
        while !rest.isEmpty {
          let piece = rest.prefix(Int.random(in: 0...largest, using: &chance))
          hash.add(Array(piece))
          rest = rest.dropFirst(piece.count)
        }
        #expect(hash.hex == whole)
        // Asking changes nothing.
        #expect(hash.hex == whole)
      }
    }
  }

  @Test func filesOfMoreThanOneBlock() throws {
    let folder = try StudyFolder([:])
    for length in [0, 1 << 20, (1 << 20) + 1, 2_500_000] {
      let bytes = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31 >> 3) }
      let path = "\(folder.path)/bytes"
      try Data(bytes).write(to: URL(fileURLWithPath: path))
      #expect(try SHA256.hex(ofFile: path) == SHA256.hex(bytes))
    }
    #expect(throws: InputError.self) { try SHA256.hex(ofFile: "\(folder.path)/none") }
    #expect(throws: InputError.self) { try SHA256.hex(ofFile: folder.path) }
  }
}
