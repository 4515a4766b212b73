import GroupingModel
import Studies

/// Makes the classes of a study from tables of learners, and by generation.
struct ClassReader {
  let document: StudyDocument
  var folder: InputFolder
  /// What the user should know: who and what was left out.
  private(set) var remarks: [String] = []

  init(_ document: StudyDocument, folder: InputFolder) {
    self.document = document
    self.folder = folder
  }

  /// All classes, source after source, in natural order of their identifiers.
  ///
  /// - Throws: `InputError` naming file, row and column.
  mutating func classes() throws(InputError) -> [Classroom] {
    var rooms: [Classroom] = []
    for source in document.sources {
      var own = try classes(of: source)
      let least = document.smallestClass ?? 2 * document.groupSize
      let small = own.count { $0.count < least }
      if small > 0 {
        own.removeAll { $0.count < least }
        remarks.append(
          "\(source.name): \(Wording.count(small, "class", "es")) of fewer than \(least) learners "
            + "left out")
      }
      let single = own.count {
        Seating.sizes(learners: $0.count, near: document.groupSize).count < 2
      }
      if single > 0 {
        remarks.append(
          "\(source.name): \(Wording.count(single, "class", "es")) of one group only, in which all "
            + "policies do the same; smallest-class can leave them out")
      }
      rooms += own.map { completed($0, by: source) }
    }
    guard !rooms.isEmpty else {
      throw InputError(
        "no class is large enough for two groups of \(document.groupSize)",
        remedy: "set group-size or smallest-class lower, or name other classes")
    }
    return rooms
  }

  private mutating func classes(of source: ClassSource) throws(InputError) -> [Classroom] {
    switch source.data {
    case .none: return []
    case .generated(let classes):
      var generator = ClassGenerator(seed: document.seed)
      generator.name = source.name
      generator.learners = classes.learners
      generator.scores = AddedScores(intraClass: classes.intraClass)
      generator.female = classes.female
      generator.disadvantaged = classes.disadvantaged
      generator.disadvantage = classes.correlation
      generator.friendships = nil
      return (0..<classes.classes).map(generator.classroom)
    case .file(let file):
      let table = try Table(try folder.text(file.file), file: file.file)
      let reading = try ClassTable(table, file, source)
      remarks += reading.remarks
      var rooms = reading.classrooms()
      if let wishes = file.wishes { rooms = [try withWishes(rooms[0], reading, wishes)] }
      return rooms
    }
  }

  /// With what is to be generated for a class.
  private func completed(_ room: Classroom, by source: ClassSource) -> Classroom {
    var room = room
    if case .file(let file) = source.data, file.score == nil {
      room = AddedScores().added(to: room, seed: document.seed)
    }
    if let friendships = source.friendships {
      room = friendships.added(to: room, seed: document.seed)
    }
    if source.hasChoices {
      let groups = Seating.sizes(learners: room.count, near: document.groupSize).count
      room = AddedChoices(topics: groups).added(to: room, seed: document.seed)
    }
    return room
  }

  /// The class with the wishes of a file of pairs. Pairs of somebody who is not in the table are left
  /// out, for tables of networks hold those who took part in another wave.
  private mutating func withWishes(
    _ room: Classroom, _ reading: ClassTable, _ wishFile: WishFile
  ) throws(InputError) -> Classroom {
    let file = wishFile.file
    let places = Dictionary(
      reading.identifiers.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
    let pairs = try EdgeFile(
      try Table(try folder.text(file), file: file), filter: wishFile.filter
    ).pairs(upToRank: wishFile.most) { places[$0] != nil }
    var wishes = [[Int]](repeating: [], count: room.count)
    var strangers = 0
    for pair in pairs {
      guard let from = places[pair.from], let to = places[pair.to], from != to else {
        strangers += 1
        continue
      }
      if !wishes[from].contains(to) { wishes[from].append(to) }
    }
    if strangers > 0 {
      remarks.append(
        "\(file): \(Wording.count(strangers, "pair")) not of two learners of the table left out")
    }
    return Classroom(
      id: room.id, origin: room.origin, scores: room.scores, wishes: wishes,
      choices: room.choices, categories: room.categories, cluster: room.cluster)
  }
}
