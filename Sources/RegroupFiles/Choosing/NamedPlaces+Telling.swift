extension NamedPlaces {
  /// The names of rows, each meaning one row: what a name leaves open, the identifier tells. So tables that
  /// were written with these names can be read again.
  static func tellingNames(_ table: TitledTable, ids: [String]) -> [String] {
    let names = table.rows.map { table.cell($0, "name").isEmpty ? ids[$0] : table.cell($0, "name") }
    var uses: [String: Int] = [:]
    for (name, id) in zip(names, ids) {
      for word in Set([name.lowercased(), id.lowercased()]) { uses[word, default: 0] += 1 }
    }
    return zip(names, ids).map { name, id in
      uses[name.lowercased()] == 1 ? name : "\(name) (\(id))"
    }
  }
}
