/// Looks for assignments within quotas that few claims are made in.
///
/// Some applicants hold a place whatever happens, and some teams keep seats back; the others
/// propose as usual (deferred acceptance), so that only those claims are left that this gives
/// reason for. Pairs always hold a place or are out. Missing learners of teams are filled first,
/// with whoever costs least; then late acceptance hill climbing (Burke and Bykov 2017) changes one
/// decision at a time. Every assignment can be reached: it is what comes out when everybody holds
/// their place. Deterministic.
struct InterviewRepair {
  private let market: Market
  private let preferEnvy: Bool
  private var numbers = SeededNumbers(seed: 1)
  private var standing: [Int]
  private var seats: [Int]
  private(set) var places: [Int]
  /// What is missing of minimum quotas (or left out) first, then claims.
  private(set) var price: Int
  /// Applicants that hold a place.
  private var holders: [Int] = []

  /// - Parameter preferEnvy: whether claims of envy count before all others.
  init(_ market: Market, preferEnvy: Bool) {
    self.market = market
    self.preferEnvy = preferEnvy
    seats = market.most
    standing = market.members.map { $0.count > 1 ? Standing.out : Standing.free }
    places = []
    price = .max
    (places, price) = outcome()
  }

  /// Whether all quotas are kept.
  var isAllowed: Bool { price >> Self.shift(3) == 0 }
  /// The claims that count most.
  var claims: Int { price >> Self.shift(2) }

  /// Fills what is missing, whatever time is left, then improves until the claims are no more than
  /// `enough`.
  mutating func run(steps: Int, enough: Int, clock: Deadline) {
    if preferEnvy { holdBackSeats(clock) }
    fill()
    climb(steps: steps, enough: enough, clock)
  }

  private static func shift(_ level: Int) -> Int { 15 * level }

  private func outcome() -> (places: [Int], price: Int) {
    let places = market.learnersPropose(standing, seats: seats)
    var (missing, left) = (0, 0)
    for (team, count) in market.counts(in: places).enumerated() {
      missing += max(0, market.least[team] - count)
    }
    for (index, place) in places.enumerated() where place < 0 {
      left += market.members[index].count
    }
    if market.everyone { missing += left }
    let claims = market.claims(in: places)
    let (first, second) =
      preferEnvy ? (claims.envy, claims.blocking) : (claims.blocking, claims.envy)
    let price = [missing, first, second, left].reduce(0) { $0 << 15 | min($1, 32_767) }
    return (places, price)
  }
}

// MARK: - Filling

extension InterviewRepair {
  /// Puts the applicant that costs least where somebody is missing, until nobody is.
  private mutating func fill() {
    while !isAllowed {
      var best: (option: Int, price: Int)?
      for option in candidates() {
        guard let price = trying([(market.applicant[option], option)]) else { continue }
        if price < best?.price ?? self.price { best = (option, price) }
      }
      guard let best else { return }
      standing[market.applicant[best.option]] = best.option
      holders.append(market.applicant[best.option])
      (places, price) = outcome()
    }
  }

  /// Options at teams that miss somebody, and of pairs that are out; a sample where they are many.
  private mutating func candidates() -> [Int] {
    let counts = market.counts(in: places)
    var found: [Int] = []
    for option in 0..<market.options where standing[market.applicant[option]] < 0 {
      let isPair = market.size(option) > 1
      if counts[market.team[option]] < market.least[market.team[option]] || isPair {
        found.append(option)
      }
    }
    let most = 200
    guard found.count > most else { return found }
    return (0..<most).map { _ in found[numbers.below(found.count)] }
  }

  /// The price if these had these standings; nil if a team has too few seats for them.
  private mutating func trying(_ changes: [(applicant: Int, standing: Int)]) -> Int? {
    let old = changes.map { ($0.applicant, standing[$0.applicant]) }
    for change in changes { standing[change.applicant] = change.standing }
    defer { for (applicant, before) in old { standing[applicant] = before } }
    return isRoomy ? outcome().price : nil
  }

  private var isRoomy: Bool {
    var left = seats
    for option in standing where option >= 0 {
      left[market.team[option]] -= market.size(option)
      if left[market.team[option]] < 0 { return false }
    }
    return true
  }
}

// MARK: - Seats

extension InterviewRepair {
  /// Lets teams have their minimum only, then gives seats back one by one where that pays most. Who
  /// proposes for the seats that there are envies nobody.
  private mutating func holdBackSeats(_ clock: Deadline) {
    let before = self
    seats = market.least
    standing = market.members.map { $0.count > 1 ? Standing.out : Standing.free }
    holders = []
    (places, price) = outcome()
    while !clock.isOver {
      var best: (team: Int, price: Int)?
      for team in seats.indices where seats[team] < market.most[team] {
        seats[team] += 1
        let price = outcome().price
        seats[team] -= 1
        if price < best?.price ?? self.price { best = (team, price) }
      }
      guard let best else { break }
      seats[best.team] += 1
      (places, price) = outcome()
    }
    if before.price < price { self = before }
  }

  private mutating func changeSeats() {
    let team = numbers.below(market.teams)
    let change = numbers.below(2) == 0 ? 1 : -1
    add(change, to: team)
    if numbers.below(2) == 0 { add(-change, to: numbers.below(market.teams)) }
  }

  private mutating func add(_ change: Int, to team: Int) {
    let new = seats[team] + change
    if new >= market.least[team], new <= market.most[team] { seats[team] = new }
  }
}

// MARK: - Climbing

extension InterviewRepair {
  private mutating func climb(steps: Int, enough: Int, _ clock: Deadline) {
    guard market.options > 0 else { return }
    var best = (places, price)
    var history = [Int](repeating: price, count: 60)
    for step in 0..<steps where !(best.1 >> Self.shift(3) == 0 && claims(best.1) <= enough) {
      if step % 64 == 0, clock.isOver { break }
      let before = (standing, seats, holders, places, price)
      change()
      if isRoomy { (places, price) = outcome() } else { price = .max }
      let slot = step % history.count
      if price > before.4, price > history[slot] {
        (standing, seats, holders, places, price) = before
      }
      history[slot] = min(history[slot], price)
      if price < best.1 { best = (places, price) }
    }
    (places, price) = best
  }

  private func claims(_ price: Int) -> Int { price >> Self.shift(2) }

  /// Changes one decision.
  private mutating func change() {
    let kind = numbers.below(preferEnvy ? 20 : 10)
    if kind < 5, let index = randomHolder() {
      replace(index)
    } else if kind < 8 {
      hold(numbers.below(market.options))
    } else if kind < 9, let index = randomHolder() {
      release(index)
    } else {
      changeSeats()
    }
  }

  private mutating func randomHolder() -> Int? {
    holders.isEmpty ? nil : numbers.below(holders.count)
  }

  private mutating func hold(_ option: Int) {
    let who = market.applicant[option]
    if standing[who] < 0 { holders.append(who) }
    standing[who] = option
  }

  private mutating func release(_ index: Int) {
    let who = holders[index]
    holders.swapAt(index, holders.count - 1)
    holders.removeLast()
    standing[who] = market.members[who].count > 1 ? Standing.out : Standing.free
  }

  /// Somebody else holds a place in the same team.
  private mutating func replace(_ index: Int) {
    let list = market.lists[market.team[standing[holders[index]]]]
    release(index)
    hold(list[numbers.below(list.count)])
  }
}
