import GroupingModel
import Testing

@testable import Grouping

struct RuleBookTests {
  @Test func namesAreUniqueAndFound() throws {
    let names = RuleBook.rules.map { $0.name }
    #expect(Set(names).count == names.count)
    for name in names { #expect(try RuleBook.rule(named: name).name == name) }
    let error = #expect(throws: ModelError.self) { try RuleBook.rule(named: "balence") }
    #expect(error?.remedy == "did you mean 'balance'?")
  }

  @Test func theTableHasARowOfSixCellsForEachRule() {
    let lines = RuleBook.markdownTable().split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == RuleBook.rules.count + 3)
    #expect(lines.last == "")
    for line in lines.dropLast() {
      #expect(line.split(separator: "|").count == 6)
    }
    #expect(
      lines[2]
        == "| `wishes` | learners are with those they asked for | per learner with no wish met (aim "
        + "one), or per wish not met (aim many) | learners: lists, a file of pairs, or a column | "
        + "`aim` (one or many): one wish each, or as many as possible<br>`mutual` (yes or no): "
        + "count only wishes that both have | no |")
  }

  @Test func textIsFitForATableAndASentence() {
    for rule in RuleBook.rules {
      for text in [rule.summary, rule.unit] + rule.options.map(\.meaning) {
        #expect(!text.isEmpty && !text.contains("|") && !text.hasSuffix("."), "\(rule.name)")
      }
    }
  }
}
