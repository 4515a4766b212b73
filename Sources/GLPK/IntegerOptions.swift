import CGLPK

/// How to run the integer search.
package struct IntegerOptions: Sendable {
  /// Families of cutting planes.
  package struct Cuts: OptionSet, Sendable {
    package let rawValue: Int
    package init(rawValue: Int) { self.rawValue = rawValue }
    package static let gomory = Cuts(rawValue: 1)
    package static let mixedIntegerRounding = Cuts(rawValue: 2)
    package static let cover = Cuts(rawValue: 4)
    package static let clique = Cuts(rawValue: 8)
    package static let all: Cuts = [.gomory, .mixedIntegerRounding, .cover, .clique]
  }

  /// Which fractional column to branch on.
  package enum Branching: Sendable {
    case firstFractional, lastFractional, mostFractional, driebeckTomlin, pseudocost

    var raw: Int32 {
      switch self {
      case .firstFractional: GLP_BR_FFV
      case .lastFractional: GLP_BR_LFV
      case .mostFractional: GLP_BR_MFV
      case .driebeckTomlin: GLP_BR_DTH
      case .pseudocost: GLP_BR_PCH
      }
    }
  }

  /// Which node to go on with.
  package enum Backtracking: Sendable {
    case depthFirst, breadthFirst, bestBound, bestProjection

    var raw: Int32 {
      switch self {
      case .depthFirst: GLP_BT_DFS
      case .breadthFirst: GLP_BT_BFS
      case .bestBound: GLP_BT_BLB
      case .bestProjection: GLP_BT_BPH
      }
    }
  }

  /// Simplifies the problem first. Excludes `start`.
  package var presolve = false
  package var cuts: Cuts = []
  package var branching = Branching.driebeckTomlin
  package var backtracking = Backtracking.bestBound
  /// Stop when (solution - bound) / |solution| is at most this; 0 for a proof.
  package var gap = 0.0
  /// Milliseconds for all, the first relaxation included; nil for any. It is looked at in the
  /// first relaxation, between nodes and between rounds of cuts: one long relaxation further
  /// down can overrun it.
  package var timeLimit: Int?
  /// Largest number of nodes made; nil for any. One node may be made more than this.
  package var nodeLimit: Int?
  /// Stop when the bound shows that no solution is better than this; nil for never.
  package var cutoff: Double?
  /// A solution to begin with, one value a column, whole in integer columns.
  package var start: [Double]?

  package init() {}
}
