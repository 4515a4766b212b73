import GroupingModel

/// What a teacher asks for on the day: a plan, and who is absent, late or new.
package struct RepairRequest: Sendable {
  /// Learners as written: identifiers or names, several separated by commas or semicolons.
  package var absent: [String] = []
  package var late: [String] = []
  /// Learners of the class list who were in no group, or tables of learners who are not in it.
  package var added: [String] = []
  /// A folder of earlier rounds, in the place of the plan's.
  package var history: String?
  /// `80%`: no fewest moves, but the best plan in which so many stay.
  package var keep: String?

  package init() {}

  /// The scenario of the day.
  ///
  /// - Throws: `InputError` if the plan cannot be repaired, or a learner is not known or named twice.
  package func source(plan path: String) throws(InputError) -> ScenarioSource {
    let (plan, inputs) = try PlanFiles.opened(path)
    guard !plan.groups.isEmpty, plan.sections == nil, plan.request.format != "mdgplib" else {
      throw InputError(
        file: path, "this plan cannot be repaired",
        remedy: "name a plan with groups, without sections, made from a class list")
    }
    var source = try ScenarioSource(plan: path)
    let old = plan.request.from?.repair
    let tables = added.filter(Self.isTable)
    let guests =
      (old?.guests ?? []) + tables.map { ScenarioSource.path($0, from: inputs) }
    var repair = RepairDocument(
      guests: guests.enumerated().filter { !guests[..<$0.offset].contains($0.element) }.map(
        \.element),
      sizes: try Self.sizes(of: plan))
    source.document.from = EarlierDocument(
      groups: plan.groups.map {
        EarlierGroup(name: $0.name, label: $0.label, members: $0.members)
      }, repair: repair)
    if let history { source.take(history: history) }
    let roll = try rollCall(plan, source)
    (repair.absent, repair.late) = (roll.absent, roll.late)
    if let keep {
      let share = try EarlierDocument.percentage(keep)
      repair.moves = Int(Double(roll.stayed) * (100 - share) / 100 + 1e-9)
    }
    source.document.from?.repair = repair
    return source
  }

  private func rollCall(
    _ plan: PlanDocument, _ source: ScenarioSource
  ) throws(InputError) -> RollCall {
    let (reader, listed) = try ScenarioLoader.reader(
      of: source.document, folder: source.folder, confined: source.confined)
    return try RollCall(self, plan, reader, listed: listed)
  }

  static func isTable(_ text: String) -> Bool { text.lowercased().hasSuffix(".csv") }

  /// The sizes that the plan's groups may have: as its labels or sizes say, and in any case their own.
  private static func sizes(of plan: PlanDocument) throws(InputError) -> [[Int]] {
    if let old = plan.request.from?.repair, let before = plan.request.from?.groups {
      let known = Dictionary(
        zip(before.map(\.name), old.sizes), uniquingKeysWith: { first, _ in first })
      return plan.groups.map { known[$0.name] ?? [$0.members.count, $0.members.count] }
    }
    let learners = plan.groups.reduce(0) { $0 + $1.members.count }
    let (kinds, _) = try GroupKinds.kinds(of: plan.request, learners: learners)
    return plan.groups.map { group in
      let size = group.members.count
      let alike = kinds.filter { $0.label == group.label }.map(\.sizes)
      let own = alike.filter { $0.contains(size) }
      let sizes = own.isEmpty ? alike : own
      let least = sizes.map(\.lowerBound).min() ?? size
      return [min(size, least), max(size, sizes.map(\.upperBound).max() ?? size)]
    }
  }
}
