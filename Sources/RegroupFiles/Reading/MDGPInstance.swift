import GroupingModel

/// An instance of the Maximally Diverse Grouping Problem in the format of MDGPLIB: a first line
/// `n groups ss|ds` with a lower and an upper size per group, then lines `i j distance`.
package struct MDGPInstance: Sendable {
  package let roster: Roster
  package let kinds: [GroupKind]
  /// Row-major `n x n`, symmetric, 0 on the diagonal.
  package let distances: [Double]

  /// - Throws: `InputError` naming the line that cannot be read.
  /// - Complexity: O(characters).
  package init(_ text: String, file: String) throws(InputError) {
    var lines = Lines(text: text, file: file)
    guard let head = lines.next() else {
      throw InputError(
        file: file, "the file is empty", remedy: "give an MDGPLIB instance, or another --format")
    }
    let (count, kinds) = try Self.head(head, in: lines)
    var distances = [Double](repeating: 0, count: count * count)
    while let fields = lines.next() {
      guard fields.count == 3, let i = Int(fields[0]), let j = Int(fields[1]),
        let distance = ColumnKind.number(String(fields[2])), i != j,
        (0..<count).contains(i), (0..<count).contains(j)
      else { throw lines.bad("this is not 'i j distance' with i and j below \(count)") }
      distances[i * count + j] = distance
      distances[j * count + i] = distance
    }
    do {
      roster = try Roster(
        learners: (0..<count).map { Learner(id: String($0), name: String($0)) }, attributes: [])
    } catch {
      throw InputError(error, file: file)
    }
    self.kinds = kinds
    self.distances = distances
  }

  /// Sum of the distances within groups, in the instance's own units.
  package func objective(_ partition: Partition) -> Double {
    let count = roster.count
    var sum = 0.0
    for group in partition.groups {
      for (index, i) in group.members.enumerated() {
        for j in group.members[(index + 1)...] { sum += distances[i * count + j] }
      }
    }
    return (sum * 1e6).rounded() / 1e6
  }

  /// Number of learners, and a kind for each different pair of limits.
  private static func head(
    _ fields: [Substring], in lines: Lines
  ) throws(InputError) -> (Int, [GroupKind]) {
    let limits = fields.dropFirst(3).compactMap { Int($0) }
    guard fields.count > 3, let count = Int(fields[0]), let groups = Int(fields[1]),
      (1...5000).contains(count), (1...count).contains(groups),
      limits.count == 2 * groups, fields.count == 3 + 2 * groups
    else { throw lines.bad("this is not 'n groups ss|ds' with two limits per group") }
    var counts: [(sizes: ClosedRange<Int>, count: Int)] = []
    for group in 0..<groups {
      let (low, high) = (limits[2 * group], limits[2 * group + 1])
      guard low >= 1, low <= high, high <= count else {
        throw lines.bad("the limits of group \(group + 1) cannot be met")
      }
      if let known = counts.firstIndex(where: { $0.sizes == low...high }) {
        counts[known].count += 1
      } else {
        counts.append((low...high, 1))
      }
    }
    return (count, counts.map { GroupKind(sizes: $0.sizes, count: $0.count...$0.count) })
  }

  /// The lines that are not empty, as fields.
  private struct Lines {
    let file: String
    private var rest: Substring.UTF8View
    private var number = 0

    init(text: String, file: String) {
      self.file = file
      rest = text[...].utf8
    }

    mutating func next() -> [Substring]? {
      while !rest.isEmpty {
        let end = rest.firstIndex(of: UInt8(ascii: "\n")) ?? rest.endIndex
        let line = rest[..<end]
        rest = end == rest.endIndex ? rest[end...] : rest[rest.index(after: end)...]
        number += 1
        let fields = line.split { $0 == 0x20 || $0 == 0x09 || $0 == 0x0D }.map { Substring($0) }
        if !fields.isEmpty { return fields }
      }
      return nil
    }

    func bad(_ problem: String) -> InputError {
      InputError(
        file: file, line: number, problem, remedy: "give an instance as MDGPLIB has them")
    }
  }
}
