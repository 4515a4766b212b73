import GroupingModel
import SchedulingModel
import Yams

/// Reads a timetable's rules, such as `- rule: order` with `courses: [A, B]` and `weight: 3`.
struct TimetableRuleYAML {
  let reader: YAMLReader
  let times: SlotTable
  let courses: [Course]
  let facilitators: [String]
  let groups: [String]

  private static let names = [
    "seats", "features", "avoid", "days", "daily", "consecutive", "one-room", "same-room",
    "compact", "order", "travel",
  ]
  private static let keys = [
    "rule", "courses", "facilitators", "groups", "slots", "most", "weight", "required",
  ]

  private var allCourses: [Int] { Array(courses.indices) }

  /// The rules of a scenario that lists none.
  var usual: [TimetableRule] {
    [
      TimetableRule(.features, allCourses, weight: nil),
      TimetableRule(.seats, allCourses, weight: 1),
      TimetableRule(.days, allCourses, weight: 5),
      TimetableRule(.compact, Array(groups.indices), weight: 2),
      TimetableRule(.oneRoom, allCourses, weight: 1),
    ]
  }

  func rules(_ nodes: [Node]) throws(InputError) -> [TimetableRule] {
    var rules: [TimetableRule] = []
    for node in nodes { rules.append(try rule(node)) }
    return rules
  }

  private func rule(_ node: Node) throws(InputError) -> TimetableRule {
    var values: [String: Node] = [:]
    for (key, value) in try reader.entries(node, of: "the rule", keys: Self.keys) {
      values[key] = value
    }
    guard let nameNode = values["rule"] else {
      throw reader.failure(node, "a rule without a name", remedy: "start it with '- rule: seats'")
    }
    let name = try reader.text(nameNode, "rule")
    guard Self.names.contains(name) else {
      var error = InputError(.unknown("rule", name, among: Self.names), file: reader.file)
      error.line = nameNode.mark?.line
      throw error
    }
    try checkKeys(values, of: name, node)
    let kind = try kind(name, values, node)
    return TimetableRule(
      kind, try scope(kind, values, node), weight: try weight(values, node))
  }

  /// Keys that a rule does not understand would be ignored without a word.
  private func checkKeys(
    _ values: [String: Node], of name: String, _ node: Node
  ) throws(InputError) {
    let own: [String] =
      switch name {
      case "compact": ["groups"]
      case "travel": []
      case "avoid": ["courses", "facilitators", "slots"]
      case "daily": ["courses", "most"]
      default: ["courses"]
      }
    for key in values.keys.sorted()
    where !(own + ["rule", "weight", "required"]).contains(key) {
      throw reader.failure(
        values[key], "the rule '\(name)' has no '\(key)'",
        remedy: own.isEmpty ? "leave it out" : "it has: \(own.joined(separator: ", "))")
    }
  }

  private func kind(
    _ name: String, _ values: [String: Node], _ node: Node
  ) throws(InputError) -> TimetableRule.Kind {
    switch name {
    case "seats": return .seats
    case "features": return .features
    case "avoid": return .avoid(slots: try slots(values, node))
    case "days": return .days
    case "daily":
      guard let most = values["most"] else { return .daily(most: 1) }
      let number = try reader.whole(most, "most")
      guard number >= 1 else {
        throw reader.failure(most, "'most' is below 1", remedy: "write 1 or more")
      }
      return .daily(most: number)
    case "consecutive": return .consecutive
    case "one-room": return .oneRoom
    case "same-room": return .sameRoom
    case "compact": return .compact
    case "order": return .order
    default: return .travel
    }
  }

  private func slots(_ values: [String: Node], _ node: Node) throws(InputError) -> Set<Int> {
    guard let list = values["slots"] else {
      throw reader.failure(
        node, "the rule 'avoid' names no slots", remedy: "add slots: [Friday], or names of slots")
    }
    var slots = Set<Int>()
    for item in try reader.items(list, "slots") {
      guard let some = times.slots(named: try reader.text(item, "slots")) else {
        throw reader.failure(
          item, "neither a slot nor a day of the table of slots", remedy: "correct the name")
      }
      slots.formUnion(some)
    }
    return slots
  }

  private func scope(
    _ kind: TimetableRule.Kind, _ values: [String: Node], _ node: Node
  ) throws(InputError) -> [Int] {
    switch kind {
    case .travel: return []
    case .compact: return try positions(values["groups"], "groups", among: groups)
    case .order, .sameRoom:
      let named = try positions(values["courses"], "courses", among: courses.map(\.identifier))
      let isOrder = kind == .order
      guard values["courses"] != nil, isOrder ? named.count == 2 : named.count >= 2 else {
        throw reader.failure(
          node, "the rule '\(kind.name)' is about \(isOrder ? "two" : "two or more") courses",
          remedy: "add courses: [A, B]")
      }
      return named
    default:
      let named = try positions(values["courses"], "courses", among: courses.map(\.identifier))
      guard let leaders = values["facilitators"] else { return named }
      let people = try positions(leaders, "facilitators", among: facilitators)
      return named.filter { !courses[$0].facilitators.allSatisfy { !people.contains($0) } }
    }
  }

  /// Positions of the names in a list; all without one.
  private func positions(
    _ node: Node?, _ key: String, among names: [String]
  ) throws(InputError) -> [Int] {
    guard let node else { return Array(names.indices) }
    var positions: [Int] = []
    for item in try reader.items(node, key) {
      let name = try reader.text(item, key)
      guard let position = names.firstIndex(of: name) else {
        throw reader.failure(
          item, "a name in '\(key)' that is not in its table", remedy: "correct the name")
      }
      if !positions.contains(position) { positions.append(position) }
    }
    return positions
  }

  private func weight(_ values: [String: Node], _ node: Node) throws(InputError) -> Int? {
    let isRequired = try values["required"].map { required throws(InputError) in
      try reader.flag(required, "required")
    }
    guard let weight = values["weight"] else { return isRequired == true ? nil : 1 }
    let number = try reader.whole(weight, "weight")
    guard isRequired != true, (1...TimetableRule.mostWeight).contains(number) else {
      throw reader.failure(
        weight, "this weight cannot be used",
        remedy: "write 1 to \(TimetableRule.mostWeight), or required: true and no weight")
    }
    return number
  }
}
