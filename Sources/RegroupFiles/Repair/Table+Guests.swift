import GroupingModel

extension Table {
  /// Adds the rows of another table with titles of this one, in any order; what it lacks is empty.
  ///
  /// - Throws: `InputError` if it has another title, which is not repeated.
  mutating func append(_ other: Table) throws(InputError) {
    var places: [Int] = []
    for (index, title) in other.header.enumerated() {
      guard let place = header.firstIndex(of: title) else {
        // Without a header row, what stands there may be a learner.
        throw InputError(
          file: other.file, row: 1, "title \(index + 1) is none of the class list's",
          remedy: "give it a header row with these: "
            + header.map { "'\($0)'" }.joined(separator: ", "))
      }
      places.append(place)
    }
    for row in other.rows {
      var cells = [String](repeating: "", count: header.count)
      for (place, cell) in zip(places, row) { cells[place] = cell }
      rows.append(cells)
    }
    // As if they stood below the class list.
    let last = rowNumbers.last ?? 1
    rowNumbers += other.rows.indices.map { last + 1 + $0 }
  }
}
