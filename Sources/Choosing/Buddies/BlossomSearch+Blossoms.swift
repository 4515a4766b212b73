// MARK: - Odd cycles are shrunk, opened again, and matched around.

extension BlossomSearch {
  /// Makes one outer top of the cycle that an edge between `u` and `v` closes through `root`.
  mutating func shrink(_ u: Int, _ v: Int, at root: Int) {
    let b = (n..<used).first { top[$0] < 0 } ?? used
    used = max(used, b + 1)
    (price[b], side[b], mate[b], parent[b]) = (0, .outer, mate[root], parent[root])
    var cycle = [root]
    for (end, isFirst) in [(u, true), (v, false)] {
      var x = end
      while x != root {
        let inner = top[mate[x]]
        cycle += [x, inner]
        enqueue(inner)
        x = top[parent[inner]]
      }
      if isFirst { cycle[1...].reverse() }
    }
    petals[b] = cycle
    setTop(of: b, to: b)
    joinEdges(of: b)
    findNearest(of: b)
  }

  /// The best edges of a new blossom are the best ones of its petals.
  private mutating func joinEdges(of b: Int) {
    for x in 0..<used {
      edges[b * room + x].from = -1
      edges[x * room + b].from = -1
    }
    for v in 0..<n { holder[b * n + v] = -1 }
    for petal in petals[b] {
      for x in 0..<used {
        let edge = edges[petal * room + x]
        let known = edges[b * room + x]
        if edge.from >= 0, known.from < 0 || slack(edge) < slack(known) {
          edges[b * room + x] = edge
          edges[x * room + b] = edges[x * room + petal]
        }
      }
      for v in 0..<n where holder[petal * n + v] >= 0 { holder[b * n + v] = Int32(petal) }
    }
  }

  mutating func setTop(of x: Int, to b: Int) {
    top[x] = b
    if x >= n { for petal in petals[x] { setTop(of: petal, to: b) } }
  }

  /// Opens an inner blossom without a price: an even way through it stays in the tree.
  mutating func expand(_ b: Int) {
    for petal in petals[b] { setTop(of: petal, to: petal) }
    let entry = Int(holder[b * n + Int(edge(b, parent[b]).from)])
    let length = turn(b, to: entry)
    let cycle = petals[b]
    for index in stride(from: 0, to: length, by: 2) {
      let (inner, outer) = (cycle[index], cycle[index + 1])
      parent[inner] = Int(edge(outer, inner).from)
      (side[inner], side[outer]) = (.inner, .outer)
      nearest[inner] = -1
      findNearest(of: outer)
      enqueue(outer)
    }
    side[entry] = .inner
    parent[entry] = parent[b]
    nearest[entry] = -1
    for petal in cycle[(length + 1)...] {
      side[petal] = .free
      findNearest(of: petal)
    }
    top[b] = -1
  }

  /// Turns the cycle so that the petal lies an even number of steps behind the base; answers it.
  private mutating func turn(_ b: Int, to petal: Int) -> Int {
    let place = petals[b].firstIndex(of: petal) ?? 0
    if place % 2 == 0 { return place }
    petals[b][1...].reverse()
    return petals[b].count - place
  }

  /// Matches a top by an edge that leaves it, and its inside around the vertex it leaves from.
  private mutating func match(_ u: Int, by edge: Edge) {
    mate[u] = Int(edge.to)
    guard u >= n else { return }
    let entry = Int(holder[u * n + Int(edge.from)])
    let length = turn(u, to: entry)
    for index in 0..<length {
      let (petal, other) = (petals[u][index], petals[u][index ^ 1])
      match(petal, by: self.edge(petal, other))
    }
    match(entry, by: edge)
    petals[u] = Array(petals[u][length...] + petals[u][..<length])
  }

  /// Turns the matched edges from `u` to its root, and matches it by an edge that leaves it.
  mutating func augment(_ u: Int, by edge: Edge) {
    var (u, edge) = (u, edge)
    while true {
      let next = mate[u] < 0 ? -1 : top[mate[u]]
      match(u, by: edge)
      guard next >= 0 else { return }
      u = top[parent[next]]
      edge = self.edge(next, u)
      match(next, by: edge)
      edge = edge.reversed
    }
  }
}
