import CGLPK

// The integer search calls back from C. Everything unsafe about that is in this file.

typealias SearchEvent = (IntegerProgress) -> SearchDecision

extension Problem {
  /// Runs the search with a Swift closure as its event.
  ///
  /// A fatal error jumps out of GLPK over C frames only: none is raised while `onEvent` runs,
  /// because nothing it may call can reach GLPK.
  func search(
    _ options: IntegerOptions, milliseconds: Int32, _ onEvent: SearchEvent?
  ) throws(GLPKError) -> (code: Int32, outcome: cglpk_search_outcome) {
    var raw = options.raw(milliseconds: milliseconds)
    var outcome = cglpk_search_outcome()
    var event = onEvent
    let code = withUnsafeMutablePointer(to: &event) { context in
      if context.pointee != nil {
        raw.context = UnsafeMutableRawPointer(context)
        raw.event = callBack
      }
      guard let start = options.start else { return cglpk_search(pointer, &raw, &outcome) }
      return start.withUnsafeBufferPointer { values in
        raw.start = values.baseAddress
        return cglpk_search(pointer, &raw, &outcome)
      }
    }
    return (try finish(code), outcome)
  }
}

/// Called from C with a pointer to the closure, which outlives the search.
private func callBack(
  _ context: UnsafeMutableRawPointer?, _ progress: UnsafePointer<cglpk_progress>?
) -> Int32 {
  guard let context, let progress = progress?.pointee else { return 0 }
  guard let event = context.assumingMemoryBound(to: SearchEvent?.self).pointee else { return 0 }
  let decision = event(
    IntegerProgress(
      objective: progress.has_solution != 0 ? progress.objective : nil,
      bound: finite(progress.bound), nodes: Int(progress.nodes)))
  return decision == .stop ? 1 : 0
}

/// A bound of GLPK, which writes "none" as the largest number.
func finite(_ bound: Double) -> Double? {
  bound.magnitude < .greatestFiniteMagnitude ? bound : nil
}

extension IntegerOptions {
  fileprivate func raw(milliseconds: Int32) -> cglpk_search_options {
    func flag(_ value: Bool) -> Int32 { value ? GLP_ON : GLP_OFF }
    var raw = cglpk_search_options()
    raw.presolve = flag(presolve)
    raw.gomory = flag(cuts.contains(.gomory))
    raw.mir = flag(cuts.contains(.mixedIntegerRounding))
    raw.cover = flag(cuts.contains(.cover))
    raw.clique = flag(cuts.contains(.clique))
    raw.branching = branching.raw
    raw.backtracking = backtracking.raw
    raw.gap = gap
    raw.milliseconds = milliseconds
    raw.node_limit = nodeLimit.map(Int64.init) ?? .max
    raw.has_cutoff = cutoff == nil ? 0 : 1
    raw.cutoff = cutoff ?? 0
    return raw
  }
}
