/// Where an oracle's groups come from: tables of all of them, or a walk over those that matter.
protocol GroupSource: Sendable {
  /// Price units per cost unit as a power of two; negative where prices are coarser than costs.
  var shift: Int { get }
  /// Groups listed, those that are not allowed included; 0 where they are not listed.
  var listed: Int { get }
  /// Whether a scan is what takes the time.
  var isDear: Bool { get }

  /// Reduced costs of the groups of a flavour, a result for each part.
  ///
  /// - Parameters:
  ///   - prices: of learners, or `Pricer.excluded`.
  ///   - parts: sizes, and for each the excess below which groups are wanted.
  ///   - keep: most groups returned of a part.
  /// - Returns: nil if it takes too long.
  func scan(
    _ flavour: Int, prices: [Int32], parts: [[Int: Int32]], keep: Int, threads: Int,
    classPrice: (_ size: Int, _ tally: Int) -> Int64
  ) -> [Pricer.Result]?

  /// The members of a group that was found, ascending.
  func members(of find: Oracle.Find) -> [Int]
  /// How many members a group that was found has.
  func size(of find: Oracle.Find) -> Int
}

/// Groups listed once.
struct ListedGroups: GroupSource {
  /// One for all flavours, or one per flavour.
  let tables: [ColumnTable]
  let tallies: Tallies

  var shift: Int { tables[0].shift }
  var listed: Int { tables.reduce(0) { $0 + $1.listed } }
  var isDear: Bool { listed > 5_000_000 }

  private func table(_ flavour: Int) -> ColumnTable {
    tables.count == 1 ? tables[0] : tables[flavour]
  }

  func members(of find: Oracle.Find) -> [Int] { table(find.flavour).members(at: find.place) }

  func size(of find: Oracle.Find) -> Int {
    table(find.flavour).chunks[Int(find.place.chunk)].size
  }

  func scan(
    _ flavour: Int, prices: [Int32], parts: [[Int: Int32]], keep: Int, threads: Int,
    classPrice: (_ size: Int, _ tally: Int) -> Int64
  ) -> [Pricer.Result]? {
    let pricer = Pricer(
      table(flavour), prices: prices, tallies: tallies, classPrice: classPrice)
    return parts.map { pricer.scan(limits: $0, keep: keep, threads: threads) }
  }
}
