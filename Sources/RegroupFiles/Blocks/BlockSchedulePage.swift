import Mustache
import SchedulingModel

/// The schedule for everybody: by slot, learner, room and adult. It tells who is where when, and
/// nothing about levels, rules or reasons.
enum BlockSchedulePage {
  /// - Throws: `MustacheTemplate.ParserError` only if the template itself is wrong.
  static func html(_ outcome: BlockOutcome) throws -> String {
    try MustacheTemplate(string: template).render(Page(outcome))
  }

  private struct Page {
    let style = PageStyle.shared + BlockSchedulePage.style
    let title: String
    let days: [Day]
    let learners: [Card]
    let rooms: [Sheet]
    let adults: [Sheet]
    let hasRooms: Bool
    let hasAdults: Bool

    init(_ outcome: BlockOutcome) {
      let views = BlockViews(outcome)
      title = outcome.loaded.document.title ?? "Schedule"
      days = views.days
      learners = views.cards
      rooms = views.roomSheets
      adults = views.adultSheets
      hasRooms = !rooms.isEmpty
      hasAdults = !adults.isEmpty
    }
  }

  /// The slots of a day.
  struct Day {
    let name: String
    let slots: [Slot]
  }

  struct Slot {
    let hours: String
    let sessions: [Session]
  }

  /// A session as a line that leads to its list.
  struct Session {
    let anchor: String
    let title: String
    let place: String
    let adult: String
    let count: Int
  }

  /// A learner's way through the slots.
  struct Card {
    let name: String
    let visits: [Visit]
  }

  struct Visit {
    let when: String
    let title: String
    let place: String
  }

  /// What takes place in a room, or with an adult.
  struct Sheet {
    let name: String
    let lists: [List]
  }

  /// A list for a door.
  struct List {
    let anchor: String?
    let when: String
    let title: String
    let place: String?
    let count: Int
    let members: [String]
  }

  private static let style = """
    nav { display: flex; flex-wrap: wrap; gap: .4rem 1.4rem; margin: 0 0 1.2rem; font-size: 1.05rem; }
    a { color: var(--blue); }
    h2 { margin: 2.4rem 0 .8rem; padding-bottom: .3rem; border-bottom: 3px solid var(--ink);
      font-size: 1.5rem; }
    h3 { margin: 1.4rem 0 .5rem; font-size: 1.2rem; }
    table { border-collapse: collapse; width: 100%; }
    th, td { padding: .3rem .5rem; border-bottom: 1px solid var(--line); text-align: left;
      vertical-align: top; }
    .number { text-align: right; font-variant-numeric: tabular-nums; width: 5rem; }
    .cards { display: grid; gap: .8rem;
      grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); }
    .card { border: 1px solid var(--ink); border-radius: .5rem; overflow: hidden;
      break-inside: avoid; }
    .card h3 { margin: 0; padding: .3rem .7rem; background: #e3f0f9; font-size: 1.1rem;
      border-bottom: 1px solid var(--ink); }
    .card li { padding: .25rem .7rem; border-bottom: 1px dotted var(--line); }
    .card li:last-child { border: 0; }
    .when { color: var(--soft); font-size: .88rem; white-space: nowrap; }
    .place { color: var(--soft); }
    .door { margin: 1rem 0 1.6rem; break-inside: avoid; }
    .door h4 { margin: 0; font-size: 1.25rem; line-height: 1.25; }
    .door p { margin: .1rem 0 .5rem; color: var(--soft); }
    .door ul { columns: 13rem; column-gap: 1.5rem; font-size: 1.1rem; }
    .door li { break-inside: avoid; border-bottom: 1px dotted var(--line); padding: .1rem 0; }
    @media print { nav { display: none; } a { color: inherit; text-decoration: none; }
      body { font-size: 10.5pt; } h2.part { break-before: page; } .sheet { break-before: page; }
      h2.part + .sheet { break-before: auto; }
      h3, h4, thead { break-after: avoid; } tr { break-inside: avoid; }
      .cards { grid-template-columns: repeat(3, 1fr); gap: 3mm; font-size: 8.5pt;
        line-height: 1.25; }
      .card h3 { font-size: 10.5pt; padding: .15rem .5rem; } .card li { padding: .1rem .5rem; }
      .card .when { font-size: 1em; }
      .door ul { columns: 3; font-size: 11.5pt; } }

    """

  private static let list = """
    <section class="door"{{#anchor}} id="{{.}}"{{/anchor}}>
    <h4>{{title}}</h4>
    <p>{{when}}{{#place}} · {{.}}{{/place}} · {{count}}</p>
    <ul>
    {{#members}}
    <li>{{.}}</li>
    {{/members}}
    </ul>
    </section>
    """

  private static let template =
    PageStyle.head + """
      <body>
      <h1>{{title}}</h1>
      <nav><a href="#slots">By time</a><a href="#learners">By learner</a>
      {{#hasRooms}}
      <a href="#rooms">By room</a>
      {{/hasRooms}}
      {{#hasAdults}}
      <a href="#adults">By adult</a>
      {{/hasAdults}}
      </nav>
      <h2 id="slots">By time</h2>
      {{#days}}
      {{#slots}}
      <h3>{{name}}, {{hours}}</h3>
      <table>
      <thead><tr><th>Session</th><th>Room</th><th>Adult</th><th class="number">Learners</th></tr></thead>
      <tbody>
      {{#sessions}}
      <tr><td><a href="#{{anchor}}">{{title}}</a></td><td>{{place}}</td><td>{{adult}}</td><td class="number">{{count}}</td></tr>
      {{/sessions}}
      </tbody>
      </table>
      {{/slots}}
      {{/days}}
      <h2 class="part" id="learners">By learner</h2>
      <div class="cards">
      {{#learners}}
      <section class="card">
      <h3>{{name}}</h3>
      <ul>
      {{#visits}}
      <li><span class="when">{{when}}</span><br><b>{{title}}</b> <span class="place">{{place}}</span></li>
      {{/visits}}
      </ul>
      </section>
      {{/learners}}
      </div>
      {{#hasRooms}}
      <h2 class="part" id="rooms">By room: lists for the doors</h2>
      {{/hasRooms}}
      {{#rooms}}
      <section class="sheet">
      <h3>{{name}}</h3>
      {{#lists}}

      """ + list + """

      {{/lists}}
      </section>
      {{/rooms}}
      {{#hasAdults}}
      <h2 class="part" id="adults">By adult</h2>
      {{/hasAdults}}
      {{#adults}}
      <section class="sheet">
      <h3>{{name}}</h3>
      {{#lists}}

      """ + list + """

      {{/lists}}
      </section>
      {{/adults}}
      </body>
      </html>

      """
}

/// The plan as seen by time, by learner, by room and by adult.
private struct BlockViews {
  private let outcome: BlockOutcome
  private let wording: BlockWording
  private let openings: [Opening]
  private let attended: [[Int]]

  init(_ outcome: BlockOutcome) {
    self.outcome = outcome
    wording = BlockWording(outcome.loaded)
    openings = outcome.openings
    attended = outcome.attended
  }

  private var loaded: LoadedBlocks { outcome.loaded }

  var days: [BlockSchedulePage.Day] {
    let slots = loaded.problem.slots.indices
    return Set(slots.map { loaded.days[$0] }).sorted().map { day in
      BlockSchedulePage.Day(
        name: day.wording,
        slots: slots.filter { loaded.days[$0] == day }.map { slot in
          BlockSchedulePage.Slot(
            hours: "\(wording.hours(slot)) (\(loaded.problem.slots[slot].identifier))",
            sessions: openings.indices.filter { openings[$0].slot == slot }.map(session))
        }.filter { !$0.sessions.isEmpty })
    }
  }

  private func session(_ index: Int) -> BlockSchedulePage.Session {
    let opening = openings[index]
    return BlockSchedulePage.Session(
      anchor: "s\(index + 1)", title: wording.title(opening.offer), place: room(opening) ?? "",
      adult: adult(opening) ?? "", count: opening.learners.count)
  }

  /// Learners by name.
  var cards: [BlockSchedulePage.Card] {
    sorted(Array(loaded.learners.indices)).map { learner in
      BlockSchedulePage.Card(
        name: wording.learner(learner),
        visits: attended[learner].map { openings[$0] }.map { opening in
          BlockSchedulePage.Visit(
            when: wording.slot(opening.slot), title: wording.title(opening.offer),
            place: [room(opening), adult(opening)].compactMap { $0 }.joined(separator: ", "))
        })
    }.filter { !$0.visits.isEmpty }
  }

  /// Every session stands in one list with an anchor; those without a room under a heading of their
  /// own.
  var roomSheets: [BlockSchedulePage.Sheet] {
    let places = loaded.problem.rooms.indices.map { $0 as Int? } + [nil]
    return places.compactMap { place in
      let lists = openings.indices.filter { openings[$0].room == place }.map {
        list($0, anchor: "s\($0 + 1)", place: adult(openings[$0]))
      }
      return lists.isEmpty
        ? nil : BlockSchedulePage.Sheet(name: place.map(wording.room) ?? "No room", lists: lists)
    }
  }

  var adultSheets: [BlockSchedulePage.Sheet] {
    loaded.adults.indices.compactMap { adult in
      let lists = openings.indices.filter { openings[$0].leader == adult }.map {
        list($0, anchor: nil, place: room(openings[$0]))
      }
      return lists.isEmpty
        ? nil : BlockSchedulePage.Sheet(name: wording.adult(adult), lists: lists)
    }
  }

  private func list(_ index: Int, anchor: String?, place: String?) -> BlockSchedulePage.List {
    let opening = openings[index]
    return BlockSchedulePage.List(
      anchor: anchor, when: wording.slot(opening.slot), title: wording.title(opening.offer),
      place: place, count: opening.learners.count,
      members: sorted(opening.learners).map(wording.learner))
  }

  private func sorted(_ learners: [Int]) -> [Int] {
    learners.sorted { left, right in
      let (a, b) = (wording.learner(left), wording.learner(right))
      return a == b ? left < right : naturallyPrecedes(a, b)
    }
  }

  private func room(_ opening: Opening) -> String? { opening.room.map(wording.room) }

  private func adult(_ opening: Opening) -> String? { opening.leader.map(wording.adult) }
}
