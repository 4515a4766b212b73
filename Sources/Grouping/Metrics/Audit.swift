/// What the rounds of a term show about sorting, meeting and taking turns, beside chance.
public struct Audit: Sendable {
  package let record: TermRecord
  package let traits: [AuditTrait]
  /// One for each of the first traits that are judged.
  package let verdicts: [TrackingVerdict]
  /// By trait, then by round; figures over the term stand behind those by round.
  package let figures: [Figure]
  /// nil where no trait is a column of numbers.
  package let picture: TermPicture?
  package let seed: UInt64
  package let draws: Int

  /// - Parameters:
  ///   - judged: how many of the traits, from the first, get a verdict; others are described only.
  ///   - draws: random draws for each figure; at least one.
  /// - Complexity: O(draws x rounds x learners x (traits + learners / 64)).
  package init(
    _ record: TermRecord, traits: [AuditTrait], judged: Int, seed: UInt64, draws: Int
  ) {
    let placed = record.wasPlaced
    let traits = traits.map { $0.limited(to: placed) }
    self.record = record
    self.traits = traits
    self.seed = seed
    self.draws = draws
    let byTrait = traits.enumerated().map { position, trait in
      TraitAudit.figures(of: trait, at: position, record, seed: seed, draws: draws)
    }
    let pictured = Self.firstNumbers(traits)
    picture = pictured.map { TermPicture(record, trait: $0.position, numbers: $0.numbers) }
    var figures = byTrait.flatMap { $0 }
    figures += MeetingAudit.figures(record, pictured: pictured, seed: seed, draws: draws)
    figures += MeetingAudit.choices(record, seed: seed, draws: draws).map { [$0] } ?? []
    self.figures = figures
    verdicts = Self.verdicts(Array(byTrait.prefix(judged)), traits, record)
  }

  /// The verdicts alone, as an audit gives them.
  public static func verdicts(
    _ record: TermRecord, traits: [AuditTrait], seed: UInt64, draws: Int
  ) -> [TrackingVerdict] {
    let placed = record.wasPlaced
    let traits = traits.map { $0.limited(to: placed) }
    let figures = traits.enumerated().map { position, trait in
      TraitAudit.figures(of: trait, at: position, record, seed: seed, draws: draws)
    }
    return verdicts(figures, traits, record)
  }

  private static func verdicts(
    _ figures: [[Figure]], _ traits: [AuditTrait], _ record: TermRecord
  ) -> [TrackingVerdict] {
    let ofTerm = figures.flatMap { own in
      own.filter { $0.measure == .sorting && $0.round == nil }
    }
    return TrackingVerdict.verdicts(
      ofTerm, hasDifferences: zip(traits, figures).map { $0.0.hasDifference(in: record) })
  }

  private static func firstNumbers(_ traits: [AuditTrait]) -> (position: Int, numbers: [Int64?])? {
    for (position, trait) in traits.enumerated() {
      if case .numbers(let numbers) = trait.values { return (position, numbers) }
    }
    return nil
  }
}

extension AuditTrait {
  /// Whether any two learners who were placed differ, or could: a single one is too few to tell.
  func hasDifference(in record: TermRecord) -> Bool {
    let known = (0..<record.learners).filter(isKnown)
    guard let first = known.first else { return false }
    guard known.count > 1 else { return true }
    switch values {
    case .numbers(let numbers): return known.contains { numbers[$0] != numbers[first] }
    case .categories(let numbers, _): return known.contains { numbers[$0] != numbers[first] }
    case .distances(let squares, _):
      return known.contains { one in
        known.contains { squares[one * record.learners + $0] > 0 }
      }
    }
  }
}
