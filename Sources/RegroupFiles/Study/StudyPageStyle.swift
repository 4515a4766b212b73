/// What the two pages of a study add to the look of all pages.
enum StudyPageStyle {
  /// For pages with tables that have a column for each learner model.
  static let wide = """
    @page { size: landscape; }
    @media print { html { font-size: 10pt; } h1 { font-size: 18pt; }
      .verdict { font-size: 10pt; padding: .4rem .8rem; } }

    """

  static let css = """
    .label { display: inline-block; margin: 0 0 1rem; padding: .25rem .8rem; font-size: .9rem;
      border: 2px solid var(--ink); border-radius: .4rem; }
    .label b { margin-right: .5rem; }
    .words { max-width: 60rem; }
    code { font-size: .85em; overflow-wrap: anywhere; }
    pre { margin: .3rem 0; padding: .5rem .8rem; background: #f6f8fa; overflow-x: auto;
      font-size: .85rem; border: 1px solid var(--line); border-radius: .4rem; }
    .terms { display: grid; grid-template-columns: minmax(7rem, 13rem) minmax(0, 1fr);
      gap: .35rem 1.2rem; max-width: 62rem; margin: .6rem 0 1rem; }
    .terms dt { font-weight: 650; overflow-wrap: anywhere; }
    .terms dd { margin: 0; }
    .item { margin: 0 0 1.1rem; max-width: 62rem; break-inside: avoid; }
    .item p { margin: .1rem 0; }
    .item .legend { margin: .1rem 0; }
    .kind { font-weight: normal; color: var(--soft); font-size: .9rem; margin-left: .5rem; }
    .list.plain { columns: auto; margin: .2rem 0; max-width: 62rem; }
    .equation { font-family: ui-monospace, monospace; font-size: .85rem; padding: .2rem .6rem;
      border-left: .25rem solid var(--line); }
    .parameters { columns: 24rem; column-gap: 2rem; font-size: .88rem; color: var(--soft);
      margin: .2rem 0; }
    .parameters li { break-inside: avoid; }
    .parameters b, .parameters span { color: var(--ink); margin-right: .4rem; }
    .scroll { overflow-x: auto; margin: 0 0 1rem; }
    .matrix { font-size: .82rem; width: auto; border-collapse: separate; border-spacing: 2px; }
    .matrix th, .matrix td { padding: .25rem .4rem; border: 0; }
    .matrix thead th { vertical-align: bottom; font-weight: 600; text-align: right;
      min-width: 3.9rem; max-width: 6.4rem; line-height: 1.15; }
    .matrix thead th:first-child { text-align: left; font-weight: normal; color: var(--soft); }
    .matrix tbody th { text-align: left; white-space: nowrap; position: sticky; left: 0;
      background: #fff; }
    .matrix td { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
    .matrix td.best { font-weight: 750; outline: 2px solid var(--ink); outline-offset: -2px; }
    .matrix td.faint { color: #6b7683; }
    .matrix thead th { overflow-wrap: break-word; }
    .matrix tr.reference td { background: #eef2f6; }
    .matrix small { color: inherit; opacity: .8; }
    .panels { display: grid; gap: .8rem 1.4rem; margin: 0 0 1rem;
      grid-template-columns: repeat(auto-fill, minmax(min(20rem, 100%), 1fr)); }
    .panels.small { grid-template-columns: repeat(auto-fill, minmax(min(11.5rem, 46%), 1fr)); }
    .panels.wide { grid-template-columns: repeat(auto-fill, minmax(min(30rem, 100%), 1fr)); }
    .panels figcaption { display: block; font-weight: 600; margin-bottom: .15rem; }
    .panels.wide figure { overflow-x: auto; }
    .panels.wide svg { min-width: 29rem; }
    details { margin: 0 0 .3rem; }
    summary { cursor: pointer; font-weight: 600; padding: .25rem 0; }
    .keys { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: 0 0 .8rem;
      font-size: .88rem; }
    .keys li { display: flex; align-items: center; gap: .4rem; }
    .keys svg { width: 2.4rem; }
    td.number, th.number { white-space: nowrap; }
    .figures { margin: 0 0 1rem; }
    @media (max-width: 600px) { .terms { display: block; } .terms dd { margin: 0 0 .6rem; } }
    @media print { .scroll { overflow: visible; } .matrix { font-size: 7.5pt; }
      .matrix.many { font-size: 5pt; border-spacing: 1px; }
      .matrix.many th, .matrix.many td { padding: .05rem .1rem; }
      details::details-content { content-visibility: visible; height: auto; }
      .matrix thead th { min-width: 0; } .matrix th, .matrix td { padding: .1rem .25rem; }
      .matrix tbody th { position: static; }
      .panels.wide svg { min-width: 0; }
      .panels { grid-template-columns: repeat(4, 1fr); }
      .panels.small { grid-template-columns: repeat(6, 1fr); }
      .panels.wide { grid-template-columns: repeat(2, 1fr); }
      figure { break-inside: avoid; } }

    """
}
