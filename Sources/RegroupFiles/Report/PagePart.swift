/// Parts of the teacher's page that it has for groups and, where there are any, for sections.
enum PagePart {
  /// Takes `cards`.
  static let cards = """
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
    """

  /// Takes `panels` and `wishes`.
  static let pictures = """
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
    """

  /// Takes `hasAlone` and `lonely`.
  static let alone = """
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
    """

  /// Takes `costs` and `total`.
  static let costs = """
    <table>
    <thead><tr><th>Rule</th><th class="bars"></th><th class="number">Points</th></tr></thead>
    <tbody>
    {{#costs}}
    <tr><td>{{sentence}}</td><td class="bars"><div style="width:{{width}}%"></div></td><td class="number">{{points}}</td></tr>
    {{/costs}}
    <tr><th>Total</th><td class="bars"></td><th class="number">{{total}}</th></tr>
    </tbody>
    </table>
    """
}
