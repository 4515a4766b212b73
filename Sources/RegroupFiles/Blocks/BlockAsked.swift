import SchedulingModel

extension LoadedBlocks {
  /// What each learner asks for and needs, as a digest by identifier: a later plan can tell who asks for
  /// something else without the choices being kept.
  var asked: [String: String] {
    var lines = problem.learners.map { learner in
      learner.optedOut.map { "not \(problem.offers[$0].identifier)" }
    }
    for request in problem.requests {
      let slot = request.slot.map { problem.slots[$0].identifier } ?? ""
      lines[request.learner].append(
        [
          problem.offers[request.offer].identifier, slot, problem.ladder[request.level],
          "\(request.rank)", "\(request.isOptIn)",
        ].joined(separator: "\t"))
    }
    for need in problem.needs {
      let deadline = need.deadline.map { problem.slots[$0].identifier } ?? ""
      lines[need.learner].append(
        ["need", need.label, "\(need.visits)", "\(need.minutes)", deadline]
          .joined(separator: "\t"))
    }
    let digests = lines.map { text in
      String(SHA256.hex(Array(text.sorted().joined(separator: "\n").utf8)).prefix(16))
    }
    return Dictionary(
      zip(problem.learners.map(\.identifier), digests), uniquingKeysWith: { first, _ in first })
  }

  /// Positions of learners who ask for something else than before; nobody where that is not known.
  func askAnew(since before: [String: String]?) -> Set<Int> {
    guard let before else { return [] }
    let now = asked
    return Set(
      problem.learners.indices.filter { position in
        let name = problem.learners[position].identifier
        return before[name].map { $0 != now[name] } ?? false
      })
  }
}
