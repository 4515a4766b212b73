import Studies
import Yams

/// Reads a study's YAML file; strict, so that a misspelt key is an error.
struct StudyYAML {
  private let reader: YAMLReader
  private var document = StudyDocument()

  static let keys = [
    "title", "aims", "classes", "group-size", "rounds", "seeds", "seed", "policies", "models",
    "noise", "effects", "reference", "contrasts", "regret", "subgroups", "not-alone",
    "smallest-class", "resamples", "permutations", "formats",
  ]

  /// - Throws: `InputError` naming the line.
  static func document(_ text: String, file: String) throws(InputError) -> StudyDocument {
    var yaml = StudyYAML(reader: YAMLReader(file: file))
    let root = try ScenarioYAML.root(of: text, file: file)
    for (key, node) in try yaml.reader.entries(root, of: "the study", keys: keys) {
      try yaml.read(key, node)
    }
    try yaml.check(root)
    return yaml.document
  }

  private init(reader: YAMLReader) { self.reader = reader }

  private mutating func read(_ key: String, _ node: Node) throws(InputError) {
    switch key {
    case "title": document.title = try reader.text(node, key)
    case "aims": document.aims = try reader.text(node, key)
    case "classes": document.sources = try ClassSourceYAML(reader: reader).sources(node)
    case "group-size": document.groupSize = try reader.whole(node, key, in: 2...100)
    case "rounds": document.rounds = try reader.whole(node, key, in: 1...200)
    case "seeds": document.replications = try replications(node)
    case "seed": document.seed = try reader.seed(node)
    case "policies": document.policies = try PolicyYAML(reader: reader).policies(node)
    case "models": document.models = try models(node)
    case "noise": try readNoise(node)
    case "effects": document.effects = try effects(node)
    default: try readReporting(key, node)
    }
  }

  private mutating func readReporting(_ key: String, _ node: Node) throws(InputError) {
    switch key {
    case "reference": document.reference = try reader.text(node, key)
    case "contrasts": document.contrasts = try reader.texts(node, key)
    case "regret": document.regrets = try reader.texts(node, key)
    case "subgroups": document.subgroups = try subgroups(node)
    case "not-alone": document.watched = try reader.text(node, key)
    case "smallest-class": document.smallestClass = try reader.whole(node, key, in: 2...10_000)
    case "resamples": document.resamples = try reader.whole(node, key, in: 100...10_000)
    case "permutations": document.permutations = try reader.whole(node, key, in: 99...100_000)
    default: document.hasDatabase = try formats(node)
    }
  }

  private func check(_ root: Node) throws(InputError) {
    let missing =
      document.sources.isEmpty
      ? "classes"
      : document.policies.isEmpty ? "policies" : document.models.isEmpty ? "models" : nil
    if let missing {
      throw reader.failure(root, "the study has no \(missing)", remedy: "list some as \(missing):")
    }
    let names = document.policies.map(\.name)
    if let reference = document.reference, !names.contains(reference) {
      throw InputError(
        .unknown("policy as reference", reference, among: names), file: reader.file)
    }
    let columns = OutcomeColumns(subgroups: document.subgroups).names
    guard !document.contrasts.isEmpty else {
      throw reader.failure(root, "there are no contrasts", remedy: "write contrasts: [gain]")
    }
    for name in document.contrasts + document.regrets where !columns.contains(name) {
      throw InputError(.unknown("outcome", name, among: columns), file: reader.file)
    }
    for names in [document.contrasts, document.regrets] where Set(names).count < names.count {
      throw reader.failure(root, "an outcome is listed twice", remedy: "list each once")
    }
    for name in document.regrets where StudyWords.isBetterHigh(name) != true {
      throw reader.failure(
        root, "regret is told of outcomes of which more is better, and '\(name)' is none",
        remedy: "leave it out of regret: and keep it in contrasts:")
    }
  }

  private func replications(_ node: Node) throws(InputError) -> ReplicationPlan {
    guard node.mapping != nil else {
      return .fixed(try reader.whole(node, "seeds", in: 1...10_000))
    }
    var (error, least, most, pilot) = (0.0, 2, 100, 100)
    for (key, value) in try reader.entries(
      node, of: "seeds", keys: ["error", "least", "most", "pilot-classes"])
    {
      switch key {
      case "error": error = try reader.number(value, key, in: 1e-6...10)
      case "least": least = try reader.whole(value, key, in: 1...10_000)
      case "most": most = try reader.whole(value, key, in: 1...10_000)
      default: pilot = try reader.whole(value, key, in: 2...100_000)
      }
    }
    guard error > 0, least <= most else {
      throw reader.failure(
        node, "'seeds' has no error, or its least is above its most",
        remedy: "write, say, seeds: {error: 0.002, least: 3, most: 50}")
    }
    return .error(error, least: least, most: most, pilot: pilot)
  }

  private mutating func readNoise(_ node: Node) throws(InputError) {
    for (key, value) in try reader.entries(node, of: "noise", keys: ["learning", "ticket"]) {
      let noise = try reader.number(value, key, in: 0...10)
      if key == "learning" { document.learningNoise = noise } else { document.ticketNoise = noise }
    }
  }

  private func effects(_ node: Node) throws(InputError) -> [Double] {
    var effects: [Double] = []
    for item in try reader.items(node, "effects") {
      let effect = try reader.number(item, "effects", in: -100...100)
      guard !effects.contains(where: { ResultRows.effect($0) == ResultRows.effect(effect) }) else {
        throw reader.failure(item, "an effect is listed twice", remedy: "list each once")
      }
      effects.append(effect)
    }
    guard !effects.isEmpty else {
      throw reader.failure(node, "there are no effects", remedy: "write effects: [1]")
    }
    return effects
  }

  private func subgroups(_ node: Node) throws(InputError) -> [Subgroup] {
    var subgroups: [Subgroup] = []
    for item in try reader.items(node, "subgroups") {
      let text = try reader.text(item, "subgroups")
      guard let equals = text.firstIndex(of: "="), equals != text.startIndex,
        text.index(after: equals) != text.endIndex
      else {
        throw reader.failure(
          item, "a subgroup is not written as column=value", remedy: "write, say, ses=F")
      }
      let group = Subgroup(
        column: String(text[..<equals]), value: String(text[text.index(after: equals)...]))
      guard !subgroups.contains(group) else {
        throw reader.failure(item, "a subgroup is listed twice", remedy: "list each once")
      }
      subgroups.append(group)
    }
    return subgroups
  }

  private func formats(_ node: Node) throws(InputError) -> Bool {
    let formats = try reader.texts(node, "formats")
    for format in formats where !["csv", "sqlite"].contains(format) {
      throw InputError(.unknown("format", format, among: ["csv", "sqlite"]), file: reader.file)
    }
    guard formats.contains("csv") else {
      throw reader.failure(
        node, "'formats' leaves results.csv out", remedy: "write formats: [csv], or [csv, sqlite]")
    }
    return formats.contains("sqlite")
  }

  // MARK: models

  private func models(_ node: Node) throws(InputError) -> [ModelChoice] {
    var choices: [ModelChoice] = []
    for item in try reader.items(node, "models") {
      let choice = try model(item)
      guard !choices.contains(where: { $0.name == choice.name }) else {
        throw reader.failure(
          item, "two models have one name", remedy: "give one of them a 'name:' of its own")
      }
      choices.append(choice)
    }
    return choices
  }

  private func model(_ node: Node) throws(InputError) -> ModelChoice {
    if node.scalar != nil {
      let name = try reader.text(node, "models")
      return ModelChoice(name: name, model: try type(name, node), values: [:], effects: nil)
    }
    guard let named = node.mapping?["model"] else {
      throw reader.failure(
        node, "a model does not say which it is", remedy: "write {model: star, rate: 0.2}")
    }
    let model = try type(try reader.text(named, "model"), named)
    var (name, effects) = (model.about.name, [Double]?.none)
    var values: [String: Double] = [:]
    let known = ["model", "name", "effects"] + model.about.parameters.map(\.name)
    for (key, value) in try reader.entries(node, of: "model '\(name)'", keys: known) {
      switch key {
      case "model": break
      case "name": name = try reader.text(value, key)
      case "effects": effects = try self.effects(value)
      default:
        guard let parameter = model.about.parameters.first(where: { $0.name == key }) else { break }
        let number = try reader.number(value, key, in: parameter.range)
        guard !parameter.isWhole || number == number.rounded() else {
          throw reader.failure(
            value, "'\(key)' is not a whole number", remedy: "write, say, \(Int(number))")
        }
        values[key] = number
      }
    }
    return ModelChoice(name: name, model: model, values: values, effects: effects)
  }

  private func type(_ name: String, _ node: Node) throws(InputError) -> any LearnerModel.Type {
    guard let model = ModelBook.model(named: name) else {
      var error = InputError(
        .unknown("learner model", name, among: ModelBook.models.map { $0.about.name }),
        file: reader.file)
      error.line = node.mark?.line
      throw error
    }
    return model
  }
}
