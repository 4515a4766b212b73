// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "Regroup",
  platforms: [.macOS(.v15)],
  products: [
    .executable(name: "regroup", targets: ["regroup"]),
    .library(name: "Grouping", targets: ["Grouping", "GroupingModel"]),
    .library(name: "Scheduling", targets: ["PlanCheck", "Scheduling", "SchedulingModel"]),
  ],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/swiftcsv/SwiftCSV", from: "0.10.0"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
  ],
  targets: [
    .target(name: "CGLPK", linkerSettings: [.linkedLibrary("glpk")]),
    .target(name: "GLPK", dependencies: ["CGLPK"]),
    .target(name: "GroupingModel"),
    .target(name: "Grouping", dependencies: ["GLPK", "GroupingModel"]),
    .target(name: "SchedulingModel", dependencies: ["GroupingModel"]),
    .target(name: "Scheduling", dependencies: ["GLPK", "Grouping", "SchedulingModel"]),
    .target(name: "Studies", dependencies: ["Grouping", "GroupingModel"]),
    .target(name: "Choosing", dependencies: ["GLPK", "GroupingModel"]),
    .target(name: "PlanCheck", dependencies: ["GroupingModel", "SchedulingModel"]),
    .target(
      name: "RegroupFiles",
      dependencies: [
        "Choosing", "Grouping", "GroupingModel", "PlanCheck", "Scheduling", "SchedulingModel",
        "Studies", "SwiftCSV", "Yams",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Mustache", package: "swift-mustache"),
      ]),
    .executableTarget(
      name: "regroup",
      dependencies: [
        "Choosing", "Grouping", "PlanCheck", "RegroupFiles", "Scheduling", "SchedulingModel",
        "Studies",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ]),
    .testTarget(name: "GLPKTests", dependencies: ["CGLPK", "GLPK"]),
    .target(
      name: "TestSupport", dependencies: ["GroupingModel", "PlanCheck"], path: "Tests/TestSupport"),
    .testTarget(
      name: "GroupingTests",
      dependencies: ["Grouping", "GroupingModel", "PlanCheck", "TestSupport"]),
    .testTarget(
      name: "SchedulingTests",
      dependencies: ["PlanCheck", "Scheduling", "SchedulingModel", "TestSupport"]),
    .testTarget(
      name: "StudiesTests",
      dependencies: ["Grouping", "GroupingModel", "Studies", "TestSupport"]),
    .testTarget(name: "ChoosingTests", dependencies: ["Choosing", "GLPK", "GroupingModel"]),
    .testTarget(
      name: "PlanCheckTests",
      dependencies: ["PlanCheck", "GroupingModel", "SchedulingModel", "TestSupport"]),
    .testTarget(
      name: "RegroupFilesTests",
      dependencies: [
        "RegroupFiles", "PlanCheck", "Scheduling", "SchedulingModel", "TestSupport",
        .product(name: "GRDB", package: "GRDB.swift"),
      ]),
    .testTarget(
      name: "RegroupTests",
      dependencies: ["regroup", "TestSupport", .product(name: "GRDB", package: "GRDB.swift")]),
  ],
  swiftLanguageModes: [.v6]
)

// Fuzzing needs a compiler's sanitizer, so it is no part of a build unless asked for: CONTRIBUTING.md.
if Context.environment["REGROUP_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "GroupingModel", "PlanCheck", "RegroupFiles", "Scheduling", "SchedulingModel",
      ],
      path: "Tests/Fuzz", exclude: ["Seeds", "numbers.dict"]))
}

// With optimized solvers the tests take a fifth of the time. Nobody could depend on a package with such flags, so they
// are no part of a build unless asked for, as the README's test command does.
if Context.environment["REGROUP_OPTIMIZED"] != nil {
  for target in package.targets where target.type != .test {
    target.swiftSettings = (target.swiftSettings ?? []) + [.unsafeFlags(["-O"])]
  }
}
