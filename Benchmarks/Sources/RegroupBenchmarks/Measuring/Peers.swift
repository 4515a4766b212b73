import Foundation

extension Options {
  /// What a peer says: the last line that its script prints, as JSON.
  ///
  /// - Throws: `BenchmarkError` with the end of its errors where it fails.
  func askPeer<Answer: Decodable>(_ arguments: [String]) throws -> Answer {
    let child = try Child.run(peers, arguments, scratch: scratch)
    let line = child.output.split(separator: "\n").last ?? ""
    guard child.status == 0,
      let answer = try? JSONDecoder().decode(Answer.self, from: Data(line.utf8))
    else { throw BenchmarkError("\(peers) failed:\n\(child.errors.suffix(2000))") }
    return answer
  }
}
