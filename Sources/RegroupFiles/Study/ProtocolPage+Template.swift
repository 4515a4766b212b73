extension ProtocolPage {
  static let template =
    PageStyle.head + """
      <body>
      <header>
      <p class="label"><b>Data: {{data.kinds}}</b> {{data.text}}</p>
      <h1>{{title}}</h1>
      <p class="legend">Written before anything ran{{#hasPilot}} but the pilot that chose the number
      of replications{{/hasPilot}}, by the letters of ADEMP (Morris, White and
      Crowther 2019, Using simulation studies to evaluate statistical methods). SHA-256 of the
      study file:
      <code>{{hash}}</code></p>
      </header>
      <h2>Aims</h2>
      {{#aims}}
      <p class="words">{{.}}</p>
      {{/aims}}
      {{^aims}}
      <p class="words">{{studyTitle}}</p>
      {{/aims}}
      <h2>Data-generating mechanisms</h2>
      {{#sources}}
      <section class="item">
      <h3>{{name}} <span class="kind">{{origin}}</span></h3>
      <p>From: {{from}}</p>
      <ul class="list plain">
      {{#facts}}
      <li>{{.}}</li>
      {{/facts}}
      {{#hashes}}
      <li>SHA-256 of {{what}}: <code>{{text}}</code></li>
      {{/hashes}}
      </ul>
      </section>
      {{/sources}}
      <dl class="terms">
      {{#conditions}}
      <dt>{{what}}</dt><dd>{{text}}</dd>
      {{/conditions}}
      </dl>
      <h3>Left out or changed, in all classes of the study</h3>
      <ul class="list plain">
      {{#remarks}}
      <li>{{.}}</li>
      {{/remarks}}
      {{^remarks}}
      <li>nothing</li>
      {{/remarks}}
      </ul>
      <h2>Estimands</h2>
      <p class="words"><b>Main outcome: {{main.what}}</b>, {{main.text}}. {{comparison}} Gains are
      in standard deviations of scores, since the start of the term.</p>
      <dl class="terms">
      {{#estimands}}
      <dt><code>{{what}}</code></dt><dd>{{text}}</dd>
      {{/estimands}}
      </dl>
      {{#regrets}}
      <p class="words"><b>Regret</b>, of {{.}}: what the best policy under a learner model has more
      than this one; a policy's largest regret over all models and effects is what it may cost
      where nobody knows which model is true (Savage 1951). The minimax policies are those whose
      largest regret is smallest.</p>
      {{/regrets}}
      <h2>Methods: policies</h2>
      {{#policies}}
      <section class="item">
      <h3>{{name}}</h3>
      <p>{{summary}}</p>
      {{#rules}}
      <pre>{{.}}</pre>
      {{/rules}}
      {{#source}}
      <p class="legend">{{.}}</p>
      {{/source}}
      </section>
      {{/policies}}
      <h2>Methods: learner models</h2>
      <p class="legend">The effect multiplies what peers do to a learner: 1 as the model says, 0
      nothing, below 0 the reverse. Values that the study file sets are bold; the others are the
      model's own.</p>
      {{#models}}
      <section class="item">
      <h3>{{name}} <span class="kind">effect {{effects}}</span></h3>
      <p>{{summary}}</p>
      <p class="equation">{{equation}}</p>
      <ul class="parameters">
      {{#parameters}}
      <li>{{#isSet}}<b>{{name}} = {{value}}</b>{{/isSet}}{{^isSet}}<span>{{name}} = {{value}}</span>{{/isSet}} {{meaning}}</li>
      {{/parameters}}
      </ul>
      <p class="legend">{{source}}</p>
      </section>
      {{/models}}
      <h2>Performance measures</h2>
      <dl class="terms">
      {{#measures}}
      <dt>{{what}}</dt><dd>{{text}}</dd>
      {{/measures}}
      </dl>
      <footer>{{generator}}. Every random number comes from the seed, so that the same study file
      and data give the same results.</footer>
      </body>
      </html>

      """
}
