/// Items with several meetings each, matched to places that hold one meeting, by augmenting paths
/// (Kuhn 1955).
struct MeetingMatching {
  /// Items that ask for more places than are open to any of them.
  struct Shortage {
    /// Positions, in order.
    let items: [Int]
    let meetings: Int
    let places: Int
  }

  private let options: [[Int]]
  private let meetings: [Int]
  /// Item at each place, or -1.
  private var owner: [Int]

  /// - Parameters:
  ///   - meetings: of each item.
  ///   - options: places open to each item.
  init(meetings: [Int], options: [[Int]], places: Int) {
    self.meetings = meetings
    self.options = options
    owner = Array(repeating: -1, count: places)
  }

  /// Matches all, or as far as it goes.
  ///
  /// - Returns: what cannot be matched, if anything.
  /// - Complexity: O(meetings x items x places).
  mutating func fill() -> Shortage? {
    for item in meetings.indices {
      for _ in 0..<meetings[item] {
        if let shortage = place(item) { return shortage }
      }
    }
    return nil
  }

  /// Matches as many as can be.
  ///
  /// - Returns: how many meetings that are.
  mutating func fillMost() -> Int {
    for item in meetings.indices {
      for _ in 0..<meetings[item] where place(item) != nil { break }
    }
    return owner.count { $0 >= 0 }
  }

  /// Places of each item.
  var places: [[Int]] {
    var places = [[Int]](repeating: [], count: meetings.count)
    for (place, item) in owner.enumerated() where item >= 0 { places[item].append(place) }
    return places
  }

  /// Finds room for one more meeting of an item, or says who stands in its way.
  private mutating func place(_ item: Int) -> Shortage? {
    var cameFrom = [Int](repeating: -1, count: owner.count)
    /// The place that an item gives up, through which it was reached.
    var given = [Int](repeating: -1, count: meetings.count)
    var queue = [item]
    var next = 0
    while next < queue.count {
      let current = queue[next]
      next += 1
      for place in options[current] where cameFrom[place] < 0 {
        cameFrom[place] = current
        let holder = owner[place]
        guard holder >= 0 else {
          shift(place, cameFrom, given, for: item)
          return nil
        }
        if holder != item, given[holder] < 0 {
          given[holder] = place
          queue.append(holder)
        }
      }
    }
    return Shortage(
      items: queue.sorted(), meetings: queue.reduce(0) { $0 + meetings[$1] },
      places: cameFrom.count { $0 >= 0 })
  }

  /// Hands places on along the path that ends in a free one.
  private mutating func shift(_ free: Int, _ cameFrom: [Int], _ given: [Int], for item: Int) {
    var place = free
    while cameFrom[place] != item {
      owner[place] = cameFrom[place]
      place = given[cameFrom[place]]
    }
    owner[place] = item
  }
}
