import Choosing

/// A rule of cost for buddies as the scenario has it. Costs are thousandths of a point: scores
/// count to hundredths, weights to tenths.
struct LoadedBuddyRule: Sendable {
  /// Thousandths in a point.
  static let point = 1000

  let rule: BuddyRule
  /// For the head of a column: "Level", "help".
  let name: String
  /// What it asks for, and what it costs.
  let sentence: String
  /// What learners help with, by bit.
  var topics: [String] = []
  /// What some want help with and nobody can.
  var unmet: [String] = []
}
