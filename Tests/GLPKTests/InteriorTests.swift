import GLPK
import Testing

@Suite struct InteriorTests {
  @Test func `the manual's example by the interior point method`() throws {
    var problem = try manualExample()
    #expect(try problem.interior().status == .optimal)
    #expect(abs(try problem.objective(of: .interior) - 2200.0 / 3) < 1e-3)
    let duals = try problem.values(.rowDuals, of: .interior)
    #expect(zip(duals, [10.0 / 3, 2.0 / 3, 0]).allSatisfy { abs($0 - $1) < 1e-3 })
    let values = try problem.values(.columnValues, of: .interior)
    #expect(zip(values, [100.0 / 3, 200.0 / 3, 0]).allSatisfy { abs($0 - $1) < 1e-3 })
  }

  @Test func `without a solution it does not converge`() throws {
    var problem = try Problem(.minimize)
    try problem.addColumn(cost: 1, bounds: .between(0, 3))
    try problem.addRow(.atLeast(7), entries: [(0, 1)])
    #expect(try problem.interior().status == .undefined)
  }

  @Test func `without rows there is nothing to do`() throws {
    var problem = try Problem(.minimize)
    #expect(try problem.interior().status == .undefined)
  }
}
