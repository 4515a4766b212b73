import GroupingModel

/// A number as people write it: at most three decimals, none where it is whole.
func plain(_ value: Double) -> String {
  guard value.isFinite, abs(value) < 1e12 else { return String(value) }
  let rounded = (value * 1000).rounded() / 1000
  return rounded == rounded.rounded() ? String(Int64(rounded)) : String(rounded)
}

/// "1 learner", "3 learners", "2 wishes".
func counted(_ count: Int, _ noun: String, _ plural: String = "s") -> String {
  "\(count) \(noun)\(count == 1 ? "" : plural)"
}

/// "a", "a and b", "a, b and c".
func listed(_ words: [String]) -> String {
  guard let last = words.last, words.count > 1 else { return words.first ?? "" }
  return words.dropLast().joined(separator: ", ") + " and " + last
}

/// "3 earlier rounds", "2 earlier rounds and 1 later one".
func counted(_ ledger: Ledger) -> String {
  let past = counted(ledger.past.count, "earlier round")
  return ledger.later.isEmpty ? past : past + " and " + counted(ledger.later.count, "later one")
}
