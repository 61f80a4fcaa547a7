/** Of the page, in both colour schemes. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --text: #1c2024; --soft: #60646c; --ground: #fcfcfd; --panel: #f0f0f3; --line: #d9d9e0; --accent: #0d74ce;
  --covered: #e6f6eb; --partial: #fff7c2; --missed: #ffe8e7; --chosen: #d5efff;
}
@media (prefers-color-scheme: dark) {
  :root {
    --text: #edeef0; --soft: #b0b4ba; --ground: #111113; --panel: #1e1f24; --line: #393a40; --accent: #70b8ff;
    --covered: #132d21; --partial: #302008; --missed: #3b1219; --chosen: #003362;
  }
}
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 72rem; padding: 1rem; background: var(--ground); color: var(--text); font: 15px/1.5 system-ui, sans-serif; }
h1, h2, h3 { line-height: 1.25; }
h2 { border-top: 1px solid var(--line); padding-top: 1rem; overflow-wrap: anywhere; }
small, .keys, figcaption, dt, .hits, .number { color: var(--soft); font-weight: normal; }
a { color: var(--accent); }
kbd { border: 1px solid var(--line); border-radius: 3px; padding: 0 .3em; background: var(--panel); }
table { border-collapse: collapse; width: 100%; }
caption { text-align: left; color: var(--soft); }
th, td { border-bottom: 1px solid var(--line); padding: .3rem .6rem; text-align: left; overflow-wrap: anywhere; }
svg { width: 100%; height: 7rem; background: var(--panel); }
svg path { fill: none; stroke: var(--accent); stroke-width: 2; vector-effect: non-scaling-stroke; }
figure { margin: 1rem 0; }
pre { margin: .3rem 0; padding: .5rem; background: var(--panel); overflow-x: auto; }
summary { cursor: pointer; font-weight: 600; margin: .5rem 0; }
.tests button { border: 0; background: none; color: var(--accent); font: inherit; text-align: left; cursor: pointer; padding: .1rem .2rem; }
.tests button[aria-pressed="true"] { background: var(--chosen); }
.source { border: 1px solid var(--line); overflow-x: auto; font: 13px/1.5 ui-monospace, monospace; }
.line { display: flex; white-space: pre; }
.line code { font: inherit; tab-size: 2; padding-right: 1rem; }
.number, .hits { flex: none; width: 3.5rem; padding-right: .8rem; text-align: right; user-select: none; }
.covered { background: var(--covered); }
.partial { background: var(--partial); }
.missed { background: var(--missed); }
.line.chosen { background: var(--chosen); }
.gap, .survivor { margin: .2rem 1rem .4rem 7rem; padding: .3rem .6rem; border-left: 3px solid var(--accent); background: var(--panel); font: 14px/1.4 system-ui, sans-serif; }
.survivor { border-color: var(--soft); }
dl { margin: .2rem 0 0; display: grid; grid-template-columns: max-content 1fr; gap: 0 .8rem; }
dd { margin: 0; }
dd pre { margin: 0; padding: 0; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 1px; }
.error { font-weight: 600; }
`;
