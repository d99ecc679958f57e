/** The style of the page, which carries it: one file that can be sent, kept and printed. */
export const style = `
:root { color-scheme: light dark; --paper: #fff; --ink: #1b2a26; --soft: #51635d; --line: #c9d4d0; --one: #1f5c4d;
  --two: #c8741a; --back: #f3f6f5; }
@media (prefers-color-scheme: dark) { :root { --paper: #17211e; --ink: #e8efec; --soft: #a9bab4; --line: #3c4b46;
  --one: #5fb79c; --two: #e8a04f; --back: #202c28; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 1.5rem 1rem 3rem; max-width: 60rem; background: var(--paper); color: var(--ink);
  font: 1rem/1.5 system-ui, "Noto Sans", "Noto Nastaliq Urdu", "Noto Sans CJK SC", sans-serif; }
body:lang(ur) { line-height: 2.1; }
h1 { font-size: 1.7rem; line-height: 1.3; margin: 0 0 .25rem; }
h2 { font-size: 1.25rem; line-height: 1.3; margin: 0 0 .25rem; }
p { margin: .25rem 0 .75rem; max-width: 42rem; }
.period, .about { color: var(--soft); }
.notes { margin: 1rem 0 0; padding: .75rem 1rem; background: var(--back); border-inline-start: .3rem solid var(--one); }
.notes p { margin: 0 0 .4rem; }
.notes p:last-child { margin: 0; }
section { margin-top: 2.5rem; }
figure { margin: 0 0 1rem; }
figcaption { font-size: .9rem; color: var(--soft); margin-bottom: .5rem; }
.key { display: inline-flex; align-items: center; gap: .35rem; margin-inline-end: 1.2rem; }
.key svg { width: .9rem; height: .9rem; }
.bars { display: grid; grid-template-columns: minmax(7rem, 14rem) 1fr; gap: .35rem .8rem; align-items: center; }
.bar { display: grid; grid-template-columns: 1fr minmax(2.5rem, max-content); gap: .5rem; align-items: center; }
.bar svg { width: 100%; height: .95rem; display: block; }
[dir=rtl] .bar svg { transform: scaleX(-1); }
.bar .fewer { color: var(--soft); grid-column: 1 / -1; font-size: .9rem; }
.one { fill: var(--one); } .two { fill: var(--two); }
.weeks svg { width: 100%; height: auto; display: block; }
.weeks text { font-size: 13px; fill: var(--soft); font-family: inherit; }
.weeks line { stroke: var(--line); }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; font-variant-numeric: tabular-nums; }
caption { text-align: start; font-size: .9rem; color: var(--soft); padding-bottom: .3rem; }
th, td { padding: .35rem .6rem; border-bottom: 1px solid var(--line); text-align: end; vertical-align: top; }
th:first-child { text-align: start; font-weight: 500; }
thead th { border-bottom: 2px solid var(--one); font-weight: 600; }
td { white-space: nowrap; }
td.fewer { color: var(--soft); }
@media (max-width: 32rem) { .bars { grid-template-columns: 1fr; gap: .1rem; } .bars .bar { margin-bottom: .5rem; } }
@media print { :root { color-scheme: light; --paper: #fff; --ink: #000; --soft: #333; --line: #999; --one: #1f5c4d;
  --two: #c8741a; --back: #fff; } body { max-width: none; padding: 0; font-size: 10.5pt; } h2 { break-after: avoid; }
  figure, tr { break-inside: avoid; } figcaption { break-after: avoid; } thead { display: table-header-group; }
  .wide { overflow: visible; } svg { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
@page { margin: 18mm 16mm; }
`;
