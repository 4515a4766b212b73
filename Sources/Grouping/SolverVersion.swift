import GLPK

/// Name and version of the library that proofs lean on, for plans: "GLPK 5.0".
public var solverVersion: String { "GLPK \(glpkVersion)" }
