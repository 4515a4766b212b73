import CGLPK

/// The library's version, for example "5.0".
package var glpkVersion: String { String(cString: glp_version()) }
