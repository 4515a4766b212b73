/// Learners who are placed as one: those who apply together, or a learner by themselves.
struct ProjectUnit: Sendable {
  let members: [Int]
  /// Per project, the worst of the members' ranks; nil where none of them counts a rank.
  let ranks: [Int?]
  /// Per project, whether the unit may be there at all.
  let isAllowed: [Bool]
  /// Members who count a rank.
  let counted: Int
  /// Their turns together.
  let turn: Int
  /// Where they have to be.
  let pin: Int?
}

extension ProjectModel {
  /// All learners in units, ordered by their first members.
  ///
  /// - Complexity: O(learners x projects).
  func makeUnits() -> [ProjectUnit] {
    let together = Set(rules.units.joined())
    let alone = learners.indices.filter { !together.contains($0) }.map { [$0] }
    let pins = Dictionary(rules.pins.map { ($0.learner, $0.project) }) { first, _ in first }
    let last = lastRank
    return (rules.units.map { $0.sorted() } + alone).sorted { $0[0] < $1[0] }
      .map { makeUnit($0, pins, last) }
  }

  private func makeUnit(_ members: [Int], _ pins: [Int: Int], _ last: Int) -> ProjectUnit {
    var ranks = [Int?](repeating: nil, count: projects.count)
    var isAllowed = projects.map { $0.seats.upperBound >= members.count }
    let pinned = members.compactMap { pins[$0] }
    var (counted, turn) = (0, 0)
    for learner in members {
      for barrier in projects.indices where rules.barriers[Pin(learner, barrier)] != nil {
        isAllowed[barrier] = false
      }
      // One who is pinned, too, is allowed nothing else; two pins may leave nothing.
      for project in projects.indices where pinned.contains(where: { $0 != project }) {
        isAllowed[project] = false
      }
      guard case .ranked(let own) = learners[learner].answer else { continue }
      counted += 1
      turn += learners[learner].turn
      for (project, rank) in own.enumerated() {
        ranks[project] = max(ranks[project] ?? 0, rank ?? last)
        if rank == nil, pinned.isEmpty, !mayBeUnranked(learner) { isAllowed[project] = false }
      }
    }
    return ProjectUnit(
      members: members, ranks: ranks, isAllowed: isAllowed, counted: counted, turn: turn,
      pin: pinned.first)
  }
}
