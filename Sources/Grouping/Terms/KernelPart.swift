/// Some learners' share of a kernel; see `Kernel.init(_:learners:kinds:)`.
struct KernelPart {
  let arena = Arena()
  private let whole: Kernel
  private let chosen: [Int]
  /// Position of each learner of the whole among the chosen; -1 for the others.
  private let places: Flat<Int32>

  init(_ whole: Kernel, _ chosen: [Int]) {
    self.whole = whole
    self.chosen = chosen
    places = arena.array(of: -1, count: whole.learners)
    for (place, learner) in chosen.enumerated() { places[learner] = Int32(place) }
  }

  /// A full table, however large the whole class is.
  var pairs: PairPrices? {
    whole.pairs.map { PairPrices($0, whole.rows, of: chosen, places: places, in: arena) }
  }

  var clashes: Flat<UInt8>? {
    whole.clashes.map { marks in
      arena.array(
        chosen.flatMap { one in chosen.map { other in marks[one * whole.learners + other] } })
    }
  }

  /// What the lists of the chosen have of the chosen.
  func lists(_ lists: Kernel.Lists) -> Kernel.Lists {
    let own = chosen.map { learner in
      var own: [Int] = []
      lists.forEach(of: learner) { other in
        if places[other] >= 0 { own.append(Int(places[other])) }
      }
      return own
    }
    return Kernel.Lists(own, in: arena)
  }

  func count(_ term: Kernel.Count) -> Kernel.Count {
    Kernel.Count(
      belongs: rows(term.belongs), prices: copy(term.prices), stride: term.stride)
  }

  func sum(_ term: Kernel.Sum) -> Kernel.Sum {
    Kernel.Sum(values: rows(term.values), shares: copy(term.shares), weight: term.weight)
  }

  /// A learner none of whose partners is chosen always pays.
  func reach(_ term: Kernel.Reach) -> Kernel.Reach {
    Kernel.Reach(
      weights: rows(term.weights), partners: lists(term.partners), seekers: lists(term.seekers))
  }

  func bits(_ term: Kernel.Bits) -> Kernel.Bits {
    Kernel.Bits(
      words: term.words, sets: rows(term.sets, width: term.words), isUnion: term.isUnion,
      prices: copy(term.prices))
  }

  func range(_ term: Kernel.Range) -> Kernel.Range {
    Kernel.Range(
      low: rows(term.low), high: rows(term.high), scale: term.scale, weight: term.weight)
  }

  /// The rows of the chosen learners.
  private func rows<Element>(_ values: Flat<Element>, width: Int = 1) -> Flat<Element> {
    arena.array(
      chosen.flatMap { learner in
        (0..<width).map { values[learner * width + $0] }
      })
  }

  private func copy<Element>(_ values: Flat<Element>) -> Flat<Element> {
    arena.array((0..<values.count).map { values[$0] })
  }
}
