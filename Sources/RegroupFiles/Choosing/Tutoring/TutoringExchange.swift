/// Who could hand requests on to whom. A plan serves the most, and shares turns most evenly, if and
/// only if no chain of such hand-overs makes it better (both are flows with convex costs: Ahuja,
/// Magnanti and Orlin 1993, chapters 9 and 14).
struct TutoringExchange {
  /// Per learner, and last for nobody: those who could take a request over from them.
  private let takers: [Set<Int>]
  /// Before and now.
  private let turns: [Int]
  private let hasRoom: [Bool]

  /// - Complexity: O(requests x learners x pairs apart).
  init(_ loaded: LoadedTutoring, _ lessons: [TutoringLesson]) {
    let members = loaded.model.learners
    var takers = [Set<Int>](repeating: [], count: members.count + 1)
    for lesson in lessons {
      let able = members.indices.filter {
        members[$0].skills[lesson.skill] == .mastered && !loaded.isApart($0, lesson.learner)
      }
      takers[lesson.tutor ?? members.count].formUnion(able)
      if let tutor = lesson.tutor { takers[tutor].insert(members.count) }
    }
    self.takers = takers
    let loads = members.indices.map { learner in lessons.count { $0.tutor == learner } }
    turns = zip(loads, members).map { $0 + $1.before }
    hasRoom = zip(loads, members).map { $0 < $1.limit }
  }

  var servesMore: Bool { reached(from: turns.count).contains { hasRoom[$0] } }

  /// Whether a chain of hand-overs takes a turn from somebody and gives it to one who has two
  /// fewer.
  var isFairer: Bool {
    turns.indices.contains { learner in
      reached(from: learner).contains { hasRoom[$0] && turns[$0] + 1 < turns[learner] }
    }
  }

  /// Learners at the end of a chain.
  private func reached(from start: Int) -> [Int] {
    var seen: Set<Int> = [start]
    var open = [start]
    while let next = open.popLast() {
      for taker in takers[next] where seen.insert(taker).inserted { open.append(taker) }
    }
    return seen.filter { $0 != start && $0 < turns.count }
  }
}
