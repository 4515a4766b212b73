import Studies

/// How many replications a study takes, as some of its classes tell.
struct PilotReport: Sendable {
  /// Monte Carlo standard error that is asked for.
  let error: Double
  let seeds: Int
  /// What it would take without limits.
  let wanted: Double
  /// The contrast that takes most.
  let policy: String
  let model: String
  let classes: Int

  /// Seeds of each class of a pilot: enough to tell a variance over some hundred classes.
  static let pilotSeeds = 4

  /// Runs the pilot.
  ///
  /// - Throws: what a rule set throws.
  init(
    _ design: StudyDesign, _ rooms: [Classroom], document: StudyDocument, error: Double,
    limits: ClosedRange<Int>, classes: Int, threads: Int
  ) throws {
    let design = design.with(seeds: Self.pilotSeeds)
    let number = min(classes, rooms.count)
    let sample = (0..<number).map { rooms[$0 * rooms.count / number] }
    let main = design.columns.names.firstIndex(of: document.contrasts[0]) ?? 0
    let pass = StudyPass(design, document)
    var replications = Replications(
      shape: pass.shape, reference: pass.reference, outcome: main)
    let outcomes = ParallelClasses.map(number, threads: threads) { index in
      pass.values(try ClassRun(design, sample[index]).outcomes(), index: index)
    }
    for result in outcomes {
      if let values = try result?.get() { replications.add(values) }
    }
    let need = replications.needed(classes: rooms.count, target: error, within: limits)
    self.error = error
    self.classes = number
    seeds = need?.seeds ?? limits.lowerBound
    wanted = need?.wanted ?? 1
    policy = need.map { design.policies[$0.policy].name } ?? ""
    model = need.map { pass.worldName($0.world) } ?? ""
  }
}
