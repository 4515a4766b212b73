import GroupingModel

extension EarlierDocument {
  /// The groups of a file, and what is kept of them.
  ///
  /// - Parameters:
  ///   - file: path of a `plan.json`, or of a table of groups such as `groups.csv`; the class may
  ///     have changed since.
  ///   - lock: names of groups.
  ///   - pins: `learner=group`.
  ///   - keep: `80%` or `0.8`.
  /// - Throws: `InputError`.
  package init(
    file: String, lock: [String], pins: [String], keep: String?
  ) throws(InputError) {
    let groups =
      ScenarioSource.isPlan(file)
      ? try PlanFiles.decoded(file).groups.map {
        EarlierGroup(name: $0.name, label: $0.label, members: $0.members)
      }
      : try EarlierGroup.groups(inTable: file)
    guard !groups.isEmpty else {
      throw InputError(
        file: file, "there are no groups in it",
        remedy: "name a plan that keeps the required rules")
    }
    self.init(groups: groups)
    if !lock.isEmpty {
      var names: [String] = []
      for text in lock { names.append(groups[try position(ofGroup: text, "lock")].name) }
      self.lock = names
    }
    if !pins.isEmpty {
      var pairs: [[String]] = []
      for text in pins { pairs.append(try pin(text)) }
      self.pins = pairs
    }
    self.keep = try keep.map(Self.percentage)
  }

  private func pin(_ text: String) throws(InputError) -> [String] {
    guard let equals = text.lastIndex(of: "="), equals != text.startIndex else {
      throw InputError(
        "--pin is not a learner and a group", remedy: "write, say, --pin S04=3")
    }
    let group = String(text[text.index(after: equals)...])
    return [trimmed(String(text[..<equals])), groups[try position(ofGroup: group, "pin")].name]
  }

  /// `80%` or `0.8` in per cent.
  static func percentage(_ text: String) throws(InputError) -> Double {
    let isPercent = text.hasSuffix("%")
    let number = ColumnKind.number(isPercent ? trimmed(String(text.dropLast())) : text)
    guard let share = number.map({ isPercent ? $0 : $0 * 100 }), (0...100).contains(share) else {
      throw InputError(
        "--keep is not a share between 0 % and 100 %",
        remedy: "write, say, --keep 80% or --keep 0.8")
    }
    return share
  }
}
