import Choosing

/// What came of a scenario of a jigsaw, with all that is told of it.
package struct JigsawOutcome: Sendable {
  package let loaded: LoadedJigsaw
  /// A proof that no jigsaw keeps all pairs apart.
  let conflict: JigsawConflict?
  /// nil where no jigsaw that keeps all pairs apart was found.
  let found: Found?
  let generator: String

  struct Found: Sendable {
    let solution: JigsawSolution
    let figures: JigsawFigures
  }

  /// - Throws: `GLPKError` for breakdowns of GLPK.
  package init(_ loaded: LoadedJigsaw, milliseconds: Int?, generator: String) throws {
    self.loaded = loaded
    self.generator = generator
    conflict = JigsawConflict(loaded.model)
    guard conflict == nil else {
      found = nil
      return
    }
    var options = JigsawOptions()
    options.seed = loaded.seed
    options.timeLimit = milliseconds
    let solution = try loaded.model.solve(options)
    found = solution.flatMap { solution in
      let figures = JigsawFigures(solution.plan, of: loaded.model)
      return figures.together.isEmpty ? Found(solution: solution, figures: figures) : nil
    }
  }
}
