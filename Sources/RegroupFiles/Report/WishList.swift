import GroupingModel

/// The wishes of one rule, honoured and not.
struct WishList {
  let heading: String
  /// "17 of 21".
  let share: String
  /// What `share` counts.
  let measure: String
  let honoured: [Wish]
  let unmet: [Wish]
  let hasUnmet: Bool

  struct Wish {
    let asker: String
    let whom: String
  }

  /// One list per rule about wishes.
  ///
  /// - Throws: `ModelError` if a rule cannot be used in this scenario.
  static func lists(_ placed: PlacedPlan) throws(ModelError) -> [WishList] {
    var lists: [WishList] = []
    for (index, rule) in placed.scenario.rules.enumerated() where rule.kind == "wishes" {
      let book = try Wishbook(rule, in: placed.scenario)
      lists.append(WishList(placed.plan.rules[index].sentence, book, placed))
    }
    return lists
  }

  private init(_ sentence: String, _ book: Wishbook, _ placed: PlacedPlan) {
    var (honoured, unmet): ([Wish], [Wish]) = ([], [])
    for (learner, home) in placed.home.enumerated() where !book.asked[learner].isEmpty {
      guard let home else { continue }
      let with = book.met(by: learner, in: placed.groups[home])
      let without = book.asked[learner].filter { !with.contains($0) }
      let asker = placed.names[learner]
      if !with.isEmpty { honoured.append(Wish(asker: asker, whom: placed.listed(with))) }
      if with.isEmpty || book.isMany && !without.isEmpty {
        unmet.append(Wish(asker: asker, whom: placed.listed(without)))
      }
    }
    heading = sentence
    let (met, all) = book.honoured(in: placed.groups)
    share = "\(met) of \(all)"
    measure = book.measure
    self.honoured = honoured
    self.unmet = unmet
    hasUnmet = !unmet.isEmpty
  }
}
