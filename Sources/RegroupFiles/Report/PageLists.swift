import GroupingModel

/// Lists of learners on the teacher's page.
struct PageLists {
  /// Who is the only one of their kind in a group.
  let lonely: [TeacherPage.Place]
  /// Pairs in one group who have met in earlier rounds, the most recent first.
  let meetings: [TeacherPage.Place]
  /// Who changes groups since an earlier plan, or is new.
  let moves: [TeacherPage.Place]
  /// Everyone by name.
  let register: [TeacherPage.Place]

  init(_ placed: PlacedPlan) {
    lonely = AloneCount.kinds(in: placed.scenario).flatMap { kind in
      placed.groups.indices.compactMap { index in
        kind.alone(in: placed.groups[index]).map {
          TeacherPage.Place(
            who: placed.names[$0], place: placed.place(ofGroup: index),
            remark: "\(kind.column) \(kind.value)")
        }
      }
    }
    meetings = Self.meetings(placed)
    moves = Self.moves(placed)
    register = placed.home.enumerated()
      .compactMap { learner, home in
        home.map { TeacherPage.Place(who: placed.names[learner], place: placed.place(ofGroup: $0)) }
      }
      .sorted { ($0.who, $0.place) < ($1.who, $1.place) }
  }

  private static func moves(_ placed: PlacedPlan) -> [TeacherPage.Place] {
    guard let list = MoveList(placed.plan) else { return [] }
    let names = placed.scenario.roster.tellingNamesByID
    func name(_ id: String) -> String { names[id] ?? id }
    return list.moved.map {
      TeacherPage.Place(
        who: name($0.learner), place: $0.to,
        remark: "from \($0.from)" + ($0.why.map { "; \($0)" } ?? ""))
    }
      + list.arrived.map {
        TeacherPage.Place(who: name($0.learner), place: $0.to, remark: "new in the class")
      }
  }

  private static func meetings(_ placed: PlacedPlan) -> [TeacherPage.Place] {
    let met = placed.scenario.ledger.meetings
    let isTerm = !placed.scenario.ledger.later.isEmpty
    var found: [(ages: [Int], group: Int, pair: Link)] = []
    for (index, group) in placed.groups.enumerated() {
      for pair in group.pairs {
        if let ages = met[pair] { found.append((ages.sorted(), index, pair)) }
      }
    }
    // Pairs of one group stand in roster order already, and sorting keeps no order of equals.
    found.sort {
      ($0.ages[0], $0.group, $0.pair.from, $0.pair.to)
        < ($1.ages[0], $1.group, $1.pair.from, $1.pair.to)
    }
    return found.map { ages, group, pair in
      TeacherPage.Place(
        who: placed.pairTexts([pair]), place: placed.place(ofGroup: group),
        remark: isTerm ? awayBy(ages) : "last together " + when(ages))
    }
  }

  /// "together also 1 and 3 rounds before or after": in a term that was planned as a whole.
  private static func awayBy(_ ages: [Int]) -> String {
    let list = ages.map(String.init).joined(separator: ", ")
    return "together also \(list) \(ages == [1] ? "round" : "rounds") before or after"
  }

  /// "in the latest round", "2 and 3 rounds ago".
  private static func when(_ ages: [Int]) -> String {
    guard ages != [1] else { return "in the latest round" }
    let texts = ages.map(String.init)
    let list =
      ages.count == 1
      ? texts[0] : texts.dropLast().joined(separator: ", ") + " and " + texts[texts.count - 1]
    return "\(list) rounds ago"
  }
}
