extension Kernel {
  /// Lists of learners, one per learner, end to end.
  package struct Lists: BitwiseCopyable, Sendable {
    private let starts: Flat<Int32>
    private let items: Flat<Int32>

    init(_ lists: [[Int]], in arena: Arena) {
      var starts: [Int32] = [0]
      for list in lists { starts.append(starts[starts.count - 1] + Int32(list.count)) }
      self.starts = arena.array(starts)
      items = arena.array(lists.joined().map(Int32.init))
    }

    /// Length of one list.
    @inline(__always)
    package func count(of learner: Int) -> Int { Int(starts[learner + 1] - starts[learner]) }

    @inline(__always)
    package func item(_ index: Int, of learner: Int) -> Int {
      Int(items[Int(starts[learner]) + index])
    }

    /// Whether a learner of one list fulfils a condition.
    @inline(__always)
    package func contains(of learner: Int, where condition: (Int) -> Bool) -> Bool {
      for index in Int(starts[learner])..<Int(starts[learner + 1])
      where condition(Int(items[index])) { return true }
      return false
    }

    /// Calls `body` with each learner of one list.
    @inline(__always)
    package func forEach(of learner: Int, _ body: (Int) -> Void) {
      for index in Int(starts[learner])..<Int(starts[learner + 1]) { body(Int(items[index])) }
    }
  }
}
