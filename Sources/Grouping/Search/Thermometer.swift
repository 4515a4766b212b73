/// How often a chain takes changes for the worse at which temperature: where they are taken now and
/// then is the range worth cooling slowly through, and it differs a lot between problems.
struct Thermometer {
  private static let bins = 48
  /// Share of changes for the worse, of all tried, that a cooling starts and ends with.
  private static let warm = 1e-3
  private static let frozen = 4e-4
  /// Learners for whom these shares hold.
  private static let measuredFor = 120.0
  /// Changes tried at a temperature before it says anything.
  private static let enough = 20_000.0

  private let hottest: Double
  private let ratio: Double
  private let warm: Double
  private let frozen: Double
  private var tried = [Double](repeating: 0, count: bins)
  private var worse = [Double](repeating: 0, count: bins)

  /// - Parameters:
  ///   - widest: the range of temperatures looked at; all temperatures are in its unit.
  ///   - learners: where pairs are all there is to pay, their number: of ever more swaps that can be
  ///     tried, ever smaller a share is enough to go on, and order sets in while many still happen.
  init(_ widest: Annealing.Schedule, learners: Int?) {
    let growth = learners.map { max(1, Double($0) / Self.measuredFor) } ?? 1
    warm = Self.warm * growth * growth * growth
    frozen = Self.frozen / (growth * growth)
    hottest = widest.start
    ratio = Metropolis.power(widest.end / widest.start, 1 / Double(Self.bins - 1))
  }

  /// Counts changes tried, and those for the worse that were made, at a temperature.
  mutating func count(_ tried: Int, worse: Int, at temperature: Double) {
    var bin = 0
    var edge = hottest
    while bin < Self.bins - 1, edge * ratio >= temperature {
      edge *= ratio
      bin += 1
    }
    self.tried[bin] += Double(tried)
    self.worse[bin] += Double(worse)
  }

  /// The part of a schedule where changes for the worse are taken now and then.
  func narrowed(_ widest: Annealing.Schedule) -> Annealing.Schedule {
    var (start, end) = (widest.start, widest.end)
    var temperature = hottest
    for bin in 0..<Self.bins {
      if tried[bin] >= Self.enough {
        let share = worse[bin] / tried[bin]
        if share >= warm { start = min(widest.start, temperature) }
        if share < frozen {
          end = max(widest.end, temperature)
          break
        }
      }
      temperature *= ratio
    }
    return Annealing.Schedule(start: start, end: min(end, start))
  }
}
