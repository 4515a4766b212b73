/// Groups worth remembering, each once per kind.
struct GroupPool {
  /// A group that keeps the required rules, and what it costs.
  struct Entry: Hashable {
    /// Ascending.
    let members: [Int]
    let kind: Int
    let cost: Int64
  }

  private(set) var entries: [Entry] = []
  private var known: Set<UInt64> = []
  /// A random word per kind, then per learner; a group's key is the exclusive or of its words, so
  /// that most groups are recognised without being copied (Zobrist 1970).
  private let words: [UInt64]
  private let kinds: Int
  /// Most groups kept; what comes later is turned away.
  private let limit: Int

  init(_ problem: SearchProblem, limit: Int) {
    kinds = problem.kinds.count
    self.limit = limit
    var random = RandomSource(seed: 0, stream: 0)
    words = (0..<(kinds + problem.learners)).map { _ in random.next() }
  }

  /// Adds a group unless it is known.
  mutating func add(_ members: some Collection<Int32>, kind: Int, cost: Int64) {
    guard entries.count < limit else { return }
    let key = members.reduce(words[kind]) { $0 ^ words[kinds + Int($1)] }
    guard known.insert(key).inserted else { return }
    entries.append(Entry(members: members.map(Int.init).sorted(), kind: kind, cost: cost))
  }

  mutating func add(_ entry: Entry) {
    add(entry.members.map(Int32.init), kind: entry.kind, cost: entry.cost)
  }

  /// Empties the pool.
  ///
  /// - Returns: what was in it.
  mutating func removeAll() -> [Entry] {
    let removed = entries
    entries.removeAll(keepingCapacity: true)
    known.removeAll(keepingCapacity: true)
    return removed
  }
}
