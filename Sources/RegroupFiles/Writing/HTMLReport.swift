import GroupingModel
import Mustache

/// The page for teachers: one self-contained file that prints well. Every text is escaped by the
/// template engine.
package enum HTMLReport {
  /// - Throws: `ModelError` if a rule cannot be used; `MustacheTemplate.ParserError` only if the
  ///   template itself is wrong.
  package static func html(_ placed: PlacedPlan) throws -> String {
    try html(placed, proposals: nil, students: "students.html")
  }

  /// - Parameters:
  ///   - proposals: what the page says of several plans to choose from; nil where there is one.
  ///   - students: file of the plan's page for learners.
  static func html(
    _ placed: PlacedPlan, proposals: ProposalSection?, students: String
  ) throws -> String {
    try MustacheTemplate(string: template)
      .render(try TeacherPage(placed, proposals: proposals, students: students))
  }

  private static let template =
    PageStyle.head + """
      <body>
      <header>
      <h1>{{title}}</h1>
      \(ProposalSection.template)
      {{#verdict}}
      <p class="verdict {{tone}}"><span class="mark" aria-hidden="true">{{mark}}</span> <span>{{sentence}}</span></p>
      {{/verdict}}
      {{#ways}}
      <p>{{.}}</p>
      {{/ways}}
      {{#conflicts}}
      <section>
      <h2>{{heading}}</h2>
      <ul class="list lost">
      {{#demands}}
      <li>{{.}}</li>
      {{/demands}}
      </ul>
      <p>{{reason}}</p>
      <p>What would help:</p>
      <ul class="list">
      {{#remedies}}
      <li>{{.}}</li>
      {{/remedies}}
      </ul>
      </section>
      {{/conflicts}}
      {{#moreConflicts}}
      <p>{{.}}</p>
      {{/moreConflicts}}
      {{#hasPlan}}
      <dl class="figures">
      {{#figures}}
      <div><dt>{{what}}</dt><dd>{{value}}</dd></div>
      {{/figures}}
      </dl>
      {{/hasPlan}}
      </header>
      {{#hasPlan}}
      \(SectionPart.template)
      <h2>Groups, the worst first</h2>
      \(PagePart.cards)
      {{#change}}
      <h2>Who moves</h2>
      <p>{{.}}</p>
      {{/change}}
      <ul class="list">
      {{#moves}}
      <li><b>{{who}}</b> {{remark}}, to {{place}}</li>
      {{/moves}}
      </ul>
      \(PagePart.pictures)
      \(PagePart.alone)
      {{#hasHistory}}
      <h2>Together again</h2>
      {{^meetings}}
      <p>Nobody is with someone from an earlier round.</p>
      {{/meetings}}
      <ul class="list">
      {{#meetings}}
      <li><b>{{who}}</b> in {{place}}, {{remark}}</li>
      {{/meetings}}
      </ul>
      {{/hasHistory}}
      <h2>What the rules {{#sections}}of groups {{/sections}}cost</h2>
      \(PagePart.costs)
      <h2>Who is where</h2>
      <ul class="register">
      {{#register}}
      <li><span>{{who}}</span> <span class="points">{{place}}</span></li>
      {{/register}}
      </ul>
      {{/hasPlan}}
      <footer>{{generator}}, seed {{seed}}. A point is what a rule counts, times its weight; less is
      better. This page tells reasons and is meant for teachers; {{students}} is for the class.</footer>
      </body>
      </html>

      """
}
