extension AuditPage {
  static let style = """
    .reason { margin: -.4rem 0 1rem; color: var(--soft); max-width: 60rem; }
    .strips { display: grid; grid-template-columns: max-content minmax(0, 1fr);
      column-gap: .6rem; line-height: 1.1; }
    .strips b { font-size: .8rem; font-weight: 600; white-space: nowrap; overflow: hidden;
      text-overflow: ellipsis; max-width: 9rem; align-self: center; }
    .strips div { display: flex; gap: .5rem; align-items: center; min-width: 0; }
    .strips svg { width: auto; min-width: 0; height: 1.15rem; }
    .strips span { font-size: .8rem; font-variant-numeric: tabular-nums; }
    .two { columns: 22rem; column-gap: 2.5rem; }
    .two > div { break-inside: avoid; }
    td.says { min-width: 11rem; }
    tr.unusual td { font-weight: 650; }
    .lines { max-width: 50rem; }
    .list.notes { columns: auto; max-width: 60rem; margin-top: 1rem; }
    .picture h3 { margin-top: 1.3rem; }
    .scroll { overflow-x: auto; }
    @media print { .strips svg { height: 4mm; } .strips { break-inside: avoid; } .lines { max-width: 150mm; }
      .scroll { overflow: visible; } td, th { padding: .15rem .35rem; } }

    """

  /// Takes `title`, `observed` and so on of rows.
  private static let row = """
    <tr{{#isUnusual}} class="unusual"{{/isUnusual}}><td>{{title}}</td><td class="number">{{observed}}</td><td class="number">{{expected}}</td><td class="number">{{range}}</td><td class="number">{{p}}</td><td class="says">{{sentence}}</td></tr>
    """

  private static let head = """
    <thead><tr><th></th><th class="number">here</th><th class="number">by chance</th><th class="number">nine of ten</th><th class="number">p</th><th>in words</th></tr></thead>
    """

  /// Takes the fields of `Strips`.
  private static let strips = """
    <p class="legend">{{legend}}</p>
    <div class="scroll"><div class="strips">
    <b></b><div>{{{head}}}</div>
    {{#rows}}
    <b>{{label}}</b><div>{{{cells}}}<span>{{remark}}</span></div>
    {{/rows}}
    </div></div>
    {{#more}}
    <p class="legend">{{.}}</p>
    {{/more}}
    """

  static let template =
    PageStyle.head + """
      <body>
      <header>
      <h1>{{title}}</h1>
      {{#verdicts}}
      <p class="verdict {{tone}}"><span class="mark" aria-hidden="true">{{mark}}</span> <span>{{sentence}}</span></p>
      <p class="reason">{{reason}}</p>
      {{/verdicts}}
      <dl class="figures">
      {{#keys}}
      <div><dt>{{what}}</dt><dd>{{value}}</dd></div>
      {{/keys}}
      </dl>
      <ul class="list notes">
      {{#notes}}
      <li>{{.}}</li>
      {{/notes}}
      </ul>
      </header>
      {{#heat}}
      <h2>The term at a glance: who was in low and high groups</h2>
      \(strips)
      {{/heat}}
      {{#exposure}}
      <section class="picture">
      <h2>Company over the term</h2>
      <p class="legend">The mean {{exposureOf}} of all team-mates so far, round by round, in standard
      deviations of the class away from its mean. Where nobody is tracked the three thick lines run
      together to 0; where like sits with like they part, the top third above. Thin lines are
      learners.</p>
      <div class="lines">{{{exposure}}}</div>
      </section>
      {{/exposure}}
      <h2>Who met whom</h2>
      {{#matrix}}
      \(strips)
      {{/matrix}}
      {{#tooManyPairs}}
      <p>{{.}}</p>
      {{/tooManyPairs}}
      <h2>Figures over the term</h2>
      <p class="legend">Beside each figure stand what chance gives on average, between which values it
      lies in nine of ten random groupings, and p, the share of random groupings that are at least
      as sorted, repeated or uneven. {{expectation}}</p>
      <table>
      \(head)
      <tbody>
      {{#term}}
      \(row)
      {{/term}}
      </tbody>
      </table>
      {{#subgroups}}
      <h2>By {{heading}}</h2>
      {{#hasRows}}
      <table>
      <thead><tr><th></th><th class="number">learners</th><th class="number">in low groups</th><th class="number">in high groups</th><th class="number">alone of it</th><th class="number">classmates met</th></tr></thead>
      <tbody>
      {{#rows}}
      <tr><td>{{value}}</td><td class="number">{{learners}}</td><td class="number">{{low}}</td><td class="number">{{high}}</td><td class="number">{{alone}}</td><td class="number">{{met}}</td></tr>
      {{/rows}}
      </tbody>
      </table>
      {{/hasRows}}
      {{#hidden}}
      <p class="legend">{{.}}</p>
      {{/hidden}}
      {{/subgroups}}
      <h2>Round by round</h2>
      {{#rounds}}
      <section class="picture">
      <h3>{{heading}}</h3>
      <table>
      \(head)
      <tbody>
      {{#rows}}
      \(row)
      {{/rows}}
      </tbody>
      </table>
      </section>
      {{/rounds}}
      <footer>{{generator}}, seed {{seed}}, {{draws}} random groupings. Figures about who is like whom:
      learners change places over the whole term while the groups stay as they were, so that groups
      that stand all term, friends and absences do not pass for tracking. Figures about who meets whom
      and about streaks: each round is dealt anew, with its sizes and whoever was there. Whom somebody
      fixed stays in place in both. {{labelled}} This page is for teachers, not for the class.</footer>
      </body>
      </html>

      """
}
