import Foundation

/// Writes a generated class as a scenario folder that the command reads.
struct ScenarioFolder {
  let made: ClassInstance
  let url: URL

  /// Writes `scenario.yaml`, the tables, the history, and `instance.json` for the peers.
  ///
  /// - Returns: the folder.
  @discardableResult
  static func write(_ made: ClassInstance, under parent: URL) throws -> URL {
    let folder = ScenarioFolder(made: made, url: parent.appending(path: made.name))
    try FileManager.default.createDirectory(at: folder.url, withIntermediateDirectories: true)
    try folder.write("scenario.yaml", folder.scenario())
    try folder.write("class.csv", folder.roster())
    try folder.writePairs()
    try folder.writeHistory()
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys]
    try encoder.encode(made).write(to: folder.url.appending(path: "instance.json"))
    return folder.url
  }

  private func write(_ name: String, _ text: String) throws {
    try text.write(to: url.appending(path: name), atomically: false, encoding: .utf8)
  }

  private func scenario() -> String {
    var lines = ["title: \(made.name)", "roster: class.csv", "columns: {id: ID}"]
    if !made.labels.isEmpty {
      lines.append("labels:")
      lines += made.labels.map {
        "  - {name: \($0.name), min: \($0.min), max: \($0.max), "
          + ($0.isFixed ? "" : "optional: true, ") + "groups: \($0.groups)}"
      }
    } else if let near = made.sizes.near {
      lines.append("sizes: {near: \(near)}")
    } else {
      lines.append("sizes: {min: \(made.sizes.min ?? 1), max: \(made.sizes.max ?? made.learners)}")
    }
    if !made.history.isEmpty { lines.append("history: rounds") }
    lines += ["aim: weights", "seed: \(made.seed)", "rules:"]
    lines += made.rules.flatMap(rule)
    return lines.joined(separator: "\n") + "\n"
  }

  private func rule(_ rule: InstanceRule) -> [String] {
    let several = "[" + rule.subjects.joined(separator: ", ") + "]"
    let pins = rule.pins.map { "\(ClassInstance.id($0[0])): \(made.labels[$0[1]].name)" }
    let single =
      !pins.isEmpty
      ? "{" + pins.joined(separator: ", ") + "}" : rule.subject.isEmpty ? "true" : rule.subject
    return ["  - \(rule.rule): \(rule.subjects.isEmpty ? single : several)"]
      + [rule.weight.map { "    weight: \($0)" } ?? "    required: true"]
  }

  private func roster() -> String {
    let header = (["ID"] + made.columns.map(\.name)).joined(separator: ",")
    let rows = (0..<made.learners).map { learner in
      ([ClassInstance.id(learner)] + made.columns.map { $0.cells[learner] })
        .joined(separator: ",")
    }
    return ([header] + rows).joined(separator: "\n") + "\n"
  }

  private func writePairs() throws {
    for rule in made.rules where rule.linksInFile {
      let rows = rule.links.map { $0.map(ClassInstance.id).joined(separator: ",") }
      try write(rule.subject, (["a,b"] + rows).joined(separator: "\n") + "\n")
    }
  }

  private func writeHistory() throws {
    guard !made.history.isEmpty else { return }
    try FileManager.default.createDirectory(
      at: url.appending(path: "rounds"), withIntermediateDirectories: true)
    for (position, round) in made.history.enumerated() {
      let rows = round.enumerated().flatMap { group, members in
        members.map { "Group \(group + 1),\(ClassInstance.id($0))" }
      }
      try write(
        "rounds/round-0\(position + 1).csv", (["group,id"] + rows).joined(separator: "\n") + "\n")
    }
  }
}
