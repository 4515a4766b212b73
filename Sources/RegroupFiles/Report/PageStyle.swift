/// How the pages look. No font, picture or script comes from elsewhere; colours are Okabe and Ito's,
/// and nothing is told by colour alone.
enum PageStyle {
  /// What every page's template starts with; it takes the fields `title` and `style`.
  static let head = """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
    <title>{{title}}</title>
    <style>
    {{{style}}}
    </style>
    </head>

    """

  static let shared = """
    :root { --ink: #16202b; --soft: #55606d; --line: #cfd6de; --blue: #0072B2; --green: #00684b;
      --red: #b34700; color-scheme: light; }
    * { box-sizing: border-box; }
    html { -webkit-text-size-adjust: 100%; }
    body { margin: 0 auto; padding: 1.5rem clamp(.8rem, 4vw, 2.5rem) 3rem; max-width: 76rem;
      color: var(--ink); background: #fff;
      font: 16px/1.45 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif; }
    h1, h2, h3, li, td, dd { overflow-wrap: anywhere; }
    h1 { margin: 0 0 .8rem; line-height: 1.15; font-size: clamp(1.5rem, 4.5vw, 2.2rem);
      letter-spacing: -.01em; }
    ul { margin: 0; padding: 0; list-style: none; }
    @page { margin: 13mm; }
    @media print { body { padding: 0; max-width: none; -webkit-print-color-adjust: exact;
      print-color-adjust: exact; } h2, h3 { break-after: avoid; } }

    """

  static let student = """
    main { display: grid; gap: 1.1rem;
      grid-template-columns: repeat(auto-fill, minmax(min(17rem, 100%), 1fr)); }
    .card { border: 2px solid var(--ink); border-radius: .8rem; overflow: hidden;
      break-inside: avoid; }
    .card h2 { margin: 0; padding: .45rem 1rem; font-size: 1.6rem; line-height: 1.2;
      background: #e3f0f9; border-bottom: 2px solid var(--ink); }
    .card ul { padding: .6rem 1rem .8rem; font-size: 1.4rem; line-height: 1.5; }
    @media print { main { grid-template-columns: repeat(auto-fill, minmax(76mm, 1fr)); gap: 5mm; }
      .card h2 { font-size: 17pt; } .card ul { font-size: 15pt; line-height: 1.4; } }

    """

  /// The page for learners, where groups lie in sections.
  static let sections = """
    h2.section { margin: 1.6rem 0 .8rem; font-size: 1.9rem; line-height: 1.2; }
    @media print { main + h2.section { break-before: page; } }

    """

  /// The table of a term, before its rounds.
  static let overview = """
    .overview { border-collapse: collapse; width: 100%; font-size: 1.1rem; }
    .overview th, .overview td { padding: .3rem .6rem; border-bottom: 1px solid var(--line);
      text-align: left; overflow-wrap: anywhere; }
    .overview thead th { background: #e3f0f9; border-bottom: 2px solid var(--ink); }
    .overview tbody tr:nth-child(even) { background: #f6f8fa; }
    .overview tbody th { white-space: nowrap; }
    .overview tr { break-inside: avoid; }
    @media print { .overview { font-size: 11pt; line-height: 1.25; }
      .overview th, .overview td { padding: .12rem .35rem; }
      .overview + h2.section { break-before: page; } }

    """

  static let teacher = """
    h2 { margin: 2.4rem 0 .7rem; padding-bottom: .3rem; border-bottom: 2px solid var(--ink);
      font-size: 1.2rem; line-height: 1.25; }
    h3 { margin: 0 0 .4rem; font-size: 1rem; }
    .points, .legend, footer { color: var(--soft); font-weight: normal; }
    .points, .number { font-variant-numeric: tabular-nums; white-space: nowrap; }
    .legend { margin: -.2rem 0 .9rem; font-size: .9rem; max-width: 60rem; }
    .verdict { display: flex; gap: .7rem; align-items: center; margin: 0 0 1rem;
      padding: .7rem 1rem; border: 1px solid var(--line); border-left: .5rem solid;
      border-radius: .5rem; background: #f6f8fa; font-size: 1.15rem; }
    .verdict.good { border-left-color: var(--green); }
    .verdict.near { border-left-color: #E69F00; }
    .verdict.bad { border-left-color: var(--red); }
    .mark { font-size: 1.5rem; font-weight: 700; line-height: 1; }
    .figures { display: flex; flex-wrap: wrap; gap: .6rem 2.2rem; margin: 0; }
    .figures div { display: flex; flex-direction: column-reverse; }
    .figures dt { color: var(--soft); font-size: .85rem; }
    .figures dd { margin: 0; font-size: 1.55rem; font-weight: 650; line-height: 1.2; }
    .cards { display: grid; gap: 1rem; align-items: start;
      grid-template-columns: repeat(auto-fill, minmax(min(19rem, 100%), 1fr)); }
    .card { border: 1px solid var(--line); border-radius: .6rem; overflow: hidden;
      break-inside: avoid; }
    .card h3 { display: flex; justify-content: space-between; gap: .6rem; margin: 0;
      padding: .5rem .9rem; background: #eef2f6; }
    .members { padding: .5rem .9rem; columns: 2; column-gap: 1rem; font-weight: 600; }
    .facts { padding: .5rem .9rem .7rem; border-top: 1px solid var(--line); font-size: .9rem;
      line-height: 1.35; }
    .facts li, .list li { position: relative; padding: .12rem 0 .12rem 1.3rem;
      break-inside: avoid; }
    .facts li { display: flex; justify-content: space-between; gap: .8rem; }
    .facts li::before, .list li::before { position: absolute; left: 0; font-weight: 700; }
    li.lost::before, .lost li::before { content: "✕"; color: var(--red); }
    li.kept::before, .kept li::before { content: "✓"; color: var(--green); }
    li.kept { color: #38434f; }
    .list:not(.kept, .lost) li::before { content: "•"; }
    .panel { display: grid; gap: .7rem 1rem;
      grid-template-columns: repeat(auto-fill, minmax(11rem, 1fr)); }
    figure { margin: 0; break-inside: avoid; min-width: 0; }
    figcaption { display: flex; justify-content: space-between; gap: .5rem; font-size: .88rem; }
    figcaption b { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    svg { display: block; width: 100%; height: auto; }
    .count { display: grid; grid-template-columns: minmax(1.4rem, 4.5rem) 1.3rem 1fr;
      align-items: center; gap: .3rem; font-size: .8rem; }
    .count svg { width: auto; max-width: 100%; height: 1rem; }
    .count span { overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
    .columns { display: grid; gap: 1.2rem 2rem;
      grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr)); }
    .list { font-size: .95rem; columns: 15rem; column-gap: 2rem; }
    table { border-collapse: collapse; width: 100%; }
    th, td { padding: .35rem .5rem; border-bottom: 1px solid var(--line); text-align: left;
      vertical-align: top; }
    .number { text-align: right; }
    .bars { width: 26%; min-width: 4rem; vertical-align: middle; }
    .bars div { height: .7rem; background: var(--blue); border-radius: .15rem; }
    .register { columns: 16rem; column-gap: 2rem; font-size: .95rem; }
    .register li { display: flex; justify-content: space-between; gap: .8rem; break-inside: avoid;
      border-bottom: 1px dotted var(--line); padding: .1rem 0; }
    footer { margin-top: 2.4rem; font-size: .85rem; }
    @media print { body { font-size: 10pt; } h2 { margin-top: 1.4rem; }
      .legend { break-after: avoid; break-inside: avoid; }
      .picture, .count, tr { break-inside: avoid; }
      .columns { display: block; } .columns section { margin-bottom: .8rem; }
      .cards { grid-template-columns: repeat(auto-fill, minmax(82mm, 1fr)); gap: .7rem; }
      .panel { grid-template-columns: repeat(auto-fill, minmax(40mm, 1fr)); } }

    """
}
