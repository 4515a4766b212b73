import Grouping

/// Seats a class round after round, and measures what the groups show before anybody learns.
struct MixingMeter {
  private let room: Classroom
  private let sizes: [Int]
  private let null: SortingNull
  private var sorting: SortingMeter
  private var meetings: MeetingMeter
  private var choices: ChoiceMeter
  private var past: [Seating] = []

  /// Outcomes of the latest round, not a number where something else is to tell them.
  private(set) var row: [Double]

  init(_ room: Classroom, sizes: [Int], null: SortingNull, design: StudyDesign) {
    self.room = room
    self.sizes = sizes
    self.null = null
    sorting = SortingMeter(room.scores)
    meetings = MeetingMeter(room, watched: design.watched)
    choices = ChoiceMeter(room)
    row = [Double](repeating: .nan, count: design.columns.count)
  }

  /// - Returns: nil where the policy has no plan.
  mutating func seat(
    _ policy: any Policy, tickets: [Double], luck: Luck
  ) throws -> Seating? {
    let occasion = Occasion(
      room: room, round: past.count, sizes: sizes, tickets: tickets, past: past,
      met: meetings.met, random: luck.draws.source(.policy, past.count))
    guard let answer = try policy.seat(occasion) else { return nil }
    add(answer)
    return answer.seating
  }

  private mutating func add(_ answer: PolicyAnswer) {
    let seating = answer.seating
    sorting.add(seating)
    meetings.add(seating)
    choices.add(seating)
    past.append(seating)
    set(.sorting, sorting.index)
    set(.sortingTerm, sorting.term)
    set(.tracked, null.isTracked(sorting.term, rounds: past.count))
    set(.exposure, sorting.exposure)
    set(.mobility, sorting.mobility)
    set(.lowStreak, sorting.lowStreak)
    set(.coverage, meetings.coverage)
    set(.repeats, meetings.repeats)
    set(.alone, meetings.alone)
    set(.wishes, meetings.wishes)
    set(.wishesWorst, meetings.wishesWorst)
    set(.choice, choices.mean)
    set(.choiceWorst, choices.worst)
    set(.cost, answer.cost ?? .nan)
    set(.bound, answer.bound ?? .nan)
  }

  private mutating func set(_ outcome: Outcome, _ value: Double) {
    row[OutcomeColumns.place(of: outcome)] = value
  }
}
