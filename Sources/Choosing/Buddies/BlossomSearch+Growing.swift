// MARK: - One stage: trees grow from all exposed tops until two meet.

extension BlossomSearch {
  /// Matches two exposed vertices more. False when that cannot be: the trees then prove it.
  mutating func grow() -> Bool {
    for x in 0..<used { (side[x], nearest[x]) = (.free, -1) }
    queue.removeAll(keepingCapacity: true)
    for x in 0..<used where top[x] == x && mate[x] < 0 {
      parent[x] = -1
      side[x] = .outer
      enqueue(x)
    }
    while true {
      var next = 0
      while next < queue.count {
        let u = queue[next]
        next += 1
        if side[top[u]] == .outer, scan(u) { return true }
      }
      guard let step = largestStep() else { return false }
      shift(by: step)
      queue.removeAll(keepingCapacity: true)
      if takeTight() { return true }
      for b in n..<used where top[b] == b && side[b] == .inner && price[b] == 0 { expand(b) }
    }
  }

  mutating func enqueue(_ x: Int) {
    if x < n {
      queue.append(x)
    } else {
      for petal in petals[x] { enqueue(petal) }
    }
  }

  /// Looks at all edges of an outer vertex; true when the matching has grown.
  private mutating func scan(_ u: Int) -> Bool {
    for v in 0..<n {
      let cost = costs[u * n + v]
      if cost == PairCosts.forbidden || top[v] == top[u] { continue }
      if 4 * cost == price[u] + price[v] {
        if take(Edge(from: Int32(u), to: Int32(v))) { return true }
      } else if side[top[v]] != .inner {
        note(u, near: top[v])
      }
    }
    return false
  }

  /// Keeps the outer vertex of least slack to a top.
  private mutating func note(_ u: Int, near x: Int) {
    let old = nearest[x]
    if old < 0 || slack(edge(u, x)) < slack(edge(old, x)) { nearest[x] = u }
  }

  mutating func findNearest(of x: Int) {
    nearest[x] = -1
    for u in 0..<n where edge(u, x).from >= 0 && top[u] != x && side[top[u]] == .outer {
      note(u, near: x)
    }
  }

  /// How far prices can move until an edge loses its slack or a set its price; nil for ever.
  private func largestStep() -> Int? {
    var step = Int.max
    for b in n..<used where top[b] == b && side[b] == .inner { step = min(step, price[b] / 2) }
    for x in 0..<used where top[x] == x && nearest[x] >= 0 && side[x] != .inner {
      let slack = slack(edge(nearest[x], x))
      step = min(step, side[x] == .free ? slack : slack / 2)
    }
    return step == .max ? nil : step
  }

  private mutating func shift(by step: Int) {
    for u in 0..<n {
      switch side[top[u]] {
      case .outer: price[u] += step
      case .inner: price[u] -= step
      case .free: break
      }
    }
    for b in n..<used where top[b] == b {
      switch side[b] {
      case .outer: price[b] += 2 * step
      case .inner: price[b] -= 2 * step
      case .free: break
      }
    }
  }

  /// Takes the edges that have lost their slack; true when the matching has grown.
  private mutating func takeTight() -> Bool {
    for x in 0..<used where top[x] == x && nearest[x] >= 0 {
      let edge = edge(nearest[x], x)
      if top[nearest[x]] != x, slack(edge) == 0, take(edge) { return true }
    }
    return false
  }

  /// An edge without slack from an outer vertex: a tree grows, a blossom forms, or two trees meet.
  private mutating func take(_ edge: Edge) -> Bool {
    let (u, v) = (top[Int(edge.from)], top[Int(edge.to)])
    switch side[v] {
    case .inner: return false
    case .free:
      parent[v] = Int(edge.from)
      side[v] = .inner
      let next = top[mate[v]]
      (nearest[v], nearest[next]) = (-1, -1)
      side[next] = .outer
      enqueue(next)
      return false
    case .outer:
      if let root = meeting(u, v) {
        shrink(u, v, at: root)
        return false
      }
      augment(u, by: edge)
      augment(v, by: edge.reversed)
      return true
    }
  }

  /// Where the ways of two outer tops to their roots meet; nil in different trees.
  private mutating func meeting(_ a: Int, _ b: Int) -> Int? {
    visit += 1
    var (a, b) = (a, b)
    while a >= 0 || b >= 0 {
      if a >= 0 {
        if seen[a] == visit { return a }
        seen[a] = visit
        a = mate[a] < 0 ? -1 : top[mate[a]]
        if a >= 0 { a = top[parent[a]] }
      }
      swap(&a, &b)
    }
    return nil
  }
}
