import Synchronization

extension [Annealing] {
  /// Cools all chains, independently of each other.
  ///
  /// - Parameter schedule: nil for each chain's own.
  /// - Returns: iterations done over all chains.
  func cool(
    _ schedule: Annealing.Schedule?, iterations: Int, threads: Int,
    shouldStop: @escaping @Sendable () -> Bool
  ) -> Int {
    let done = Atomic<Int>(0)
    withExtendedLifetime(done) {
      Parallel.forEach(count, threads: threads) { index in
        let own = self[index].cool(
          schedule ?? self[index].narrowed, iterations: iterations, shouldStop: shouldStop)
        done.wrappingAdd(own, ordering: .relaxed)
      }
    }
    return done.load(ordering: .relaxed)
  }
}
