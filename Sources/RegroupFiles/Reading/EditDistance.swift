/// How many slips of the pen lie between two words.
enum EditDistance {
  /// Letters put in, left out, changed or swapped with their neighbour (Damerau and Levenshtein's
  /// distance, a part edited once); nil if more than `limit`.
  ///
  /// - Complexity: O(length x length), O(1) if the lengths differ by more than the limit.
  static func between<Letter: Equatable>(
    _ left: [Letter], _ right: [Letter], atMost limit: Int
  ) -> Int? {
    guard abs(left.count - right.count) <= limit else { return nil }
    var earlier: [Int] = []
    var previous = Array(0...right.count)
    for (i, letter) in left.enumerated() {
      var row = [i + 1]
      row.reserveCapacity(right.count + 1)
      for (j, other) in right.enumerated() {
        var best = min(previous[j] + (letter == other ? 0 : 1), previous[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, letter == right[j - 1], left[i - 1] == other {
          best = min(best, earlier[j - 1] + 1)
        }
        row.append(best)
      }
      guard row.contains(where: { $0 <= limit }) else { return nil }
      (earlier, previous) = (previous, row)
    }
    return previous[right.count] <= limit ? previous[right.count] : nil
  }
}
