import Choosing

/// What every `plan.json` of choices tells.
protocol ChoiceDocument: Codable, Sendable {
  /// Tells such plans from others.
  static var currentFormat: String { get }

  var status: ChoiceStatus { get }
  /// Path of the scenario's folder from that of the plan.
  var folder: String? { get set }
  /// Name of the scenario's file in its folder.
  var scenario: String { get }
  /// SHA-256 of each file read, by its path in the scenario's folder.
  var inputs: [String: String] { get }
}

extension ChoiceDocument {
  /// - Parameter folder: path of the scenario's folder from that of the plan.
  func json(folder: String) throws -> String {
    var document = self
    document.folder = folder
    return try StoredPlan.json(document)
  }
}

/// What is known of a plan. Where rounds are planned one after the other, none is said to be best.
enum ChoiceStatus: String, Codable, Sendable {
  case optimal, feasible, infeasible, unknown

  var hasPlan: Bool { self == .optimal || self == .feasible }
}

/// How good a plan is in one respect, given those before it.
struct ChoiceStep: Codable, Sendable {
  let what: String
  let value: Int
  /// No plan has less; nil where nothing is known.
  let bound: Int?
  let proven: Bool
}

extension ChoiceStep {
  init(_ what: String, _ result: LevelResult) {
    self.init(what: what, value: result.value, bound: result.bound, proven: result.isProven)
  }

  /// Whether the bound can be one of the value.
  private var fits: Bool {
    guard let bound else { return !proven }
    return bound <= value && (!proven || bound == value)
  }

  /// What steps say of all plans there could be.
  ///
  /// - Parameters:
  ///   - verified: how many of the first steps were seen to be the best.
  ///   - least: what none is below whatever the plan, by what the step counts; 0 for others.
  static func claims(
    _ steps: [ChoiceStep], verified: Int = 0, least: [String: Int] = [:]
  ) -> [ChoiceClaim] {
    steps.enumerated().compactMap { index, step in
      guard let bound = step.bound else { return nil }
      let isPlain = bound <= least[step.what] ?? 0
      if isPlain, !step.proven { return nil }
      return ChoiceClaim(
        what: step.what, bound: step.proven ? nil : bound, isVerified: isPlain || index < verified)
    }
  }

  /// What is wrong with how sure a plan says to be.
  static func faults(_ steps: [ChoiceStep], _ status: ChoiceStatus) -> [String] {
    let wrong = steps.filter { !$0.fits }.map {
      "\($0.what): the bound is not below what it bounds."
    }
    guard steps.allSatisfy(\.proven) == (status == .optimal), !steps.isEmpty else {
      return wrong + ["The plan's status is not what its steps say."]
    }
    return wrong
  }
}
