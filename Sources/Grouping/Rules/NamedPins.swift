import GroupingModel

/// The pairs of learner and label that a rule names.
enum NamedPins {
  /// - Throws: `ModelError` if the rule names none, or a learner or kind that is not there.
  static func pins(of spec: RuleSpec, in setting: Setting) throws(ModelError) -> [Pin] {
    guard case .pins(let pins) = spec.data else {
      throw ModelError(
        "rule '\(spec.kind)' names no learners with labels",
        remedy: "list them as 'learner: label'")
    }
    for pin in pins {
      guard setting.roster.learners.indices.contains(pin.learner),
        setting.kinds.indices.contains(pin.kind)
      else {
        throw ModelError(
          "rule '\(spec.kind)' names a learner or a label that is not there",
          remedy: "use learners of the roster and labels of the scenario")
      }
    }
    return pins
  }

  /// A price for each learner in a kind that is not among its own; learners without pins are free.
  static func elsewhere(_ pins: [Pin], price: Int64, in setting: Setting) -> Term.Shape {
    var free = [Int64](repeating: 0, count: setting.roster.count)
    for pin in pins { free[pin.learner] = price }
    var prices = [[Int64]](repeating: free, count: setting.kinds.count)
    for pin in pins { prices[pin.kind][pin.learner] = 0 }
    return .linear(LinearTerm(prices: prices))
  }
}
