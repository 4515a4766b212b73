/// A value for each class of columns, looked up without hashing: for loops over many columns.
struct ClassTable<Value> {
  private var values: [Value]
  private let sizes: Int
  private let tallies: Int

  init(_ program: PartitionProgram, repeating value: Value) {
    sizes = program.problem.soft.largestSize + 1
    tallies = program.tallies.total + 1
    values = [Value](repeating: value, count: program.flavours.count * sizes * tallies)
  }

  subscript(key: ColumnClass) -> Value {
    get { values[place(key)] }
    set { values[place(key)] = newValue }
  }

  private func place(_ key: ColumnClass) -> Int {
    (key.flavour * sizes + key.size) * tallies + key.tally
  }
}
