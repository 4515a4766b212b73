/// Classes that share something, as those of one school: resampling and tests take or leave them as a
/// whole, for they tell less than as many classes that have nothing in common (Cameron and Miller 2015).
package struct ClassClusters: Sendable, Hashable {
  /// Per class its cluster; clusters are numbered in the order in which they first come.
  package let numbers: [Int]
  package let count: Int
  /// Per cluster, its last class.
  let last: [Int]

  /// - Parameter keys: per class; classes of equal keys are a cluster.
  package init(_ keys: [String]) {
    var known: [String: Int] = [:]
    var (numbers, last) = ([Int](), [Int]())
    for (index, key) in keys.enumerated() {
      let number = known[key] ?? known.count
      known[key] = number
      if number == last.count { last.append(index) } else { last[number] = index }
      numbers.append(number)
    }
    self.numbers = numbers
    self.last = last
    count = last.count
  }

  /// Each class by itself.
  package init(classes: Int) {
    numbers = Array(0..<classes)
    last = numbers
    count = classes
  }
}
