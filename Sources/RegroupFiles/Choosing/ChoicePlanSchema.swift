/// The JSON Schema (2020-12) of the `plan.json` of `regroup choose`, version 1: a form for each
/// thing to choose.
package enum ChoicePlanSchema {
  package static func json() throws -> String { try schema.text() }

  private static var schema: JSONValue {
    .schema(
      "regroup choose: plan",
      anyOf: [projects, interviews, buddies, mentors, communities, tutoring, jigsaw])
  }

  /// A plan with what all of them have; only optional keys may be left out.
  private static func plan(
    _ format: String, _ properties: [String: JSONValue], optional: Set<String> = []
  ) -> JSONValue {
    let shared: [String: JSONValue] = [
      "format": ["const": .string(format)], "version": ["const": 1], "generator": .text,
      "status": .status, "folder": .text, "scenario": .text, "inputs": .hashes,
    ]
    let all = shared.merging(properties) { first, _ in first }
    return .object(
      all, required: all.keys.filter { $0 != "folder" && !optional.contains($0) }.sorted())
  }

  /// How good it is in one respect, given those before it; without a bound nothing is known.
  private static let steps = JSONValue.list(
    of: .object(
      ["what": .text, "value": .integer, "bound": .integer, "proven": .boolean],
      required: ["what", "value", "proven"]))

  private static let texts = JSONValue.list(of: .text)

  private static var projects: JSONValue {
    plan(
      ProjectDocument.currentFormat,
      [
        "aim": .choice(LoadedProjects.aims.map(\.name)), "steps": steps,
        "places": .list(
          of: .object(
            ["learner": .text, "project": .text, "run": .integer, "choice": .integer],
            required: ["learner"])), "conflicts": texts,
      ])
  }

  private static var interviews: JSONValue {
    let claim: JSONValue = .object(
      ["learners": texts, "team": .text, "envy": .boolean, "waste": .boolean],
      required: ["learners", "team", "envy", "waste"])
    return plan(
      InterviewDocument.currentFormat,
      [
        "solution": .choice(LoadedInterviews.solutions.map(\.word)), "levels": steps,
        "seats": .list(
          of: .object(["learner": .text, "team": .text], required: ["learner"])),
        "blocking": .list(of: claim), "conflicts": texts,
      ])
  }

  private static var mentors: JSONValue {
    plan(
      MentorDocument.currentFormat,
      [
        "steps": steps,
        "seats": .list(
          of: .object(
            ["learner": .text, "mentor": .text, "rank": .integer, "uncovered": texts],
            required: ["learner", "uncovered"])), "conflicts": texts,
      ])
  }

  private static var communities: JSONValue {
    plan(
      CommunityDocument.currentFormat,
      [
        "steps": steps,
        "communities": .list(
          of: .object(
            ["community": .text, "members": .integer, "reason": .text],
            required: ["community", "members"])),
        "memberships": .list(
          of: .object(
            ["learner": .text, "communities": texts], required: ["learner", "communities"])),
        "denied": .list(
          of: .object(
            ["learner": .text, "community": .text, "reason": .text],
            required: ["learner", "community", "reason"])),
      ])
  }

  private static var tutoring: JSONValue {
    plan(
      TutoringDocument.currentFormat,
      [
        "levels": steps,
        "lessons": .list(
          of: .object(
            ["learner": .text, "skill": .text, "tutor": .text], required: ["learner", "skill"])),
      ])
  }

  private static var jigsaw: JSONValue {
    plan(
      JigsawDocument.currentFormat,
      [
        "levels": steps,
        "seats": .list(
          of: .object(
            ["learner": .text, "home": .integer, "topic": .text, "experts": .integer],
            required: ["learner", "home", "topic", "experts"])), "conflicts": texts,
      ])
  }
}

// MARK: - Buddies

extension ChoicePlanSchema {
  private static var buddies: JSONValue {
    let round: JSONValue = .object(
      [
        "groups": .list(of: texts), "leftOut": .text, "cost": .points, "bound": .points,
        "repeats": .integer, "proven": .boolean, "certificate": certificate,
      ], required: ["groups", "cost", "repeats", "proven"])
    let stability: JSONValue = .object(
      [
        "blocking": .list(of: texts), "fewest": .integer, "ranks": .integer, "leastRanks": .integer,
      ], required: ["blocking", "fewest", "ranks", "leastRanks"])
    return plan(
      BuddyDocument.currentFormat,
      [
        "rounds": .list(of: round),
        "rules": .list(of: .object(["rule": .text, "cost": .points], required: ["rule", "cost"])),
        "stability": stability, "conflicts": texts, "obstacle": parts,
      ], optional: ["stability", "obstacle"])
  }

  /// What proves a round: prices in whole numbers, of learners by position.
  private static var certificate: JSONValue {
    let prices: JSONValue = .object(
      ["scale": .integer, "learners": numbers, "sets": .list(of: numbers), "setPrices": numbers],
      required: ["scale", "learners", "sets", "setPrices"])
    let barred: JSONValue = .object(
      ["trio": numbers, "why": parts], required: ["trio", "why"])
    return .object(
      [
        "prices": prices, "exceptions": .list(of: prices), "barred": .list(of: barred),
        "repeatCost": .integer,
      ], required: ["prices", "exceptions", "barred", "repeatCost"])
  }

  private static let parts: JSONValue = .object(
    ["few": numbers, "parts": .list(of: numbers)], required: ["few", "parts"])

  private static let numbers: JSONValue = [
    "type": "string", "description": "whole numbers, separated by spaces",
    "pattern": "^(-?[0-9]+( -?[0-9]+)*)?$",
  ]
}
