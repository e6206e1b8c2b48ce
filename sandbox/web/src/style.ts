// SPDX-FileCopyrightText: The Cabildo Authors
// SPDX-License-Identifier: Apache-2.0

import { Markup } from './html.ts';

/** Calm, dense, plain; contrast at least 4.5 in both schemes; no class of it needs a script. */
export const STYLE = new Markup(`
:root {
  color-scheme: light dark;
  --page: #f5f6f8; --surface: #ffffff; --text: #1b2430; --muted: #566270; --line: #d5dae1;
  --accent: #0b5c6b; --on-accent: #ffffff; --soft: #e6f0f2;
  --good: #1d6b3a; --bad: #a1261b; --added: #e3f4e8; --removed: #fbe7e5;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #11161c; --surface: #19212a; --text: #e5eaf0; --muted: #a2afbc; --line: #313c48;
    --accent: #72c9d9; --on-accent: #0b1a1e; --soft: #1d3138;
    --good: #79cf97; --bad: #ff9d92; --added: #163322; --removed: #3d1d1b;
  }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, -apple-system, 'Segoe UI', Roboto, sans-serif; }
a { color: var(--accent); text-underline-offset: 2px; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: 3px; }
main:focus { outline: none; }
.skip { position: absolute; left: -999px; }
.skip:focus { left: 8px; top: 8px; background: var(--surface); padding: 8px 12px; z-index: 1; }
.top { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; justify-content: space-between; padding: 10px 24px; background: var(--surface); border-bottom: 1px solid var(--line); }
.site { font-weight: 650; color: inherit; text-decoration: none; }
.end { display: flex; flex-wrap: wrap; gap: 4px 16px; align-items: center; }
.languages { display: flex; gap: 10px; font-size: 14px; }
.languages span { color: var(--muted); }
main { max-width: 1120px; margin: 0 auto; padding: 24px; }
main.narrow { max-width: 640px; }
footer { max-width: 1120px; margin: 0 auto; padding: 0 24px 32px; color: var(--muted); font-size: 13px; }
h1 { font-size: 24px; line-height: 1.25; margin: 0 0 8px; font-weight: 650; overflow-wrap: anywhere; }
h2 { font-size: 17px; margin: 28px 0 8px; font-weight: 650; }
p { margin: 0 0 12px; max-width: 72ch; }
.muted { color: var(--muted); }
.small { font-size: 13px; }
.good { color: var(--good); } .bad { color: var(--bad); }
.narrow-column { max-width: 640px; margin: 0 auto; }
.notice { border: 1px solid var(--line); border-left: 4px solid var(--accent); background: var(--surface); border-radius: 6px; padding: 12px 16px; margin: 0 0 16px; }
.notice p:last-child { margin-bottom: 0; }
button, .button { font: inherit; font-weight: 600; color: var(--on-accent); background: var(--accent); border: 1px solid var(--accent); border-radius: 6px; padding: 7px 14px; cursor: pointer; text-decoration: none; display: inline-block; min-height: 38px; }
button.plain { color: var(--accent); background: transparent; }
button.link { color: var(--accent); background: none; border: 0; padding: 4px 0; min-height: 0; font-weight: 400; text-decoration: underline; text-underline-offset: 2px; }
form.inline { display: inline; }
input[type=text] { font: inherit; color: inherit; background: var(--surface); border: 1px solid var(--muted); border-radius: 6px; padding: 7px 10px; width: 100%; max-width: 360px; min-height: 38px; }
label { display: block; font-weight: 600; margin-bottom: 4px; }
.row { display: flex; flex-wrap: wrap; gap: 8px; align-items: end; margin: 0 0 16px; }
.people { list-style: none; padding: 0; margin: 20px 0; display: grid; gap: 10px; }
.people button { display: grid; width: 100%; text-align: left; color: var(--text); background: var(--surface); border-color: var(--line); padding: 12px 16px; gap: 2px; font-weight: 400; }
.people button:hover { border-color: var(--accent); background: var(--soft); }
.people strong { font-size: 16px; }
table { width: 100%; margin: 0 0 16px; border-collapse: collapse; background: var(--surface); border: 1px solid var(--line); border-radius: 6px; }
th, td { text-align: left; padding: 8px 12px; border-top: 1px solid var(--line); vertical-align: top; overflow-wrap: anywhere; }
thead th { border-top: 0; font-size: 13px; color: var(--muted); font-weight: 600; }
td.number, th.number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
td.fixed { white-space: nowrap; }
.scroll { overflow-x: auto; margin: 0 0 16px; }
code, pre, .mono { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 13px; }
pre { background: var(--surface); border: 1px solid var(--line); border-radius: 6px; padding: 12px 16px; margin: 0 0 16px; overflow-x: auto; white-space: pre; }
pre.wrap { white-space: pre-wrap; overflow-wrap: anywhere; }
.path { display: flex; flex-wrap: wrap; gap: 4px; margin: 0 0 12px; overflow-wrap: anywhere; }
.tabs { display: flex; flex-wrap: wrap; gap: 4px 20px; margin: 8px 0 20px; border-bottom: 1px solid var(--line); }
.tabs a { padding: 6px 2px; text-decoration: none; border-bottom: 3px solid transparent; }
.tabs a[aria-current] { border-color: var(--accent); color: inherit; font-weight: 600; }
table.code { margin: 0; }
table.code td { border: 0; padding: 0 12px; font: 13px/1.55 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; white-space: pre; overflow-wrap: normal; }
table.code td.line { text-align: right; width: 1%; user-select: none; border-right: 1px solid var(--line); }
table.code td.line a { color: var(--muted); text-decoration: none; }
table.code tr:target { background: var(--soft); }
.diff span { display: block; min-height: 1.55em; }
.diff .added { background: var(--added); } .diff .removed { background: var(--removed); } .diff .hunk { color: var(--accent); } .diff .file { font-weight: 650; }
@media (max-width: 600px) {
  main { padding: 16px; } .top { padding: 10px 16px; } footer { padding: 0 16px 24px; }
  .wide { display: none; }
}
@media (prefers-reduced-motion: no-preference) { .people button { transition: background 120ms, border-color 120ms; } }
`);
