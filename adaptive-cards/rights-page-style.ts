/**
 * The printed page's style: the system's fonts, light or dark by the reader's choice, black on white on
 * paper. It contains no address, so nothing is loaded.
 */
export const rightsPageStyle = `
:root { color-scheme: light dark; --ink: #1b1b1f; --paper: #ffffff; --quiet: #55555e; --line: #c9c9d2; --link: #2f3c96; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #ececf1; --paper: #17171b; --quiet: #b4b4bf; --line: #45454f; --link: #aab4ff; }
}
* { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; scroll-padding-top: 1rem; }
body { margin: 0 auto; max-width: 46rem; padding: 1.5rem 1.25rem 4rem; background: var(--paper); color: var(--ink);
  font: 1.0625rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; overflow-wrap: break-word; }
h1, h2, h3, h4 { line-height: 1.25; text-wrap: balance; break-after: avoid; }
h1 { margin: 0 0 1.5rem; font-size: 2rem; }
h1 span { color: var(--quiet); font-weight: 400; }
h2 { margin: 3rem 0 1rem; font-size: 1.6rem; border-bottom: 2px solid var(--line); padding-bottom: .35rem; }
h2 span { color: var(--quiet); font-weight: 400; }
h3 { margin: 2.2rem 0 .5rem; font-size: 1.2rem; }
h4 { margin: 1.4rem 0 .3rem; font-size: 1.0625rem; }
p, ul, ol { margin: 0 0 .8rem; }
ul { padding-left: 1.4rem; }
ol { padding-left: 2rem; }
li { margin-bottom: .3rem; }
a { color: var(--link); }
a:focus-visible, :target { outline: 3px solid var(--link); outline-offset: 3px; }
:target:not(:focus-visible) { outline: none; }
.of { margin: 0; color: var(--quiet); }
.skip { position: absolute; left: -99rem; padding: .6rem 1rem; background: var(--paper); }
.skip:focus { left: 1rem; top: 1rem; }
nav h2 { margin-top: 0; font-size: 1.2rem; }
nav p { font-weight: 600; }
.languages { display: grid; grid-template-columns: 1fr 1fr; gap: 0 2rem; }
.lines, .reach { list-style: none; padding-left: 0; }
.reach { display: grid; grid-template-columns: 1fr 1fr; gap: 1.1rem 2rem; }
.reach li { margin: 0; min-width: 0; break-inside: avoid; }
.reach li > span:not([lang]), .reach small { display: block; }
.reach li > span:not([lang])::first-letter { text-transform: uppercase; }
small, footer { color: var(--quiet); font-size: .875em; }
.whole { white-space: nowrap; }
footer { margin-top: 3rem; border-top: 1px solid var(--line); padding-top: 1rem; }
@media (max-width: 40rem) {
  .languages, .reach { grid-template-columns: 1fr; }
  h1 span { display: block; }
}
@media print {
  :root { --ink: #000; --paper: #fff; --quiet: #333; --line: #999; --link: #000; }
  @page { margin: 18mm 16mm; }
  body { max-width: none; padding: 0; font-size: 10.5pt; line-height: 1.4; }
  .skip { display: none; }
  h2 { margin-top: 1.5rem; }
  h3 { margin-top: 1.2rem; }
  section[lang="en"] { break-before: page; }
  li, p { break-inside: avoid; }
  a { text-decoration: none; }
  .reach { gap: .6rem 1.5rem; font-size: 9pt; }
}
`;
