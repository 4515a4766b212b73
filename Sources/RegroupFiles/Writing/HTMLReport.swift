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
      <h2>Groups, the worst first</h2>
      <div class="cards">
      {{#cards}}
      <section class="card">
      <h3><span>{{name}}</span> <span class="points">{{points}}</span></h3>
      <ul class="members">
      {{#members}}
      <li>{{.}}</li>
      {{/members}}
      </ul>
      <ul class="facts">
      {{#lost}}
      <li class="lost"><span class="what">{{text}}</span> <span class="points">{{cost}}</span></li>
      {{/lost}}
      {{#kept}}
      <li class="kept"><span class="what">{{.}}</span></li>
      {{/kept}}
      </ul>
      </section>
      {{/cards}}
      </div>
      {{#change}}
      <h2>Who moves</h2>
      <p>{{.}}</p>
      {{/change}}
      <ul class="list">
      {{#moves}}
      <li><b>{{who}}</b> {{remark}}, to {{place}}</li>
      {{/moves}}
      </ul>
      {{#panels}}
      <section class="picture">
      <h2>{{heading}}</h2>
      <p class="legend">{{legend}}</p>
      <div class="panel">
      {{#cells}}
      <figure>
      <figcaption><b>{{group}}</b> <span class="points">{{note}}</span></figcaption>
      {{#strip}}
      {{{.}}}
      {{/strip}}
      {{#rows}}
      <div class="count"><span>{{value}}</span><b>{{number}}</b>{{{squares}}}</div>
      {{/rows}}
      </figure>
      {{/cells}}
      </div>
      </section>
      {{/panels}}
      {{#wishes}}
      <h2>Wishes: {{share}} {{measure}}</h2>
      <p class="legend">{{heading}}.</p>
      <div class="columns">
      {{#hasUnmet}}
      <section>
      <h3>Not met</h3>
      <ul class="list lost">
      {{#unmet}}
      <li><b>{{asker}}</b> asked for {{whom}}</li>
      {{/unmet}}
      </ul>
      </section>
      {{/hasUnmet}}
      <section>
      <h3>Honoured</h3>
      <ul class="list kept">
      {{#honoured}}
      <li><b>{{asker}}</b> is with {{whom}}</li>
      {{/honoured}}
      </ul>
      </section>
      </div>
      {{/wishes}}
      {{#hasAlone}}
      <h2>Alone of their kind</h2>
      {{^lonely}}
      <p>Nobody is the only one of their kind in a group.</p>
      {{/lonely}}
      <ul class="list">
      {{#lonely}}
      <li><b>{{who}}</b>, {{remark}}, in {{place}}</li>
      {{/lonely}}
      </ul>
      {{/hasAlone}}
      {{#hasHistory}}
      <h2>Together again</h2>
      {{^meetings}}
      <p>Nobody is with someone from an earlier round.</p>
      {{/meetings}}
      <ul class="list">
      {{#meetings}}
      <li><b>{{who}}</b> in {{place}}, last together {{remark}}</li>
      {{/meetings}}
      </ul>
      {{/hasHistory}}
      <h2>What the rules cost</h2>
      <table>
      <thead><tr><th>Rule</th><th class="bars"></th><th class="number">Points</th></tr></thead>
      <tbody>
      {{#costs}}
      <tr><td>{{sentence}}</td><td class="bars"><div style="width:{{width}}%"></div></td><td class="number">{{points}}</td></tr>
      {{/costs}}
      <tr><th>Total</th><td class="bars"></td><th class="number">{{total}}</th></tr>
      </tbody>
      </table>
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
