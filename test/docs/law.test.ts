import { readFile, sourcesIn, tableRows } from './read-docs';

const laws =
  'VBL|OSL|TF|KL|FL|AML|SoL|PSL|SkolL|skollagen|DL|diskrimineringslagen|[Aa]rkivlagen|GDPR';
const section = String.raw`\d+(?:[:.]\d+)?(?: [a-e]\b(?! [a-z]))?`;
const between = String.raw`(?:, | and | to |–| second paragraph and | with )`;
const citation = new RegExp(
  `\\b(${laws}) (?:\\(\\d{4}:\\d+\\) )?(?:article )?(${section}(?:${between}${section})*)`,
  'g',
);

/** Each section that a text cites, as "TF 2:15". */
function citedIn(text: string): readonly string[] {
  return [...text.matchAll(citation)].flatMap(([, name = '', all = '']) => {
    const law = { skollagen: 'SkolL', diskrimineringslagen: 'DL', arkivlagen: 'Arkivlagen' }[name];
    return all.split(new RegExp(between)).map((one) => `${law ?? name} ${one}`);
  });
}

/** The rules of a row, each with its law (VBL without a name), and all of a range. */
function rulesIn(rule: string): readonly string[] {
  const named = /^[A-ZÅÄÖa-z]/.test(rule) ? rule : `VBL ${rule}`;
  return named.split(/,\s(?=[A-Z])/).flatMap((part) => {
    const ranged = part.replace(/(\d+):(\d+)–(?:\d+:)?(\d+)/, (_, chapter: string, from, to) =>
      Array.from(
        { length: Number(to) - Number(from) + 1 },
        (__, at) => `${chapter}:${Number(from) + at}`,
      ).join(', '),
    );
    return citedIn(ranged);
  });
}

const page = readFile('docs/duties.md');
const [, ...duties] = tableRows(page);
const others = page.slice(page.indexOf('## Also cited'));
const listed = [...others.matchAll(/^- (.*?): [a-z]/gm)].flatMap(([, one = '']) => citedIn(one));
const explained = new Set([...duties.flatMap(([rule = '']) => rulesIn(rule)), ...listed]);

const cited = new Set(
  sourcesIn(['bot', 'db', 'adaptive-cards']).flatMap((file) =>
    // A comment may break its line within a citation.
    citedIn(readFile(file).replace(/\n *(?:\*|\/\/)? */g, ' ')),
  ),
);

it('each section that the code cites is explained', () => {
  expect(cited.size).toBeGreaterThan(40);
  // A point of an article is explained by its article.
  const of = (one: string): string => one.replace(/^(GDPR \d+)\.\d.*/, '$1');
  expect([...cited].filter((one) => !explained.has(one) && !explained.has(of(one)))).toEqual([]);
});

it('what is only cited is cited', () => {
  expect(listed).toHaveLength(10);
  expect(listed.filter((one) => !cited.has(one))).toEqual([]);
});
