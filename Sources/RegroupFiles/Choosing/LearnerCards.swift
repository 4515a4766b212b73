import Mustache

/// A card for each learner, to be cut out and handed over: where they are, and with whom. Nothing tells ranks,
/// rules or reasons.
struct LearnerCards {
  let title: String
  private let cards: [Card]

  private struct Card {
    let name: String
    let parts: [Part]
  }

  struct Part {
    /// Small, and first: "round 2".
    let label: String?
    /// In large letters; nil for lines alone.
    let place: String?
    let lines: [String]

    init(_ place: String?, label: String? = nil, lines: [String] = []) {
      self.label = label
      self.place = place
      self.lines = lines
    }

    /// A place, who leads it, and who else is there.
    init(_ place: String, label: String? = nil, adult: String? = nil, with others: [String]) {
      let company =
        others.isEmpty ? nil : "with " + Wording.list(others.sorted(by: naturallyPrecedes))
      self.init(place, label: label, lines: [adult, company].compactMap { $0 })
    }

    static let seeTeacher = Part("See your teacher")
  }

  /// - Parameters:
  ///   - names: of all learners; their cards are in natural order.
  ///   - parts: what stands on a learner's card; one with nothing on it is left out.
  init(title: String, names: [String], parts: (Int) -> [Part]) {
    self.title = title
    cards = names.indices.sorted { naturallyPrecedes(names[$0], names[$1]) }
      .map { Card(name: names[$0], parts: parts($0)) }
      .filter { !$0.parts.isEmpty }
  }

  var html: String {
    get throws {
      try MustacheTemplate(string: Self.template).render(Page(title: title, cards: cards))
    }
  }

  private struct Page {
    let style = PageStyle.shared + PageStyle.student + LearnerCards.style
    let title: String
    let cards: [Card]
  }

  private static let style = """
    .card { padding-bottom: .7rem; }
    .card p { margin: 0; padding: .6rem 1rem 0; color: var(--soft); }
    .card p + ul { padding-top: .1rem; }
    .card ul { padding: .6rem 1rem 0; font-size: 1.15rem; line-height: 1.35; }
    .card .place { font-weight: 650; font-size: 1.4rem; }
    @media print { h1 { display: none; } .card { border: 1px dashed var(--ink); border-radius: 0; }
      .card ul { font-size: 12pt; } .card .place { font-size: 15pt; } }

    """

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      <main>
      {{#cards}}
      <section class="card">
      <h2>{{name}}</h2>
      {{#parts}}
      {{#label}}
      <p>{{.}}</p>
      {{/label}}
      <ul>
      {{#place}}
      <li class="place">{{.}}</li>
      {{/place}}
      {{#lines}}
      <li>{{.}}</li>
      {{/lines}}
      </ul>
      {{/parts}}
      </section>
      {{/cards}}
      </main>
      </body>
      </html>

      """
}
