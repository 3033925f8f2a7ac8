import { tableRows } from './read-docs';

const laws = 'VBL|OSL|TF|KL|FL|MBL|GDPR|DOS-lagen|arkivlagen|dataskyddslagen';

/** Each section of a list: of `3–5` it is 3, 4 and 5; of `8 och 10` both; `3 b` is one. */
function eachOf(list: string): string[] {
  return list.split(/,? och |, /).flatMap((part) => {
    const [, first, last] = /^(\d+)–(\d+)$/.exec(part) ?? [];
    if (first === undefined || last === undefined) return [part];
    return Array.from({ length: Number(last) - Number(first) + 1 }, (_, at) =>
      String(Number(first) + at),
    );
  });
}

/** The sections that duties.md has a row for, as `VBL 5:8` or `GDPR 35`. */
export function sectionsInDuties(page: string): string[] {
  return tableRows(page).flatMap(([rule = '']) => {
    let law = 'VBL';
    return rule.split(', ').flatMap((part) => {
      law = /^[A-Z]\w+(?= )/.exec(part)?.[0] ?? law;
      const written = /(?:(\d+):)?(\d+(?: [a-h](?!\w))?)(?:–(?:\d+:)?(\d+))?/.exec(part);
      const [, chapter, first = '', last] = written ?? [];
      const of = `${law === 'Arkivlagen' ? 'arkivlagen' : law} ${chapter === undefined ? '' : `${chapter}:`}`;
      return eachOf(last === undefined ? first : `${first}–${last}`).map((one) => of + one);
    });
  });
}

/**
 * The sections and articles that a Swedish paper names, as {@link sectionsInDuties} writes them.
 * Apart from them, the words of those that no law follows closely.
 */
export function sectionsCited(paper: string): { cited: string[]; withoutLaw: string[] } {
  const places =
    /(?:(\d+) kap\. )?((?:\d+(?:–\d+)?(?: [a-h])?(?:,? och |, )?)+) §§?|[Aa]rtikel ((?:\d+(?:–\d+)?(?: och )?)+)/g;
  const found = [...paper.matchAll(places)].map(([words, chapter, sections, articles]) => ({
    words,
    prefix: chapter === undefined ? '' : `${chapter}:`,
    list: (sections ?? articles ?? '').trim(),
  }));
  const law = new RegExp(`^.{0,45}?\\b(${laws})`);
  let from = 0;
  const named = found.map((one) => {
    from = paper.indexOf(one.words, from) + one.words.length;
    return { ...one, law: law.exec(paper.slice(from))?.[1] };
  });
  return {
    cited: named.flatMap(({ law, prefix, list }) =>
      law === undefined ? [] : eachOf(list).map((one) => `${law} ${prefix}${one}`),
    ),
    withoutLaw: named.filter(({ law }) => law === undefined).map(({ words }) => words),
  };
}
