// swift-tools-version: 6.1
import PackageDescription

let package = Package(
  name: "RegroupBenchmarks",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "regroup-benchmarks", targets: ["RegroupBenchmarks"])],
  dependencies: [.package(name: "Regroup", path: "..")],
  targets: [
    .target(name: "CSwaps", cSettings: [.unsafeFlags(["-O3"])]),
    .executableTarget(
      name: "RegroupBenchmarks",
      dependencies: [
        "CSwaps", .product(name: "Grouping", package: "Regroup"),
        .product(name: "Scheduling", package: "Regroup"),
      ]),
  ],
  swiftLanguageModes: [.v6]
)
