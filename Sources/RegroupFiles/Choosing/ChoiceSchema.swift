/// The JSON Schema (2020-12) of the `scenario.yaml` of `regroup choose`, from the keys that are
/// read.
package enum ChoiceSchema {
  package static func json() throws -> String { try schema.text() }

  private static var schema: JSONValue {
    .schema("regroup choose: scenario", anyOf: ChoiceKind.allCases.map(kind))
  }

  private static func kind(_ kind: ChoiceKind) -> JSONValue {
    var properties: [String: JSONValue] = [
      "choose": ["const": .string(kind.rawValue)], "title": word,
      "seed": ["type": "integer", "minimum": 0], "columns": ScenarioSchema.columns,
    ]
    for key in kind.tables {
      properties[key] = [
        "type": "string",
        "description": .string("path of the table; \(key).csv is found by itself"),
      ]
    }
    for key in kind.options { properties[key] = option(key, of: kind) }
    if kind == .buddies {
      properties["wishes"] = .any([
        .text, .object(["file": .text, "weight": weight, "unranked": unranked], required: []),
      ])
    }
    return .object(properties, required: ["choose"] + (kind == .jigsaw ? ["topics"] : []))
  }

  /// A name may look like a number.
  private static let word: JSONValue = .any([.text, .real])
  private static let words: JSONValue = .any([.text, .real, .list(of: word)])
  private static let weight: JSONValue = ["type": "number", "minimum": 0, "maximum": 1000]
  private static let unranked = JSONValue.choice(["last", "never"])

  private static func whole(_ range: ClosedRange<Int>) -> JSONValue {
    [
      "type": "integer", "minimum": .whole(range.lowerBound), "maximum": .whole(range.upperBound),
    ]
  }

  /// What may stand in `order`.
  private static func words(of kind: ChoiceKind) -> [String] {
    switch kind {
    case .projects: ["ranks"] + LoadedProjects.sideWords.map(\.name)
    case .mentors: LoadedMentors.aims.map(\.name)
    case .communities: LoadedCommunities.aims.map(\.name)
    case .interviews, .buddies, .tutoring, .jigsaw: []
    }
  }

  private static func order(_ names: [String]) -> JSONValue {
    .any([.choice(names), .list(of: .choice(names))])
  }

  /// One mapping, or a list of them.
  private static func rules(_ rule: JSONValue) -> JSONValue { .any([rule, .list(of: rule)]) }

  private static func option(_ key: String, of kind: ChoiceKind) -> JSONValue? {
    switch key {
    case "aim": .choice(LoadedProjects.aims.map(\.name))
    case "unranked": unranked
    case "solution": .choice(LoadedInterviews.solutions.map(\.word))
    case "prefer": .choice(["fewest-blocking", "fewest-envy"])
    case "odd": .choice(["trio", "left-out"])
    case "order": order(words(of: kind))
    case "everyone", "stable", "mutual": .boolean
    case "not-alone", "new-teammates", "balance", "earlier", "must-match", "topics": words
    case "needs", "budget", "most", "class", "load", "score": word
    case "rounds": whole(1...200)
    case "largest-expert-group", "home-groups": whole(2...1000)
    case "level":
      rules(
        .object(
          ["column": word, "within": word, "weight": weight], required: ["column", "within"]))
    case "help":
      rules(
        .object(
          ["can": word, "wants": word, "both": .integer, "weight": weight],
          required: ["can", "wants"]))
    case "new-partners":
      .object(
        ["earlier": words, "half-life": whole(1...1000), "weight": weight], required: ["earlier"])
    default: nil
    }
  }
}
