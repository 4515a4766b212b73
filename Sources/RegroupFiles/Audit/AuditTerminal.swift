import Grouping
import GroupingModel

/// An audit in a terminal of 80 columns: the verdict, the figures over the term, and T in each
/// round.
struct AuditTerminal {
  private let audit: Audit
  private let words: AuditWording

  init(_ audit: Audit) {
    self.audit = audit
    words = AuditWording(audit)
  }

  /// Lines with a final line break.
  var text: String {
    let verdicts = VerdictWording(audit)
    var lines: [String] = []
    for verdict in audit.verdicts {
      lines.append(verdicts.headline(verdict))
      let reason = verdicts.reason(verdict)
      if !reason.isEmpty { lines.append("  " + reason) }
    }
    lines += verdicts.notes.map { "Note: \($0)" } + [""]
    return TerminalLines.text(lines) + (table + [""]).map { $0 + "\n" }.joined()
      + TerminalLines.text(byRound + [verdicts.expectation])
  }

  private static let widths = (observed: 9, range: 22, p: 7)

  private static func tail(_ observed: String, _ range: String, _ p: String) -> String {
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(1, width - text.count)) + text
    }
    return right(observed, widths.observed) + right(range, widths.range) + right(p, widths.p)
  }

  private var table: [String] {
    TerminalLines.wrapped(
      "Over the term", first: "", indent: 2,
      tail: Self.tail("here", "by chance (9 of 10)", "p"))
      + audit.figures.filter { $0.round == nil }.flatMap { figure -> [String] in
        let row = TerminalLines.wrapped(
          words.title(figure), first: "  ", indent: 4,
          tail: Self.tail(
            words.value(figure.observed, of: figure), words.range(figure), words.p(figure)))
        guard words.isUnusual(figure) else { return row }
        return row
          + TerminalLines.wrapped("(\(words.sentence(figure)))", first: "    ", indent: 4)
      }
  }

  /// T round by round of each trait that is judged.
  private var byRound: [String] {
    guard audit.record.rounds.count > 1 else { return [] }
    return audit.verdicts.map { verdict in
      let figures = audit.figures.filter {
        $0.trait == verdict.trait && $0.measure == .sorting && $0.round != nil
      }
      let values = figures.map { figure in
        let mark = (figure.chance?.atLeast ?? 1) <= AuditWording.unusual ? "*" : ""
        return words.value(figure.observed, of: figure) + mark
      }
      let hasMark = values.contains { $0.hasSuffix("*") }
      return "T by \(audit.traits[verdict.trait].name), round by round: "
        + values.joined(separator: ", ")
        + (hasMark ? " (* more sorted than 99 % of random groupings)" : "")
    }
  }
}
