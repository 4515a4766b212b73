import SchedulingModel

/// What the teacher's page tells, in words.
struct BlockFacts {
  private let outcome: BlockOutcome
  private let figures: BlockFigures
  private let wording: BlockWording
  private let tracking: BlockTracking

  init(_ outcome: BlockOutcome) {
    self.outcome = outcome
    figures = BlockFigures(outcome)
    wording = BlockWording(outcome.loaded)
    tracking = BlockTracking(outcome)
  }

  var levels: [BlockTeacherPage.Level] {
    figures.levels.map { level in
      let isAsked = level.asked > 0
      return BlockTeacherPage.Level(
        name: level.name, asked: isAsked ? "\(level.asked)" : "",
        met: isAsked ? "\(level.met)" : "", first: isAsked ? "\(level.first)" : "",
        cost: level.cost,
        proven: level.bound.map { $0 == level.cost ? "best" : "at least \($0)" } ?? "open")
    }
  }

  var losses: [BlockTeacherPage.LevelLosses] {
    outcome.loaded.problem.ladder.enumerated().compactMap { level, name in
      let rows = figures.losses.filter { $0.level == level }.map(row)
      return rows.isEmpty
        ? nil : BlockTeacherPage.LevelLosses(level: name, count: rows.count, rows: rows)
    }
  }

  private func row(_ loss: BlockFigures.Loss) -> BlockTeacherPage.Loss {
    BlockTeacherPage.Loss(
      who: wording.learner(loss.learner),
      what: "\(wording.title(loss.offer)), \(wording.slot(loss.slot))",
      why: BlockReasonText(outcome.loaded).text(loss.reason),
      instead: loss.instead.map(wording.title))
  }

  var unserved: [BlockTeacherPage.Line] {
    figures.unserved.map {
      BlockTeacherPage.Line(who: wording.learner($0.learner), what: wording.need($0))
    }
  }

  var nearCuts: [BlockTeacherPage.Line] {
    outcome.loaded.nearCuts.map { near in
      BlockTeacherPage.Line(
        who: wording.learner(near.learner),
        what: "\(near.label), counted as \(near.isBelow ? "not yet there" : "there")")
    }
  }

  var moves: [BlockTeacherPage.Line] {
    outcome.moves.map { move in
      BlockTeacherPage.Line(
        who: wording.learner(move.learner),
        what: "\(wording.slot(move.slot)), \(wording.title(move.from)) → "
          + (move.to.map(wording.title) ?? "nowhere"))
    }
  }

  var bands: [BlockTeacherPage.Band] {
    if tracking.learners.isEmpty { return [] }
    return tracking.bands.map { band in
      BlockTeacherPage.Band(
        name: band.name, count: band.count,
        width: band.count * 100 / max(1, tracking.learners.count))
    }
  }

  var most: [BlockTeacherPage.Low] {
    tracking.most(10).map { learner in
      BlockTeacherPage.Low(
        who: wording.learner(learner.position), share: "\(learner.low) of \(learner.blocks)",
        streak: learner.streak)
    }
  }

  var adults: [BlockTeacherPage.Adult] {
    let problem = outcome.loaded.problem
    return problem.facilitators.indices.map { adult in
      let led = outcome.openings.filter { $0.leader == adult }
      let minutes = led.reduce(0) { $0 + problem.slots[$1.slot].minutes }
      let most = problem.facilitators[adult].mostMinutes.map { " of \($0)" } ?? ""
      return BlockTeacherPage.Adult(
        who: wording.adult(adult), sessions: led.count, minutes: "\(minutes)\(most)")
    }
  }
}
