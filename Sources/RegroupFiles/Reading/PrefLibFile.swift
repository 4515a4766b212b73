import GroupingModel

/// Ranked choices in PrefLib's formats (`.soc`, `.soi`, `.toc`, `.toi`): alternatives by number, and
/// lines of how many voters rank them how, ties in braces: `2: 3,{1,4},2`.
struct PrefLibFile {
  /// Names of the alternatives, in the order of their numbers.
  let alternatives: [String]
  /// Per voter, positions in `alternatives`, first choice first; ties share an inner array. Voters
  /// of one line follow each other.
  let ballots: [[[Int]]]

  private static let largest = 200_000
  /// Ranked alternatives over all voters.
  private static let mostChoices = 2_000_000

  static func isNamed(_ path: String) -> Bool {
    [".soc", ".soi", ".toc", ".toi"].contains(where: path.lowercased().hasSuffix)
  }

  /// - Throws: `InputError` naming the line that cannot be read.
  init(_ text: String, file: String) throws(InputError) {
    var names: [Int: String] = [:]
    var lines: [(count: Int, ranks: [[Int]])] = []
    var (voters, choices) = (0, 0)
    for (index, line) in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
      .enumerated()
    {
      let line = trimmed(String(line))
      if line.hasPrefix("#") {
        if let (number, name) = Self.alternative(line) { names[number] = name }
      } else if !line.isEmpty {
        let (count, ranks) = try Self.ballot(line, names: names, file: file, line: index + 1)
        let length = ranks.reduce(0) { $0 + $1.count }
        guard count <= Self.largest - voters, length <= (Self.mostChoices - choices) / count else {
          throw InputError(
            file: file, line: index + 1,
            "there are more than \(Self.largest) voters or \(Self.mostChoices) choices",
            remedy: "split the file")
        }
        voters += count
        choices += count * length
        lines.append((count, ranks))
      }
    }
    guard !lines.isEmpty, !names.isEmpty else {
      throw InputError(
        file: file, "no ranked choices are found",
        remedy: "use a PrefLib file with lines such as '# ALTERNATIVE NAME 1: Robots' and "
          + "'1: 2,1,3'")
    }
    let numbers = names.keys.sorted()
    let positions = Dictionary(uniqueKeysWithValues: numbers.enumerated().map { ($1, $0) })
    alternatives = numbers.map { names[$0] ?? "" }
    ballots = lines.flatMap { count, ranks in
      Array(repeating: ranks.map { $0.compactMap { positions[$0] } }, count: count)
    }
  }

  /// The number and name in "# ALTERNATIVE NAME 3: Robots".
  private static func alternative(_ line: String) -> (Int, String)? {
    let title = "# ALTERNATIVE NAME "
    guard line.hasPrefix(title), let colon = line.firstIndex(of: ":"),
      let number = Int(line[line.index(line.startIndex, offsetBy: title.count)..<colon])
    else { return nil }
    return (number, trimmed(String(line[line.index(after: colon)...])))
  }

  /// How many voters, and their choices.
  private static func ballot(
    _ text: String, names: [Int: String], file: String, line: Int
  ) throws(InputError) -> (Int, [[Int]]) {
    let parts = text.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, let count = Int(trimmed(String(parts[0]))), count > 0,
      let ranks = ranks(String(parts[1]))
    else {
      throw InputError(
        file: file, line: line, "this is not a number of voters and their choices",
        remedy: "write it as 2: 3,{1,4},2")
    }
    let all = ranks.flatMap { $0 }
    guard all.allSatisfy({ names[$0] != nil }), Set(all).count == all.count else {
      throw InputError(
        file: file, line: line, "an alternative has no name, or stands twice",
        remedy: "name each as in '# ALTERNATIVE NAME 3: Robots' and rank it once")
    }
    return (count, ranks)
  }

  /// nil unless all are whole numbers and braces are paired.
  private static func ranks(_ text: String) -> [[Int]]? {
    var (ranks, tie): ([[Int]], [Int]?) = ([], nil)
    for part in text.split(separator: ",") {
      var item = trimmed(String(part))
      if item.hasPrefix("{") {
        guard tie == nil else { return nil }
        tie = []
        item.removeFirst()
      }
      let closes = item.hasSuffix("}")
      if closes { item.removeLast() }
      guard let number = Int(trimmed(item)), closes ? tie != nil : true else { return nil }
      if let open = tie { tie = open + [number] } else { ranks.append([number]) }
      if closes, let open = tie {
        ranks.append(open)
        tie = nil
      }
    }
    return tie == nil ? ranks : nil
  }
}

extension PrefLibFile {
  /// The voters as a class list with nothing but their numbers, their choices and labels.
  func roster(file: String) -> Import {
    var result = Import(
      Table(file: file, header: ["Voter"], rows: ballots.indices.map { ["\($0 + 1)"] }))
    result.id = "Voter"
    result.rules = [RuleDocument(rule: "preference", subject: file, weight: 1)]
    result.remarks = ["\(file) is read as PrefLib choices of \(ballots.count) voters"]
    return result
  }

  /// A label for each alternative; sizes are given for all.
  var labels: [LabelDocument] { alternatives.map { LabelDocument(name: $0, optional: true) } }
}
