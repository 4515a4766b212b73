/// Lists and groups stand for pairs: two thousand learners in one list are nearly two million.
enum PairLimit {
  private static let most = 2_000_000

  /// - Parameter what: "rule 'apart'", "the history".
  /// - Throws: `InputError` if the pairs would fill the memory.
  static func check(_ lists: [[Int]], of what: String) throws(InputError) {
    let pairs = lists.reduce(0) { $0 + $1.count * ($1.count - 1) / 2 }
    guard pairs <= most else {
      throw InputError(
        "\(what) is about \(pairs) pairs of learners, more than \(most)",
        remedy: "use shorter lists or smaller groups")
    }
  }
}
