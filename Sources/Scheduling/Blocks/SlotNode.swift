/// A part of the ways to fill a slot: some sessions are open or closed, some places forbidden.
struct SlotNode {
  enum Decision { case free, open, closed }

  var flow: Transport
  private(set) var decisions: [Decision]
  /// Costs of what is decided, by component.
  var extra: [Int]
  /// Rules about company that were given up for an offer: positions of rule and sink.
  var accepted: Set<[Int]> = []

  init(
    _ task: SlotTask, _ packed: (costs: [Int128], shortage: Int128, components: Int), _ seats: [Int]
  ) {
    flow = Transport(
      learners: task.learners.count, sinks: task.sinks, costs: packed.costs,
      least: [Int](repeating: 0, count: task.sinks), most: seats + [task.learners.count],
      shortage: packed.shortage)
    decisions = [Decision](repeating: .free, count: task.sinks - 1)
    extra = [Int](repeating: 0, count: task.components)
  }

  /// Members that open sessions lack.
  var missing: Int {
    decisions.indices.reduce(0) { $0 + max(0, flow.least[$1] - flow.members[$1].count) }
  }

  mutating func open(_ sink: Int, least: Int) {
    decisions[sink] = .open
    flow.bound(sink, least: least, most: max(least, flow.most[sink]))
  }

  mutating func close(_ sink: Int) {
    decisions[sink] = .closed
    flow.bound(sink, least: 0, most: 0)
  }

  mutating func shrink(_ sink: Int, most: Int) {
    flow.bound(sink, least: min(flow.least[sink], most), most: most)
  }

  /// The learner is there and nowhere else.
  mutating func fix(_ position: Int, at sink: Int) {
    for other in 0..<flow.sinks - 1 where other != sink {
      if flow.cost(position, other) < Transport.forbidden { flow.forbid(position, other) }
    }
  }

  /// Whether the learner can be in no other session.
  func isFixed(_ position: Int, at sink: Int) -> Bool {
    (0..<flow.sinks - 1).allSatisfy { $0 == sink || !isAllowed(position, $0) }
  }

  func isAllowed(_ position: Int, _ sink: Int) -> Bool {
    flow.cost(position, sink) < Transport.forbidden
  }
}
