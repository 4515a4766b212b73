import Grouping
import GroupingModel

/// What the teacher's page of a proposal says before the plan itself; the template takes its
/// fields by their names.
struct ProposalSection {
  /// Of the page that compares all; without on the page of a single proposal.
  let heads: [Head]
  let hasHeads: Bool
  let rows: [Row]
  let columns: [Column]
  let shortfall: String?
  /// What stands above the plan's own page.
  let heading: String
  let sentence: String
  /// What was changed to make the proposal; nil for the first.
  let making: String?
  let isOther: Bool

  struct Head {
    let number: Int
    let words: String
  }

  struct Row {
    let label: String
    let isPart: Bool
    let cells: [Cell]
  }

  struct Cell {
    let text: String
    let isBest: Bool
  }

  /// A plan's groups beside those of the others.
  struct Column {
    let heading: String
    let sentence: String
    let groups: [Members]
    /// File of the plan's own page; nil for the plan that follows.
    let page: String?
  }

  struct Members {
    let name: String
    let names: String
    /// Which earlier proposal has the very same group; nil if none.
    let remark: String?
  }

  /// - Throws: `ModelError` if a rule cannot be used.
  init(_ comparison: Comparison, plan: Int) throws(ModelError) {
    let isFirst = plan == 0
    let indices = comparison.plans.indices
    let rules = comparison.objective.scenario.rules
    let headings = comparison.plans.map { $0.change.leaning.heading(rules) }
    var columns: [Column] = []
    for index in indices where isFirst {
      columns.append(try Column(comparison, index, heading: headings[index]))
    }
    self.columns = columns
    hasHeads = isFirst && comparison.plans.count > 1
    heads = indices.map { Head(number: $0 + 1, words: headings[$0]) }
    rows = isFirst ? Self.rows(comparison) : []
    shortfall = isFirst ? comparison.shortfall : nil
    heading = "Proposal \(plan + 1) of \(indices.count): \(headings[plan])"
    sentence = try comparison.sentence(ofPlan: plan)
    making = isFirst ? nil : comparison.making(ofPlan: plan)
    isOther = !isFirst
  }

  private static func rows(_ comparison: Comparison) -> [Row] {
    func row(_ row: Comparison.Row, isPart: Bool = false) -> Row {
      Row(
        label: row.label, isPart: isPart,
        cells: comparison.plans.indices.map {
          Cell(text: row.figures[$0].text, isBest: row.isBest($0))
        })
    }
    return comparison.totals.map { row($0) }
      + comparison.parts.flatMap { part in
        [row(part.points, isPart: true)] + part.rows.map { row($0) }
      }
  }
}

extension ProposalSection.Column {
  fileprivate init(
    _ comparison: Comparison, _ index: Int, heading: String
  ) throws(ModelError) {
    let placed = comparison.plans[index].placed
    self.heading = "\(index + 1): \(heading)"
    sentence = try comparison.sentence(ofPlan: index)
    groups = zip(placed.plan.groups, placed.groups).map { named, group in
      let same = comparison.plans.prefix(index).firstIndex { $0.placed.groups.contains(group) }
      return ProposalSection.Members(
        name: named.name, names: placed.listed(group.members),
        remark: same.map { "(as in \($0 + 1))" })
    }
    page = index == 0 ? nil : PlanFiles.name("report.html", ofPlan: index)
  }
}

extension Comparison.Part {
  /// What the part costs, as a row.
  fileprivate var points: Comparison.Row {
    Comparison.Row(
      words: "\(name), points",
      figures: costs.map {
        RuleMeasure.Figure(text: Wording.points(Cost.points($0)), rank: Double($0))
      })
  }
}

extension Comparison {
  /// How a proposal's weights differ from the user's, so that its points can be read.
  fileprivate func making(ofPlan index: Int) -> String {
    let change = plans[index].change
    let factor = change.factor == 2 ? "twice" : "\(Wording.figure(change.factor)) times"
    var parts: [String] = []
    switch change.leaning {
    case .family(let family): parts.append("\(family.words) count \(factor) as much")
    case .rule(let rule):
      parts.append("\(objective.scenario.rules[rule].words) counts \(factor) as much")
    case .none, .otherGroups: break
    }
    if let price = change.price {
      parts.append(
        "each pair of team-mates of an earlier proposal costs \(Wording.pointCount(price))")
    }
    return "On this page, \(parts.joined(separator: ", and ")); so its points are not those of "
      + "report.html, where all proposals are compared by your weights."
  }
}

extension ProposalSection {
  static let template = """
    {{#proposals}}
    {{#hasHeads}}
    <h2>The proposals side by side</h2>
    <div class="wide">
    <table class="compared">
    <thead><tr><td></td>{{#heads}}<th scope="col"><b>{{number}}</b> {{words}}</th>{{/heads}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr{{#isPart}} class="part"{{/isPart}}><th scope="row">{{label}}</th>{{#cells}}<td>{{#isBest}}<b><span aria-hidden="true">★</span> {{text}}</b>{{/isBest}}{{^isBest}}{{text}}{{/isBest}}</td>{{/cells}}</tr>
    {{/rows}}
    </tbody>
    </table>
    </div>
    <p class="legend loose">★ marks the best of a row. Points are by your weights; less is better. How far a
    plan is from best is proven: it is no farther. Of other team-mates, the share of all pairs is given.</p>
    {{/hasHeads}}
    {{#shortfall}}
    <p>{{.}}</p>
    {{/shortfall}}
    {{#hasHeads}}
    <h2>Their groups</h2>
    <div class="beside">
    {{#columns}}
    <section>
    <h3>{{heading}}</h3>
    <p>{{sentence}}</p>
    <ul>
    {{#groups}}
    <li><b>{{name}}</b> {{names}}{{#remark}} <i>{{.}}</i>{{/remark}}</li>
    {{/groups}}
    </ul>
    {{#page}}
    <p class="more"><a href="{{.}}">All about it: {{.}}</a></p>
    {{/page}}
    </section>
    {{/columns}}
    </div>
    {{/hasHeads}}
    <h2{{#hasHeads}} class="own"{{/hasHeads}}>{{heading}}</h2>
    {{#isOther}}
    <p>{{sentence}} <a href="report.html">Compare all in report.html</a></p>
    {{/isOther}}
    {{#making}}
    <p class="legend">{{.}}</p>
    {{/making}}
    {{/proposals}}

    """

  static let style = """
    .wide { overflow-x: auto; margin-bottom: .6rem; } .loose { break-after: auto !important; }
    .compared { width: auto; min-width: 100%; font-size: .95rem; }
    .compared th[scope=col] { min-width: 6.5rem; font-weight: normal; line-height: 1.25;
      vertical-align: bottom; }
    .compared th[scope=col] b { display: block; font-size: 1.3rem; }
    .compared th[scope=row] { font-weight: normal; min-width: 9rem; position: sticky; left: 0;
      background: #fff; }
    .compared td { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .compared .part th, .compared .part td { background: #eef2f6; }
    .compared .part th { font-weight: 600; }
    .compared .part ~ tr:not(.part) th { padding-left: 1.2rem; }
    .beside { display: grid; gap: 1.4rem 1.6rem;
      grid-template-columns: repeat(auto-fit, minmax(min(16rem, 100%), 1fr)); }
    .beside p { margin: 0 0 .6rem; font-size: .9rem; }
    .beside li { padding: .3rem 0; border-top: 1px solid var(--line); break-inside: avoid; }
    .beside li b { margin-right: .3rem; } .beside li i { color: var(--soft); }
    @media (max-width: 30rem) { .compared { font-size: .85rem; }
      .compared th[scope=row] { min-width: 7.5rem; } .compared th[scope=col] { min-width: 4rem; }
      .compared th, .compared td { padding: .3rem; }
      .compared .part ~ tr:not(.part) th { padding-left: .8rem; } }
    @media print { .wide { overflow: visible; } .compared { font-size: 8.5pt; }
      .compared th, .compared td { padding: .12rem .3rem; }
      .compared th[scope=col], .compared th[scope=row] { min-width: 0; }
      .compared td { white-space: normal; }
      .beside { grid-template-columns: repeat(auto-fill, minmax(52mm, 1fr)); gap: .6rem .9rem; }
      .beside p, .beside li { padding: .15rem 0; font-size: 9pt; line-height: 1.3; }
      .beside section { break-inside: avoid; } .more { display: none; } .own { break-before: page; } }

    """
}
