/// A plan of choices, verified from its scenario and `plan.json` alone.
package protocol ChoiceCheck: Sendable {
  /// - Returns: nil if the file is another sort of plan.
  /// - Throws: `InputError` if it cannot be read, or an input is missing or has changed.
  static func read(_ path: String) throws -> Self?

  /// Whether nothing is wrong.
  var isValid: Bool { get }
  /// Whether the plan says nothing that was not verified.
  var isVerified: Bool { get }
  /// For the terminal.
  var text: String { get }
}

/// A check that counts again, from a plan's document and its scenario, what the plan tells, and
/// proves of it that none is better, as far as it can.
protocol RecountedChoice: ChoiceCheck {
  associatedtype Document: ChoiceDocument
  associatedtype Loaded: ScenarioChoice

  init(_ document: Document, _ loaded: Loaded) throws

  var document: Document { get }
  /// What is wrong, a sentence each.
  var faults: [String] { get }
  /// What is not there where there is no plan: "placement".
  static var noun: String { get }
  /// What was found right, where nothing is wrong.
  var praise: String { get }
  /// What the plan says of all plans there could be, where nothing is wrong; it need not tell of a
  /// plan that says that there is none.
  var claims: [ChoiceClaim] { get }
}

extension RecountedChoice {
  static func read(_ path: String) throws -> Self? {
    let plan = try StoredPlan(path)
    guard
      let document = try plan.document(
        Document.self, format: Document.currentFormat, writtenBy: "regroup choose")
    else { return nil }
    let folder = InputFolder(path: plan.folder(document.folder), confined: false)
    let loaded = try Loaded(try ChoiceScenario(document.scenario, in: folder))
    try StoredPlan.compare(loaded.inputs, with: document.inputs)
    return try Self(document, loaded)
  }

  var isValid: Bool { faults.isEmpty }
  var isVerified: Bool { told.allSatisfy(\.isVerified) }

  private var told: [ChoiceClaim] {
    document.status == .infeasible && claims.isEmpty
      ? [ChoiceClaim(what: ChoiceClaim.isImpossible, isVerified: false)] : claims
  }

  var text: String {
    guard isValid else { return TerminalLines.text(["Wrong:"] + faults.map { "- \($0)" }) }
    guard document.status.hasPlan else {
      let claim = document.status == .infeasible ? " " + ChoiceClaim.impossibility(told) : ""
      return TerminalLines.text(["There is no \(Self.noun) in this plan to verify.\(claim)"])
    }
    return TerminalLines.text([
      "\(praise) \(ChoiceClaim.sentence(told, isBest: document.status == .optimal))"
    ])
  }
}
