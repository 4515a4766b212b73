import Studies

/// The way from the outcomes of a class to what statistics are made from: those after the last round.
struct StudyPass: Sendable {
  let design: StudyDesign
  let shape: StudyShape
  /// The policy that others are compared with.
  let reference: Int
  /// Of each model the world whose effect is nearest to 1: one world for each theory, which regret and
  /// means over models are taken of. Other effects of a model tell how much hangs on its size.
  let mainWorlds: [Int]

  init(_ design: StudyDesign, _ document: StudyDocument) {
    self.design = design
    shape = StudyShape(
      policies: design.policies.count, worlds: design.worlds.count, seeds: design.seeds,
      outcomes: design.columns.count)
    reference = design.policies.firstIndex { $0.name == document.reference } ?? 0
    mainWorlds = Self.main(design.worlds)
  }

  private static func main(_ worlds: [World]) -> [Int] {
    var main: [Int] = []
    for (world, value) in worlds.enumerated() {
      guard let known = main.firstIndex(where: { worlds[$0].name == value.name }) else {
        main.append(world)
        continue
      }
      if abs(value.effect - 1) < abs(worlds[main[known]].effect - 1) { main[known] = world }
    }
    return main
  }

  func values(_ outcomes: ClassOutcomes, index: Int) -> ClassValues {
    var values = ClassValues(index: index, shape: shape)
    for policy in 0..<shape.policies {
      for world in 0..<shape.worlds {
        for seed in 0..<shape.seeds {
          let place = outcomes.place(
            policy: policy, world: world, seed: seed, round: design.rounds - 1)
          for column in 0..<shape.outcomes {
            values[policy, world, seed, column] = outcomes.values[place + column]
          }
        }
      }
    }
    return values
  }

  /// "star", or "star x -1" where its effect is not 1.
  func worldName(_ world: Int) -> String {
    let world = design.worlds[world]
    return world.effect == 1 ? world.name : "\(world.name) x \(ResultRows.effect(world.effect))"
  }
}
