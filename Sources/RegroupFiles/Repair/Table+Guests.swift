import GroupingModel

extension Table {
  /// Adds the rows of another table with titles of this one, in any order; what it lacks is empty.
  ///
  /// - Throws: `InputError` if it has another title.
  mutating func append(_ other: Table) throws(InputError) {
    var places: [Int] = []
    for title in other.header {
      guard let place = header.firstIndex(of: title) else {
        throw InputError(.unknown("column", title, among: header), file: other.file)
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
