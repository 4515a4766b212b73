import Dispatch
import Synchronization

/// Work on classes, shared between threads.
enum ParallelClasses {
  /// The results of `work` for `0..<count`, in this order; nil for those that were given up with a
  /// `CancellationError`, and for what comes after them on their thread.
  static func map<Value: Sendable>(
    _ count: Int, threads: Int, _ work: @escaping @Sendable (Int) throws -> Value
  ) -> [Result<Value, any Error>?] {
    let results = Mutex([Result<Value, any Error>?](repeating: nil, count: count))
    let next = Atomic<Int>(0)
    withExtendedLifetime(next) {
      DispatchQueue.concurrentPerform(iterations: max(1, min(threads, count))) { _ in
        while true {
          let index = next.wrappingAdd(1, ordering: .relaxed).oldValue
          guard index < count else { return }
          let result = Result { try work(index) }
          if case .failure(let error) = result, error is CancellationError { return }
          results.withLock { $0[index] = result }
        }
      }
    }
    return results.withLock { $0 }
  }
}
