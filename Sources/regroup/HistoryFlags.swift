import ArgumentParser
import Foundation
import RegroupFiles

/// The class's record.
struct HistoryFlag: ParsableArguments {
  @Option(help: "The history's database, such as regroup.db.")
  var history: String
}

/// The day that something is recorded under.
struct DateFlag: ParsableArguments {
  @Option(help: "Day of it, as 2026-09-30; today where nothing is said.")
  var date: String?

  /// - Throws: `InputError`.
  func day() throws -> String {
    if let date { return try HistoryDate.checked(date) }
    let today = Calendar(identifier: .gregorian).dateComponents(
      [.year, .month, .day], from: Date())
    let parts = [today.month, today.day].map { String(String(($0 ?? 1) + 100).suffix(2)) }
    return (["\(today.year ?? 2000)"] + parts).joined(separator: "-")
  }
}
