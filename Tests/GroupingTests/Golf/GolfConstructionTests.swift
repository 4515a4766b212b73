import Testing

@testable import Grouping

@Suite struct GolfConstructionTests {
  @Test func everyConstructionKeepsItsPromise() {
    for size in 2...9 {
      for groups in 1...(100 / size) {
        let asked = GolfSize(groups: groups, size: size)
        let rounds = GolfConstruction.best(asked)
        #expect(!rounds.isEmpty)
        #expect(rounds.count <= asked.bound)
        #expect(GolfCheck.isValid(rounds, for: asked), "\(groups) groups of \(size)")
      }
    }
  }

  @Test func pairsMeetInAsManyRoundsAsThereAreOthers() {
    for groups in 1...40 {
      let rounds = GolfConstruction.best(GolfSize(groups: groups, size: 2))
      #expect(rounds.count == 2 * groups - 1)
    }
  }

  /// An affine plane of each order that is a prime power: everybody meets everybody.
  @Test(arguments: [3, 4, 5, 7, 8, 9, 11, 13, 16])
  func planesAreComplete(order: Int) {
    #expect(GolfConstruction.best(GolfSize(groups: order, size: order)).count == order + 1)
  }

  /// Affine spaces: groups are lines.
  @Test(arguments: [(9, 3, 13), (27, 3, 40), (16, 4, 21), (25, 5, 31)])
  func spacesAreComplete(groups: Int, size: Int, rounds: Int) {
    #expect(GolfConstruction.best(GolfSize(groups: groups, size: size)).count == rounds)
  }

  /// Kirkman triple systems of 15, 21, 27, 39, 45, 51 and 57.
  @Test(arguments: [5, 7, 9, 13, 15, 17, 19])
  func triplesAreComplete(groups: Int) {
    let size = GolfSize(groups: groups, size: 3)
    #expect(GolfConstruction.best(size).count == size.countingBound)
  }

  /// Twelve groups, with no field of that order: five orthogonal Latin squares all the same.
  @Test(arguments: [(5, 12), (6, 13)])
  func twelveGroups(size: Int, rounds: Int) {
    #expect(GolfConstruction.best(GolfSize(groups: 12, size: size)).count == rounds)
  }

  @Test func fieldsAreFields() {
    for order in [2, 3, 4, 8, 9, 25, 27] {
      let factor = primePowers(of: order)[0]
      let field = FiniteField(prime: factor.prime, degree: factor.exponent)
      #expect(field.order == order)
      for one in 0..<order {
        #expect(Set((0..<order).map { field.sum(one, $0) }).count == order)
        #expect(one == 0 || Set((0..<order).map { field.product(one, $0) }).count == order)
        for other in 0..<order {
          let sum = field.product(one, field.sum(other, 1))
          #expect(sum == field.sum(field.product(one, other), one))
        }
      }
    }
  }

  @Test func rowsOfDifferenceMatricesDifferByEveryElement() throws {
    for (order, rows) in [(3, 3), (8, 8), (12, 6), (15, 4), (20, 4)] {
      let matrix = try #require(DifferenceMatrix(order: order, rows: rows))
      for (index, one) in matrix.rows.enumerated() {
        for other in matrix.rows[..<index] {
          let shifts = (0..<order).map { column in
            (0..<order).first { matrix.sum(other[column], $0) == one[column] }
          }
          #expect(Set(shifts).count == order)
        }
      }
    }
    #expect(DifferenceMatrix(order: 6, rows: 3) == nil)
    #expect(DifferenceMatrix(order: 10, rows: 3) == nil)
  }
}
