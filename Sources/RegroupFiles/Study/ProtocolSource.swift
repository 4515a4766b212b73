import Studies

/// A source of classes, as the protocol tells it.
struct ProtocolSource {
  let name: String
  let origin: String
  let from: String
  let hashes: [ProtocolPage.Line]
  let facts: [String]

  init(_ source: ClassSource, _ study: LoadedStudy) {
    let rooms = study.rooms.filter { $0.id == source.name || $0.id.hasPrefix(source.name + "/") }
    name = source.name
    origin = DataLabel(rooms).kinds
    let learners = rooms.reduce(0) { $0 + $1.count }
    var facts = [
      "\(Wording.count(rooms.count, "class", "es")) with \(Wording.count(learners, "learner"))"
    ]
    switch source.data {
    case .none:
      (from, hashes) = ("nothing", [])
    case .file(let file):
      from = "table \(file.file)"
      hashes = ([file.file] + [file.wishes?.file].compactMap { $0 }).map {
        ProtocolPage.Line(what: $0, text: study.inputs[$0] ?? "")
      }
      facts += Self.facts(file, source)
    case .generated(let classes):
      (from, hashes) = ("generator, seed \(study.document.seed)", [])
      facts += Self.facts(classes)
    }
    if !source.categories.isEmpty {
      facts.append("categories: \(Wording.list(source.categories))")
    }
    if let friendships = source.friendships { facts.append(Self.fact(friendships)) }
    if source.hasChoices {
      facts.append(
        "choices are generated: each learner ranks as many topics as there are groups "
          + "(Plackett-Luce, deviation of log popularity 1)")
    }
    self.facts = facts
  }

  private static func facts(_ file: ClassFile, _ source: ClassSource) -> [String] {
    let columns = file.classColumns
    var facts = [
      columns.isEmpty
        ? "the whole table is one class"
        : "a class is what shares \(Wording.list(columns))"
    ]
    if let score = file.score {
      let part =
        source.within.isEmpty ? "the whole source" : "each \(source.within.joined(separator: "-"))"
      facts.append(
        "the score is column \(score), in standard deviations from the mean of \(part)")
    } else {
      facts.append("scores are generated, standard normal: no score of the table is used")
    }
    switch source.missing {
    case nil: break
    case .drop: facts.append("learners without a score are left out")
    case .mean: facts.append("learners without a score have the mean of their class")
    }
    if let wishes = file.wishes {
      let part = [wishes.filter.map { "where \($0)" }, wishes.most.map { "up to rank \($0)" }]
      facts.append(
        (["wishes are read from \(wishes.file)"] + part.compactMap { $0 }).joined(separator: ", "))
    }
    return facts
  }

  private static func facts(_ classes: GeneratedClasses) -> [String] {
    let number: (Double) -> String = StudyWords.plain
    return [
      "\(Wording.range(classes.learners)) learners a class, drawn evenly",
      "scores are normal with variance 1, of which \(number(classes.intraClass)) lies between "
        + "classes",
      "gender is f with probability \(number(classes.female))",
      "disadvantaged is yes with probability \(number(classes.disadvantaged)); its normal variable "
        + "has correlation \(number(classes.correlation)) with the score",
    ]
  }

  private static func fact(_ friendships: AddedFriendships) -> String {
    let number: (Double) -> String = StudyWords.plain
    return "wishes are generated: \(Wording.range(friendships.wishes)) each, drawn with weight "
      + "exp(\(number(friendships.alike)) x same \(friendships.column) - "
      + "\(number(friendships.near)) x distance of scores + "
      + "\(number(friendships.reciprocity)) x wished by the other)"
  }
}

/// Whether data are real: said at the top of every page.
struct DataLabel {
  /// "real", or "real and synthetic".
  let kinds: String
  let text: String

  init(_ rooms: [Classroom]) {
    let counts = DataOrigin.allCases.map { origin in
      (origin, rooms.count { $0.origin == origin })
    }.filter { $0.1 > 0 }
    kinds = Wording.list(counts.map(\.0.rawValue))
    text = counts.map { origin, count in
      let classes = Wording.count(count, "class", "es")
      let kind = counts.count > 1 ? "\(classes) \(origin.rawValue)" : classes
      return switch origin {
      case .real: kind
      case .semiSynthetic:
        "\(kind) of real learners with scores, friendships or choices that were generated"
      case .synthetic: "\(kind) that were generated"
      }
    }.joined(separator: "; ")
  }
}
