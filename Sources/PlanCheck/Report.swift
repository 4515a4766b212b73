/// How much work a check may do.
package struct CheckOptions: Sendable {
  /// Groups, partial ones included, that one pass may look at.
  package var groupLimit: Int
  /// Groups within the gap that are searched for a cheaper plan.
  package var candidateLimit: Int
  /// Groups that such a search may look at, counted each time.
  package var searchLimit: Int
  package var threads: Int

  package init(
    groupLimit: Int = 130_000_000, candidateLimit: Int = 20_000, searchLimit: Int = 100_000_000,
    threads: Int = 2
  ) {
    self.groupLimit = groupLimit
    self.candidateLimit = candidateLimit
    self.searchLimit = searchLimit
    self.threads = threads
  }
}

/// Something in a plan that is not as it claims.
package struct Finding: Sendable, Hashable, CustomStringConvertible {
  package enum Subject: String, Sendable, CaseIterable {
    case format, roster, size, label, count, required, cost, status, level, alone, objective
    case certificate, bound, optimality, infeasibility
  }

  package let subject: Subject
  /// What is claimed and what was found; names no learner.
  package let text: String

  package var description: String { "\(subject.rawValue): \(text)" }
}

/// What a check found.
package struct Report: Sendable {
  /// What became of the plan's claim to be best, or of an infeasible scenario's to have no plan.
  package enum Proof: String, Sendable {
    /// The plan claims nothing.
    case none
    case verified
    /// Neither verified nor refuted; a remark says why.
    case open
    case refuted
  }

  /// What is wrong; empty for a plan that is what it claims to be.
  package internal(set) var findings: [Finding] = []
  /// What could not be verified.
  package internal(set) var remarks: [String] = []
  package internal(set) var proof = Proof.none
  /// Most groups of allowed kind and size that one pass looked at; 0 where none was needed.
  package internal(set) var groupsLookedAt = 0
  /// Per certificate of the plan, the bound that its prices prove, in cost units; nil where it was
  /// not recomputed.
  package internal(set) var recomputedBounds: [Int64?] = []

  package var isValid: Bool { findings.isEmpty }

  mutating func found(_ subject: Finding.Subject, _ text: String) {
    findings.append(Finding(subject: subject, text: text))
  }

  mutating func remark(_ text: String) {
    if !remarks.contains(text) { remarks.append(text) }
  }

  /// Takes in what was found about a part of the plan.
  mutating func add(_ part: Report, about name: String) {
    findings += part.findings.map { Finding(subject: $0.subject, text: "\(name), \($0.text)") }
    for text in part.remarks { remark("\(name): \(text)") }
    if part.proof != .none { conclude(part.proof) }
    groupsLookedAt = max(groupsLookedAt, part.groupsLookedAt)
    recomputedBounds += part.recomputedBounds
  }

  /// Lowers the proof's standing: refuted stays refuted, open never becomes verified.
  mutating func conclude(_ outcome: Proof) {
    switch (proof, outcome) {
    case (.refuted, _), (.open, .verified): break
    default: proof = outcome
    }
  }
}

/// Points for a message.
func points(_ units: Int64) -> String { "\(Double(units) / 1000)" }

func points(_ units: Int128) -> String { "\(Double(units) / 1000)" }
