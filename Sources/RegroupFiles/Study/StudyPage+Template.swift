extension StudyPage {
  /// Takes the fields of `ValueMatrix`.
  private static let matrix = """
    <div class="scroll"><table class="matrix{{#isWide}} many{{/isWide}}">
    <thead><tr><th>{{corner}}</th>{{#head}}<th>{{.}}</th>{{/head}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr{{#isReference}} class="reference"{{/isReference}}><th>{{label}}</th>{{#leads}}<td>{{.}}</td>{{/leads}}{{#cells}}<td class="{{#isBest}}best{{/isBest}}{{#isFaint}} faint{{/isFaint}}" style="{{style}}">{{text}}{{#remark}} <small>{{.}}</small>{{/remark}}</td>{{/cells}}</tr>
    {{/rows}}
    </tbody></table></div>
    """

  /// Takes the fields of `Grid`.
  private static let grid = """
    <div class="scroll"><table class="matrix">
    <thead><tr><th></th>{{#head}}<th>{{.}}</th>{{/head}}</tr></thead>
    <tbody>
    {{#rows}}
    <tr><th>{{label}}</th>{{#cells}}<td>{{.}}</td>{{/cells}}</tr>
    {{/rows}}
    </tbody></table></div>
    """

  /// Takes the fields of `Picture`.
  private static let figure = """
    <figure><figcaption>{{title}}</figcaption>{{{svg}}}</figure>
    """

  private static let forest = """
    {{#panels}}
    <div class="panels">
    {{#panels}}
    \(figure)
    {{/panels}}
    </div>
    {{/panels}}
    """

  private static let keys = """
    <ul class="keys">
    {{#tierKeys}}
    <li>{{{svg}}} {{title}}</li>
    {{/tierKeys}}
    </ul>
    """

  static let template =
    PageStyle.head + """
      <body>
      <header>
      <p class="label"><b>Data: {{data.kinds}}</b> {{data.text}}</p>
      <h1>{{title}}</h1>
      {{#headlines}}
      <p class="words">{{.}}</p>
      {{/headlines}}
      {{#verdicts}}
      <p class="verdict near"><span>{{.}}</span></p>
      {{/verdicts}}
      <dl class="figures">
      {{#keys}}
      <div><dt>{{what}}</dt><dd>{{value}}</dd></div>
      {{/keys}}
      </dl>
      <p class="legend">What every policy, model and measure is, stands in <b>protocol.html</b>,
      written before the study ran. Gains are in standard deviations of scores since the start of
      the term.</p>
      </header>
      {{#parts}}
      <section>
      <h2>{{title}}</h2>
      <p class="legend">Columns are learner models; × is an effect other than 1. {{sentence}}</p>
      <h3>Differences to {{reference}}, whose own row holds its means</h3>
      <p class="legend">{{better}} Grey is not told from 0 (Holm-adjusted p of 5 % or more). The
      outlined number is the best mean under that model; none where all are level.</p>
      {{#differences}}
      \(matrix)
      {{/differences}}
      {{#regret}}
      <h3>Regret: what the best policy under a model has more than this one</h3>
      <p class="legend">The outlined number is the policy's largest regret over the learner models;
      columns in brackets are further effects of a model and do not count. Grey is not told apart
      from the best under the model. The interval is a bootstrap of classes ({{resamples}} resamples);
      "least in" is the share of resamples in which the policy is a minimax policy. ◆ least at the
      worst; ◇ not told apart from it. Regret is in the unit of the outcome, so that models under
      which company matters more count for more. {{sensitivity}}</p>
      \(matrix)
      {{/regret}}
      {{#panels}}
      <h3>Differences to {{reference}} with 95 % intervals</h3>
      <p class="legend">◆ told from 0 (Holm-adjusted p below 5 %), ○ not. All panels have one scale
      and one order of policies, from the least largest regret down.</p>
      {{/panels}}
      \(forest)
      </section>
      {{/parts}}
      {{#hasOthers}}
      <h2>Other outcomes: differences to {{reference}}</h2>
      <p class="legend">Means, and 95 % intervals: ◆ told from 0 (Holm-adjusted p below 5 %), ○
      not. In folded parts; all numbers are in contrasts.csv.</p>
      {{/hasOthers}}
      {{#others}}
      <details>
      <summary>{{title}} ({{name}})</summary>
      <p class="legend">{{sentence}} {{better}}</p>
      {{#differences}}
      \(matrix)
      {{/differences}}
      \(forest)
      </details>
      {{/others}}
      <h2>Trajectories by third of the class</h2>
      <p class="legend">Mean gain since the start, by round, of those who scored lowest, in the
      middle and highest before the term: {{modelsMeant}}. A mean over theories is no forecast;
      unfold one theory below.</p>
      \(keys)
      <div class="panels small">
      {{#tiers}}
      \(figure)
      {{/tiers}}
      </div>
      {{#tierFolds}}
      <details>
      <summary>under {{title}}</summary>
      <div class="panels small">
      {{#pictures}}
      \(figure)
      {{/pictures}}
      </div>
      </details>
      {{/tierFolds}}
      <h2>Tracking over rounds</h2>
      <p class="legend">T is 0 where groups are as mixed as chance makes them, and 1 where they are
      purely sorted by score. Drawn is {{modelsMeant}}; groups that do not depend on entrance
      tickets are the same under all.</p>
      <div class="panels wide">
      {{#tracking}}
      \(figure)
      {{/tracking}}
      </div>
      <h2>Who met whom</h2>
      <div class="panels wide">
      {{#meeting}}
      \(figure)
      {{/meeting}}
      </div>
      <h2>Composition of groups</h2>
      <p class="legend">After the last round, {{modelsMeant}}; these outcomes hardly depend on the
      model. Empty where nothing is known.</p>
      {{#composition}}
      \(grid)
      {{/composition}}
      <details>
      <summary>What the columns are</summary>
      <dl class="terms">
      {{#compositionTerms}}
      <dt>{{what}}</dt><dd>{{text}}</dd>
      {{/compositionTerms}}
      </dl>
      </details>
      {{#need}}
      <h2>Need</h2>
      <p class="legend">Served: share of those in need who sit in the group that the teacher sits
      with. Waiting: mean rounds from first need to first service, or until now. Means over the
      learner models, and their range.</p>
      \(grid)
      {{/need}}
      <h2>Effect sizes by third and subgroup</h2>
      <p class="legend">Hedges' g against {{reference}}, in deviations of all learners within their
      classes under {{reference}}, with intervals of 95 % over resampled classes; grey where 0 is
      inside.</p>
      {{#effects}}
      <details{{#isOpen}} open{{/isOpen}}>
      <summary>{{title}}</summary>
      {{#matrix}}
      \(matrix)
      {{/matrix}}
      </details>
      {{/effects}}
      {{#hasSensitivity}}
      <h2>Sensitivity to the size of the effect</h2>
      <p class="legend">Differences to {{reference}} over what multiplies the influence of peers: 1
      as the model says, 0 none, below 0 the reverse.</p>
      {{/hasSensitivity}}
      {{#sensitivity}}
      <h3>{{title}}</h3>
      <div class="panels wide">
      {{#pictures}}
      \(figure)
      {{/pictures}}
      </div>
      {{/sensitivity}}
      <h2>How exact this is</h2>
      <p class="words">{{replications}}</p>
      <p class="legend">Monte Carlo standard errors of contrasts: what is due to the luck of the
      seeds. The variance factor is the variance that is left because both policies have the same
      luck, as a share of that without: below 1 pairing helps.</p>
      {{#precision}}
      \(grid)
      {{/precision}}
      <h2>Left out</h2>
      <ul class="list plain">
      {{#unfinished}}
      <li>{{.}}</li>
      {{/unfinished}}
      {{^unfinished}}
      <li>Every term was run to its last round.</li>
      {{/unfinished}}
      {{#remarks}}
      <li>{{.}}</li>
      {{/remarks}}
      <li>What forming groups took differs from run to run: see timings.csv. Costs and bounds of
      rule sets are in summary.csv.</li>
      </ul>
      <footer>{{generator}}. SHA-256 of the study file: <code>{{hash}}</code>. Intervals:
      {{resamples}} bootstrap resamples of classes; tests: {{flips}} sign flips, Holm-adjusted in
      each outcome. The numbers behind the pictures: summary.csv, contrasts.csv, regret.csv,
      minimax.csv, effects.csv, rounds.csv.</footer>
      </body>
      </html>

      """
}
