import Grouping

// What was reached, and what can be.
extension GolfPlan {
  /// "9 rounds, 8 groups of 4".
  var title: String {
    "\(Wording.count(rounds.count, "round")), "
      + "\(Wording.count(size.groups, "group")) of \(size.size)"
  }

  /// What was reached, what counting allows and what is known.
  package var sentences: [String] {
    [reached, coverage, limit] + [record, verdict].compactMap { $0 }
  }

  private var reached: String {
    let found =
      "\(Wording.count(rounds.count, "round")) for \(size.learners) learners in "
      + "\(Wording.count(size.groups, "group")) of \(size.size): nobody meets anybody twice."
    guard let asked, !isReached else { return found }
    return found + " Asked for were \(asked)."
  }

  private var coverage: String {
    let meetings = rounds.count * size.groups * size.size * (size.size - 1) / 2
    let pairs = size.learners * (size.learners - 1) / 2
    let share = Double(meetings * 1000 / pairs) / 10
    return meetings == pairs
      ? "All \(pairs) pairs meet once."
      : "\(meetings) of \(pairs) pairs meet (\(Wording.points(share)) %)."
  }

  private var limit: String {
    let most = Wording.count(size.countingBound, "round")
    guard size.groups >= size.size else {
      return "More than \(most) cannot be: the \(size.size) members of a group must all part "
        + "afterwards, and there \(size.groups == 1 ? "is" : "are") only "
        + "\(Wording.count(size.groups, "group"))."
    }
    return "More than \(most) cannot be: everybody meets \(size.size - 1) of the "
      + "\(size.learners - 1) others in a round."
  }

  private var record: String? {
    guard let record = GolfRecords.record(size), record.isProven || rounds.count < record.rounds
    else { return nil }
    let rounds = Wording.count(record.rounds, "round")
    return record.isProven
      ? "Known maximum: \(rounds); more is proven to be impossible (\(record.source))."
      : "Known to be possible: \(rounds) (\(record.source))."
  }

  private var verdict: String? {
    if rounds.count >= size.bound { return "That is the most there can be." }
    guard let asked, !isReached else { return nil }
    if asked > size.bound {
      return "\(Wording.count(asked, "round")) cannot be: ask for \(size.bound) at most."
    }
    return "Not found in the given time, which does not prove that \(asked) cannot be: try more "
      + "--time or another --seed."
  }
}
