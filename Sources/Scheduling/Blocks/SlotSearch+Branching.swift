import SchedulingModel

extension SlotSearch {
  /// Parts that together hold every plan of the node, each with its best flow; empty where the flow
  /// itself is a plan.
  func children(of node: SlotNode) -> [SlotNode] {
    if node.missing > 0 { return [] }
    return sizeBranches(node) ?? togetherBranches(node) ?? apartBranches(node)
      ?? aloneBranches(node) ?? roomBranches(node) ?? changeBranches(node) ?? []
  }

  private func child(_ node: SlotNode, _ change: (inout SlotNode) -> Void) -> SlotNode {
    var child = node
    change(&child)
    child.flow.improve()
    return child
  }

  /// A session with fewer than it opens with: it opens, or it does not.
  private func sizeBranches(_ node: SlotNode) -> [SlotNode]? {
    let short = task.offers.indices.filter { sink in
      let count = node.flow.members[sink].count
      return node.decisions[sink] == .free && count > 0 && count < smallest(sink)
    }
    guard
      let sink = short.min(by: {
        (node.flow.members[$0].count - smallest($0), $0)
          < (node.flow.members[$1].count - smallest($1), $1)
      })
    else { return nil }
    return [child(node) { $0.open(sink, least: smallest(sink)) }, child(node) { $0.close(sink) }]
  }

  /// A set in several sessions: all of it is in one of those that all may attend.
  private func togetherBranches(_ node: SlotNode) -> [SlotNode]? {
    for set in company.together {
      let positions = positions(set)
      guard Set(positions.map { node.flow.place[$0] }).count > 1 else { continue }
      let common = task.offers.indices.filter { sink in
        positions.allSatisfy { node.isAllowed($0, sink) }
      }
      // Where they can be nowhere else and still are not together, there is no room for all.
      let isStuck = common.count == 1 && positions.allSatisfy { node.isFixed($0, at: common[0]) }
      if common.isEmpty || isStuck {
        return [
          child(node) { part in
            for position in positions {
              for sink in task.offers.indices where part.isAllowed(position, sink) {
                part.flow.forbid(position, sink)
              }
            }
          }
        ]
      }
      return common.map { sink in
        child(node) { part in for position in positions { part.fix(position, at: sink) } }
      }
    }
    return nil
  }

  private func apartBranches(_ node: SlotNode) -> [SlotNode]? {
    for pair in company.apart {
      let positions = positions([pair.first, pair.second])
      let sink = node.flow.place[positions[0]]
      guard sink < task.offers.count, sink == node.flow.place[positions[1]] else { continue }
      return positions.map { position in child(node) { $0.flow.forbid(position, sink) } }
    }
    return nil
  }

  /// Somebody alone of their kind: they are not there, or they are and somebody joins them, or it
  /// costs what it costs.
  private func aloneBranches(_ node: SlotNode) -> [SlotNode]? {
    for (index, rule) in company.alone.enumerated() {
      for sink in task.offers.indices where !node.accepted.contains([index, sink]) {
        let there = node.flow.members[sink].filter { rule.isMember[task.learners[$0]] }
        guard there.count == 1 else { continue }
        return aloneBranches(node, rule, index, sink, there[0])
      }
    }
    return nil
  }

  private func aloneBranches(
    _ node: SlotNode, _ rule: CompanyRules.Alone, _ index: Int, _ sink: Int, _ position: Int
  ) -> [SlotNode] {
    if !node.isFixed(position, at: sink) {
      return [
        child(node) { $0.fix(position, at: sink) }, child(node) { $0.flow.forbid(position, sink) },
      ]
    }
    let others = positions(rule.members).filter {
      $0 != position && node.isAllowed($0, sink) && !node.isFixed($0, at: sink)
    }
    let company = others.min {
      let (left, right) = (joining(node, $0, sink), joining(node, $1, sink))
      return (left, $0) < (right, $1)
    }
    if let company {
      return [
        child(node) { $0.fix(company, at: sink) }, child(node) { $0.flow.forbid(company, sink) },
      ]
    }
    return [
      child(node) { part in
        part.accepted.insert([index, sink])
        for (component, cost) in rule.costs { part.extra[component] += cost }
      }
    ]
  }

  /// What moving there costs the learner.
  private func joining(_ node: SlotNode, _ position: Int, _ sink: Int) -> Int128 {
    node.flow.cost(position, sink) - node.flow.cost(position, node.flow.place[position])
  }

  /// Too few rooms or leaders for some sessions: one of them closes, or is small enough for another room.
  private func roomBranches(_ node: SlotNode) -> [SlotNode]? {
    let openings = openings(node)
    let counts = openings.map { (offer: task.offers[$0], count: node.flow.members[$0].count) }
    guard case .failure(let shortage) = resources.assign(counts) else { return nil }
    var sinkOf: [Int: Int] = [:]
    for (sink, offer) in task.offers.enumerated() { sinkOf[offer] = sink }
    return shortage.openings.compactMap { offer, smaller in
      guard let sink = sinkOf[offer] else { return nil }
      if let smaller { return child(node) { $0.shrink(sink, most: smaller) } }
      return node.decisions[sink] == .open ? nil : child(node) { $0.close(sink) }
    }
  }

  /// With a previous plan, sessions that open or close against it are decided one by one.
  private func changeBranches(_ node: SlotNode) -> [SlotNode]? {
    guard let component = week.component(.sessionsMoved) else { return nil }
    for sink in task.offers.indices where node.decisions[sink] == .free {
      let isOpen = !node.flow.members[sink].isEmpty
      guard isOpen != (changes.before[task.offers[sink]] != nil) else { continue }
      let open = child(node) { part in
        part.open(sink, least: max(1, smallest(sink)))
        part.extra[component] += isOpen ? 1 : 0
      }
      let closed = child(node) { part in
        part.close(sink)
        part.extra[component] += isOpen ? 0 : 1
      }
      return [open, closed]
    }
    return nil
  }

  /// Positions in the task of learners who are there.
  private func positions(_ learners: [Int]) -> [Int] {
    learners.map { task.positions[$0] }.filter { $0 >= 0 }
  }
}
