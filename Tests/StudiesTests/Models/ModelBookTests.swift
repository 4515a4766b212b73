import Testing

@testable import Studies

/// What every model has to keep.
@Suite struct ModelBookTests {
  static let names = ModelBook.models.map { $0.about.name }

  @Test func namesAreUniqueAndKebabCase() {
    #expect(ModelBook.models.count == 16)
    #expect(Set(Self.names).count == Self.names.count)
    for name in Self.names { #expect(name.wholeMatch(of: /[a-z]+(-[a-z]+)*/) != nil, "\(name)") }
  }

  @Test func findsModelsByName() {
    for name in Self.names { #expect(ModelBook.model(named: name)?.about.name == name) }
    #expect(ModelBook.model(named: "Star") == nil)
  }

  @Test(arguments: names) func describesItself(name: String) throws {
    let about = try #require(ModelBook.model(named: name)).about
    #expect(about.summary.hasSuffix(".") && !about.source.isEmpty)
    #expect(Set(about.parameters.map(\.name)).count == about.parameters.count)
    for parameter in about.parameters {
      #expect(parameter.range.contains(parameter.standard), "\(parameter.name)")
      #expect(!parameter.meaning.isEmpty)
    }
  }

  /// Groups matter, but not if peers have no effect.
  @Test(arguments: names) func withoutEffectAllGroupingsAreTheSame(name: String) throws {
    let type = try #require(ModelBook.model(named: name))
    var differs = false
    for seed in 1...20 as ClosedRange<UInt64> {
      let room = ModelFixture.room(19, seed: seed)
      let one = ModelFixture.seating(19, size: 4, seed: seed)
      let other = ModelFixture.seating(19, size: 4, seed: seed + 100)
      func after(_ seating: Seating, effect: Double) -> [Double] {
        ModelFixture.after(type.init(ModelFixture.values(of: type, effect: effect)), room, seating)
          .skill
      }
      #expect(after(one, effect: 0) == after(other, effect: 0))
      if after(one, effect: 1) != after(other, effect: 1) { differs = true }
    }
    #expect(differs)
  }

  @Test(arguments: names) func orderInAGroupDoesNotMatter(name: String) throws {
    let type = try #require(ModelBook.model(named: name))
    let model = type.init(ModelFixture.values(of: type))
    for seed in 1...10 as ClosedRange<UInt64> {
      let room = ModelFixture.room(18, seed: seed)
      let seating = ModelFixture.seating(18, size: 5, seed: seed)
      let turned = Seating(groups: seating.groups.reversed().map { $0.reversed() })
      #expect(
        near(ModelFixture.gains(model, room, seating), ModelFixture.gains(model, room, turned)))
    }
  }
}

/// What all models with one skill and a peer effect have to keep.
@Suite struct PeerEffectTests {
  static let names = ModelBook.models.filter { $0 is any PeerEffect.Type }.map { $0.about.name }

  @Test func areAllButKnowledgeTracing() { #expect(Self.names.count == 15) }

  @Test(arguments: names) func whoeverIsAloneGainsTheGrowth(name: String) throws {
    let type = try #require(ModelBook.model(named: name))
    let model = type.init(ModelFixture.values(of: type, ["growth": 0.25]))
    let room = Classroom(id: "", origin: .synthetic, scores: [-2, 0.5, 3])
    let gains = ModelFixture.gains(model, room, Seating(groups: [[0], [1], [2]]))
    #expect(near(gains, [0.25, 0.25, 0.25]))
  }

  /// gain = growth + effect x peer effect + noise x luck.
  @Test(arguments: names) func noiseAndEffectAddAsStated(name: String) throws {
    let type = try #require(ModelBook.model(named: name))
    let room = ModelFixture.room(17, seed: 5)
    let seating = ModelFixture.seating(17, size: 4, seed: 5)
    func gains(effect: Double, noise: Double) -> [Double] {
      let values = ModelFixture.values(
        of: type, ["growth": 0.1], effect: effect, learningNoise: noise)
      return ModelFixture.gains(type.init(values), room, seating)
    }
    let luck = ModelFixture.luck(of: room).learning
    let peers = gains(effect: 1, noise: 0).map { $0 - 0.1 }
    let expected = peers.indices.map { 0.1 - 2 * peers[$0] + 0.5 * luck[$0] }
    #expect(near(gains(effect: -2, noise: 0.5), expected))
  }

  @Test func ticketsShowSkillWithNoise() {
    let room = Classroom(id: "", origin: .synthetic, scores: [-1, 0, 1])
    let model = Star(ModelFixture.values(of: Star.self, ticketNoise: 0.5))
    let luck = ModelFixture.luck(3)
    let learners = model.start(room, draws: luck.draws)
    // Round 1 of three learners: numbers 3, 4 and 5.
    let expected = [-1 + 0.5 * luck.ticket[3], 0.5 * luck.ticket[4], 1 + 0.5 * luck.ticket[5]]
    #expect(near(model.tickets(learners, round: 1, luck: luck), expected))
  }

  @Test func thoseBelowTheCutNeedHelp() {
    let model = Star(ModelFixture.values(of: Star.self, ["cut": 0]))
    #expect(model.needs(Learners(skill: [-0.1, 0, 0.1]), round: 0) == [true, false, false])
  }
}
