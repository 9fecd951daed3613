/**
 * The one style of the lab's pages: the reader's own fonts and theme, quiet surfaces, colour kept for meaning. Compact, since a tab on
 * the stage is about as tall as a hand.
 */
export const pageStyle = `
:root {
  color-scheme: light dark;
  --text: #1a1f2b; --quiet: #586174; --surface: #fff; --raised: #f4f5f8; --line: #d8dce5;
  --accent: #2b59d9; --on-accent: #fff; --good: #0b6b47; --bad: #b3261e;
}
[data-tone='evil'] { --accent: #9b2f6b; }
@media (prefers-color-scheme: dark) {
  :root {
    --text: #e8eaf0; --quiet: #a3abbd; --surface: #16181d; --raised: #20242c; --line: #363c48;
    --accent: #8fabff; --on-accent: #10131a; --good: #62d3a4; --bad: #ff9c93;
  }
  [data-tone='evil'] { --accent: #f0a0cb; }
}
* { box-sizing: border-box; }
body {
  margin: 0; background: var(--surface); color: var(--text);
  font: 15px/1.5 system-ui, sans-serif; word-break: keep-all; overflow-wrap: anywhere;
}
header {
  display: flex; flex-wrap: wrap; gap: 0 12px; padding: 4px 20px;
  border-top: 3px solid var(--accent); border-bottom: 1px solid var(--line); color: var(--quiet); font-size: 12px;
}
header strong { color: var(--text); }
main { max-width: 44rem; padding: 14px 20px 32px; }
h1 { margin: 0 0 6px; font-size: 21px; line-height: 1.25; }
h2 { margin: 22px 0 6px; font-size: 16px; }
p { margin: 0 0 10px; }
a { color: var(--accent); }
.quiet { color: var(--quiet); }
.good { color: var(--good); font-weight: 600; }
.bad { color: var(--bad); font-weight: 600; }
form { display: flex; flex-wrap: wrap; align-items: end; gap: 8px 12px; margin: 8px 0 12px; }
label { flex: 1 1 8rem; max-width: 13rem; font-size: 13px; font-weight: 600; }
.wide { display: block; max-width: none; margin: 8px 0; }
input, textarea {
  display: block; width: 100%; min-height: 36px; margin-top: 2px; padding: 5px 10px;
  border: 1px solid var(--quiet); border-radius: 5px; background: var(--surface); color: inherit;
  font: inherit; font-size: 15px; font-weight: 400;
}
textarea { resize: vertical; font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: 13px; }
input[type='checkbox'] { display: inline-block; width: 16px; min-height: 16px; margin: 0 6px 0 0; accent-color: var(--accent); }
.tick { flex: 0 0 auto; display: flex; align-items: center; min-height: 36px; }
button, .button {
  display: inline-block; min-height: 36px; padding: 6px 16px;
  border: 1px solid var(--accent); border-radius: 5px; background: var(--surface); color: var(--accent);
  font: inherit; font-weight: 600; text-decoration: none; cursor: pointer;
}
.primary { background: var(--accent); color: var(--on-accent); }
.big { padding: 9px 24px; font-size: 17px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin: 12px 0; }
.row form { margin: 0; }
table { width: 100%; margin: 6px 0 12px; border-collapse: collapse; font-size: 14px; }
th, td { padding: 4px 16px 4px 0; border-bottom: 1px solid var(--line); text-align: left; vertical-align: top; }
th { font-weight: 600; white-space: nowrap; }
.choices td:first-child { width: 13rem; }
.choices td { padding-right: 10px; vertical-align: middle; }
form[hidden] { display: none; }
td form { margin: 0; }
tr:has(form) > td { vertical-align: middle; }
td button { padding: 4px 10px; white-space: nowrap; }
code, pre, .mono { font-family: ui-monospace, 'DejaVu Sans Mono', monospace; font-size: 0.9em; }
pre { overflow-x: auto; margin: 6px 0 10px; padding: 8px 12px; border-radius: 8px; background: var(--raised); white-space: pre-wrap; }
iframe { width: 100%; height: 190px; border: 1px solid var(--line); border-radius: 8px; }
.preview { padding: 10px 14px; border: 1px solid var(--line); border-radius: 8px; background: #fff; color: #1a1f2b; }
.preview[data-theme='dark'] { background: #16181d; color: #e8eaf0; }
progress { width: 100%; height: 14px; accent-color: var(--accent); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(10.5rem, 1fr)); gap: 8px; }
.card { padding: 10px 14px; border: 1px solid var(--line); border-radius: 8px; }
.card h2 { margin: 0 0 2px; font-size: 15px; }
.card p { margin: 0; font-size: 14px; }
.fixtures { width: fit-content; padding: 5px 14px 6px; border-radius: 8px; background: var(--raised); font-size: 13px; }
.fixtures p { margin: 0; }
.fixtures ul { display: flex; flex-wrap: wrap; gap: 0 22px; margin: 0; padding: 0; list-style: none; }
`
