import GroupingModel

/// Who of a class is there on the day.
struct RollCall {
  /// Identifiers, in the order of the class list.
  let absent: [String]
  let late: [String]
  /// How many learners of the plan's groups are there.
  let stayed: Int

  /// - Parameters:
  ///   - reader: of the class list with its guests below it.
  ///   - listed: learners of the class list itself; guests come whether they are named or not.
  /// - Throws: `InputError` if a name is not known, or what is said of a learner does not fit.
  init(
    _ request: RepairRequest, _ plan: PlanDocument, _ reader: ReferenceReader, listed: Int
  ) throws(InputError) {
    let learners = reader.roster.roster.learners
    let grouped = Set(plan.groups.flatMap(\.members))
    func isGrouped(_ position: Int) -> Bool { grouped.contains(learners[position].id) }
    let named = try Self.positions(request.absent, "--absent", reader)
    let late = try Self.positions(request.late, "--late", reader)
    let names = request.added.filter { !RepairRequest.isTable($0) }
    let added = try Self.positions(names, "--add", reader)
    guard named.isDisjoint(with: late), named.isDisjoint(with: added) else {
      throw Self.error(
        reader, named.intersection(late.union(added)), "said to be absent, and late or added",
        remedy: "name each learner once")
    }
    if let known = Self.rows(reader, added.filter(isGrouped)) {
      throw InputError(
        "--add: \(known) of the class list: in a group of the plan already",
        remedy: "leave them out of --add")
    }
    // Whoever was absent before stays so until they are added again.
    let old = Set(plan.request.from?.repair?.absent ?? [])
    let before = Set(learners.indices.filter { old.contains(learners[$0].id) && !isGrouped($0) })
    let gone = before.subtracting(added).subtracting(late).union(named)
    let expected = gone.union(added).union(late)
    let missing = (0..<listed).filter { !isGrouped($0) && !expected.contains($0) }
    if let rows = Self.rows(reader, missing) {
      throw InputError(
        "\(rows) of the class list: in no group of the plan",
        remedy: "name them with --add, or with --absent to leave them out")
    }
    guard gone.count < learners.count else {
      throw InputError("everybody is absent", remedy: "leave somebody to be grouped")
    }
    absent = gone.sorted().map { learners[$0].id }
    self.late = late.sorted().map { learners[$0].id }
    stayed = learners.indices.count { isGrouped($0) && !gone.contains($0) }
  }

  private static func positions(
    _ texts: [String], _ flag: String, _ reader: ReferenceReader
  ) throws(InputError) -> Set<Int> {
    var found: Set<Int> = []
    for text in texts {
      for finding in reader.matcher.findAll(inCell: text) {
        if let learner = try reader.learner(finding, at: Place(entry: flag)) {
          found.insert(learner)
        }
      }
    }
    return found
  }

  private static func error(
    _ reader: ReferenceReader, _ learners: some Sequence<Int>, _ problem: String, remedy: String
  ) -> InputError {
    InputError("\(rows(reader, learners) ?? "a row") of the class list: \(problem)", remedy: remedy)
  }

  /// "rows 3 and 9"; nil for nobody.
  private static func rows(
    _ reader: ReferenceReader, _ learners: some Sequence<Int>
  ) -> String? {
    let numbers = learners.sorted().map { position in
      reader.roster.rowNumbers.indices.contains(position)
        ? reader.roster.rowNumbers[position] : position + 2
    }
    guard !numbers.isEmpty else { return nil }
    return (numbers.count == 1 ? "row " : "rows ")
      + numbers.prefix(8).map(String.init).joined(separator: ", ")
      + (numbers.count > 8 ? " and \(numbers.count - 8) more" : "")
  }
}
