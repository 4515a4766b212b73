/// A person to be grouped.
public struct Learner: Sendable, Hashable {
  /// Identifier, unique in the roster; what history and plans refer to.
  public let id: String
  /// Name as people read it; equals `id` where the roster has no names.
  public let name: String

  public init(id: String, name: String) {
    self.id = id
    self.name = name
  }
}

/// All learners of a scenario with their attributes, in the order of the source file.
public struct Roster: Sendable {
  /// Learners; everything else refers to them by their position here.
  public private(set) var learners: [Learner]
  /// Attributes by the column they came from, in file order.
  public let attributes: [Attribute]

  /// Makes a roster from learners and columns of one cell per learner.
  ///
  /// - Throws: `ModelError` if there is no learner, an identifier repeats, or a column has
  ///   another length than the roster.
  public init(learners: [Learner], attributes: [Attribute]) throws(ModelError) {
    guard !learners.isEmpty else {
      throw ModelError("the roster is empty", remedy: "add at least one learner")
    }
    var seen: [String: Int] = [:]
    for (position, learner) in learners.enumerated() {
      if let first = seen.updateValue(position, forKey: learner.id) {
        throw ModelError(
          "learners \(first + 1) and \(position + 1) of the roster share one identifier",
          remedy: "make identifiers unique, or choose another identifier column")
      }
    }
    for attribute in attributes where attribute.cells.count != learners.count {
      throw ModelError(
        "column '\(attribute.name)' has \(attribute.cells.count) cells for "
          + "\(learners.count) learners", remedy: "give each learner one cell, empty if unknown")
    }
    self.learners = learners
    self.attributes = attributes
  }

  /// Number of learners.
  public var count: Int { learners.count }

  /// The same class with its learners called otherwise.
  ///
  /// - Parameter name: must be another text for each identifier.
  package func calling(_ name: (Learner) -> Learner) -> Roster {
    var roster = self
    roster.learners = learners.map(name)
    return roster
  }

  /// The attribute of that exact name.
  ///
  /// - Throws: `ModelError` naming the closest column if there is none.
  public func attribute(_ name: String) throws(ModelError) -> Attribute {
    if let found = attributes.first(where: { $0.name == name }) { return found }
    throw ModelError.unknown("column", name, among: attributes.map(\.name))
  }
}
