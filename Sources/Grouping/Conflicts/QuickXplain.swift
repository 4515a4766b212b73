/// A minimal set of things that cannot hold together (QuickXplain, Junker 2004): a part of which no half is
/// needed is put aside in one step. Where there is no time left, what is open is kept.
///
/// - Parameters:
///   - units: that cannot hold together; earlier ones are the last to be named.
///   - isImpossible: whether it is certain that these cannot.
/// - Complexity: O(conflict x log(units / conflict)) questions.
package func fewestClashing<Unit>(
  _ units: [Unit], shouldStop: () -> Bool, isImpossible: ([Unit]) throws -> Bool
) rethrows -> [Unit] {
  func explain(_ base: [Unit], isNew: Bool, _ open: [Unit]) throws -> [Unit] {
    if shouldStop() { return open }
    if isNew, try isImpossible(base) { return [] }
    if open.count <= 1 { return open }
    let first = Array(open.prefix(open.count / 2))
    let second = Array(open.dropFirst(open.count / 2))
    let late = try explain(base + first, isNew: true, second)
    let early = try explain(base + late, isNew: !late.isEmpty, first)
    return early + late
  }
  return try explain([], isNew: true, units)
}

/// The same without what can be left out one by one (a deletion filter, Chinneck 2008): where proofs are cut
/// short, fewer demands may show what more of them did not.
package func withoutSpare<Unit>(
  _ units: [Unit], isImpossible: ([Unit]) throws -> Bool
) rethrows -> [Unit] {
  var kept = units
  for index in units.indices.reversed() {
    var fewer = kept
    fewer.remove(at: index)
    if try isImpossible(fewer) { kept = fewer }
  }
  return kept
}
