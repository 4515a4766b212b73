/// Checks matrix entries before GLPK, which would abort, sees them, and counts indices from 1.
///
/// Its buffers live as long as the problem, so that checking allocates nothing per call.
struct EntryChecker {
  /// The checked indices, counted from 1, of the entries since `begin`.
  private(set) var indices: [Int32] = []
  /// For every index, the last group it occurred in.
  private var lastGroup: [UInt64] = []
  private var group: UInt64 = 0

  /// Starts a call: forgets earlier entries, makes room for indices below `count`.
  mutating func begin(count: Int) {
    indices.removeAll(keepingCapacity: true)
    if lastGroup.count < count {
      lastGroup.append(contentsOf: repeatElement(0, count: count - lastGroup.count))
    }
  }

  /// Starts a group, in which no index may occur twice.
  mutating func beginGroup() { group += 1 }

  /// Takes one index of the current group; `of` names what it counts.
  mutating func take(_ index: Int, count: Int, of what: String) throws(GLPKError) {
    guard index >= 0, index < count else {
      throw .invalidIndex(of: what, index: index, count: count)
    }
    if lastGroup[index] == group { throw .duplicateEntry(of: what, index: index) }
    lastGroup[index] = group
    indices.append(Int32(truncatingIfNeeded: index + 1))
  }

  /// Takes one list of distinct indices.
  mutating func takeAll(_ list: [Int], count: Int, of what: String) throws(GLPKError) {
    begin(count: count)
    beginGroup()
    for index in list { try take(index, count: count, of: what) }
  }
}

/// Throws unless every number is finite; `place` names them.
func checkFinite(_ values: [Double], in place: String) throws(GLPKError) {
  // Zero times a finite number is zero, times anything else NaN: one test for all.
  var sum = 0.0
  for value in values { sum += value * 0 }
  if sum != 0 { throw .notANumber(in: place) }
}

/// Throws unless the number is finite; `place` names it.
func checkFinite(_ value: Double, in place: String) throws(GLPKError) {
  if !value.isFinite { throw .notANumber(in: place) }
}
