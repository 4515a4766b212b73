/// Things that rows of a table are about, such as projects: found by their identifiers or names, capitals
/// aside.
struct NamedPlaces: Sendable {
  /// What one of them is called in messages: "project".
  let noun: String
  let file: String
  let ids: [String]
  /// As people read them.
  let names: [String]
  private let places: [String: Int]
  /// Finds learners, where they are what is chosen.
  private let learners: LearnerIndex?

  /// Learners whom others choose: found as everywhere, and named in no error.
  init(_ noun: String, learners: BlockClass) {
    self.noun = noun
    ids = learners.reading.roster.learners.map(\.id)
    names = learners.reading.roster.tellingNames
    file = learners.reading.file
    places = [:]
    self.learners = learners.reading.index
  }

  /// - Parameter names: nil where identifiers are the names.
  /// - Throws: `InputError` if two would be found by one name.
  init(
    _ noun: String, ids: [String], names: [String]? = nil, file: String
  ) throws(InputError) {
    self.noun = noun
    self.ids = ids
    self.names = names ?? ids
    self.file = file
    var places: [String: Int] = [:]
    for (place, id) in ids.enumerated() {
      guard places.updateValue(place, forKey: id.lowercased()) == nil else {
        throw InputError(
          file: file, "two \(noun)s are called '\(id)' but for capitals",
          remedy: "give each a name of its own")
      }
    }
    for (place, name) in self.names.enumerated() where places[name.lowercased()] == nil {
      places[name.lowercased()] = place
    }
    self.places = places
    learners = nil
  }

  var count: Int { ids.count }

  func place(_ text: String) -> Int? {
    guard let learners else { return places[text.lowercased()] }
    if case .found(let learner) = learners.match(text) { return learner }
    return nil
  }

  /// - Throws: `InputError` for an empty cell or a name that is unknown, with the nearest known one.
  func place(_ text: String, _ table: TitledTable, _ row: Int, _ column: String) throws(InputError)
    -> Int
  {
    guard !text.isEmpty else {
      throw table.bad(row, column, "the cell is empty", remedy: "name a \(noun)")
    }
    guard let place = place(text) else {
      guard learners == nil else {
        throw table.bad(
          row, column, "names nobody of \(file), or several who have this name",
          remedy: "write the identifier as it stands there")
      }
      let known = InputError(.unknown(noun, text, among: ids), file: nil)
      throw table.bad(row, column, "there is no \(noun) '\(text)' in \(file)", remedy: known.remedy)
    }
    return place
  }
}
