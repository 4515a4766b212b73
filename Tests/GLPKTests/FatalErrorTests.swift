import CGLPK
import Foundation
import GLPK
import Testing

/// What would abort the process without the guard. These tests have threads of their own,
/// because a fatal error takes every problem of its thread along.
@Suite struct FatalErrorTests {
  /// Uses up more than a megabyte.
  func exhaustMemory() throws(GLPKError) {
    var problem = try Problem(.minimize)
    try limitThreadMemory(megabytes: 1)
    try problem.addRows(20_000, .free)
    _ = try problem.simplex()
  }

  @Test func `a thousand fatal errors, then a solution`() throws {
    try onThread {
      for _ in 0..<1000 {
        let error = #expect(throws: GLPKError.self) { try exhaustMemory() }
        guard case .aborted(let message) = error else {
          Issue.record("\(String(describing: error))")
          return
        }
        #expect(message.contains("memory allocation limit exceeded"))
      }
      var problem = try manualExample()
      #expect(isClose(try problem.simplex().objective, 2200.0 / 3))
    }
  }

  @Test func `a fatal error inside the solver, then dead`() throws {
    try onThread {
      var bystander = try manualExample()
      var problem = try denseProblem()
      try limitThreadMemory(megabytes: 12)
      let error = #expect(throws: GLPKError.self) { try problem.simplex() }
      if case .aborted = error {} else { Issue.record("\(String(describing: error))") }
      #expect(throws: GLPKError.dead) { try problem.simplex() }
      #expect(throws: GLPKError.dead) { try problem.values(.rowDuals) }
      #expect(throws: GLPKError.dead) { try problem.addRow(.free) }
      // The thread's environment is one: other problems are gone, too, and say so.
      #expect(throws: GLPKError.dead) { try bystander.integerSearch() }
      #expect(throws: GLPKError.dead) { try bystander.setCost(0, 1) }
      var next = try manualExample()
      #expect(try next.simplex().status == .optimal)
    }
  }

  @Test func `GLPK's own checks are caught by the shim`() throws {
    try onThread {
      for call: (OpaquePointer?) -> Int32 in [
        { cglpk_set_row_bounds($0, 99, GLP_FR, 0, 0) },
        { cglpk_set_column_bounds($0, 0, GLP_FR, 0, 0) },
        { cglpk_set_cost($0, 5, 1) },
        { cglpk_add_rows($0, -1, GLP_FR, 0, 0) },
        { cglpk_set_row($0, 1, 2, [1, 1], [1, 1]) },
        { cglpk_simplex($0, 77, GLP_OFF, 1, 1, 0) },
      ] {
        var code: Int32 = 1
        let problem = cglpk_create(GLP_MIN, &code)
        #expect(code == 0)
        let epoch = cglpk_epoch()
        #expect(epoch != 0)
        #expect(cglpk_add_rows(problem, 1, GLP_FR, 0, 0) == 0)
        #expect(call(problem) == CGLPK_ABORTED)
        #expect(String(cString: cglpk_message()).contains("glp_"))
        #expect(cglpk_epoch() == 0)
      }
    }
  }

  @Test func `a problem carried to another thread is refused, not a crash`() throws {
    let box = Box()
    try onThread {
      box.problem = try manualExample()
      try onThread {
        #expect(throws: GLPKError.dead) { try box.problem?.simplex() }
        box.problem = nil
        // Nor with an environment of its own there.
        _ = try manualExample()
      }
    }
  }

  @Test func `released environments leave dead problems and room for new ones`() throws {
    try onThread {
      var problem = try manualExample()
      releaseThreadEnvironment()
      #expect(throws: GLPKError.dead) { try problem.simplex() }
      var next = try manualExample()
      #expect(try next.simplex().status == .optimal)
      releaseThreadEnvironment()
      releaseThreadEnvironment()
    }
  }

  @Test func `threads at once solve and fail apart from each other`() throws {
    let threads = (0..<4).map { index in
      Running {
        for round in 0..<30 {
          if index == 3 {
            #expect(throws: GLPKError.self) { try exhaustMemory() }
          } else {
            let knapsack = Knapsack(items: 10, seed: index * 100 + round)
            var problem = try knapsack.problem()
            #expect(try problem.integerSearch().objective == Double(knapsack.best))
          }
        }
        releaseThreadEnvironment()
      }
    }
    for thread in threads { try thread.wait() }
  }
}

private final class Box: @unchecked Sendable {
  var problem: Problem?
}

/// A body on a thread of its own.
private final class Running: @unchecked Sendable {
  private let done = DispatchSemaphore(value: 0)
  private var failure: (any Error)?

  init(_ body: @escaping () throws -> Void) {
    let body = UncheckedBody(run: body)
    let thread = Thread { [self] in
      do { try body.run() } catch { failure = error }
      done.signal()
    }
    thread.start()
  }

  func wait() throws {
    done.wait()
    if let failure { throw failure }
  }
}

private struct UncheckedBody: @unchecked Sendable {
  let run: () throws -> Void
}

private func onThread(_ body: @escaping () throws -> Void) throws {
  try Running(body).wait()
}
