import GroupingModel

/// The groups of an earlier plan beside the class of today.
struct EarlierPlan: Sendable {
  let document: EarlierDocument
  /// Per group, the positions of the members who are still in the class, ascending.
  let members: [[Int]]
  /// Positions of the groups that stay as they are.
  let locked: [Int]
  /// Learners by position, with the position of the group that each is pinned to.
  let pins: [(learner: Int, group: Int)]

  /// - Throws: `InputError` if nobody of the plan is left, or a lock or pin cannot be used.
  init(_ document: EarlierDocument, with reader: ReferenceReader) throws(InputError) {
    self.document = document
    let positions = Dictionary(
      reader.roster.roster.learners.enumerated().map { ($1.id, $0) },
      uniquingKeysWith: { a, _ in a })
    var seen: Set<Int> = []
    members = document.groups.map { group in
      group.members.compactMap { positions[$0] }.filter { seen.insert($0).inserted }.sorted()
    }
    guard !seen.isEmpty else {
      throw InputError(
        "--from: nobody of the earlier plan is in the class list",
        remedy: "name a plan of this class, with the same column of identifiers")
    }
    var locked: [Int] = []
    for name in document.lock ?? [] { locked.append(try document.position(ofGroup: name, "lock")) }
    self.locked = Set(locked).sorted()
    var pins: [(learner: Int, group: Int)] = []
    for (entry, pair) in (document.pins ?? []).enumerated() where pair.count == 2 {
      let place = Place(entry: "--pin, entry \(entry + 1)")
      guard let learner = try reader.learner(pair[0], at: place) else { continue }
      let group = try document.position(ofGroup: pair[1], "pin")
      guard pins.allSatisfy({ $0.learner != learner || $0.group == group }) else {
        throw place.error(
          "the learner is pinned to two groups", remedy: "pin each learner to one group")
      }
      pins.append((learner, group))
    }
    self.pins = pins
  }

  /// Learners of the earlier plan who are still in the class.
  var present: Int { members.reduce(0) { $0 + $1.count } }

  /// What was read, in a line.
  var summary: String {
    var parts = [Wording.count(locked.count, "locked group"), Wording.count(pins.count, "pin")]
      .filter { !$0.hasPrefix("0") }
    if let moves { parts.append("at most \(moves) may change their group") }
    let kept = parts.isEmpty ? "" : ": " + parts.joined(separator: ", ")
    return "Read an earlier plan of \(Wording.count(members.count, "group")), in which "
      + "\(Wording.count(present, "learner")) of the class were\(kept)."
  }

  /// Learners who may be elsewhere than before; nil where nothing is said about it.
  var moves: Int? {
    if let repair = document.repair { return repair.moves ?? present }
    guard let keep = document.keep, keep > 0 else { return nil }
    // What is a hair below a whole number is that number: 20 % of 30 is 6.
    return Int(Double(present) * (100 - keep) / 100 + 1e-9)
  }
}

extension EarlierDocument {
  /// The group of that name, or of that number; a number is that of "Group 3", and where no group is
  /// called so, a place in the plan.
  ///
  /// - Parameter flag: for the message, which does not repeat what was written: it may be a name.
  /// - Throws: `InputError` with the names that there are.
  func position(ofGroup text: String, _ flag: String) throws(InputError) -> Int {
    let wanted = trimmed(text).lowercased()
    let names = groups.map { $0.name.lowercased() }
    if let found = names.firstIndex(of: wanted) ?? names.firstIndex(of: "group \(wanted)") {
      return found
    }
    let isNumbered = names.contains { $0.hasPrefix("group ") }
    if !isNumbered, let number = Int(wanted), groups.indices.contains(number - 1) {
      return number - 1
    }
    let known = groups.prefix(40).map { "'\($0.name)'" }.joined(separator: ", ")
    throw InputError("--\(flag): the earlier plan has no such group", remedy: "there are: \(known)")
  }
}
